/** The one writer: takes entries, signs checkpoints, keeps the vault, and does the maintenance that keeps a trail trustworthy. */
export type { AuditTrail, By, TrailCare } from './api.ts';
export { openTrail, type OpenTrail, type TrailOptions } from './trail.ts';
