/** All languages of the verifier. They are in the one file, so nothing is loaded when the language changes. */
import type { Language } from '../../app/base/index.ts';
import { localeFor } from '../i18n/choose.ts';
import type { Speech, Voice } from './speech/speech.ts';
import { de } from './speech/de.ts';
import { en } from './speech/en.ts';
import { es } from './speech/es.ts';
import { fr } from './speech/fr.ts';
import { it } from './speech/it.ts';

const SPEECHES: Readonly<Record<Language, Speech>> = { en, fr, de, es, it };

/** A language in the reader's own region, where one is known. */
export function voiceOf(language: Language, wanted: readonly string[]): Voice {
  return { ...SPEECHES[language], language, locale: localeFor(language, wanted) };
}
