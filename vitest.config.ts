import { defineConfig } from 'vitest/config';
import { keepCompiled } from './test/compiled.ts';

keepCompiled();

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/flow/**/*.test.ts'],
    // They end what hangs, and nothing else: far beyond what a computer that is busy with other work needs.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    // Twice as many as there are cores: most flow tests wait for an adapter or a bridge that takes its time.
    maxWorkers: 4,
    restoreMocks: true,
  },
});
