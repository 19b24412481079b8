/**
 * Patience with wrong PINs: five free tries, then a wait of 30 s that doubles up to one hour, and after 20 failures in a row nothing but
 * an admin helps. Far below the 100 in a row that NIST SP 800-63B allows.
 *
 * No wall clock takes part. Within a run the wait is measured on the monotonic clock. Across runs nothing trustworthy says how long the
 * console was off: "the clock is an hour ahead" and "an hour has passed" look alike, and setting it ahead is the attack. So a wait only
 * passes while the console runs: a new run starts with what was left when the last one saved. Clock changes and restarts therefore gain
 * nothing; the price is that a wait of at most one hour may have to be sat out after a night switched off. An admin can end it at once;
 * where the only one is locked, rescue.ts is the way out.
 */
import { RESCUE_TRIES } from './rescue.ts';

/** Failures after which a wait begins. */
export const FREE_TRIES = 5;

/** Failures after which only an admin helps. */
export const MAX_FAILURES = 20;

const FIRST_WAIT_MS = 30_000;

/** The longest wait, ms. */
export const MAX_WAIT_MS = 3_600_000;

/** A moment of one run: its random id, and milliseconds on its monotonic clock. */
export type RunTime = { readonly boot: string; readonly mono: number };

/** What is kept per account. `waitMs` is what was left of the wait at `mono` of the run `boot`. */
export type Lockout = RunTime & { readonly failures: number; readonly waitMs: number };

/** May the next PIN be tried? `ms` is never 0. */
export type Patience = { readonly word: 'free' } | { readonly word: 'waiting'; readonly ms: number } | { readonly word: 'locked' };

/** An account without failures. */
export const NO_FAILURES: Lockout = { failures: 0, waitMs: 0, boot: '', mono: 0 };

/** Judges whether a PIN may be tried now. */
export function patienceOf(lockout: Lockout, now: RunTime): Patience {
  if (lockout.failures >= MAX_FAILURES) return { word: 'locked' };
  const ms = remainingMs(lockout, now);
  return ms > 0 ? { word: 'waiting', ms } : { word: 'free' };
}

/** Counts one failure. To be called only while {@link patienceOf} says `free`. */
export function afterFailure(lockout: Lockout, now: RunTime): Lockout {
  const failures = Math.min(lockout.failures + 1, MAX_FAILURES);
  return { failures, waitMs: waitAfter(failures), boot: now.boot, mono: now.mono };
}

/** The same after so many failures more, which somebody else remembers; they bring their own wait. */
export function afterMissed(lockout: Lockout, missed: number, now: RunTime): Lockout {
  if (missed === 0) return lockout;
  const failures = Math.min(lockout.failures + missed, MAX_FAILURES);
  return { failures, waitMs: waitAfter(failures), boot: now.boot, mono: now.mono };
}

/** What a rescue leaves: the last few tries before the lock, the first of them at once. */
export function afterRescue(now: RunTime): Lockout {
  return { failures: MAX_FAILURES - RESCUE_TRIES, waitMs: 0, boot: now.boot, mono: now.mono };
}

/** Restates what is left as of `now`: at the start of a run, so that the wait goes on, and at its end, so that what was waited counts. */
export function carriedOver(lockout: Lockout, now: RunTime): Lockout {
  return { failures: lockout.failures, waitMs: remainingMs(lockout, now), boot: now.boot, mono: now.mono };
}

function waitAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES), MAX_WAIT_MS);
}

/** Another run's monotonic time says nothing about this one. */
function remainingMs({ waitMs, boot, mono }: Lockout, now: RunTime): number {
  const passed = boot === now.boot ? Math.max(0, now.mono - mono) : 0;
  return Math.max(0, waitMs - passed);
}
