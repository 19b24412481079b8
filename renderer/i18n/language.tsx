/** The language of the screen: its labels and its domain words, fetched when needed. */
import { createContext, useContext, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { Language, Result } from '../../app/base/index.ts';
import type { Words } from '../../app/words/shape/index.ts';
import { localeFor } from './choose.ts';
import type { Catalogue } from './en/index.ts';
import { NoTexts } from './NoTexts.tsx';
import type { TextFault, Texts } from './texts.ts';
import { type Translate, translator } from './translate.ts';

/** What a component needs to speak: the language, the locale for dates and numbers, labels as data, and domain words. */
export type Speech = { readonly language: Language; readonly locale: string; readonly labels: Catalogue; readonly words: Words };
type Spoken = { readonly speech: Speech; readonly t: Translate };
const SpeechContext = createContext<Spoken | null>(null);

/** Words and language of the screen. Throws outside of {@link LanguageProvider}: that is a bug. */
export function useSpeech(): Speech {
  return useSpoken().speech;
}

/** Says labels in the language of the screen. Throws as {@link useSpeech} does. */
export function useTranslation(): { readonly t: Translate } {
  return useSpoken();
}

function useSpoken(): Spoken {
  const spoken = useContext(SpeechContext);
  if (spoken === null) throw new Error('no language above this component');
  return spoken;
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
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((before) => before + 1);
  const miss = useEffectEvent(() => {
    if (spoken === null) setMissing(true);
    else onFault({ wanted: language, shown: spoken.speech, again });
  });
  useEffect(() => {
    let isWanted = true;
    void load(language).then((texts) => {
      if (!isWanted) return;
      if (!texts.ok) {
        miss();
        return;
      }
      document.documentElement.lang = language;
      setMissing(false);
      const speech = { language, locale: localeFor(language, navigator.languages), ...texts.value };
      setSpoken({ speech, t: translator(language, speech.labels) });
    });
    return () => {
      isWanted = false;
    };
  }, [language, load, turn]);
  if (spoken === null) return isMissing ? <NoTexts language={language} onAgain={again} /> : null;
  return <SpeechContext.Provider value={spoken}>{children}</SpeechContext.Provider>;
}
