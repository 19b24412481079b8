/** The first administrator of this console. */
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../../i18n/language.tsx';
import { sayFault } from '../../i18n/say.ts';
import { useFrom, useStores } from '../../stores/stores.ts';
import { Button } from '../ui.tsx';
import { NewPinFields, useNewPin } from './NewPin.tsx';
import ui from '../ui.module.css';
import css from './operators.module.css';

/** Longest name that an account takes. */
const NAME_MAX = 80;

/** The form, with a name to begin with when one is known. */
export function FirstForm({ proposed }: { readonly proposed: string }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { operators } = useStores();
  const id = useId();
  const [name, setName] = useState(proposed);
  const [fault, setFault] = useState<string | null>(null);
  const newPin = useNewPin();
  const busy = useFrom(
    (s) => s.operators,
    (s) => s.busy,
  );
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const pin = newPin.take();
    setFault(name.trim() === '' ? t('operators.nameMissing') : null);
    if (busy || pin === null || name.trim() === '') return;
    const error = await operators.run('operators.first', { name, pin });
    if (error !== null) setFault(sayFault(words, error));
  };
  return (
    <form className={css['form']} onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{t('operators.name')}</label>
      <input
        id={id}
        className={ui['input']}
        {...(proposed === '' ? { 'data-first-focus': '' } : {})}
        autoComplete="name"
        maxLength={NAME_MAX}
        value={name}
        spellCheck={false}
        aria-describedby={`${id}-fault`}
        onChange={(event) => setName(event.target.value)}
      />
      <NewPinFields of={newPin} focus />
      <p id={`${id}-fault`} className={css['fault']} aria-live="polite">
        {fault}
      </p>
      <Button type="submit" look="primary" aria-disabled={busy}>
        {busy ? t('pin.checking') : t('operators.firstDo')}
      </Button>
    </form>
  );
}
