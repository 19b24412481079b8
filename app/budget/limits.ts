/**
 * What a customer's account has few of, and how many. No number is published; these are those of the community's clients (docs/session.md), so
 * they warn. What would lock the account is stopped, unless a person of the support desk takes it on.
 */
import type { Budget } from '../pims/session-calls/index.ts';

/** One limit. `within`: how long a use counts, ms; null: for good, or until it is given back. `locks`: reaching it blocks the account. */
export type Limit = { readonly most: number; readonly within: number | null; readonly locks: boolean };

const DAY_MS = 86_400_000;

/** The limits. `pin` counts wrong ones in a row, `device` enrolments since all were removed. */
export const LIMITS: Readonly<Record<Budget, Limit>> = {
  sms: { most: 20, within: null, locks: false },
  pin: { most: 3, within: null, locks: true },
  otp: { most: 6, within: DAY_MS, locks: false },
  device: { most: 5, within: null, locks: true },
};

/** How many of each were used, as far as this console's log tells: other phones and tools use them too. */
export type Counts = Readonly<Record<Budget, number>>;

/** Nothing was used. */
export const NO_COUNTS: Counts = { sms: 0, pin: 0, otp: 0, device: 0 };
