/** Who is at the screen: signing in, locking, rights of the moment, events for the log. */
export { accountNotices } from './notices.ts';
export { cancelRescue, refOf, rescue, type Rescue, type RescueParts, type RescueProblem } from './rescue.ts';
export { startOperators, type Operators } from './service.ts';
export { missedInLog } from './told-failures.ts';
export { visitAccounts } from './visit.ts';
