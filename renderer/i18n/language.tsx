/** The language of the screen: its catalogue of labels and its domain words, loaded when needed. */
import i18next, { type i18n as I18n } from 'i18next';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import type { Language } from '../../app/console.ts';
import { wordsFor } from '../../app/words/load.ts';
import type { Words } from '../../app/words/words.ts';
import type { Catalogue } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: Catalogue };
  }
}

/** Languages that the screen can be shown in, with their own names. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
};

const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  it: async () => (await import('./it.ts')).it,
};

/** The first of the reader's languages that the console speaks; English otherwise. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.slice(0, 2).toLowerCase();
    if (base in catalogues) return base as Language;
  }
  return 'en';
}

/** The reader's own region for a language, when one is known: "de-AT" for German there. English without a region is British. */
export function localeFor(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return own ?? (language === 'en' ? 'en-GB' : language);
}

/** What a component needs to speak: the language, the locale for dates and numbers, labels as data, and domain words. */
export type Speech = { readonly language: Language; readonly locale: string; readonly labels: Catalogue; readonly words: Words };
const SpeechContext = createContext<Speech | null>(null);

/** Words and language of the screen. Throws outside of {@link LanguageProvider}: that is a bug. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('no language above this component');
  return speech;
}

/** Shows its children in a language; nothing until the first one is loaded, the former one while the next is. */
export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const [engine] = useState(createEngine);
  const [speech, setSpeech] = useState<Speech | null>(null);
  useEffect(() => {
    let wanted = true;
    void Promise.all([catalogues[language](), wordsFor(language)]).then(async ([catalogue, words]) => {
      engine.addResourceBundle(language, 'translation', catalogue);
      await engine.changeLanguage(language);
      if (!wanted) return;
      document.documentElement.lang = language;
      setSpeech({ language, locale: localeFor(language, navigator.languages), labels: catalogue, words });
    });
    return () => {
      wanted = false;
    };
  }, [engine, language]);
  if (speech === null) return null;
  return (
    <I18nextProvider i18n={engine}>
      <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>
    </I18nextProvider>
  );
}

function createEngine(): I18n {
  const engine = i18next.createInstance();
  void engine.use(initReactI18next).init({
    resources: {},
    lng: 'en',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  return engine;
}
