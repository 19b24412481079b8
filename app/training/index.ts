/**
 * Training rounds: entries of the practice log come in, a judged round comes out. No clock and no randomness; what is right in which situation
 * is a table (courses.ts), and what a person did is read from the log alone (judge.ts).
 */
export { COURSE_EXERCISES } from './courses.ts';
export { PRACTICE_GROUPS, type PracticeGroup } from './practice-groups.ts';
export { endRound, newRound, scoreOf, stepRound, viewExercises } from './round.ts';
export {
  COURSES,
  type CourseName,
  type ExerciseResult,
  type ExerciseView,
  type Round,
  type TrainingFault,
  type TrainingGoal,
} from './types.ts';
