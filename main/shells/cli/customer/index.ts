/** Commands about the customer's side of a job: session, second factor, steps, proof. */
export { enrol } from './enrol.ts';
export { prove } from './prove.ts';
export { session } from './session.ts';
export { steps } from './steps.ts';
export { customerUntil } from './waiting.ts';
