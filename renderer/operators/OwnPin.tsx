/** Changing the own PIN: the present one, then the new one twice. */
import { useId, useState, type SyntheticEvent } from 'react';
import type { ConsoleError } from '../../app/contract/index.ts';
import { useOperators, useStores } from '../stores/stores.ts';
import { isPinChecked } from '../stores/operators.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Button } from '../ui/ui.tsx';
import { NewPinFields, useNewPin } from './NewPin.tsx';
import { PinField } from './PinField.tsx';
import { useSayPin } from './say-pin.ts';
import { usePin } from './use-pin.ts';
import { useWait } from './use-wait.ts';
import css from './operators.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** The dialog. */
export function OwnPin() {
  const { t } = useTranslation();
  const stores = useStores();
  const id = useId();
  const now = usePin();
  const say = useSayPin();
  const [refused, setRefused] = useState<ConsoleError | null>(null);
  const fault = now.slip !== null ? say.slip(now.slip) : refused === null ? null : say.refusal(refused);
  const newPin = useNewPin();
  const wait = useWait();
  const busy = useOperators(isPinChecked);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setRefused(null);
    // Both are looked at, so that both say what is wrong.
    const [pin, next] = [now.take(), newPin.take()];
    if (pin === null || next === null || wait.left > 0) return;
    now.clear();
    const error = await stores.operators.run('operators.ownPin', { pin, next });
    if (error !== null) {
      wait.begin(error.operator);
      setRefused(error);
      return;
    }
    stores.ui.open(null);
    stores.ui.notify((now) => now.t('operators.ownPinDone'), 'good');
  };
  return (
    <Dialog title={t('operators.ownPin')} onClose={() => stores.ui.open(null)}>
      <form className={css['form']} onSubmit={(event) => void send(event)}>
        <PinField of={now} label={t('pin.now')} first invalid={fault !== null} describedBy={`${id}-fault`} />
        <p id={`${id}-fault`} className={css['fault']} aria-live="polite">
          {fault}
        </p>
        {wait.left > 0 ? <p role="timer">{t('pin.wait', { time: wait.text })}</p> : null}
        <NewPinFields of={newPin} />
        <Button type="submit" look="primary" aria-disabled={busy || wait.left > 0}>
          {busy ? t('pin.checking') : t('operators.ownPin')}
        </Button>
      </form>
    </Dialog>
  );
}
