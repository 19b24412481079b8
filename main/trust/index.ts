/** What keeps a running trail trustworthy: verification, backups, visits to the share, counts of what is due. */
export { backupView } from './backups.ts';
export { contradicts, reportOutside, type OutsideReport, type PlaceReport } from './outside-report.ts';
export { startTrust, type Trust } from './service.ts';
export { watchedTrust } from './watched.ts';
