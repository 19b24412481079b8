import { defineConfig } from 'vitest/config';
import { keepCompiled } from './test/compiled.ts';

keepCompiled();

/** Unit tests that put something of their own in the place of a module of Node, for the whole process. */
const ALONE = ['test/unit/main/audit/keys/key-take-over.test.ts'];

/** They end what hangs, and nothing else: far beyond what a computer that is busy with other work needs. */
const limits = { testTimeout: 240_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Twice as many as there are cores: most flow tests wait for an adapter or a bridge that takes its time.
    maxWorkers: 4,
    projects: [
      {
        // What is pure needs no walls between its files: to load the same modules anew for each costs a third of the processor's time.
        test: { ...limits, name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], exclude: ALONE, isolate: false, restoreMocks: true },
      },
      {
        test: {
          ...limits,
          name: 'flow',
          include: ['test/flow/**/*.test.ts', ...ALONE],
          globalSetup: 'test/support/built-cli.ts',
          restoreMocks: true,
        },
      },
    ],
  },
});
