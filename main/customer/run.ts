/**
 * The run of the second factor: a person's acts on what they saw, the asks that tell what became of a call whose answer never came, and how an
 * open run comes back with its account. Which step follows which, app/enrolment says.
 */
import { beginRun, runTransition } from '../../app/audit/enrolment/index.ts';
import type { AccountRef } from '../../app/customer/index.ts';
import {
  actsOf,
  answeredEvent,
  askEvent,
  askRequest,
  type EnrolmentEvent,
  type EnrolmentState,
  type FreeAct,
  type Goal,
  isOver,
  type RunAsk,
  type RunSpend,
  type SpendAct,
} from '../../app/enrolment/index.ts';
import type { Role } from '../../app/operators/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { type Answer, type RequestOutcome, SDK_VERSIONS, SIGNED_OUT } from '../../app/pims/index.ts';
import type { StepsBy } from '../../app/pims/session-calls/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import type { BudgetBook } from './budget-book.ts';
import { openRun, type Run, RunRecord } from './run-record.ts';
import { RunSending, type SpendInput } from './run-sending.ts';
import { RunValues } from './run-values.ts';
import type { CustomerSession } from './session.ts';
import { type Acted, type CustomerParts, hurdle, type InWork, no, type Phone } from './phone/index.ts';

/** What the run needs beside the phone. */
export type RunDeps = {
  readonly session: CustomerSession;
  readonly phone: Phone;
  readonly book: BudgetBook;
  readonly inWork: () => InWork | null;
  /** What the steps of the vehicle are asked by. */
  readonly stepsBy: (of: InWork) => StepsBy;
  /** A run came to its good end: what was known of the account before is old. */
  readonly done: () => void;
};

/** What a person gives with an act. `run` and `step`: how the run stood when they saw it. */
export type ActInput = SpendInput & { readonly run: string; readonly step: number };

export class EnrolmentRun {
  readonly #parts: CustomerParts;
  readonly #deps: RunDeps;
  readonly #values = new RunValues();
  readonly #record: RunRecord;
  readonly #sending: RunSending;

