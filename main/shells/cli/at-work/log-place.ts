/** Which log a command works on. */
import type { Mode } from '../../../../app/mode.ts';

/** A log on disk: the folder of its mode in the data folder, and whether anything was ever logged there. */
export type LogPlace = { readonly dataDir: string; readonly dir: string; readonly mode: Mode; readonly exists: boolean };
