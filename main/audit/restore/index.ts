/** A backup becomes the next epoch of a trail: verified, put in place, with the attempts that were open carried over. */
export { openEpoch } from './carry-over.ts';
export { restoreBackup, type RestoreOptions, type RestoreProblem, type RestoreReason, type Restored } from './restore.ts';
