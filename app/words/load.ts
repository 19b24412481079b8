/** Loads the words of one language. Each language is a module of its own, so that a bundler can leave the others on disk. */
import type { Language } from '../base/index.ts';
import type { Words } from './shape/index.ts';

const LOADERS: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en/index.ts')).en,
  fr: async () => (await import('./fr/index.ts')).fr,
  de: async () => (await import('./de/index.ts')).de,
  es: async () => (await import('./es/index.ts')).es,
  it: async () => (await import('./it/index.ts')).it,
};

/** The words of a language. */
export function wordsFor(language: Language): Promise<Words> {
  return LOADERS[language]();
}
