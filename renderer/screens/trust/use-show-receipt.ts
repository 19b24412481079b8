/** Opening the receipt of an attempt, from wherever the attempt is on the screen. */
import type { AttemptId } from '../../../app/carkey/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { useStores } from '../../stores/stores.ts';

/** Shows the receipt, or says why there is none. */
export function useShowReceipt(): (attempt: AttemptId) => Promise<void> {
  const { trust, ui } = useStores();
  return async (attempt) => {
    const isThere = await trust.showReceipt(attempt);
    const { error } = trust.getState();
    if (isThere) ui.open('receipt');
    else ui.notify((now) => (error === null ? now.t('common.failed') : sayError(now.words, error)), 'bad');
  };
}
