/** Files: read, changed and made durable through one door each, with the word for what a disk can say. Nothing here knows what a file is for. */
export {
  copyOver,
  copyTree,
  isTemporary,
  removeFile,
  removeQuietly,
  removeTree,
  renameFile,
  replaceFile,
  replaceOnShare,
  withFile,
  writeNew,
  writePieces,
} from './change-file.ts';
export { syncFile, syncFolder, syncTree, writeSecretFile } from './durable.ts';
export { FileInUse, briefly, isHeld, patiently, wasHeldFromWriting } from './held.ts';
export { readJsonFile, writeJsonFile } from './json-file.ts';
export { logFile } from './log-file.ts';
export { NewerFile, isNewerContent } from './newer-file.ts';
export {
  FileRefused,
  LARGE_FILE,
  SMALL_FILE,
  makeOwnFile,
  mustBeFile,
  openToScan,
  readEnd,
  readForeignFile,
  readLineFrom,
  readOwnFile,
  readSmallFile,
  readStart,
  sha512Of,
  type FileFault,
} from './open-file.ts';
export { createDebts, type Debts } from './owed.ts';
export { makePrivateFolder, preparePrivate, tighten, tightenTree } from './private-file.ts';
export { TrailError, asOtherWriter, asResult, openingAsResult, heldFile, problemOf } from './problems.ts';
