/** The one writer: takes entries, signs checkpoints, keeps the vault, and does the maintenance that keeps a trail trustworthy. */
export type { AuditTrail, By, TrailMaintenance } from './audit-trail.ts';
export { openTrail, type OpenTrail, type TrailOptions } from './trail.ts';
