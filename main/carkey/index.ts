/** What the work on a CarKey shares: its context, the throttle, the car that the link read. */
export { newAttemptId } from './attempt-id.ts';
export { WatchedLink } from './car-link.ts';
export { byOf, nameAtWork, signed, simulated, type CarKeyContext } from './context.ts';
export { recordRead, withLink } from './link-evidence.ts';
export { stationThrottle, type Throttle } from './throttle.ts';
export { JUMP_MS, measureServerTime } from './server-time.ts';
