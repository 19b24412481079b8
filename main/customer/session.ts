/**
 * Whose session the phone has: asked when a vehicle is in work and the phone is there, after every work of its browser, and once for each answer
 * of 2301; what was asked before these tells nothing. What a person decides is durable before it counts; what they take back, and what the phone tells,
 * counts whatever the log takes.
 */
import { accountOf, customerStateOf, customerTransition } from '../../app/audit/customer/index.ts';
import type { EntryDraft, VehicleRef } from '../../app/audit/entry/index.ts';
import type { ConsentView, ConsoleError } from '../../app/contract/index.ts';
import {
  type Account,
  accountIn,
  type AccountRef,
  browserEvent,
  type BrowserWork,
  type ConsentKind,
  type CustomerEffect,
  type CustomerEvent,
  type CustomerState,
  type CustomerStep,
  type MaskedLogin,
  NO_CUSTOMER,
  usernameEvent,
  WORK_CALLS,
} from '../../app/customer/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { openBrowser, readUsername } from '../../app/pims/session-calls/index.ts';
import { nameAtWork } from '../carkey/index.ts';
import { newTransactionId } from '../pims/index.ts';
import { ActedIn } from './acted.ts';
import { type Acted, Asking, type CustomerParts, hurdle, type InWork, no, type Phone, record } from './phone/index.ts';

/** Events that change what only this console knows; the others tell what the phone says, again and again. */
const ALWAYS: ReadonlySet<CustomerEvent['type']> = new Set<CustomerEvent['type']>([
  'open-browser',
  'browser-done',
  'browser-failed',
  'consent',
  'withdraw',
  'session-lost',
]);

/** What the session tells of. `told`: who is signed in is known anew. */
export type SessionHears = { readonly told: () => void };

type Personal = NonNullable<EntryDraft['personal']>;

/** The vehicle that an entry is about; null: none was in work when its call began. */
type About = VehicleRef | null;

/** An ask who is signed in. `isAfterLoss`: 2301 was met; `isCurrent`: nothing has overtaken it. */
type Ask = { readonly veh: About; readonly isAfterLoss: boolean; readonly isCurrent: () => boolean };

/** The end of a job. `isTried`: the sign-out is tried by itself; after a restart a person presses it. */
type Ended = { readonly veh: About; readonly isTried: boolean };

/** So many entries are looked through for what the run before did in its last job. */
const LAST_JOB = 50;

/** The customer's session on the phone. */
export class CustomerSession {
  readonly #parts: CustomerParts;
  readonly #phone: Phone;
  readonly #hears: SessionHears;
  readonly #acted = new ActedIn();
  #state: CustomerState = NO_CUSTOMER;
  #heard: Pick<ConsentView, 'by' | 'at'> = { by: '', at: 0 };
  /** The vehicle in work. */
  #veh: About = null;
  /** The vehicle of the last job. */
  #last: About = null;
  /** The vehicle for which the browser was opened. */
  #browsing: About = null;
  #written = '';
  readonly #asking = new Asking<About>();
  /** Answers of 2301 after which it was asked already. */
  readonly #lostBy = new Set<string>();
  /** A job's end wants a sign-out that was not tried yet, since the phone was busy or away. */
  #due: { readonly veh: About } | null = null;
  /** A job ended while its browser was open: whoever comes in by it is signed out. */
  #late: Ended | null = null;
  /** A restart cut a job off, at this vehicle or before any was in work: the job may go on. */
  #cutOff: { readonly veh: About } | null = null;

