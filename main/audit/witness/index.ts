/** What proves the log from outside: the high-water mark, the share, the second station that cosigns, and the integrity check at a start. */
export { exportEvidence } from './evidence.ts';
export {
  compareWithOutside,
  fileKeeper,
  folderShare,
  outsideView,
  type Keeper,
  type Outside,
  type OutsideView,
  type Share,
  type Standing,
} from './high-water-mark.ts';
export { openIntegrityCheck, type IntegrityCheckParts, type IntegrityCheck } from './integrity-check.ts';
export { bothKeepers, openMarkStore, type MarkStore } from './mark-store.ts';
export { isDisplaced } from './origin-check.ts';
export { openSecondStation, type SecondStationSetup } from './second-station.ts';
