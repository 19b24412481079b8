/** The job on one vehicle: what is known, what is done next, what a screen is told. */
export { NO_VEHICLE } from './job-facts.ts';
export { Job } from './job.ts';
