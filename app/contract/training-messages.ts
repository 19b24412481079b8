/** Messages about training rounds. Each answers the whole view; what follows comes as events. */
import * as z from 'zod';
import { COURSES, type CourseName, type ExerciseView } from '../training/index.ts';
import type { Revised } from '../base/index.ts';
import { command, query } from './method.ts';

/** A course that can be begun, and how many exercises it has. */
export type CourseView = { readonly name: CourseName; readonly exercises: number };

/** A round. While it runs, nothing in it tells what an exercise that is not over is about. */
export type RoundView = {
  readonly course: CourseName;
  /** Who trains; null where no name was given. */
  readonly who: string | null;
  /** UTC ms; `endedAt` is null while it runs. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly exercises: readonly ExerciseView[];
  readonly points: number;
  readonly most: number;
};

/** Training. `courses`: none where there can be no training: in live mode, and where one situation is played for all vehicles. */
export type TrainingView = { readonly courses: readonly CourseView[]; readonly round: RoundView | null } & Revised;

/** The messages. */
export const trainingMethods = {
  'training.get': query(z.strictObject({})),
  /** Begins a round: practice vehicles start over, and the vehicle in work is laid aside. */
  'training.begin': command(z.strictObject({ course: z.enum(COURSES) })),
  /** Ends the round; what was not begun counts as missed. */
  'training.end': command(z.strictObject({})),
} as const;

/** Each of them answers the view. */
export type TrainingOutputs = { readonly [M in keyof typeof trainingMethods]: TrainingView };
