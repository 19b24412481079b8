/** Which language a page speaks, and with which region's dates and numbers. Pure; for the console and the stand-alone verifier. */
import type { Language } from '../../app/base/index.ts';

/** Every language with its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
};

/** The language of a tag like "de-AT", if there are texts in it. */
export function languageOf(tag: string): Language | null {
  const base = tag.slice(0, 2).toLowerCase();
  return Object.hasOwn(LANGUAGE_NAMES, base) ? (base as Language) : null;
}

/** The first of the reader's languages that there are texts in; English otherwise. */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map(languageOf).find((language) => language !== null) ?? 'en';
}

/** The reader's own region for a language, when one is known: "de-AT" for German there. English without a region is British. */
export function localeFor(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return own ?? (language === 'en' ? 'en-GB' : language);
}
