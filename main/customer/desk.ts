/** The customer's side of one mode: its services together, what they hear of the job and the bridge, and the one view of it all. */
import type { AttemptView, JobView } from '../../app/carkey/index.ts';
import type { CustomerView, Input } from '../../app/contract/index.ts';
import type { BrowserWork } from '../../app/customer/index.ts';
import { CAPABILITIES } from '../../app/pims/bridge-protocol/index.ts';
import type { ConsoleError, Refusal } from '../../app/refusals/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import type { Stray } from '../pims/index.ts';
import { BudgetBook } from './budget-book.ts';
import { Proof } from './proof.ts';
import { EnrolmentRun } from './run.ts';
import { CustomerSession } from './session.ts';
import { Steps } from './steps.ts';
import { budgetViews, mayBegin, proofPart, runView, sessionPart } from './view.ts';
import { type Acted, type CustomerParts, type InWork, no, Phone } from './phone/index.ts';

/** What an act answers: the view after it. */
export type Answered = Result<CustomerView, ConsoleError>;

/** What the desk is made from; `tell`: a new view is there. */
export type DeskParts = Omit<CustomerParts, 'changed'> & { readonly tell: (view: CustomerView) => void };

export class CustomerDesk {
  readonly #parts: CustomerParts;
  readonly #phone: Phone;
  readonly #session: CustomerSession;
  readonly #book: BudgetBook;
  readonly #run: EnrolmentRun;
  readonly #steps: Steps;
  readonly #proof: Proof;
  readonly #unlisten: (() => void)[];
  #inWork: InWork | null = null;
  #due = false;
  /** Who is signed in is asked once the vehicle was read over this connection: until then the phone may speak of the last one. */
  #toAsk: 'read-first' | 'reading' | null = null;
  /** Status and activation that PIMS answered with 2301, by their transactions: those that stand. */
  #signedOutBy: readonly string[] = [];
  #stopped = false;

