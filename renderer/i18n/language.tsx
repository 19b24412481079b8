/** The language of the screen: its labels and its domain words, fetched when needed. */
import i18next, { type i18n as I18n } from 'i18next';
import { createContext, useContext, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import type { Language } from '../../app/language.ts';
import type { Result } from '../../app/result.ts';
import type { Words } from '../../app/words/words.ts';
import { localeFor } from './choose.ts';
import type { Catalogue } from './en.ts';
import { NoTexts } from './NoTexts.tsx';
import type { TextFault, Texts } from './texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: Catalogue };
  }
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

/** Where texts come from. */
export type LoadTexts = (language: Language) => Promise<Result<Texts, TextFault>>;

/** A language that could not be had while another is shown, and how to try again. */
export type LanguageFault = { readonly wanted: Language; readonly shown: Speech; readonly again: () => void };

type ProviderProps = {
  readonly language: Language;
  readonly load: LoadTexts;
  readonly onFault: (fault: LanguageFault) => void;
  readonly children: ReactNode;
};

/**
 * Shows its children in a language: nothing until the first one is there, the former one while the next is fetched, and also when it cannot
 * be had. `load` must stay the same function.
 */
export function LanguageProvider({ language, load, onFault, children }: ProviderProps) {
  const [engine] = useState(createEngine);
  const [speech, setSpeech] = useState<Speech | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((before) => before + 1);
  const miss = useEffectEvent(() => {
    if (speech === null) setMissing(true);
    else onFault({ wanted: language, shown: speech, again });
  });
  useEffect(() => {
    let isWanted = true;
    void load(language).then(async (texts) => {
      if (!isWanted) return;
      if (!texts.ok) {
        miss();
        return;
      }
      engine.addResourceBundle(language, 'translation', texts.value.labels);
      await engine.changeLanguage(language);
      document.documentElement.lang = language;
      setMissing(false);
      setSpeech({ language, locale: localeFor(language, navigator.languages), ...texts.value });
    });
    return () => {
      isWanted = false;
    };
  }, [engine, language, load, turn]);
  if (speech === null) return isMissing ? <NoTexts language={language} onAgain={again} /> : null;
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
