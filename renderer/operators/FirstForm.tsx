/** The first administrator of this console. */
import { useId, useState, type SyntheticEvent } from 'react';
import type { ConsoleError } from '../../app/contract/index.ts';
import { isVehicle } from '../../app/operators/index.ts';
import { sayError } from '../../app/words/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useOperators, useSettings, useStores } from '../stores/stores.ts';
import { isPinChecked } from '../stores/operators.ts';
import { Button } from '../ui/ui.tsx';
import { NewPinFields, useNewPin } from './NewPin.tsx';
import ui from '../ui/ui.module.css';
import css from './operators.module.css';
import shared from '../styles/shared.module.css';

/** What keeps the account from being made. */
type Fault = 'vehicle' | 'missing' | ConsoleError;

/** Longest name that an account takes. */
const NAME_MAX = 80;

/** The form. `known`: a name of before accounts; it and what practice is called are offered, never taken by themselves. */
export function FirstForm({ known }: { readonly known: string }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { operators, settings } = useStores();
  const id = useId();
  const given = useSettings((s) => s.given);
  const [name, setName] = useState('');
  const [isNamed, setNamed] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const newPin = useNewPin();
  const busy = useOperators(isPinChecked);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const pin = newPin.take();
    const slip = isVehicle(name) ? 'vehicle' : name.trim() === '' ? 'missing' : null;
    setFault(slip);
    if (busy || pin === null || slip !== null) return;
    const error = await operators.run('operators.first', { name, pin });
    if (error !== null) setFault(error);
    else if (isNamed && given.station !== null) void settings.change('station', { station: given.station });
  };
  return (
    <form className={css['form']} onSubmit={(event) => void send(event)}>
      <p>{t('operators.firstWhy')}</p>
      <label htmlFor={id}>{t('operators.name')}</label>
      <input
        id={id}
        className={ui['input']}
        data-first-focus=""
        autoComplete="name"
        maxLength={NAME_MAX}
        value={name}
        spellCheck={false}
        aria-describedby={`${id}-fault`}
        onChange={(event) => setName(event.target.value)}
      />
      <Offers names={[known, given.operatorName ?? '']} taken={name} onTake={setName} />
      {given.station === null ? null : (
        <label className={shared['tick']}>
          <input type="checkbox" checked={isNamed} onChange={(event) => setNamed(event.target.checked)} />
          <span>{t('operators.useStation', { name: given.station })}</span>
        </label>
      )}
      <NewPinFields of={newPin} />
      <p id={`${id}-fault`} className={css['fault']} aria-live="polite">
        {fault === null
          ? null
          : fault === 'vehicle'
            ? t('settings.isVehicle')
            : fault === 'missing'
              ? t('operators.nameMissing')
              : sayError(words, fault)}
      </p>
      <Button type="submit" look="primary" aria-disabled={busy}>
        {busy ? t('pin.checking') : t('operators.firstDo')}
      </Button>
    </form>
  );
}

type OffersProps = { readonly names: readonly string[]; readonly taken: string; readonly onTake: (name: string) => void };

/** Names that somebody gave before. Who sits here now may be somebody else: they are taken by a press only. */
function Offers({ names, taken, onTake }: OffersProps) {
  const { t } = useTranslation();
  // The button goes with the press: the keyboard goes on where the name stands now.
  const take = (name: string, { form }: HTMLButtonElement) => {
    onTake(name);
    form?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  };
  const offered = [...new Set(names)].filter((name) => name !== '' && name !== taken);
  return offered.map((name) => (
    <Button key={name} onClick={(event) => take(name, event.currentTarget)}>
      <span translate="no">{t('operators.useName', { name })}</span>
    </Button>
  ));
}