  constructor({ tell, ...parts }: DeskParts) {
    const changed = () => this.#tellSoon(tell);
    this.#parts = { ...parts, changed };
    this.#phone = new Phone(this.#parts);
    this.#session = new CustomerSession(this.#parts, this.#phone, { told: () => this.#accountTold() });
    this.#book = new BudgetBook(parts.context.trail);
    this.#steps = new Steps(this.#parts, this.#phone, this.#session);
    this.#proof = new Proof(this.#parts, this.#phone, this.#session);
    this.#run = new EnrolmentRun(this.#parts, {
      session: this.#session,
      phone: this.#phone,
      book: this.#book,
      inWork: () => this.#inWork,
      stepsBy: (work) => this.#steps.by(work),
      done: () => this.#runDone(),
    });
    const { bridge } = parts.context;
    this.#unlisten = [bridge.onState(({ name }) => this.#bridgeChanged(name === 'ready')), bridge.onStray((stray) => this.#heard(stray))];
  }

  /** The view of this moment. */
  view(): CustomerView {
    const { context } = this.#parts;
    const { state, consent } = this.#session;
    const run = this.#run.run;
    const account = this.#session.account?.ref ?? run?.account ?? null;
    const counts = this.#book.counts(account, context.clock.wall());
    const { capabilities } = context.bridge.hello();
    return {
      ...sessionPart(state),
      vin: this.#inWork?.vin ?? null,
      consent,
      can: CAPABILITIES.filter((one) => capabilities.has(one)),
      call: this.#phone.call,
      run: run === null ? null : runView(run, { values: this.#run.values, counts, takenOn: (call) => this.#run.takenOn(call) }),
      mayBegin: this.#inWork === null ? [] : mayBegin(state, this.#run.open !== null),
      takenOn: this.#run.isTakenOn,
      budgets: account === null ? [] : budgetViews(counts),
      steps: this.#steps.part,
      proof: proofPart(this.#proof.part, state),
      rev: context.revise(),
    };
  }

  /** What has the phone and lets nothing else be sent that costs, as the reason to refuse it; null: it is free. */
  held(): Refusal | null {
    return this.#phone.call === null ? null : { reason: 'phone-busy' };
  }

  /** The job has changed: another vehicle, none, or another attempt. `signedOutBy`: what stands there that PIMS answered with 2301. */
  jobChanged({ vin, attempt, stage }: Pick<JobView, 'vin' | 'attempt' | 'stage'>, signedOutBy: readonly string[]): void {
    if (this.#stopped) return;
    if (vin !== (this.#inWork?.vin ?? null)) this.#vehicleChanged(vin);
    this.#followAttempt(attempt);
    this.#followSignIn(signedOutBy);
    this.#askWhenRead(stage !== null);
  }

  /** Asks who is signed in. Waits for the answer. */
  async ask(): Promise<Answered> {
    if (this.#parts.context.bridge.state().name !== 'ready') return no({ reason: 'phone-not-connected' });
    await this.#session.ask();
    return ok(this.view());
  }

  open(work: BrowserWork): Answered {
    return this.#answer(this.#session.open(work));
  }

  consent({ vin, kind, account, reason }: Input<'customer.consent'>): Answered {
    return this.#about(vin, () => this.#session.give({ kind, account, reason: reason ?? null }));
  }

  withdraw(): Answered {
    return this.#answer(this.#session.withdraw());
  }

  /** Another person took over: a consent was told to the one before, who took on a lock too, also where an attempt keeps the vehicle in work. */
  personChanged(): void {
    this.#session.personChanged();
    this.#run.personChanged();
  }

  async cancel(call: string): Promise<Answered> {
    return this.#answer(await this.#phone.cancel(call));
  }

  begin({ vin, goal }: Input<'enrolment.begin'>): Answered {
    return this.#about(vin, () => this.#run.begin(goal));
  }

  /** Before a call that costs, the phone is asked once more whose account it acts in. */
  async act({ vin, act, ...input }: Input<'enrolment.act'>): Promise<Answered> {
    const account = this.#run.costs(act);
    const theirs = account === null ? ok(null) : await this.#session.confirm(account);
    if (!theirs.ok) return theirs;
    // A mode that was ended meanwhile sends nothing more.
    return this.#stopped ? no({ reason: 'overtaken' }) : this.#about(vin, () => this.#run.act(act, input));
  }

  takeOn({ vin, reason }: Input<'budget.takeOn'>): Answered {
    return this.#about(vin, () => this.#run.takeOn(reason));
  }

  readSteps({ vin, association, reset }: Input<'steps.read'>): Answered {
    return this.#about(vin, (work) => this.#steps.read(work, association ?? null, reset === true));
  }

  readStatus({ vin, fresh }: Input<'proof.read'>): Answered {
    return this.#about(vin, () => this.#proof.read(fresh));
  }

  command({ vin, call, last }: Input<'proof.command'>): Answered {
    return this.#about(vin, () => this.#proof.command(call, last));
  }

  saw({ vin, tx, seen }: Input<'proof.saw'>): Answered {
    return this.#about(vin, () => this.#proof.saw(tx, seen));
  }

  /** Ends waiting and listening. What became of a call under way is asked about by the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten.forEach((end) => end());
    this.#proof.stop();
    await this.#phone.stop();
    this.#book.stop();
    this.#run.stop();
  }

  /** Whoever acts saw the VIN on the screen: it must still be the vehicle in work. */
  #about(vin: Vin, act: (work: InWork) => Acted): Answered {
    const work = this.#inWork;
    if (work === null) return fail({ code: 'no-vehicle' });
    return work.vin === vin ? this.#answer(act(work)) : no({ reason: 'vehicle-changed' });
  }

  #answer(acted: Acted): Answered {
    return acted.ok ? ok(this.view()) : acted;
  }

  #vehicleChanged(vin: JobView['vin']): void {
    const { context } = this.#parts;
    if (this.#inWork !== null) {
      this.#session.end();
      this.#run.layAside();
    }
    this.#steps.forget();
    this.#inWork = vin === null ? null : { vin, veh: context.trail.vehicle(vin) };
    this.#toAsk = this.#inWork === null ? null : 'read-first';
    if (this.#inWork !== null) this.#session.begin(this.#inWork);
    this.#parts.changed();
  }

  #askWhenRead(isReading: boolean): void {
    if (this.#toAsk === 'read-first' && isReading) this.#toAsk = 'reading';
    if (this.#toAsk !== 'reading' || isReading) return;
    this.#toAsk = null;
    this.#phone.track(this.#session.ask());
  }

  /** What the account still lacks is free to ask, and decides what comes next: nobody should be led past it into an activation. */
  #accountTold(): void {
    this.#run.accountTold();
    const { account } = this.#session;
    if (this.#inWork !== null && account !== null) this.#steps.accountTold(this.#inWork, account.ref);
  }

  /** What a run has carried out, the steps do not tell yet. */
  #runDone(): void {
    if (this.#inWork !== null) this.#steps.readAnew(this.#inWork);
  }

  /** PIMS says 2301 to status or activation as well, and a session may be ended by another console: who is signed in is asked then. */
  #followSignIn(signedOutBy: readonly string[]): void {
    const by = signedOutBy.filter((tx) => !this.#signedOutBy.includes(tx));
    this.#signedOutBy = signedOutBy;
    // What was read before anybody was known to be signed in tells nothing of whoever is.
    if (this.#session.account !== null) by.forEach((tx) => this.#session.lost(tx));
  }

  #followAttempt(attempt: AttemptView | null): void {
    const before = this.#proof.part?.attempt;
    this.#proof.follow(this.#inWork, attempt);
    if (this.#proof.part?.attempt !== before) this.#parts.changed();
  }

  #bridgeChanged(isReady: boolean): void {
    if (!isReady) this.#session.disconnected();
    else if (this.#inWork !== null) this.#toAsk ??= 'read-first';
    else if (this.#session.isToAsk) this.#phone.track(this.#session.ask());
    this.#parts.changed();
  }

  #heard(stray: Stray): void {
    if (stray.kind === 'fault' || stray.kind === 'double' || stray.answer.status === 'RESULT') return;
    this.#run.heard(stray.answer);
    this.#proof.heard(stray.answer);
  }

  /** One view for what changes in one turn. */
  #tellSoon(tell: (view: CustomerView) => void): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.#stopped) tell(this.view());
    });
  }
}
