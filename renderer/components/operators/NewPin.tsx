/** A PIN to be set: the rules before they are broken, twice the digits, and one sentence about what is wrong. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../../i18n/language.tsx';
import { FIELD_MAX, newPinProblem } from './pin-entry.ts';
import ui from '../ui.module.css';
import css from './operators.module.css';

/** Both entries, and the sentence about them once it is time. */
type NewPin = {
  readonly pin: string;
  readonly again: string;
  readonly fault: string | null;
  readonly set: (part: { readonly pin?: string; readonly again?: string }) => void;
  /** The PIN if it can be set; null when not, and then `fault` says why. */
  readonly take: () => string | null;
  readonly clear: () => void;
};

const EMPTY = { pin: '', again: '' };

/** Holds a new PIN while it is typed. */
export function useNewPin(): NewPin {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const [typed, setTyped] = useState(EMPTY);
  const [judged, setJudged] = useState(false);
  const problem = newPinProblem(typed.pin, typed.again);
  const sentence = problem === null ? null : problem === 'differs' ? t('pin.differs') : words.pinProblem[problem];
  return {
    ...typed,
    fault: judged ? sentence : null,
    set: (part) => setTyped((now) => ({ ...now, ...part })),
    take: () => {
      setJudged(true);
      return problem === null ? typed.pin : null;
    },
    clear: () => {
      setTyped(EMPTY);
      setJudged(false);
    },
  };
}

/** The two fields. `focus`: the first one takes the focus. */
export function NewPinFields({ of, focus = false }: { readonly of: NewPin; readonly focus?: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const field = (name: 'pin' | 'again', label: string, first: boolean) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        className={ui['input']}
        {...(first ? { 'data-first-focus': '' } : {})}
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={FIELD_MAX}
        value={of[name]}
        aria-invalid={of.fault !== null}
        aria-describedby={`${id}-rules ${id}-fault`}
        onChange={(event) => of.set({ [name]: event.target.value })}
      />
    </>
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
      <p id={`${id}-fault`} className={css['fault']} aria-live="polite">
        {of.fault}
      </p>
    </>
  );
}
