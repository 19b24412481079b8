/** Operators as people's side sees them: plain data that crosses process borders as JSON. Never a PIN, never a hash. */
import type { Role } from './role.ts';
import type { PinProblem } from './pin.ts';
import type { Revised } from '../base/index.ts';

/** One account in the admin's list. `lockout`: may a PIN be tried now, is a wait running, or must an admin unlock it. `createdAt` is UTC ms. */
export type OperatorRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly enabled: boolean;
  readonly lockout: 'free' | 'waiting' | 'locked';
  readonly createdAt: number;
};

/** Why nobody can sign in before a person has mended the data folder. */
export type AccountsFault =
  /** The file of the accounts could not be understood and was laid aside. */
  | 'accounts-unreadable'
  /** The device's part of the PINs is gone or another one: no PIN of this file can be checked. */
  | 'pin-key-lost';

/** Accounts and session as the screens show them. */
export type OperatorsView = {
  /** False until the first admin was made. */
  readonly setUp: boolean;
  readonly fault: AccountsFault | null;
  /** A name to offer for the first admin; empty when none is known. */
  readonly proposedName: string;
  /** Names to choose from on the sign-in screen: the enabled accounts, in the order they were made. */
  readonly names: readonly string[];
  readonly session: SessionView | null;
};

/** Accounts and session as they are told to screens. */
export type OperatorsTold = OperatorsView & Revised;

/** What happened at the command line of this computer with the account of a locked administrator; see rescue.ts. */
export const ACCOUNT_NOTICES = ['asked-tries', 'asked-new-pin', 'done-tries', 'done-new-pin', 'cancelled'] as const;

/** What everybody who signs in after it is told. `name`: whose account. `at` is UTC ms of this computer's clock then. */
export type AccountNotice = { readonly what: (typeof ACCOUNT_NOTICES)[number]; readonly name: string; readonly at: number };

/** The session in use. Times are UTC ms of this computer's clock, for showing; nothing is decided by them. */
export type SessionView = {
  readonly name: string;
  readonly role: Role;
  readonly since: number;
  readonly locked: boolean;
  /** Until when the last PIN counts as fresh; null when it does not. */
  readonly freshPinUntil: number | null;
  /** What this person has to know since the last time, newest first. */
  readonly notices: readonly AccountNotice[];
};

/** Why an operation on accounts or sessions did not happen. */
export type OperatorProblem =
  /**
   * Name and PIN do not belong together. `waitMs`: how long the next try has to wait, 0 for not at all. `triesLeft`: how many more wrong
   * PINs in a row the account stands before only an admin helps, at least 1.
   */
  | { readonly code: 'wrong-pin'; readonly waitMs: number; readonly triesLeft: number }
  /** Not even tried: a wait is running. */
  | { readonly code: 'wait'; readonly waitMs: number }
  /** Too many failures: an admin unlocks the account. */
  | { readonly code: 'locked-out' }
  /** Too many tries at once. */
  | { readonly code: 'busy' }
  /** The file of the accounts cannot be written, so nothing was tried or changed. */
  | { readonly code: 'unwritable' }
  | { readonly code: AccountsFault }
  | { readonly code: 'bad-pin'; readonly pin: PinProblem }
  | { readonly code: 'bad-name' | 'name-taken' | 'not-found' | 'last-admin' | 'already-set-up' }
  /** There is no session, or not one in the state that this needs. */
  | { readonly code: 'not-now' };

/** What an admin changes of an account: only what is given. `unlock` forgets the failures; a new PIN does so too. */
export type OperatorChange = {
  readonly role?: Role;
  readonly enabled?: boolean;
  readonly unlock?: true;
  readonly pin?: string;
};
