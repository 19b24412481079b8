/** The contract, one file per group of messages, behind one gate of rights. */
export { keepAsked } from './asked.ts';
export { createHandlers } from './handlers.ts';
export { apiOf } from './in-process.ts';
export { createOperatorHandlers, operatorError } from './operator-handlers.ts';
export { attemptRow, createQueryHandlers, type Handlers } from './query-handlers.ts';
export { guardCalls, recordRefusal } from './rights-guard.ts';
export { WATCHING, guardWatcher } from './watch-guard.ts';
export type { Ready } from './in-process.ts';
