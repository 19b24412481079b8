/**
 * The vehicle in work: takes a person's commands. One thing runs at a time; while an activation is being sent nothing else
 * starts, and reads give way to a new vehicle.
 */
import { isDeepStrictEqual } from 'node:util';
import type { EntryDraft } from '../../../app/audit/entry/index.ts';
import { transition } from '../../../app/audit/attempt/index.ts';
import { customerFacts, isOverridable, type JobOrigin } from '../../../app/carkey/status/index.ts';
import { asking, goesOn, goneOver, requirementsOf, signedOutBy } from '../../../app/carkey/job/index.ts';
import type { AttemptId, JobView, Resolution } from '../../../app/carkey/index.ts';
import type { ConsoleError, CustomerView } from '../../../app/contract/index.ts';
import type { ReadReport } from '../../../app/link/read/index.ts';
import type { ThrottleRefusal } from '../../../app/operators/index.ts';
import { type Refusal, refused } from '../../../app/refusals/index.ts';
import { fail, ok } from '../../../app/base/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { recordOf, settleInterrupted } from '../attempt/index.ts';
import { type CarKeyContext, nameAtWork, recordRead, signed, simulated } from '../index.ts';
import { factsFor, NO_VEHICLE, ofUnknownVehicles, openElsewhere } from './job-facts.ts';
import { JobState } from './job-state.ts';
import { attempt, checkAgain, LOG_STOPPED, hearConnection, readAll, takeLink, type JobAnswer } from './job-work.ts';

/** A status older than this is read again when a person confirms something: it would not last until they press the button. */
const AGING_MS = 20_000;

const no = (refusal: Refusal): JobAnswer => fail(refused(refusal));
const noVehicle: JobAnswer = fail({ code: 'no-vehicle' });

const VEHICLE_UNKNOWN: ConsoleError = { code: 'attempt-vehicle-unknown' };

function throttled(refusal: ThrottleRefusal): Refusal {
  if (refusal.code !== 'hour-full') return { reason: 'answer-awaited' };
  return { reason: 'hour-full', limit: refusal.limit, minutes: Math.ceil(refusal.freeInMs / 60_000) };
}

export class Job {
  readonly #context: CarKeyContext;
  readonly #state: JobState;
  readonly #phoneHeld: () => Refusal | null;
  readonly #unwatch: () => void;
  #unfollow: () => void = () => undefined;

  /** `phoneHeld`: why a call of the customer's side has the phone; null: it is free. */
  constructor(context: CarKeyContext, emit: (view: JobView) => void, phoneHeld: () => Refusal | null = () => null) {
    this.#context = context;
    this.#phoneHeld = phoneHeld;
    this.#state = new JobState(context, emit);
    this.#unwatch = context.bridge.onState((state) => this.#bridgeChanged(state.name === 'ready'));
  }

  /** The view of this moment. */
  view(): JobView {
    return this.#state.view();
  }

