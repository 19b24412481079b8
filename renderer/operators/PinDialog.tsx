/** A command waits for a PIN: says what for, and what happens afterwards. */
import type { Translate } from '../i18n/translate.ts';
import type { Asked } from '../stores/operators.ts';
import { useOperators, useStores } from '../stores/stores.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { WayIn } from './WayIn.tsx';
import css from './operators.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** What happens once the PIN was given. */
function sayThen(t: Translate, { again, press }: Asked): string {
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
