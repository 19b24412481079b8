/**
 * One training round at a time, in practice: it hands out vehicles and judges what the log says was done with them (app/training). It writes
 * nothing and decides nothing about a vehicle.
 */
import { randomInt } from 'node:crypto';
import type { Entry } from '../../app/audit/entry/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { ConsoleError, RoundView, TrainingView } from '../../app/contract/index.ts';
import { type Refusal, refused } from '../../app/refusals/index.ts';
import {
  COURSE_EXERCISES,
  COURSES,
  type CourseName,
  endRound,
  newRound,
  type Round,
  scoreOf,
  stepRound,
  viewExercises,
} from '../../app/training/index.ts';
import { type CarKeyContext, nameAtWork } from '../carkey/index.ts';
import type { Job } from '../carkey/job/index.ts';
import { practiceFleet } from '../pims/simulator/index.ts';

/** What the service works with. */
export type TrainingParts = {
  readonly context: Pick<CarKeyContext, 'trail' | 'clock' | 'revise' | 'operator'>;
  readonly job: Pick<Job, 'running' | 'close'>;
  /** What is under way at the vehicle or at the phone: the world does not start over beneath it. */
  readonly running: () => Refusal | null;
  /** Puts practice vehicles back to how their situation starts; null where no vehicle has a situation of its own. */
  readonly startOver: (() => void) | null;
  readonly tell: (view: TrainingView) => void;
};

type Held = { readonly round: Round; readonly about: Omit<RoundView, 'exercises' | 'points' | 'most'> };
type Answer = Result<TrainingView, ConsoleError>;

/** Where there is no training. */
export const NO_TRAINING: Omit<TrainingView, 'rev'> = { courses: [], round: null };

const OFFERED = COURSES.map((name) => ({ name, exercises: COURSE_EXERCISES[name].length }));
const VIN_OF = new Map(practiceFleet.map(({ scenario, vin }) => [scenario, vin]));

export class Training {
  readonly #parts: TrainingParts;
  readonly #unlisten: () => void;
  #held: Held | null = null;

  constructor(parts: TrainingParts) {
    this.#parts = parts;
    this.#unlisten = parts.context.trail.listen((entries) => this.#take(entries));
  }

  /** The view of this moment. */
  view(): TrainingView {
    const { revise } = this.#parts.context;
    const held = this.#held;
    if (this.#parts.startOver === null) return { ...NO_TRAINING, rev: revise() };
    if (held === null) return { courses: OFFERED, round: null, rev: revise() };
    const exercises = viewExercises(held.round);
    return { courses: OFFERED, round: { ...held.about, exercises, ...scoreOf(exercises) }, rev: revise() };
  }

  /** Does a round run? Then nothing may tell which situation a vehicle plays. */
  running(): boolean {
    return this.#held !== null && this.#held.about.endedAt === null;
  }

  /** Begins a round, in an order of its own; one that runs is given up. Nothing of before may be open: its vehicles start over. */
  begin(course: CourseName): Answer {
    const { context, job, startOver } = this.#parts;
    if (startOver === null) return fail(refused({ reason: 'not-practice' }));
    const running = this.#parts.running();
    if (running !== null) return fail(refused(running));
    if (context.trail.attempts(true, 1).length > 0) return fail(refused({ reason: 'training-attempt-open' }));
    const closed = job.close();
    if (!closed.ok) return closed;
    startOver();
    const who = nameAtWork(context);
    const about = { course, who: who === '' ? null : who, startedAt: context.clock.wall(), endedAt: null };
    return ok(this.#hold({ round: newRound(this.#stations(course)), about }));
  }

  /** Ends the round and lays its vehicle aside, unless the outcome of that is unknown. */
  end(): Answer {
    const { context, job } = this.#parts;
    const running = job.running();
    if (running !== null) return fail(refused(running));
    const held = this.#held;
    if (held === null || held.about.endedAt !== null) return ok(this.view());
    const view = this.#hold({
      round: endRound(held.round, context.clock.mono()),
      about: { ...held.about, endedAt: context.clock.wall() },
    });
    // What is unknown stays on the screen: the station is not free of it, and the result says so.
    job.close();
    return ok(view);
  }

  /** Stops listening. */
  stop(): void {
    this.#unlisten();
  }

  #stations(course: CourseName) {
    const { trail } = this.#parts.context;
    return shuffled(COURSE_EXERCISES[course]).flatMap((exercise) => {
      const vin = VIN_OF.get(exercise.scenario);
      return vin === undefined ? [] : [{ ...exercise, vin, veh: trail.vehicle(vin) }];
    });
  }

  #take(entries: readonly Entry[]): void {
    const held = this.#held;
    if (held === null || held.about.endedAt !== null) return;
    const round = entries.reduce(stepRound, held.round);
    // A screen shows who is in work and what is over; what only counts inside is told with that.
    const isShown = entries.some(({ kind }) => kind === 'lookup');
    this.#held = { ...held, round };
    if (isShown) this.#parts.tell(this.view());
  }

  #hold(held: Held): TrainingView {
    this.#held = held;
    const view = this.view();
    this.#parts.tell(view);
    return view;
  }
}

/** In an order that nobody can know by heart. */
function shuffled<T>(all: readonly T[]): readonly T[] {
  return all
    .map((one) => ({ one, at: randomInt(2 ** 32) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
