/** Making and changing accounts, with a notice about how it went. */
import type { Payload } from '../../../../app/contract/index.ts';
import { sayError } from '../../../../app/words/index.ts';
import type { AccountCommand } from '../../../stores/operators.ts';
import { useStores } from '../../../stores/stores.ts';

/** Sends one command about the account of `name`; answers whether it was done. */
type Manage = <M extends AccountCommand>(method: M, input: Payload<M>, name: string) => Promise<boolean>;

/** The way to manage accounts from this page. */
export function useManage(): Manage {
  const { operators, ui } = useStores();
  return async (method, input, name) => {
    const error = await operators.manage(method, input);
    if (error !== null) ui.notify((now) => sayError(now.words, error), 'bad');
    else ui.notify(({ t }) => (method === 'operators.add' ? t('operators.added', { name }) : t('operators.saved', { name })), 'good');
    return error === null;
  };
}
