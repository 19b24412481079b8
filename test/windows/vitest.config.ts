/**
 * The cases of the Windows stage. Each starts programs that take seconds to start, and many of them on a busy computer; two at a time, as many as the
 * computer has cores. The limits end what hangs, and nothing else.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/windows/cases/*.case.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
