/** What a search by words looks through: title and story of a practice vehicle, in the language of the page. */
import { useCallback } from 'react';
import { situationOf } from '../../app/words/shape/index.ts';
import { useSpeech } from '../i18n/language.tsx';
import type { StoryOf } from '../stores/find.ts';

/** Tells the story of a scenario. The same function for as long as the language stays. */
export function useStoryOf(): StoryOf {
  const { words } = useSpeech();
  return useCallback(
    (scenario) => {
      const { title, story } = situationOf(words, scenario);
      return `${title} ${story}`;
    },
    [words],
  );
}
