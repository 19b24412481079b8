/**
 * The proof that an activated CarKey works. Belongs to one confirmed attempt of the vehicle in work; each step is durable before it counts, and a
 * command is sent once for one act of a person with the car in sight, in the account of a customer who consented.
 */
import type { AttemptView } from '../../app/carkey/index.ts';
import type { AccountRef } from '../../app/customer/index.ts';
import type { ConsoleError, ProofPart } from '../../app/contract/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { type Answer, type RequestOutcome, SIGNED_OUT, type TransactionId } from '../../app/pims/index.ts';
import {
  CALLS,
  type CommandCall,
  commandVehicle,
  decideError,
  readVehicleStatus,
  refreshVehicleStatus,
  selectRemote,
} from '../../app/pims/session-calls/index.ts';
import {
  commandEvent,
  type CommandRun,
  type ProofState,
  type Seen,
  signalEvent,
  statusEvent,
  type StatusRead,
  viewProof,
} from '../../app/proof/index.ts';
import { newTransactionId } from '../pims/index.ts';
import { type Proving, ProofRecord } from './proof-record.ts';
import type { CustomerSession } from './session.ts';
import { type Acted, type CustomerParts, hurdle, type InWork, no, type Phone } from './phone/index.ts';

/** A command that a person pressed. `account`: whose consent stood then. */
type Pressed = { readonly call: CommandCall; readonly tx: TransactionId; readonly account: AccountRef };

