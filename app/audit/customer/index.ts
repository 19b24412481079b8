/** Whose account it was, in the log. */
export { accountOf, accountRef } from './account.ts';
export { customerEntry, customerStateOf, customerTransition, type CustomerEntry, type CustomerTransition } from './customer-log.ts';
