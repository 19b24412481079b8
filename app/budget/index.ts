/** What a customer's account has few of: SMS, PIN tries, one-time codes, enrolled phones (docs/session.md). */
export { LIMITS, NO_COUNTS, type Counts, type Limit } from './limits.ts';
export { leaveFor, leftOf, standingOf, type Leave, type Needed, type Said, type HowNear } from './leave.ts';
export { ENROLMENTS_PER_HOUR, isSpaced, mayEnrol } from './site.ts';
