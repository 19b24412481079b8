import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/flow/**/*.test.ts'],
    // They end what hangs, and nothing else: far beyond what a computer that is busy with other work needs.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
    restoreMocks: true,
  },
});
