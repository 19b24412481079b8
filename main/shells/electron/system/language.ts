/** Which language the desktop program itself speaks: the person's choice, else the system's. */
import { join } from 'node:path';
import * as z from 'zod';
import { type Language, LANGUAGES } from '../../../../app/base/index.ts';
import { readOwnFile } from '../../../disk/index.ts';

const chosen = z.looseObject({ language: z.enum(LANGUAGES) });

/** The choice in the settings of a folder, read before the console is: null without one, and where the file says nothing of use. */
export function chosenLanguage(folder: string): Language | null {
  try {
    const bytes = readOwnFile(join(folder, 'settings.json'));
    return bytes === null ? null : (chosen.safeParse(JSON.parse(bytes.toString('utf8'))).data?.language ?? null);
  } catch {
    // Unreadable, or no JSON: the console's own start says what becomes of the file.
    return null;
  }
}

/** The language of a locale such as `de-AT`; English where there are no texts in it. */
export function languageOf(locale: string): Language {
  const base = locale.slice(0, 2).toLowerCase();
  return LANGUAGES.find((one) => one === base) ?? 'en';
}
