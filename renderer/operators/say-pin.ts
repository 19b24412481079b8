/** Sentences about a PIN that was not sent, or was refused. */
import type { ConsoleError } from '../../app/contract/index.ts';
import { sayError } from '../../app/words/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import type { PinSlip } from './pin-entry.ts';

/** The two sentences. */
type SayPin = { readonly slip: (slip: PinSlip) => string; readonly refusal: (error: ConsoleError) => string };

/** How they are said where the person is signed in or was chosen from the list: the name is no question there, so it is the PIN that is wrong. */
export function useSayPin(): SayPin {
  const { t } = useTranslation();
  const { words } = useSpeech();
  return {
    slip: (slip) => t(`pin.slip_${slip}`),
    refusal(error) {
      const { operator } = error;
      if (operator?.code !== 'wrong-pin') return sayError(words, error);
      const wrong = t('pin.wrong', { count: operator.triesLeft, n: operator.triesLeft });
      return operator.waitMs > 0 ? wrong : `${wrong} ${t('pin.fiveWrong')}`;
    },
  };
}
