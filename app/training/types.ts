/** What a training round is made of. Times without a note are milliseconds on the monotonic clock of one run. */
import type { VehicleRef } from '../audit/entry/index.ts';
import type { Vin } from '../vehicle/index.ts';

/** The courses, in the order in which they are offered. */
export const COURSES = ['basics', 'outcomes', 'activation-errors', 'customer'] as const;

/** One of {@link COURSES}. */
export type CourseName = (typeof COURSES)[number];

/**
 * What is right for a situation. `leave`: nothing may be sent. The three that settle: sent once, and the unknown outcome settled as it truly
 * was, or handed over. `unconfirmed`: sent once, and the status that does not follow was seen. `refused`: the refusal was seen.
 */
export const GOALS = [
  'activate',
  'leave',
  'settle-activated',
  'settle-no-effect',
  'settle-other-vehicle',
  'unconfirmed',
  'refused',
  'enrol',
  'unlink',
  'prove',
] as const;

/** One of {@link GOALS}. */
export type TrainingGoal = (typeof GOALS)[number];

/** What the customer says when they bring the vehicle, where nothing on the screen could tell what they want. */
export type CustomerSays = 'sold' | 'show-me';

/** One situation of a course. */
export type Exercise = {
  /** Name of the practice situation, and so of its vehicle. */
  readonly scenario: string;
  readonly goal: TrainingGoal;
  /** Activations that may be sent. */
  readonly sends: number;
  readonly says: CustomerSays | null;
};

/**
 * What was wrong. `left-open`: an unknown outcome neither settled nor handed over; `not-done`: nothing of these, and the goal was not reached.
 */
export const TRAINING_FAULTS = ['sent-again', 'sent-for-nothing', 'left-open', 'settled-wrong', 'not-done'] as const;

/** One of {@link TRAINING_FAULTS}. */
export type TrainingFault = (typeof TRAINING_FAULTS)[number];

/** How an exercise was done. `with-faults`: the goal was reached, and not in the right way. */
export type TrainingVerdict = 'handled' | 'with-faults' | 'missed';

/** What the log tells of an exercise so far. */
export type Work = {
  readonly began: number;
  /** When the goal was reached; null: not yet, or not any more. */
  readonly reached: number | null;
  readonly sent: number;
  /** Commands to the vehicle, by call. */
  readonly commands: readonly string[];
  /** Attempts whose outcome is not known and not handed over. */
  readonly open: readonly string[];
  /** Attempts that were handed over: what is told of them later is no longer theirs who train. */
  readonly away: readonly string[];
  /** Was the last outcome settled as it was not? */
  readonly wrong: boolean;
};

/** An exercise with its vehicle. `work`: null before the vehicle was looked up. */
export type Station = Exercise & {
  readonly vin: Vin;
  readonly veh: VehicleRef;
  readonly work: Work | null;
  /** When it was left; null: not yet. */
  readonly left: number | null;
};

/** A round: its exercises in the order in which their vehicles are offered. At most one is in work. */
export type Round = { readonly stations: readonly Station[] };

/** What is told of an exercise once it is over. `ms`: from the first look to the goal, or to when it was left; null where it was never begun. */
export type ExerciseResult = {
  readonly scenario: string;
  readonly goal: TrainingGoal;
  readonly sent: number;
  readonly ms: number | null;
  readonly verdict: TrainingVerdict;
  readonly faults: readonly TrainingFault[];
};

/**
 * An exercise as it is shown. `result`: null until it is over, since it would give the situation away. `says`: while its vehicle is in work.
 */
export type ExerciseView = {
  readonly vin: Vin;
  readonly state: 'waiting' | 'in-work' | 'ended';
  readonly says: CustomerSays | null;
  readonly result: ExerciseResult | null;
};
