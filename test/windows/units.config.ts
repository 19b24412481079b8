/** The project's own unit tests under Windows' Node: in one process of threads, without those that Wine or a process of their own stands in the way of. */
import { defineConfig } from 'vitest/config';
import { keepCompiled } from '../compiled.ts';
import { notRunThere } from './unit-tests.ts';

keepCompiled();

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    exclude: notRunThere.map(({ file }) => file),
    testTimeout: 240_000,
    hookTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 4,
    isolate: false,
    restoreMocks: true,
  },
});
