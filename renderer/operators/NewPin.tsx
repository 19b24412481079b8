/** A PIN to be set: the rules before they are broken, twice the digits, and under each field what is wrong with it, while it is typed. */
import { useId, useState } from 'react';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { newPinFaults, type NewPinFault } from './pin-entry.ts';
import { PinField } from './PinField.tsx';
import { useSayPin } from './say-pin.ts';
import { usePin, type PinEntry } from './use-pin.ts';
import css from './operators.module.css';

/** Both entries, and the sentence about each once it is time. */
type NewPin = {
  readonly pin: PinEntry;
  readonly again: PinEntry;
  readonly faults: { readonly pin: string | null; readonly again: string | null };
  readonly leave: (field: 'pin' | 'again') => void;
  /** The PIN if it can be set; null when not, and then `faults` say why. */
  readonly take: () => string | null;
};

const NOTHING_LEFT = { pin: false, again: false };

/** Holds a new PIN while it is typed. */
export function useNewPin(): NewPin {
  const say = useSayFault();
  const pin = usePin();
  const again = usePin();
  const [left, setLeft] = useState(NOTHING_LEFT);
  const [asked, setAsked] = useState(false);
  const found = newPinFaults({ pin: pin.text, again: again.text, left, asked });
  return {
    pin,
    again,
    faults: { pin: say(pin, found.pin), again: say(again, found.again) },
    leave: (field) => setLeft((before) => ({ ...before, [field]: true })),
    take() {
      setAsked(true);
      const [first, second] = [pin.take(), again.take()];
      const { pin: bad, again: differs } = newPinFaults({ pin: pin.text, again: again.text, left, asked: true });
      return first === null || second === null || bad !== null || differs !== null ? null : first;
    },
  };
}

/** A scan is told before what is wrong with its digits. */
function useSayFault(): (of: PinEntry, fault: NewPinFault | null) => string | null {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const sayPin = useSayPin();
  return ({ slip }, fault) => {
    if (slip === 'vehicle' || slip === 'scan') return sayPin.slip(slip);
    if (fault === null) return null;
    return fault === 'differs' ? t('pin.differs') : words.pinProblem[fault];
  };
}

/** The two fields. `focus`: the first one takes the focus. */
export function NewPinFields({ of, focus = false }: { readonly of: NewPin; readonly focus?: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const field = (name: 'pin' | 'again', label: string, first: boolean) => (
    <div className={css['entry']}>
      <PinField
        of={of[name]}
        label={label}
        isNew
        first={first}
        invalid={of.faults[name] !== null}
        describedBy={`${id}-rules ${id}-${name}-fault`}
        onLeave={() => of.leave(name)}
      />
      <p id={`${id}-${name}-fault`} className={css['fault']} aria-live="polite">
        {of.faults[name]}
      </p>
    </div>
  );
  return (
    <>
      <div id={`${id}-rules`} className={css['rules']}>
        <p>{t('pin.rules')}</p>
        <ul>
          <li>{t('pin.ruleDigits')}</li>
          <li>{t('pin.ruleRuns')}</li>
          <li>{t('pin.ruleKnown')}</li>
        </ul>
      </div>
      {field('pin', t('pin.next'), focus)}
      {field('again', t('pin.again'), false)}
    </>
  );
}
