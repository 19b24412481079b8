/** The letters of printed pages: Noto Sans, with Latin, Greek and Cyrillic, as its package has it. */
import { createRequire } from 'node:module';
import { readOwnFile } from '../../disk/index.ts';

const require = createRequire(import.meta.url);

/** A file of a package. The bundle has no packages beside it: there this call is replaced by the bytes themselves (rolldown.config.ts). */
function packageFile(file: string): Buffer {
  const bytes = readOwnFile(file);
  if (bytes === null) throw new Error(`there is no ${file}`);
  return bytes;
}

/** The upright letters, as TrueType. Throws what the disk throws. */
export const regularLetters = (): Buffer => packageFile(require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'));

/** The same in bold. */
export const boldLetters = (): Buffer => packageFile(require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'));
