/** Loads the words of one language. Each language is a module of its own, so that a bundler can leave the others on disk. */
import type { Language } from '../language.ts';
import type { Words } from './words.ts';

const LOADERS: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  it: async () => (await import('./it.ts')).it,
};

/** The words of a language. */
export function wordsFor(language: Language): Promise<Words> {
  return LOADERS[language]();
}
