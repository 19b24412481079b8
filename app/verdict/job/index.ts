/** Whose matter it is that a job stopped, or what became of an attempt: the facts of a job, or a row of the log, come in. */
export { verdictOfAttempt, verdictOfRefusal, verdictOfUnknown } from './attempt.ts';
export { verdictOfEntry } from './entry.ts';
export { verdictOfJob, verdictOfView } from './job.ts';
