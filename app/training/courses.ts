/** The courses as a table: which situations, and what is right in each. */
import { CARKEY_SET_ERRORS, pimsErrorInfo } from '../pims/index.ts';
import type { CourseName, CustomerSays, Exercise, TrainingGoal } from './types.ts';

const one = (scenario: string, goal: TrainingGoal, sends: number, says: CustomerSays | null = null): Exercise => ({
  scenario,
  goal,
  sends,
  says,
});

/** Errors that an activation meets at a real phone first, although they are not listed for it: nobody is signed in, a one-time password is wanted. */
const MET_FIRST = [2301, 2302];

/**
 * A clear refusal may be mended and tried once more. An error that leaves the outcome open has no effect on the practice vehicles, and nothing
 * may follow it.
 */
function errorExercise(code: number): Exercise {
  const isClear = pimsErrorInfo(code).effect === 'surely-none';
  return isClear ? one(`set-${code}`, 'refused', 2) : one(`set-${code}`, 'settle-no-effect', 1);
}

/** What every course is made of. */
export const COURSE_EXERCISES: Readonly<Record<CourseName, readonly Exercise[]>> = {
  basics: [
    one('ok', 'activate', 1),
    one('disabled', 'activate', 1),
    one('suspended', 'activate', 1),
    one('already-active', 'leave', 0),
    one('contradiction', 'leave', 0),
    one('phone-away', 'leave', 0),
    one('phone-in-other-car', 'leave', 0),
    one('wrong-vin', 'settle-other-vehicle', 1),
  ],
  outcomes: [
    one('lost-answer', 'settle-activated', 1),
    one('lost-request', 'settle-no-effect', 1),
    one('dropped-connection', 'settle-activated', 1),
    one('dropped-before-effect', 'settle-no-effect', 1),
    one('late-answer', 'settle-activated', 1),
    one('empty-answer', 'settle-activated', 1),
    one('refused-carkey', 'settle-no-effect', 1),
    one('read-back-disagrees', 'unconfirmed', 1),
  ],
  'activation-errors': [...CARKEY_SET_ERRORS, ...MET_FIRST].map(errorExercise),
  customer: [
    one('nobody', 'activate', 1),
    one('first-time', 'activate', 1),
    one('session-lost', 'enrol', 1),
    one('pin-mistyped', 'enrol', 1),
    one('account-blocked', 'enrol', 1),
    one('wants-code', 'activate', 2),
    one('sold', 'unlink', 0, 'sold'),
    one('command-lost', 'prove', 1, 'show-me'),
  ],
};
