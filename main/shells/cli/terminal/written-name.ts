/** Names of files that a person wants written. What Windows reads otherwise is refused before anything is done, an entry of the log included. */
import { type NameFault, windowsNameFault } from '../../../../app/base/index.ts';

const SENTENCES: Readonly<Record<NameFault, string>> = {
  reserved: 'Windows keeps this name for a device; choose another one.',
  stream: 'Windows reads a colon in a name as a hidden part of another file; choose a name without one.',
  ending: 'Windows cannot open a file whose name ends with a dot or a space; choose another one.',
  sign: 'Windows allows none of < > " | ? * in a name; choose another one.',
};

/** One sentence about a name that is refused here; null when a file may have it. */
export function nameRefused(file: string | undefined, platform: NodeJS.Platform): string | null {
  const fault = platform === 'win32' && file !== undefined ? windowsNameFault(file) : null;
  return fault === null ? null : SENTENCES[fault];
}