  constructor(parts: CustomerParts, phone: Phone, hears: SessionHears) {
    this.#parts = parts;
    this.#phone = phone;
    this.#hears = hears;
    phone.whenFree(() => this.#signOutDue());
    this.#restore();
  }

  get state(): CustomerState {
    return this.#state;
  }

  /** The consent with who heard it. */
  get consent(): ConsentView | null {
    const { consent } = this.#state;
    return consent === null ? null : { ...consent, ...this.#heard };
  }

  /** Who is signed in; null: nobody, or nobody knows. */
  get account(): Account | null {
    const { session } = this.#state;
    return session.name === 'signed-in' ? session.account : null;
  }

  /** In whose account a person may act: whoever is signed in, and consented. What acts in the account asks here, whichever service it is of. */
  mayActIn(): Result<AccountRef, ConsoleError> {
    const { account } = this;
    if (account === null) return no({ reason: 'customer-nobody' });
    return this.#state.consent === null ? no({ reason: 'consent-missing' }) : ok(account.ref);
  }

  /** A vehicle came into work: what is begun from now on is about it. */
  begin({ veh }: InWork): void {
    this.#veh = veh;
    this.#late = null;
    const { signOutOwed } = this.#state;
    if (signOutOwed !== null && this.#goesOn(veh, signOutOwed)) {
      this.#acted.in(signOutOwed);
      this.#apply({ type: 'job-resumed' });
    }
    this.#cutOff = null;
    if (veh !== this.#last) this.#apply({ type: 'job-begun' });
  }

  /** Does the job that a restart cut off go on at this vehicle? One that began with a sign-in before any was in work goes on at the first. */
  #goesOn(veh: VehicleRef, owed: AccountRef): boolean {
    const cut = this.#cutOff;
    return cut !== null && (cut.veh === veh || (cut.veh === null && this.#acted.has(owed)));
  }

  /** Has it to be asked who is signed in, although no vehicle is in work? */
  get isToAsk(): boolean {
    return this.#state.signOutOwed !== null || this.#late !== null;
  }

  /** Asks the phone who is signed in; whoever asks meanwhile for the same vehicle waits for the same answer. Does nothing while its browser is open, or without a bridge. */
  ask(): Promise<void> {
    return this.#askFor(this.#veh);
  }

  /**
   * Does the phone still name this account? Asked right before a call that costs a try: another console at the same phone may have signed somebody
   * else in, or the customer out. Where it names another one that is told; no answer says nothing against it.
   */
  async confirm(account: AccountRef): Promise<Acted> {
    const told = usernameEvent(await this.#phone.ask(readUsername()), (text) => accountOf(this.#parts.accountKey, text));
    if (told.type !== 'told' || told.account?.ref === account) return ok(null);
    await this.ask();
    return no({ reason: told.account === null ? 'customer-nobody' : 'run-other-account' });
  }

  /** Opens the phone's browser; what follows comes as views. */
  open(work: BrowserWork): Acted {
    const before = accountIn(this.#state.session);
    const opened = this.#openFor(this.#veh, work);
    if (!opened.ok) return opened;
    this.#due = null;
    this.#acted.opened(before?.ref ?? null);
    return opened;
  }

  /** Notes the consent of whoever is signed in, with the name of who heard it. `account`: whose it is, as the person saw it. */
  give({ kind, account, reason }: { readonly kind: ConsentKind; readonly account: string; readonly reason: string | null }): Acted {
    const { context } = this.#parts;
    const by = nameAtWork(context);
    if (by === '') return no({ reason: 'name-missing' });
    if (kind === 'own-account' && reason === null) return no({ reason: 'reason-missing' });
    const here = this.account;
    if (here === null) return no({ reason: 'customer-nobody' });
    if (here.ref !== account) return no({ reason: 'overtaken' });
    const written = this.#decide({ type: 'consent', kind }, { operator: by, ...(reason === null ? {} : { reason }) });
    if (written.ok) {
      this.#heard = { by, at: context.clock.wall() };
      this.#acted.in(here.ref);
      this.#due = null;
      this.#parts.changed();
    }
    return written;
  }

  /** Takes the consent back. It is gone whatever the log takes: nothing more is done on it. */
  withdraw(): Acted {
    if (this.#state.consent === null) return no({ reason: 'consent-missing' });
    this.#apply({ type: 'withdraw' });
    return ok(null);
  }

  /** Another person took over: a consent was told to the one before. */
  personChanged(): void {
    if (this.#state.consent !== null) this.#apply({ type: 'withdraw' });
  }

  /** 2301 was met: who is signed in is asked anew, once for each answer (`by`). Without one, once until somebody signs in. */
  lost(by: string | null = null): void {
    const { name } = this.#state.session;
    if (by !== null && this.#lostBy.has(by)) return;
    if (by !== null) this.#lostBy.add(by);
    if (name === 'at-work' || name === 'nobody' || (by === null && name === 'lost')) return;
    if (name === 'signed-in') this.#apply({ type: 'session-lost' });
    this.#asking.overtake();
    this.#phone.track(this.#askFor(this.#veh, true));
  }

  /** The connection is gone: nobody knows any more. */
  disconnected(): void {
    const atWork = this.#state.session.name === 'at-work';
    this.#apply({ type: 'disconnected' }, {}, atWork ? this.#browsing : this.#veh);
  }

  /** The job is over. The customer whose account it acted in is signed out of the phone, where the setting says so: at once, or once the phone is free. */
  end(): void {
    const veh = this.#veh;
    this.#veh = null;
    this.#last = veh;
    this.#lostBy.clear();
    if (this.#parts.signOutAtEnd()) {
      const account = this.#actedIn();
      const ended = { veh, isTried: true };
      this.#late = this.#acted.isOpened ? ended : null;
      if (account !== null) this.#endWith(account, ended);
    }
    if (this.#state.consent !== null) this.#apply({ type: 'job-ended', signOut: null }, {}, veh);
    this.#acted.end();
    this.#signOutDue();
  }

  /** The account at the phone, where the job acted in it. */
  #actedIn(): AccountRef | null {
    const account = accountIn(this.#state.session)?.ref ?? this.#state.consent?.account ?? this.#acted.last;
    return this.#acted.has(account) ? account : null;
  }

  #endWith(signOut: AccountRef, { veh, isTried }: Ended): void {
    this.#apply({ type: 'job-ended', signOut }, {}, veh);
    if (isTried) this.#due = { veh };
  }

  /** Once: a sign-out that failed is told, and pressed by a person. */
  #signOutDue(): void {
    if (this.#due === null || this.#state.signOutOwed === null || this.account?.ref !== this.#state.signOutOwed) return;
    if (this.#openFor(this.#due.veh, 'sign-out').ok) this.#due = null;
  }

  #openFor(veh: About, work: BrowserWork): Acted {
    const hindered = hurdle(this.#parts);
    if (hindered !== null) return fail(hindered);
    if (this.#phone.call !== null || this.#state.session.name === 'at-work') return no({ reason: 'phone-busy' });
    return this.#decide({ type: 'open-browser', work, at: this.#parts.context.clock.wall() }, {}, veh);
  }

  #askFor(veh: About, isAfterLoss = false): Promise<void> {
    if (this.#state.session.name === 'at-work' || this.#parts.context.bridge.state().name !== 'ready') return Promise.resolve();
    return this.#asking.ask(
      veh,
      (isCurrent) => this.#ask({ veh, isAfterLoss, isCurrent }),
      () => this.#askFor(veh, isAfterLoss),
    );
  }

  async #ask({ veh, isAfterLoss, isCurrent }: Ask): Promise<void> {
    const outcome = await this.#phone.ask(readUsername());
    if (!isCurrent()) return;
    const logins: string[] = [];
    const event = usernameEvent(outcome, (text) => {
      logins.push(text);
      return accountOf(this.#parts.accountKey, text);
    });
    const [login] = logins;
    if (isAfterLoss && this.#isStillLost(event)) return;
    const applies = this.#apply(event, login === undefined ? {} : { input: login }, veh);
    if (applies && event.type === 'told') this.#told(event.account?.ref ?? null);
  }

  /** The phone names whoever PIMS has just refused: they sign in again, and nothing goes on by itself until then. */
  #isStillLost(event: CustomerEvent): boolean {
    const { session } = this.#state;
    return session.name === 'lost' && event.type === 'told' && event.account !== null && event.account.ref === session.account?.ref;
  }

  #told(account: AccountRef | null): void {
    const late = this.#late;
    this.#acted.told(account);
    this.#late = null;
    if (late !== null && account !== null) this.#endWith(account, late);
    this.#signOutDue();
    this.#hears.told();
  }

  async #browse(work: BrowserWork, veh: About): Promise<void> {
    const outcome = await this.#phone.spend(openBrowser(WORK_CALLS[work]), newTransactionId());
    this.#apply(browserEvent(work, outcome), {}, veh);
  }

  /** What a person decided: it counts once it is durable. */
  #decide(event: CustomerEvent, personal: Personal = {}, veh = this.#veh): Acted {
    const step = customerTransition(this.#state, event);
    if (!step.ok) return no({ reason: 'act-not-offered' });
    if (!this.#write(step.value.entry, personal, veh)) return fail({ code: 'log-unwritable' });
    this.#become(step.value, veh);
    return ok(null);
  }

  /** What happened: it counts whatever the log takes. False: it does not apply as things stand. */
  #apply(event: CustomerEvent, personal: Personal = {}, veh = this.#veh): boolean {
    const before = this.#state;
    const step = customerTransition(before, event);
    if (!step.ok) return false;
    if (this.#isNews(event, before, this.#markOf(step.value.entry, veh))) this.#write(step.value.entry, personal, veh);
    this.#become(step.value, veh);
    return true;
  }

  #isNews(event: CustomerEvent, { session, consent, signOutOwed }: CustomerState, mark: string): boolean {
    const { type } = event;
    if (ALWAYS.has(type)) return true;
    if (type === 'ask-failed' || type === 'job-begun' || type === 'job-resumed') return false;
    if (type === 'disconnected') return session.name === 'at-work';
    if (type === 'restarted') return session.name === 'at-work' || consent !== null || (signOutOwed === null && event.signOut !== null);
    const isFirstNobody = this.#written === '' && mark.split(' ')[1] === 'nobody';
    return !isFirstNobody && mark !== this.#written;
  }

  #markOf({ out, d }: EntryDraft, veh: About): string {
    return `${veh ?? ''} ${out ?? ''} ${d?.by ?? ''} ${d?.word ?? ''}`;
  }

  #write(entry: EntryDraft, personal: Personal, about: About): boolean {
    const veh = about === null ? {} : { veh: about };
    const sealed = Object.keys(personal).length === 0 ? {} : { personal };
    const isWritten = record(this.#parts, { ...entry, ...veh, ...sealed }, 'customer-not-recorded');
    if (isWritten) this.#written = this.#markOf(entry, about);
    return isWritten;
  }

  #become({ next, effect }: CustomerStep, veh: About): void {
    this.#state = next;
    this.#parts.changed();
    if (effect !== null) this.#phone.track(this.#do(effect, veh));
  }

  #do(effect: CustomerEffect, veh: About): Promise<void> {
    if (effect.kind === 'ask') return this.#askFor(veh);
    this.#browsing = veh;
    this.#asking.overtake();
    return this.#browse(effect.work, veh);
  }

  /** What the run before left: a browser that was open, the accounts that it acted in, a sign-out that is owed. */
  #restore(): void {
    const { rows } = this.#parts.context.trail.list({ kind: 'customer' }, undefined, LAST_JOB);
    const [row] = rows;
    const state = row === undefined ? null : customerStateOf(row, () => '…' as MaskedLogin);
    if (row === undefined || state === null) return;
    const veh = row.veh ?? null;
    this.#last = veh;
    this.#state = state;
    this.#acted.restore(rows);
    const isWanted = this.#parts.signOutAtEnd();
    if (isWanted && this.#acted.isOpened) this.#late = { veh, isTried: false };
    if (state.trouble?.work !== 'sign-out') this.#cutOff = { veh };
    this.#apply({ type: 'restarted', signOut: isWanted ? this.#actedIn() : null }, {}, veh);
  }
}
