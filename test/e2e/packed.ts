/** Where the content of the packed archive lies, for the stand-in to run it: written by pack.setup.ts. */
import { join, resolve } from 'node:path';

/** The folder of the packer, and of what was taken out of its archive. */
export const PACKED = resolve(import.meta.dirname, '../../test-results/packed');

/** The entry of the program in the packed content. */
export const PACKED_ENTRY = join(PACKED, 'content/out/main/electron.js');
