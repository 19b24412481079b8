/** A command waits for a PIN: says what for, and what happens afterwards. */
import { useTranslation } from 'react-i18next';
import { useFrom, useStores } from '../../stores/stores.ts';
import { Dialog } from '../Dialog.tsx';
import { WayIn } from './WayIn.tsx';
import css from './operators.module.css';

/** The dialog; nothing while no command waits. */
export function PinDialog() {
  const { t } = useTranslation();
  const { operators } = useStores();
  const asked = useFrom(
    (s) => s.operators,
    (s) => s.asked,
  );
  const isFirst = useFrom(
    (s) => s.operators,
    (s) => s.view?.setUp === false,
  );
  if (asked === null) return null;
  return (
    <Dialog title={isFirst ? t('operators.firstTitle') : t('operators.askTitle')} onClose={() => operators.giveUp()}>
      <div className={css['form']}>
        <p>
          {t(`operators.ask_${asked.reason}`)}{' '}
          {asked.reason === 'wish' ? null : asked.again ? t('operators.askAgain') : t('operators.askPress')}
        </p>
        <WayIn />
      </div>
    </Dialog>
  );
}
