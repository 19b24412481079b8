/** The words of the next action: what is to be done, and what the console does when it is pressed. */

/** What is to be done next, as a word. The screen gives it the only prominent button. */
export type NextAction =
  | 'find'
  | 'wait'
  | 'connect-bridge'
  | 'open-settings'
  | 'read-status'
  | 'sign-in'
  | 'connect-phone'
  | 'read-vehicle'
  | 'check-vehicle'
  | 'set-clock'
  | 'check-subscription'
  | 'settle-other'
  | 'confirm'
  | 'activate'
  | 'show-code'
  | 'show-receipt'
  | 'check-again'
  | 'decide'
  | 'hand-over'
  | 'ask-support'
  | 'try-again'
  | 'finish'
  /** The customer's side of the job (docs/session.md). */
  | 'let-sign-in'
  | 'let-sign-out'
  | 'wait-for-customer'
  | 'ask-consent'
  | 'give-code'
  | 'enrol'
  | 'go-on-run';

/** What the console does when the next action is pressed, by button or key. `none`: only time helps. */
export type Deed =
  | 'none'
  | 'find'
  | 'reconnect'
  | 'settings'
  | 'reread'
  | 'recheck'
  | 'link'
  | 'follow-ups'
  | 'confirm'
  | 'activate'
  | 'reveal'
  | 'receipt'
  | 'close'
  | 'decide'
  | 'hand-over'
  | 'support'
  | CustomerDeed;

/** Deeds of the customer's side. `consent`, `customer`: to the place where the consent, or the run, waits for a person. */
export type CustomerDeed = 'sign-in' | 'sign-out' | 'one-time-code' | 'enrol' | 'consent' | 'customer';
