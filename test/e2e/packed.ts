/** Where the content of the packed archives lies, for the stand-in to run it: written by pack.setup.ts. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The systems that are packed for. */
export const SYSTEMS = ['linux', 'windows', 'macos'] as const;
export type System = (typeof SYSTEMS)[number];

/** One folder for this checkout, outside of it: inside, a package that is missing in the archive would be found in the checkout's own. */
const checkout = createHash('sha256')
  .update(resolve(import.meta.dirname))
  .digest('hex')
  .slice(0, 12);
export const PACKED = join(tmpdir(), `carkey-packed-${checkout}`);

/** What was taken out of a system's archive. */
export const contentOf = (system: System): string => join(PACKED, system, 'content');

/** The entry of the program in a system's packed content. */
export const entryOf = (system: System): string => join(contentOf(system), 'out/main/electron.js');
