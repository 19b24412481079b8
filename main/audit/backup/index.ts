/** Backups: made, verified, listed, and the swap that puts one in place. */
export { listBackups, readFacts, type BackupFacts, type BackupPlace } from './backup-folder.ts';
export { NEW_FOLDER, SWAP_FILE, finishSwap } from './backup-swap.ts';
export { makeBackup, type BackupOptions, type BackupProblem } from './backup.ts';
