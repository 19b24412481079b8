/** The data folder before anything in it is opened: whose it is, where it lies, whether a newer program wrote it, and why a start fails. */
export { openDataFolder, refuseStrangeFile, strangeFile, strangeSentence } from './data-folder.ts';
export { riskHere } from './folder-risk.ts';
export { markFile, modeDir } from './mode-folder.ts';
export { newerFileIn } from './newer-data.ts';
export { logNotOpened, mayPass, newerData, notLocked, startProblemOf, type StartProblem } from './start-problem.ts';
