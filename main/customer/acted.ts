/** In whose accounts this console acted during the job: those that are signed out at its end. A session that nobody touched is the customer's own. */
import { customerStateOf } from '../../app/audit/customer/index.ts';
import type { Entry } from '../../app/audit/entry/index.ts';
import type { AccountRef, MaskedLogin } from '../../app/customer/index.ts';

/** The accounts of one job. */
export class ActedIn {
  readonly #accounts = new Set<AccountRef>();
  #isOpened = false;
  #last: AccountRef | null = null;

  /** Was the browser opened, and is not known yet who came in by it? */
  get isOpened(): boolean {
    return this.#isOpened;
  }

  /** Who was signed in when it was last known. */
  get last(): AccountRef | null {
    return this.#last;
  }

  /** Something was done in this account. */
  in(account: AccountRef): void {
    this.#accounts.add(account);
  }

  /** The browser was opened: that is an act in the account that was there, and in the one that comes. */
  opened(before: AccountRef | null): void {
    if (before !== null) this.in(before);
    this.#isOpened = true;
  }

  /** Who is signed in is known. */
  told(account: AccountRef | null): void {
    if (this.#isOpened && account !== null) this.in(account);
    this.#isOpened = false;
    this.#last = account;
  }

  has(account: AccountRef | null): boolean {
    return account !== null && this.#accounts.has(account);
  }

  /** The job is over. A browser that is still open goes on to somebody. */
  end(): void {
    this.#accounts.clear();
  }

  /** What the run before did in the job that it left. `newest`: entries of kind `customer`, newest first. */
  restore(newest: readonly Entry[]): void {
    const end = newest.findIndex(({ veh }) => veh !== newest[0]?.veh);
    for (const entry of newest.slice(0, end < 0 ? newest.length : end).toReversed()) this.#again(entry);
  }

  #again(entry: Entry): void {
    const state = customerStateOf(entry, () => '' as MaskedLogin);
    if (state === null) return;
    const { session, consent, signOutOwed } = state;
    if (consent !== null) this.in(consent.account);
    // A sign-out that was owed opened the browser by itself: nobody comes in by that.
    if (session.name === 'at-work' && (session.work !== 'sign-out' || signOutOwed === null)) this.opened(session.before?.ref ?? null);
    if (session.name === 'signed-in') this.told(session.account.ref);
    if (session.name !== 'nobody') return;
    this.told(null);
    this.end();
  }
}
