/** Files on a folder that other stations write too: opened with limits, in a process of its own where they may hang. */
export { shareFiles, type ShareFault, type ShareFiles } from './share-files.ts';