/** The proof of the vehicle in work. */
export class Proof {
  readonly #parts: CustomerParts;
  readonly #phone: Phone;
  readonly #session: CustomerSession;
  readonly #record: ProofRecord;
  /** The last command, where the log did not take it: nothing was sent, and the person is told. */
  #unwritten: CommandRun | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(parts: CustomerParts, phone: Phone, session: CustomerSession) {
    this.#parts = parts;
    this.#phone = phone;
    this.#session = session;
    this.#record = new ProofRecord(parts);
  }

  get part(): ProofPart | null {
    const { open } = this.#record;
    return open === null ? null : { ...viewProof(this.#shown(open.state)), attempt: open.attempt };
  }

  /** The attempt of the vehicle in work: a confirmed one can be proved, and its proof of an earlier time goes on. */
  follow(work: InWork | null, attempt: AttemptView | null): void {
    const id = work !== null && attempt !== null && isActivated(attempt) ? attempt.id : null;
    if (id === (this.#record.open?.attempt ?? null)) return;
    this.#unsubscribe();
    this.#unsubscribe = () => undefined;
    this.#unwritten = null;
    if (id === null || work === null) this.#record.leave();
    else this.#record.take(id, work);
  }

  /** Reads the vehicle's status. */
  read(fresh: boolean): Acted {
    const read: StatusRead = fresh ? 'remote.refresh' : 'remote.status';
    const open = this.#mayAct();
    if (!open.ok) return open;
    const written = this.#record.apply({ type: 'read', read });
    if (written.ok) this.#phone.track(this.#read(read, open.value));
    return written;
  }

  /**
   * Sends one command, once. `last`: the newest command that the person saw, null where there was none. The phone is kept for it from here on.
   * It acts in the customer's account, and wants a consent as every other act there; a status only reads.
   */
  command(call: CommandCall, last: string | null): Acted {
    const open = this.#mayAct();
    if (!open.ok) return open;
    const account = this.#session.mayActIn();
    if (!account.ok) return account;
    if ((this.#shown(open.value.state).commands.at(-1)?.tx ?? null) !== last) return no({ reason: 'overtaken' });
    if (open.value.state.name !== 'open') return no({ reason: 'act-not-offered' });
    const tx = newTransactionId();
    if (!this.#phone.reserve(commandVehicle(call), tx)) return no({ reason: 'phone-busy' });
    this.#phone.track(this.#command({ call, tx, account: account.value }, open.value).finally(() => this.#phone.release(tx)));
    return ok(null);
  }

  /** What the person saw or heard of a command. */
  saw(tx: string, seen: Seen): Acted {
    const { open } = this.#record;
    const run = open?.state.commands.find((one) => one.tx === tx);
    if (run === undefined) return no({ reason: open === null ? 'nothing-to-prove' : 'act-not-offered' });
    return this.#record.apply({ type: 'saw', tx: run.tx, seen });
  }

  /** An answer that nobody waited for. */
  heard(answer: Extract<Answer, { status: 'SUCCEEDED' | 'FAILED' }>): void {
    const { open } = this.#record;
    // One that stands as sent: that nothing came in time is still owed to the log.
    const run = open?.state.commands.find((one) => one.tx === answer.transactionId && ['sent', 'unknown'].includes(one.state.name));
    if (open !== null && run !== undefined) this.#record.hear(open, commandEvent(run.tx, { kind: 'answered', answer, elapsedMs: 0 }));
  }

  stop(): void {
    this.#unsubscribe();
    this.#record.stop();
  }

  #mayAct(): Result<Proving, ConsoleError> {
    const hindered = hurdle(this.#parts);
    if (hindered !== null) return fail(hindered);
    const settled = this.#record.settle();
    if (!settled.ok) return settled;
    const { open } = this.#record;
    if (open === null) return no({ reason: 'nothing-to-prove' });
    return this.#phone.call === null ? ok(open) : no({ reason: 'phone-busy' });
  }

  async #read(read: StatusRead, open: Proving): Promise<void> {
    const before = this.#signedIn;
    const outcome = await this.#status(read, open);
    this.#hear(outcome, before);
    this.#record.hear(open, statusEvent(outcome, open.work.vin, this.#parts.context.clock.wall()));
  }

  /** A phone tells the status of the vehicle that was chosen last: it is asked only while that is this one. */
  async #status(read: StatusRead, open: Proving): Promise<RequestOutcome> {
    const selected = await this.#select(open.work);
    if (!isTaken(selected)) return selected;
    if (!this.#record.isOpen(open)) return { kind: 'not-sent', reason: 'aborted' };
    return this.#phone.ask(read === 'remote.refresh' ? refreshVehicleStatus() : readVehicleStatus());
  }

  /** The vehicle is chosen first, which changes nothing; the command's entry comes right before its frame. */
  async #command({ call, tx, account }: Pressed, open: Proving): Promise<void> {
    this.#listen(open);
    const selected = await this.#select(open.work);
    // Its person saw this opening of the vehicle, and none after it.
    if (!this.#record.isOpen(open)) return;
    const at = this.#parts.context.clock.wall();
    const written = this.#write({ call, tx, account }, isTaken(selected), at);
    this.#unwritten = written.ok ? null : unwritten({ call, tx, at }, written.error);
    if (!written.ok) return;
    const outcome = isTaken(selected) ? await this.#phone.spend(commandVehicle(call), tx) : notSent(selected, call);
    this.#hear(outcome, account);
    this.#record.hear(open, commandEvent(tx, outcome));
  }

  /** Its entry. A consent that was withdrawn while the vehicle was chosen, or whose account has gone, is none any more: nothing is sent. */
  #write({ call, tx, account }: Pressed, isChosen: boolean, at: number): Acted {
    const now = this.#session.mayActIn();
    if (isChosen && !(now.ok && now.value === account)) return no({ reason: 'consent-missing' });
    return this.#record.apply({ type: 'command', call, carInSight: true, tx, at });
  }

  #shown(state: ProofState): ProofState {
    return this.#unwritten === null ? state : { ...state, commands: [...state.commands, this.#unwritten] };
  }

  #select({ vin }: InWork): Promise<RequestOutcome> {
    return this.#phone.ask(selectRemote(vin, this.#parts.context.pims.sdk() !== '2.3'));
  }

  #listen(open: Proving): void {
    this.#unsubscribe();
    this.#unsubscribe = this.#parts.context.bridge.subscribe(CALLS['remote.signals'].api, (event) => {
      const signal = 'result' in event ? signalEvent(event.result) : null;
      if (signal !== null) this.#record.hear(open, signal);
    });
  }

  /** PIMS speaks of whoever was signed in when it was asked (`before`), and not of who has come since. */
  #hear(outcome: RequestOutcome, before: AccountRef | null): void {
    const isNobody = outcome.kind === 'answered' && outcome.answer.status === 'FAILED' && outcome.answer.error.code === SIGNED_OUT;
    if (isNobody && before === this.#signedIn) this.#session.lost();
  }

  get #signedIn(): AccountRef | null {
    return this.#session.account?.ref ?? null;
  }
}

/** Is the CarKey surely active by this attempt? */
function isActivated({ state }: AttemptView): boolean {
  if (state.name === 'succeeded') return state.readBack === 'confirmed';
  return state.name === 'resolved' && (state.as === 'activated' || state.as === 'activated-code-lost');
}

function isTaken(outcome: RequestOutcome): boolean {
  return outcome.kind === 'answered' && outcome.answer.status === 'SUCCEEDED';
}

/**
 * The vehicle was not chosen, so the command was not sent: a clear refusal stands for itself, silence is a phone that is away. An error that would leave
 * a command open leaves nothing open here.
 */
function notSent(outcome: RequestOutcome, call: CommandCall): RequestOutcome {
  if (outcome.kind !== 'answered') return { kind: 'not-sent', reason: 'not-connected' };
  const isClear = outcome.answer.status === 'FAILED' && decideError(call, outcome.answer.error.code).done === 'no';
  return isClear ? outcome : { kind: 'not-sent', reason: 'aborted' };
}

/** A command without its entry, which is one that was not sent. */
function unwritten(run: Pick<CommandRun, 'call' | 'tx' | 'at'>, { code }: ConsoleError): CommandRun {
  const reason = code === 'log-unwritable' ? code : 'aborted';
  return { ...run, state: { name: 'not-sent', reason }, signals: [], seen: null };
}
