/** A field for what a customer types for one call: masked, never completed or kept by the browser. */
import { useId } from 'react';
import { FOCUS } from './focus-here.ts';
import type { FieldName } from './missing.ts';
import css from '../parts/Customer.module.css';
import ui from '../../../ui/ui.module.css';

type Props = {
  readonly name: FieldName;
  readonly label: string;
  readonly value: string;
  readonly first: boolean;
  readonly isInvalid: boolean;
  readonly describedBy: string | undefined;
  readonly onText: (text: string) => void;
};

/** Longer than any code, so that a scanned VIN is seen as what it is (app/secret). */
const FIELD_MAX = 40;

/** Label and field. `first`: it takes the focus. */
export function SecretField({ name, label, value, first, isInvalid, describedBy, onText }: Props) {
  const id = useId();
  return (
    <p className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-field={name}
        className={ui['input']}
        type="password"
        inputMode="tel"
        autoComplete="off"
        spellCheck={false}
        maxLength={FIELD_MAX}
        value={value}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => onText(event.target.value)}
        {...(first ? FOCUS : {})}
      />
    </p>
  );
}
