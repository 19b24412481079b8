/** One PIN: by keyboard, or by large digits on the screen. Says why it was refused, and how long the next try has to wait. */
import { Delete, LoaderCircle } from 'lucide-react';
import { useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ConsoleError } from '../../app/contract/index.ts';
import { useOperators } from '../stores/stores.ts';
import { isPinChecked } from '../stores/operators.ts';
import { Button } from '../ui/ui.tsx';
import type { PadKey } from './pin-entry.ts';
import { PinField } from './PinField.tsx';
import { useSayPin } from './say-pin.ts';
import { usePin } from './use-pin.ts';
import { useWait } from './use-wait.ts';
import css from './operators.module.css';
import { useTranslation } from '../i18n/language.tsx';

type Props = {
  /** Text of the button that sends. */
  readonly submit: string;
  /** Answers null when the PIN was right. */
  readonly onPin: (pin: string) => Promise<ConsoleError | null>;
  /** What is asked before the PIN. */
  readonly children?: ReactNode;
  /** Why it cannot be sent yet, if so. */
  readonly missing?: string | null;
};

/** The form. The field takes the focus, and gets it back after every try. */
export function PinForm({ submit, onPin, children, missing = null }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const toField = () => form.current?.querySelector<HTMLElement>('[data-scan=pin]')?.focus();
  const pin = usePin();
  const say = useSayPin();
  /** What is worded when it is shown: the language may change meanwhile. */
  const [refused, setRefused] = useState<ConsoleError | 'missing' | null>(null);
  const why = refused === 'missing' ? missing : refused === null ? null : say.refusal(refused);
  const fault = pin.slip === null ? why : say.slip(pin.slip);
  const wait = useWait();
  const busy = useOperators(isPinChecked);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) {
      pin.keepVehicle();
      return;
    }
    toField();
    setRefused(missing === null ? null : 'missing');
    const text = pin.take();
    if (text === null || wait.left > 0) return;
    pin.clear();
    const error = missing === null ? await onPin(text) : null;
    if (error === null) return;
    setRefused(error);
    wait.begin(error.operator);
    toField();
  };
  return (
    <form ref={form} className={css['form']} onSubmit={(event) => void send(event)}>
      {children}
      <PinField of={pin} label={t('pin.label')} first invalid={fault !== null} describedBy={`${id}-state`} />
      <div id={`${id}-state`} className={css['state']} aria-live="polite">
        {busy ? (
          <p>
            <LoaderCircle className={css['turning']} aria-hidden="true" size={20} /> {t('pin.checking')}
          </p>
        ) : null}
        {fault === null || busy ? null : <p className={css['fault']}>{fault}</p>}
        {wait.over ? <p>{t('pin.mayTry')}</p> : null}
      </div>
      {wait.left > 0 ? <p role="timer">{t('pin.wait', { time: wait.text })}</p> : null}
      <Button type="submit" look="primary" aria-disabled={busy || wait.left > 0}>
        {submit}
      </Button>
      <Pad onKey={(key) => (busy ? undefined : pin.press(key))} />
    </form>
  );
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const satisfies readonly PadKey[];

/** Digits for gloves. The pointer leaves the focus where it is, so that keyboard and screen can be mixed. */
function Pad({ onKey }: { readonly onKey: (key: PadKey) => void }) {
  const { t } = useTranslation();
  const keyOf = (key: PadKey, label: string | null, content: ReactNode) => (
    <button
      key={key}
      type="button"
      className={css['digit']}
      aria-label={label ?? undefined}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onKey(key)}
    >
      {content}
    </button>
  );
  return (
    <div className={css['pad']} role="group" aria-label={t('pin.pad')}>
      {DIGITS.map((digit) => keyOf(digit, null, digit))}
      {keyOf('clear', t('pin.clear'), 'C')}
      {keyOf('0', null, '0')}
      {keyOf('erase', t('pin.erase'), <Delete aria-hidden="true" size={24} />)}
    </div>
  );
}
