/** Changing the own PIN: the present one, then the new one twice. */
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../../i18n/language.tsx';
import { sayFault } from '../../i18n/say.ts';
import { useFrom, useStores } from '../../stores/stores.ts';
import { Dialog } from '../Dialog.tsx';
import { Button } from '../ui.tsx';
import { NewPinFields, useNewPin } from './NewPin.tsx';
import { FIELD_MAX, isWorthATry } from './pin-entry.ts';
import { useWait } from './use-wait.ts';
import ui from '../ui.module.css';
import css from './operators.module.css';

/** The dialog. */
export function OwnPin() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const stores = useStores();
  const id = useId();
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const newPin = useNewPin();
  const wait = useWait();
  const busy = useFrom(
    (s) => s.operators,
    (s) => s.busy,
  );
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const next = newPin.take();
    setFault(isWorthATry(pin) ? null : t('pin.notTried'));
    if (busy || wait.left > 0 || next === null || !isWorthATry(pin)) return;
    setPin('');
    const error = await stores.operators.run('operators.ownPin', { pin, next });
    if (error !== null) {
      wait.begin(error.operator);
      setFault(sayFault(words, error));
      return;
    }
    stores.ui.open(null);
    stores.ui.notify(t('operators.ownPinDone'), 'good');
  };
  return (
    <Dialog title={t('operators.ownPin')} onClose={() => stores.ui.open(null)}>
      <form className={css['form']} onSubmit={(event) => void send(event)}>
        <label htmlFor={id}>{t('pin.now')}</label>
        <input
          id={id}
          className={ui['input']}
          data-first-focus=""
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={FIELD_MAX}
          value={pin}
          aria-describedby={`${id}-fault`}
          onChange={(event) => setPin(event.target.value)}
        />
        <p id={`${id}-fault`} className={css['fault']} aria-live="polite">
          {fault}
        </p>
        {wait.left > 0 ? <p role="timer">{t('pin.wait', { time: wait.text })}</p> : null}
        <NewPinFields of={newPin} />
        <Button type="submit" look="primary" disabled={wait.left > 0}>
          {busy ? t('pin.checking') : t('operators.ownPin')}
        </Button>
      </form>
    </Dialog>
  );
}
