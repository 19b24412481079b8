/** When the whole log is verified: once a day, by this computer's clock. */

const DAY_MS = 24 * 3600 * 1000;

/** Is a full verification due? `last` is when one ended, UTC ms, null for never. A clock that was set back makes it due too. */
export function fullVerificationDue(last: number | null, now: number): boolean {
  return last === null || now - last >= DAY_MS || now < last;
}
