/** Forgetting a vehicle for good: keys destroyed, copies searched for, the erasure recorded. */
export { createScanner } from './forget-scan.ts';
export { finishErasures, forgetVehicle, type ForgetParts, type ForgetProblem, type Unfinished } from './forget.ts';
