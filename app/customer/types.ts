/**
 * In whose account the console acts. The customer's login is shown masked while the job lasts, sealed like a name, and in the log a reference
 * stands for it; whose session it is, is asked, never remembered over a lost connection.
 */

declare const maskedBrand: unique symbol;
declare const accountBrand: unique symbol;

/** A login of which the first letter is left: `m…@…`. */
export type MaskedLogin = string & { readonly [maskedBrand]: 'login' };

/** Keyed reference of an account inside one log (`C-…`): the same login gives the same one, and nobody without the key can tell the login. */
export type AccountRef = string & { readonly [accountBrand]: 'account' };

/** Who it is. */
export type Account = { readonly ref: AccountRef; readonly login: MaskedLogin };

/** What the phone's browser was opened for. */
export const BROWSER_WORKS = ['sign-in', 'forced-sign-in', 'create-account', 'change-login', 'change-password', 'sign-out'] as const;

/** One of {@link BROWSER_WORKS}. */
export type BrowserWork = (typeof BROWSER_WORKS)[number];

/** Why the browser's work did not come to an end. `cancelled`: 2368, or a person here. */
export const WORK_TROUBLES = ['cancelled', 'timeout', 'disconnected', 'not-sent', 'unreadable', 'error', 'crash'] as const;

/** One of {@link WORK_TROUBLES}. */
export type WorkTrouble = (typeof WORK_TROUBLES)[number];

/** What is wrong with the work (`work`), or with the ask who is signed in (null). */
export type CustomerTrouble = {
  readonly why: WorkTrouble;
  readonly work: BrowserWork | null;
  readonly code: number | null;
};

/** Whose consent it is: the customer's own, told to the operator, or a dealer's account, whose use has a reason (sealed). */
export const CONSENTS = ['customer', 'own-account'] as const;

/** One of {@link CONSENTS}. */
export type ConsentKind = (typeof CONSENTS)[number];

/** A consent, with the account it is for: another account needs another one. */
export type Consent = { readonly kind: ConsentKind; readonly account: AccountRef };

/** Whose session the phone has. */
export type Session =
  /** Not asked since the connection came up. */
  | { readonly name: 'unknown' }
  | { readonly name: 'nobody' }
  | { readonly name: 'signed-in'; readonly account: Account }
  /** 2301 was met: somebody was signed in (null: nobody knows who), and has to sign in again. */
  | { readonly name: 'lost'; readonly account: Account | null }
  /** The browser is open on the phone. `before`: who was signed in. */
  | { readonly name: 'at-work'; readonly work: BrowserWork; readonly since: number; readonly before: Account | null };

/** State of the customer's side of a job. */
export type CustomerState = {
  readonly session: Session;
  readonly consent: Consent | null;
  readonly trouble: CustomerTrouble | null;
  /** The account that the job's end asked to be signed out, while that is not confirmed: said until it is, or until somebody else is signed in. */
  readonly signOutOwed: AccountRef | null;
};

/** What happens. `by`: the person's word is logged with their name by the caller. */
export type CustomerEvent =
  | { readonly type: 'told'; readonly account: Account | null }
  | { readonly type: 'ask-failed'; readonly why: WorkTrouble; readonly code: number | null }
  | { readonly type: 'session-lost' }
  | { readonly type: 'disconnected' }
  | { readonly type: 'open-browser'; readonly work: BrowserWork; readonly at: number }
  | { readonly type: 'browser-done' }
  | { readonly type: 'browser-failed'; readonly why: WorkTrouble; readonly code: number | null }
  | { readonly type: 'consent'; readonly kind: ConsentKind }
  | { readonly type: 'withdraw' }
  /** `signOut`: the account to be signed out. The next `open-browser` is the caller's. */
  | { readonly type: 'job-ended'; readonly signOut: AccountRef | null }
  /** `signOut`: an account that the job acted in when it was cut off. */
  | { readonly type: 'restarted'; readonly signOut: AccountRef | null }
  /** Another vehicle came into work than the last one. */
  | { readonly type: 'job-begun' }
  /** A job that a restart cut off goes on: the sign-out is owed by its end. */
  | { readonly type: 'job-resumed' };

/** What the caller does once the state is durable. */
export type CustomerEffect = { readonly kind: 'ask' } | { readonly kind: 'browser'; readonly work: BrowserWork };

/** What the person does next. Each has words. */
export const CUSTOMER_NEXTS = ['ask', 'sign-in', 'sign-in-again', 'wait', 'consent', 'sign-out', 'nothing'] as const;

/** One of {@link CUSTOMER_NEXTS}. */
export type CustomerNext = (typeof CUSTOMER_NEXTS)[number];
