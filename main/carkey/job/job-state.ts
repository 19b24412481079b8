/** Holds the facts of the vehicle in work and the one thing that runs; tells a new view after every change. */
import { viewJob } from '../../../app/carkey/job/index.ts';
import { carSilence, type JobFacts } from '../../../app/carkey/status/index.ts';
import type { AttemptId, JobStage, JobView } from '../../../app/carkey/index.ts';
import type { ConnectionFact } from '../../../app/pims/index.ts';
import { faultFields } from '../../base/index.ts';
import { asResult as attemptReading } from '../../disk/index.ts';
import { recordOf } from '../attempt/index.ts';
import { ConnectionLog } from './connection-log.ts';
import type { CarKeyContext } from '../index.ts';
import { hasLostCode } from '../codes/index.ts';
import { attemptView, NO_VEHICLE, ofUnknownVehicles, openElsewhere, type VehicleFacts } from './job-facts.ts';

/** What runs now. Exclusive work (an activation, a re-check) is not pushed aside by other commands. */
type Work = { readonly done: Promise<void>; readonly abort: AbortController; readonly exclusive: boolean };

/** What the phone said about its vehicle, and when it was heard. */
export type Heard = { readonly fact: ConnectionFact; readonly at: number };

export class JobState {
  readonly context: CarKeyContext;
  /** Changes of the phone's connection, on their way into the log. */
  readonly connections: ConnectionLog;
  readonly #emit: (view: JobView) => void;
  /** Attempts whose receipt was opened in this run. */
  readonly #receipts = new Set<AttemptId>();
  #vehicle: VehicleFacts = NO_VEHICLE;
  #work: Work | null = null;
  #heard: Heard | null = null;
  #asked = false;

  constructor(context: CarKeyContext, emit: (view: JobView) => void) {
    this.context = context;
    this.connections = new ConnectionLog(context);
    this.#emit = emit;
  }

  /** The facts of the vehicle in work. */
  get vehicle(): VehicleFacts {
    return this.#vehicle;
  }

  /** All facts of this moment. */
  facts(): JobFacts {
    const now = this.context.clock.wall();
    return {
      ...this.#vehicle,
      vehicleUnknown: this.#vehicle.vin !== null && ofUnknownVehicles(this.context).length > 0,
      now,
      carSilence: carSilence(this.context.link.report(), this.#vehicle.vin, now),
      bridge: this.context.serverTime.bridgeState(),
      logProblem: this.context.trail.view().problem,
      may: { decide: this.context.may('job.decide'), again: this.context.may('job.activate.again') },
    };
  }

  /** The view of this moment. */
  view(): JobView {
    return viewJob(this.facts(), this.context.revise());
  }

  /** Changes facts and tells the view. */
  set(patch: Partial<VehicleFacts>): void {
    this.#vehicle = { ...this.#vehicle, ...patch };
    this.#emit(this.view());
  }

  /** Names what is going on, or that nothing is. */
  stage(name: JobStage | null, limitMs: number | null = null): void {
    this.set({ stage: name === null ? null : { name, since: this.context.clock.wall(), limitMs } });
  }

  /** Takes the attempt and the station's state from the log again. A log that cannot be read leaves what stands there: that is told beside it. */
  showAttempt(id: AttemptId): void {
    const vin = this.#vehicle.vin;
    const read = attemptReading(() => ({
      attempt: { view: attemptView(this.context, recordOf(this.context, id), this.#receipts.has(id)) },
      openElsewhere: vin !== null && openElsewhere(this.context, vin),
      codeLost: vin !== null && hasLostCode(this.context.trail, vin),
    }));
    this.set(read.ok ? read.value : {});
  }

  /** A vehicle was chosen, or a connection is new: what the phone says by itself may be about the vehicle of before until it is asked. */
  awaitReading(): void {
    this.#asked = false;
    this.#heard = null;
  }

  /** Keeps what the phone says by itself. True: it was asked for this vehicle before, so that the word counts. */
  hear(heard: Heard): boolean {
    this.#heard = heard;
    return this.#asked;
  }

  /** The phone is being asked now. Gives the last of what it said before the first time, which is all that is known if it does not answer. */
  startAsking(): Heard | null {
    const early = this.#asked ? null : this.#heard;
    this.#asked = true;
    this.#heard = null;
    return early;
  }

  /** What the phone said by itself since it was asked last. */
  get heard(): Heard | null {
    return this.#heard;
  }

  /** A person opened the receipt of an attempt, or was told why there is none. */
  receiptOpened(id: AttemptId): void {
    this.#receipts.add(id);
    if (this.#vehicle.attempt?.view.id === id) this.showAttempt(id);
  }

  /** Is an activation or a re-check running? */
  get exclusive(): boolean {
    return this.#work?.exclusive ?? false;
  }

  /** Does anything run? */
  get busy(): boolean {
    return this.#work !== null;
  }

  /** Starts work after ending what runs (reads only: callers check {@link exclusive} first). */
  run(exclusive: boolean, task: (signal: AbortSignal) => Promise<void>): void {
    this.#work?.abort.abort();
    const abort = new AbortController();
    const work: Work = { abort, exclusive, done: this.#watched(task, abort.signal, () => this.#work === work) };
    this.#work = work;
  }

  async #watched(task: (signal: AbortSignal) => Promise<void>, signal: AbortSignal, current: () => boolean): Promise<void> {
    // The task starts after `run` has noted it, so that it sees itself as the current work.
    await Promise.resolve();
    try {
      await task(signal);
    } catch (fault) {
      this.context.log.error('job-work-failed', faultFields(fault));
    }
    if (!current()) return;
    this.#work = null;
    this.stage(null);
  }

  /** Asks what runs to end. */
  abort(): void {
    this.#work?.abort.abort();
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    while (this.#work !== null) await this.#work.done;
  }
}
