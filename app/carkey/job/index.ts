/** The job at the vehicle: what is required, what is wrong, and the one next action. */
export { viewJob } from './job.ts';
export { goesOn } from './customer.ts';
export { signedOutBy } from './failure.ts';
export { DEEDS, isUndoneSince, openStatements } from './next.ts';
export { asking, goneOver, holdsUp, requirementsOf } from './requirements.ts';
