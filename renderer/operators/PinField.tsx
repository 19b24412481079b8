/** The field of one PIN. Every PIN of the console is typed into this one, so that a scan is recognised in all of them. */
import { useId } from 'react';
import { FIELD_MAX } from './pin-entry.ts';
import type { PinEntry } from './use-pin.ts';
import ui from '../ui/ui.module.css';

type Props = {
  readonly of: PinEntry;
  readonly label: string;
  readonly isNew?: boolean;
  readonly first?: boolean;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onLeave?: () => void;
};

/** Label and field. `first`: it takes the focus; `isNew`: a PIN that is being set. */
export function PinField({ of, label, isNew = false, first = false, invalid, describedBy, onLeave }: Props) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={ui['input']}
        {...(first ? { 'data-first-focus': '' } : {})}
        data-scan="pin"
        type="password"
        inputMode="numeric"
        autoComplete={isNew ? 'new-password' : 'off'}
        maxLength={FIELD_MAX}
        value={of.text}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={of.onChange}
        onKeyDown={of.onKeyDown}
        onBlur={onLeave}
      />
    </>
  );
}