  /** Transactions of status and activation that PIMS answered by saying that nobody is signed in. */
  get signedOutBy(): readonly string[] {
    return signedOutBy(this.#state.vehicle);
  }

  /** Is an activation or a re-check running? */
  get exclusive(): boolean {
    return this.#state.exclusive;
  }

  /** What runs and lets nothing else begin, as the reason to refuse it; null when nothing does. */
  running(): Refusal | null {
    if (!this.exclusive) return null;
    const stage = this.#state.vehicle.stage?.name;
    return { reason: stage === 'late-window' || stage === 'checking-again' ? 'check-running' : 'activation-running' };
  }

  /** Takes a vehicle into work and starts reading. Refused while an outcome on this station is unknown and not handed over. */
  open(vin: Vin, how: JobOrigin): JobAnswer {
    const running = this.running();
    if (running !== null) return no(running);
    if (how === 'link' && !this.#carSays(vin)) return no({ reason: 'car-says-other' });
    if (ofUnknownVehicles(this.#context).some(({ handedOver }) => !handedOver)) return fail(VEHICLE_UNKNOWN);
    if (openElsewhere(this.#context, vin)) return no({ reason: 'attempt-elsewhere' });
    const veh = this.#context.trail.vehicle(vin);
    const draft: EntryDraft = { kind: 'lookup', veh, out: how, d: simulated(this.#context), personal: { vin } };
    if (!this.#context.trail.append(signed(this.#context, draft)).ok) return fail(LOG_STOPPED);
    this.#takeUp(vin, how);
    return ok(this.view());
  }

  /** Shows an attempt that an earlier run left unknown, before anything else. */
  resume(id: AttemptId): void {
    const { vin } = recordOf(this.#context, id);
    if (vin === null) return;
    this.#takeUp(vin, 'chosen');
    this.#state.showAttempt(id);
  }

  /** Reads status and connection again. */
  refresh(): JobAnswer {
    const { vin } = this.#state.vehicle;
    if (vin === null) return noVehicle;
    const running = this.running();
    if (running !== null) return no(running);
    this.#settleAbandoned();
    this.#state.set({ asked: true });
    this.#read(vin);
    return ok(this.view());
  }

  /** A person confirms (or takes back) that the keys are in hand, that they are inside, or both at once: two statements, each with its name. */
  confirm(vin: Vin, what: 'keys' | 'inside' | 'both', value: boolean): JobAnswer {
    const other = this.#notAbout(vin);
    if (other !== null) return other;
    const { reading } = this.#state.vehicle;
    const name = nameAtWork(this.#context);
    const at = this.#context.clock.wall();
    if (value && name === '') return no({ reason: 'name-missing' });
    const statement = value ? { at, by: name } : null;
    this.#state.set(what === 'both' ? { keys: statement, inside: statement } : { [what]: statement });
    if (value && !this.#state.busy && (reading === null || at - reading.at > AGING_MS)) this.#read(vin);
    return ok(this.view());
  }

  /** A person answers for the vehicle, or takes it back (`null`). In the log before it counts. */
  override(vin: Vin, reason: string | null): JobAnswer {
    const other = this.#notAbout(vin);
    if (other !== null) return other;
    const running = this.running();
    if (running !== null) return no(running);
    if (reason !== null && !isOverridable(this.#state.facts())) return no({ reason: 'override-useless' });
    const name = nameAtWork(this.#context);
    if (name === '') return no({ reason: 'name-missing' });
    const veh = this.#context.trail.vehicle(vin);
    const draft = reason === null ? ({ out: 'withdrawn' } as const) : ({ out: 'given', personal: { reason, operator: name } } as const);
    const written = this.#context.trail.append(signed(this.#context, { kind: 'override', veh, ...draft }));
    if (!written.ok) return fail(LOG_STOPPED);
    this.#state.set({ override: reason === null ? null : { at: this.#context.clock.wall(), by: name, reason } });
    return ok(this.view());
  }

  /**
   * A person goes on over what we only concluded, or takes that back (`null`). It holds for the lines that ask now; the reason is in the log with
   * the approval, before anything is sent.
   */
  goOn(vin: Vin, reason: string | null): JobAnswer {
    const other = this.#notAbout(vin);
    if (other !== null) return other;
    const running = this.running();
    if (running !== null) return no(running);
    const name = nameAtWork(this.#context);
    if (name === '') return no({ reason: 'name-missing' });
    const requirements = requirementsOf(this.#state.facts());
    const over = [...goneOver(requirements), ...asking(requirements)];
    if (reason !== null && over.length === 0) return no({ reason: 'nothing-to-go-over' });
    this.#state.set({ goOn: reason === null ? null : { at: this.#context.clock.wall(), by: name, reason, over } });
    return ok(this.view());
  }

  /** A read of the car ended: it is written down, then it counts. */
  linkRead(report: ReadReport): void {
    const { vin } = this.#state.vehicle;
    const problem = recordRead(this.#context, report, vin);
    if (problem !== null) this.#context.log.warn('read-not-recorded', { reason: problem });
    else takeLink(this.#state, report, vin);
  }

  /** The link is gone: what the car said over it counts no longer. */
  linkLost(): void {
    takeLink(this.#state, null, this.#state.vehicle.vin);
  }

  /** Starts one attempt; answers as soon as it is sent or refused. What follows comes as views; see {@link idle}. */
  async activate(vin: Vin): Promise<JobAnswer> {
    const other = this.#notAbout(vin);
    if (other !== null) return other;
    const hindered = this.#hinders();
    if (hindered !== null) return no(hindered);
    await this.idle();
    if (this.#state.vehicle.vin !== vin || this.#state.exclusive) return no({ reason: 'overtaken' });
    const held = this.#phoneHeld();
    if (held !== null) return no(held);
    const first = Promise.withResolvers<JobAnswer>();
    this.#state.run(true, async (signal) => {
      try {
        await attempt(this.#state, vin, first.resolve, signal);
      } finally {
        first.resolve(no({ reason: 'activation-broke-off' }));
      }
    });
    return first.promise;
  }

  /** Ends the waiting, not the activation: its outcome is unknown until PIMS is asked. Reads are simply cancelled. */
  stopWaiting(): JobAnswer {
    if (!this.#state.busy) return no({ reason: 'nothing-running' });
    this.#state.abort();
    return ok(this.view());
  }

  /** Waits out the late-answer window and reads the status; never activates. */
  recheck(): JobAnswer {
    const view = this.#state.vehicle.attempt?.view;
    const state = view?.state;
    const open = state?.name === 'unknown' || (state?.name === 'succeeded' && state.readBack !== 'confirmed');
    if (view === undefined || !open) return no({ reason: 'nothing-to-check' });
    const running = this.running();
    if (running !== null) return no(running);
    this.#state.run(true, (signal) => checkAgain(this.#state, view.id, signal));
    return ok(this.view());
  }

  /** Settles an unknown outcome by a person's word, with a reason: that of the vehicle in work, or one of a vehicle that the vault does not know. */
  decide(as: Resolution, reason: string, id: AttemptId): JobAnswer {
    const running = this.running();
    if (running !== null) return no(running);
    const record = this.#context.trail.attempt(id);
    if (record === null) return no({ reason: 'attempt-not-found' });
    if (record.vin !== null && id !== this.#state.vehicle.attempt?.view.id) return no({ reason: 'vehicle-known' });
    if (record.state.name !== 'unknown') return no({ reason: 'nothing-to-settle' });
    const step = transition(record.state, { type: 'decide', as });
    if (!step.ok) return no({ reason: 'check-first' });
    const draft = { ...step.value.entry, act: id, veh: record.veh, personal: { reason } };
    const written = this.#context.trail.append(signed(this.#context, draft));
    if (!written.ok) return fail(LOG_STOPPED);
    this.attemptChanged(id);
    return ok(this.view());
  }

  /** Hands an unknown outcome to the support desk and clears the station for the next vehicle. */
  handOver(id: AttemptId, reason: string): JobAnswer {
    const record = this.#context.trail.attempt(id);
    const running = this.running();
    if (running !== null) return no(running);
    if (record === null) return no({ reason: 'attempt-not-found' });
    if (record.state.name !== 'unknown') return no({ reason: 'nothing-to-hand-over' });
    // Nobody could tell which car it is: the station would be free for that very one.
    if (record.vin === null) return fail(VEHICLE_UNKNOWN);
    const personal = reason === '' ? {} : { reason };
    const written = this.#context.trail.append(signed(this.#context, { kind: 'handed-over', act: id, veh: record.veh, personal }));
    if (!written.ok) return fail(LOG_STOPPED);
    if (this.#state.vehicle.attempt?.view.id === id) this.#drop();
    return ok(this.view());
  }

  /** Lays the vehicle aside. */
  close(): JobAnswer {
    const running = this.running();
    if (running !== null) return no(running);
    const view = this.#state.vehicle.attempt?.view;
    if (view?.state.name === 'unknown' && !view.handedOver) return no({ reason: 'outcome-unknown' });
    this.#drop();
    return ok(this.view());
  }

  /**
   * Another person took over. What the last one confirmed, answered for or went on over counts no longer, and the vehicle is laid aside, unless an attempt
   * is open: the station is not free of that, whoever sits there.
   */
  personChanged(): void {
    this.#state.set({ keys: null, inside: null, override: null, goOn: null });
    if (!this.#isOpen()) this.#drop();
  }

  #isOpen(): boolean {
    const state = this.#state.vehicle.attempt?.view.state;
    return this.exclusive || state?.name === 'unknown' || (state?.name === 'succeeded' && state.readBack !== 'confirmed');
  }

  /** An attempt was changed by something else (a late answer, an expiry). */
  attemptChanged(id: AttemptId): void {
    const { attempt, stage } = this.#state.vehicle;
    if (attempt?.view.id !== id) {
      this.#state.set({});
      return;
    }
    this.#state.showAttempt(id);
    // A late answer says more than any reading could: the check has nothing left to find out.
    if (stage?.name === 'late-window' || stage?.name === 'checking-again') this.#state.abort();
    void this.#readAfterLateAnswer(id);
  }

  /** An answer alone is not green: the status is read once the late answer has settled its attempt. */
  async #readAfterLateAnswer(id: AttemptId): Promise<void> {
    await this.idle();
    const { vin, attempt } = this.#state.vehicle;
    const state = attempt?.view.id === id ? attempt.view.state : null;
    if (vin !== null && state?.name === 'resolved' && state.by === 'late-answer' && !this.#state.busy) this.#read(vin);
  }

  /** A person opened the receipt of an attempt, or was told why there is none. */
  receiptOpened(id: AttemptId): void {
    this.#state.receiptOpened(id);
  }

  /** The customer's side changed: what is next may be theirs. */
  customerChanged({ vin, next, run, steps, session, trouble }: CustomerView): void {
    const { vehicle } = this.#state;
    const customer = vin !== null && vin === vehicle.vin ? customerFacts({ next, run, steps: steps.view, session, trouble }) : null;
    if (isDeepStrictEqual(customer, vehicle.customer)) return;
    const { patch, isReadOld } = goesOn(this.#state.facts(), customer);
    this.#state.set(patch);
    if (isReadOld && vin !== null && !this.exclusive) this.#read(vin);
  }

  /** Tells the view again (a clock jump, the log's state). */
  touch(): void {
    const id = this.#state.vehicle.attempt?.view.id;
    if (id === undefined) this.#state.set({});
    else this.#state.showAttempt(id);
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    await this.#state.idle();
  }

  /** Stops following and waiting; an activation that is being waited for becomes unknown, in the log. */
  async stop(): Promise<void> {
    this.#unwatch();
    this.#unfollow();
    this.#state.abort();
    await this.idle();
    this.#state.connections.flush();
  }

  /** Why nothing can be activated now: something runs, the customer's side has the phone, or the site has sent enough. */
  #hinders(): Refusal | null {
    const free = this.#context.throttle();
    return this.running() ?? this.#phoneHeld() ?? (free.ok ? null : throttled(free.error));
  }

  /** Whoever states something about a vehicle, or sends for it, saw its VIN: the refusal when it is not in work any more. */
  #notAbout(vin: Vin): JobAnswer | null {
    const inWork = this.#state.vehicle.vin;
    if (inWork === null) return noVehicle;
    return inWork === vin ? null : no({ reason: 'vehicle-changed' });
  }

  /** Do all units that spoke over the open link say this VIN? */
  #carSays(vin: Vin): boolean {
    const verdict = this.#context.link.report()?.verdict;
    return verdict?.kind === 'agree' && verdict.vin === vin;
  }

  #takeUp(vin: Vin, how: JobOrigin): void {
    this.#unfollow();
    // The customer's side tells what changes: of the same vehicle, scanned again, nothing does.
    const { customer } = this.#state.vehicle;
    const known = this.#state.vehicle.vin === vin ? { customer } : {};
    this.#state.set({ ...factsFor(this.#context, vin, how), ...known });
    this.#state.awaitReading();
    this.#unfollow = this.#context.pims.followConnection(vin, (fact, at) => hearConnection(this.#state, fact, at));
    this.#read(vin);
  }

  /** An attempt whose end the log did not take when it came is settled as after a restart, once the log takes entries again. */
  #settleAbandoned(): void {
    const view = this.#state.vehicle.attempt?.view;
    if (view?.state.name !== 'intent' && view?.state.name !== 'sent') return;
    const settled = settleInterrupted(this.#context);
    if (settled.ok) this.#state.showAttempt(view.id);
  }

  #drop(): void {
    this.#unfollow();
    this.#unfollow = () => undefined;
    this.#state.abort();
    this.#state.set(NO_VEHICLE);
  }

  #read(vin: Vin): void {
    this.#state.run(false, (signal) => readAll(this.#state, vin, signal));
  }

  /** A lost bridge voids what was read over it; a new one reads again. */
  #bridgeChanged(ready: boolean): void {
    const { vin, evidence } = this.#state.vehicle;
    if (!ready) {
      this.#state.set({ reading: null, connection: null, evidence: evidence.filter((one) => one.source !== 'phone connection') });
    } else if (vin !== null && !this.exclusive && !this.#state.busy) {
      this.#state.awaitReading();
      this.#read(vin);
    } else this.#state.set({});
  }
}
