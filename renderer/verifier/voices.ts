/** All languages of the verifier. They are in the one file, so nothing is loaded when the language changes. */
import type { Language } from '../../app/console.ts';
import type { Speech, Voice } from './speech.ts';
import { de } from './speech/de.ts';
import { en } from './speech/en.ts';
import { es } from './speech/es.ts';
import { fr } from './speech/fr.ts';
import { it } from './speech/it.ts';

const SPEECHES: Readonly<Record<Language, Speech>> = { en, fr, de, es, it };

/** Every language with its own name. */
export const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', de: 'Deutsch', es: 'Español', it: 'Italiano' };

/** The language of a tag like "de-AT", if the verifier speaks it. */
export function languageOf(tag: string): Language | null {
  const base = tag.slice(0, 2).toLowerCase();
  return Object.hasOwn(SPEECHES, base) ? (base as Language) : null;
}

/** The first of the reader's languages that the verifier speaks; English otherwise. */
export function preferredOf(wanted: readonly string[]): Language {
  return wanted.map(languageOf).find((language) => language !== null) ?? 'en';
}

/** A language in the reader's own region, where one is known. English without a region writes dates as in Britain. */
export function voiceOf(language: Language, wanted: readonly string[]): Voice {
  const own = wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return { ...SPEECHES[language], language, locale: own ?? (language === 'en' ? 'en-GB' : language) };
}
