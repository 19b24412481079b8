/**
 * The customer's second factor: enrolling this phone, its number and PIN, one-time codes, removing and unlinking (docs/session.md, decision 15).
 * One run at a time and account; `begin`, then `step` with what happens; write the state (app/audit/enrolment), then do the effect.
 */
export {
  FREE_ACTS,
  GOALS,
  PLACES,
  RUN_ASKS,
  RUN_SPENDS,
  SPEND_ACTS,
  type FreeAct,
  type Goal,
  type Place,
  type RunAsk,
  type RunSpend,
  type SpendAct,
  type Spot,
} from './places.ts';
export { DONE, NOT_DONE, NOT_SENT, TROUBLES, UNSURE_WHYS } from './types.ts';
export type {
  ActView,
  Done,
  Effect,
  EnrolmentEvent,
  EnrolmentState,
  NotDone,
  NotSent,
  SpendAnswer,
  Standing,
  Tell,
  Trouble,
  Unsure,
  UnsureWhy,
  Way,
} from './types.ts';
export { actsOf, begin, isOver, step, type IllegalStep, type Step } from './machine.ts';
export { answeredEvent, askEvent, spendEvent } from './read.ts';
export { isRunWords, parseRunWords, runWords, type RunFields, type RunWords } from './run-words.ts';
export { askRequest, spendRequest, type GivenValues, type RequestContext } from './request.ts';
export { readingFor, viewEnrolment, type EnrolmentView } from './view.ts';
