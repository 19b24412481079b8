/** A command waits for a PIN: says what for, and what happens afterwards. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../stores/operators.ts';
import { useOperators, useStores } from '../../stores/stores.ts';
import { Dialog } from '../Dialog.tsx';
import { WayIn } from './WayIn.tsx';
import css from './operators.module.css';

/** What happens once the PIN was given. */
function sayThen(t: TFunction, { again, press }: Asked): string {
  if (again) return t('operators.askAgain');
  return press === 'hold' ? t('operators.askHold') : t('operators.askPress');
}

/** The dialog; nothing while no command waits. */
export function PinDialog() {
  const { t } = useTranslation();
  const { operators } = useStores();
  const asked = useOperators((s) => s.asked);
  const isFirst = useOperators((s) => s.view?.setUp === false);
  if (asked === null) return null;
  return (
    <Dialog title={isFirst ? t('operators.firstTitle') : t('operators.askTitle')} onClose={() => operators.giveUp()}>
      <div className={css['form']}>
        <p>
          {t(`operators.ask_${asked.reason}`)} {asked.reason === 'wish' ? null : sayThen(t, asked)}
        </p>
        <WayIn />
      </div>
    </Dialog>
  );
}
