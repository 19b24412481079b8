/** Files that a person names on the command line. A link is followed; what it leads to must be a file, since a pipe or a device might never end. */
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { type FileFault, readSmallFile } from '../../../disk/index.ts';

/** Longest token, characters. */
const MAX_TOKEN = 4_000;

/** Why a file that a person named cannot be read, for a sentence that ends with it. */
export const FILE_FAULTS: Readonly<Record<FileFault, string>> = {
  missing: 'there is none',
  'not-a-file': 'it is a folder, a pipe or a device',
  'too-large': 'it is far too large',
  denied: 'this user may not',
  'in-use': 'another program holds it; try again in a moment',
  io: 'the disk reports an error',
};

/** The token of a file that a person named; null without one. */
export function readToken(file: string | undefined): Result<string | null, string> {
  if (file === undefined) return ok(null);
  const read = readSmallFile(file, MAX_TOKEN * 2, 'followed');
  if (!read.ok) return fail(`The token file cannot be read: ${FILE_FAULTS[read.error]}.`);
  const text = read.value.toString('utf8').trim();
  if (text === '' || text.length > MAX_TOKEN || /[^\x21-\x7e]/.test(text))
    return fail('The token file does not hold one token on one line.');
  return ok(text);
}