  constructor(parts: CustomerParts, deps: RunDeps) {
    this.#parts = parts;
    this.#deps = deps;
    this.#record = new RunRecord(parts, {
      another: () => this.#forget(),
      asks: (run, call) => deps.phone.track(this.#ask(run, call)),
      stands: (state) => {
        if (isOver(state)) this.#values.wipe();
        if (state.name === 'done') deps.done();
        if (state.name === 'waiting' && state.trouble?.kind === 'session-lost') deps.session.lost();
      },
    });
    const { phone, book } = deps;
    const ended = () => this.#ended();
    this.#sending = new RunSending(parts, { phone, book, record: this.#record, values: this.#values, ended });
  }

  get run(): Run | null {
    return this.#record.run;
  }

  get values(): RunValues {
    return this.#values;
  }

  /** As whom the desk took a call on; null: it did not. */
  takenOn(call: RunSpend): Role | null {
    return this.#sending.takenOn(call);
  }

  /** Is an act taken on that can be done now? */
  get isTakenOn(): boolean {
    const { open } = this;
    return open !== null && actsOf(open.state).some((act) => act.kind === 'spend' && this.takenOn(act.call) !== null);
  }

  /** The open run; null: none, or it is over. */
  get open(): Run | null {
    return openRun(this.#record);
  }

  /** Begins a run, or goes on with the open one of this goal. */
  begin(goal: Goal): Acted {
    const work = this.#deps.inWork();
    if (work === null) return fail({ code: 'no-vehicle' });
    const before = this.open;
    const settled = this.#record.settle();
    if (!settled.ok) return settled;
    const { open } = this;
    // What it came to is written only now: a person sees that first.
    if (before !== null && open === null) return ok(null);
    const account = this.#mayAct();
    if (!account.ok) return account;
    if (open !== null && open.account === account.value) return open.state.goal === goal ? ok(null) : no({ reason: 'run-open' });
    return this.#record.take({ id: this.#parts.context.newAttemptId(), account: account.value, work }, beginRun(goal, this.#way()));
  }

  /** One act of the place where the run waits, by somebody who saw it there. Stopping needs the run alone. */
  act(act: FreeAct | SpendAct, { run, step, ...input }: ActInput): Acted {
    if (this.#deps.inWork() === null) return fail({ code: 'no-vehicle' });
    const settled = this.#record.settle();
    if (!settled.ok) return settled;
    const { open } = this;
    if (open === null) return no({ reason: 'run-none' });
    if (this.#record.isSending) return no({ reason: 'phone-busy' });
    if (open.id !== run || (open.step !== step && act !== 'stop')) return no({ reason: 'overtaken' });
    const view = actsOf(open.state).find((one) => one.act === act);
    if (view === undefined) return no({ reason: 'act-not-offered' });
    if (view.kind === 'free') return this.#press(open, view.act);
    const account = this.#mayAct();
    if (!account.ok) return account;
    return account.value === open.account ? this.#sending.send(open, view, input) : no({ reason: 'run-other-account' });
  }

  /** Whose account a press on this act would cost something, if the press may go out; else null. */
  costs(act: FreeAct | SpendAct): AccountRef | null {
    const { open } = this;
    if (open === null || !this.#mayAct().ok) return null;
    return actsOf(open.state).some((one) => one.act === act && one.kind === 'spend') ? open.account : null;
  }

  /** The desk takes on that the next call may lock the account. */
  takeOn(reason: string): Acted {
    const { open } = this;
    return open === null ? no({ reason: 'run-none' }) : this.#sending.takeOn(open, reason);
  }

  /** Who is signed in is known anew: an open run of theirs goes on where it was. */
  accountTold(): void {
    const account = this.#deps.session.account;
    const work = this.#deps.inWork();
    if (account === null || work === null) return;
    // While something is owed, nobody knows where it stands.
    if (!this.#record.settle().ok) return;
    const { open, run } = this;
    // What somebody else's run came to says nothing of this account.
    if (open === null && run !== null && run.account !== account.ref) this.layAside();
    if (open === null || open.account !== account.ref) {
      this.#resume(account.ref, work);
      return;
    }
    const trouble = open.state.name === 'waiting' ? open.state.trouble?.kind : undefined;
    if (trouble === 'session-lost') this.#record.hear({ type: 'press', act: 'signed-in' });
    else if (trouble === 'no-answer' || trouble === 'not-confirmed') this.#record.hear({ type: 'press', act: 'ask-again' });
  }

  /** Another person took over: what was taken on, the one before answered for. */
  personChanged(): void {
    this.#sending.forget();
    this.#parts.changed();
  }

  /** An answer that nobody waited for: late, or of an earlier run of the program. */
  heard(answer: Extract<Answer, { status: 'SUCCEEDED' | 'FAILED' }>): void {
    const { open } = this;
    const call = open === null ? null : awaitedIn(open.state, answer);
    if (call !== null) this.#record.hear(answeredEvent(call, answer));
  }

  /** The vehicle is laid aside. The run stays open in the log, and comes back with its account. */
  layAside(): void {
    this.#forget();
    this.#record.layAside();
  }

  stop(): void {
    this.#forget();
    this.#record.stop();
  }

  /** Who may act: consent was heard of whoever is signed in, and the phone is free. */
  #mayAct(): Result<AccountRef, ConsoleError> {
    const hindered = hurdle(this.#parts);
    if (hindered !== null) return fail(hindered);
    if (this.#deps.phone.call !== null || this.#record.isSending) return no({ reason: 'phone-busy' });
    return this.#deps.session.mayActIn();
  }

  #press(run: Run, act: FreeAct): Acted {
    const { session, phone } = this.#deps;
    const isReady = this.#parts.context.bridge.state().name === 'ready';
    if (act !== 'stop' && session.account === null) {
      if (!isReady) return no({ reason: 'phone-not-connected' });
      if (act !== 'signed-in') return no({ reason: 'customer-nobody' });
      // A person says so; the phone tells who it is, and with that the run goes on.
      phone.track(session.ask());
      return ok(null);
    }
    if (act !== 'stop' && !this.#isTheirs(run)) return no({ reason: 'run-other-account' });
    const pressed = this.#record.apply({ type: 'press', act });
    if (pressed.ok && act === 'other-number') this.#values.forgetNumber();
    return pressed;
  }

  /** Is the account of this run the one that is signed in? */
  #isTheirs({ account }: Pick<Run, 'account'>): boolean {
    return this.#deps.session.account?.ref === account;
  }

  async #ask(run: Run, call: RunAsk): Promise<void> {
    const outcome = await this.#deps.phone.ask(askRequest(call, { stepsBy: this.#deps.stepsBy(run.work) }));
    if (this.run?.id !== run.id) return;
    // What the log does not take is asked again: asks are free.
    this.#record.hear(this.#toldOf(run, call, outcome), { type: 'restarted' });
  }

  /** What the ask came to. An answer tells of whoever is signed in: under another account, or nobody knows whose, it tells nothing of this run. */
  #toldOf(run: Run, call: RunAsk, outcome: RequestOutcome): EnrolmentEvent {
    const event = askEvent(call, outcome, this.#values.number);
    const isOfAnybody = event.type === 'ask-lost' || (event.type === 'ask-failed' && event.code === SIGNED_OUT);
    return isOfAnybody || this.#isTheirs(run) ? event : { type: 'ask-lost', ask: call, why: 'aborted' };
  }

  /** A call is over. If its vehicle was laid aside meanwhile, whoever is signed in now goes on with their own run. */
  #ended(): void {
    if (this.run !== null) return;
    this.#forget();
    this.accountTold();
  }

  /** An open run of an earlier time, of whoever is signed in: it goes on by asking. An unlinking belongs to its vehicle. */
  #resume(account: AccountRef, work: InWork): void {
    const known = this.#deps.book.run(account);
    if (known === null || isOver(known.state) || this.#record.isSending) return;
    if (known.state.goal === 'unlink' && known.veh !== work.veh) return;
    const step = runTransition(known.state, { type: 'restarted' });
    if (step.ok) this.#record.take({ id: known.id, account, work }, step.value);
  }

  /** Nothing that was typed or taken on for a run outlives it. */
  #forget(): void {
    this.#values.wipe();
    this.#sending.forget();
  }

  /** Number, PIN and phone in one call: from 2.1 on. */
  #way(): 'short' | 'long' {
    const sdk = this.#parts.context.pims.sdk();
    return sdk !== null && SDK_VERSIONS.indexOf(sdk) >= SDK_VERSIONS.indexOf('2.1') ? 'short' : 'long';
  }
}

/** The call whose end a state does not know, if an answer is that of it. One that is under way: that nothing came in time is still owed to the log. */
function awaitedIn(state: EnrolmentState, { transactionId }: Pick<Answer, 'transactionId'>): RunSpend | null {
  if (state.name === 'spending') return state.tx === transactionId ? state.call : null;
  return 'unsure' in state && state.unsure?.tx === transactionId ? state.unsure.call : null;
}
