/** Questions to the trail, answered from the derived tables. One who writes and one who only reads answer alike. */
export type { AttemptRecord } from './attempt-record.ts';
export { dueForErasure, type VehicleAge } from './forget-due.ts';
export { trailQueries, type TrailQueries } from './queries.ts';
export type { TrailQuestions } from './questions.ts';
export { APPEND_REFUSED, openReader, readerOver, refuseToWrite, type TrailReader } from './reader.ts';
