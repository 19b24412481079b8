/** Writes of one trail: none once its files were taken from under it, and once more when the disk was full and the reserve gave space back. */
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, type Result } from '../../../app/base/index.ts';
import { watchFiles } from './in-place.ts';
import { asResult } from '../../disk/index.ts';
import type { Reserve } from './reserve.ts';

/** A file of a trail that a write goes into. */
type Into = 'log' | 'vault';

/** Runs writes, and remembers how they went. */
export interface GuardedWrites {
  run<T>(work: () => T, into: readonly Into[]): Result<T, LogProblem>;
  /** Were the files replaced or deleted while they were open? */
  moved(): boolean;
  /** Why the last write failed; null since one succeeded. */
  problem(): LogProblem | null;
}

/** Watches the files in `dir`. */
export function guardWrites(dir: string, reserve: Reserve): GuardedWrites {
  const inPlace = { log: watchFiles(dir, 'log.db'), vault: watchFiles(dir, 'vault.db') };
  let moved = false;
  let problem: LogProblem | null = null;
  return {
    run(work, into) {
      const asked = asResult(() => into.every((one) => inPlace[one]()));
      moved ||= asked.ok && !asked.value;
      if (moved) return fail('corrupt');
      const first = asResult(work);
      const done = !first.ok && first.error === 'disk-full' && reserve.free() ? asResult(work) : first;
      if (done.ok) problem = null;
      else if (done.error !== 'conflict') problem = done.error;
      return done;
    },
    moved: () => moved,
    problem: () => problem,
  };
}
