/**
 * Logs at rest: those of a data folder whose files a command reads or mends without a console. A data folder and a mode come in; a reader, a trail,
 * a report or a problem go out. Nothing here makes a master key or takes a plain key over. Shells open a log by this door or by a console.
 */
export { reachableSealer } from './keys.ts';
export { openToWrite, readLog, rebuildLog, withLiveLog, type NotAlone, type OpenLog } from './open.ts';
export { earlierEpochs, epochsBefore, logPlaces, type LogPlace } from './place.ts';
export type { AtRestProblem } from './problem.ts';
export { rescueParts } from './rescue.ts';
export { modeOfBackup, restoreLog, type RestoreFailure, type Restoring } from './restore.ts';
export { missingLog, verifyPlace, type MissingLog, type VerifiedPlace } from './verify.ts';
export { accountsAt, tellVisit, type Denied } from './visit.ts';
export { whereItRan } from './where-it-ran.ts';
