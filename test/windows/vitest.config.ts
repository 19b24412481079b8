/** The cases of the Windows stage. Each starts programs that take seconds to start; two at a time, as many as the computer has cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/windows/cases/*.case.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
