/** Why something was not done: a closed list of reasons with their values, worded in app/words. */
export { isOver, refused, situationOf, type ConsoleError, type Reason, type Situation } from './refusals.ts';
export { refusalSchema, type Refusal } from './schema.ts';
