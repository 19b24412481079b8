import { join } from 'node:path';
import { benchFolder } from './folders.ts';
import { generate, type Generated } from './generator.ts';

/** How many entries the large log of a run has. */
export function largeSize(full: boolean): number {
  return full ? 1_000_000 : 100_000;
}

let kept: Generated | undefined;

/** The large log of this run, made once and shared by the benches that only read it or add a few thousand entries. */
export function largeLog(full: boolean): Generated {
  kept ??= generate(join(benchFolder('large'), 'trail'), largeSize(full), 7);
  return kept;
}
