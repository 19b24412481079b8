/** Verification of a whole trail: leaves, tree, checkpoints, derived tables and vault, on several threads. */
export { fullVerificationDue } from './daily.ts';
export type { VerifyFinding, VerifyReport } from './findings.ts';
export { verifyTrail } from './verify.ts';
