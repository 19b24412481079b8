/** Opening the receipt of an attempt, from wherever the attempt is on the screen. */
import { useTranslation } from 'react-i18next';
import type { AttemptId } from '../../../app/carkey/types.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { sayFault } from '../../i18n/say.ts';
import { useStores } from '../../stores/stores.ts';

/** Shows the receipt, or says why there is none. */
export function useShowReceipt(): (attempt: AttemptId) => Promise<void> {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { trust, ui } = useStores();
  return async (attempt) => {
    const isThere = await trust.showReceipt(attempt);
    const { error } = trust.getState();
    if (isThere) ui.open('receipt');
    else ui.notify(error === null ? t('common.failed') : sayFault(words, error), 'bad');
  };
}
