/** A statement with a reason, folded away until somebody wants to make it: a dealer's own account, a lock that is taken on. */
import { useId, useState, type SyntheticEvent } from 'react';
import { Button } from '../../../ui/ui.tsx';
import css from './Customer.module.css';
import ui from '../../../ui/ui.module.css';

/** The shortest reason that the console takes, characters. */
const REASON_MIN = 3;

type Props = {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  readonly onReason: (reason: string) => Promise<boolean>;
};

/** The form. It is emptied once its reason was taken. */
export function ReasonForm({ title, label, submit, onReason }: Props) {
  const [reason, setReason] = useState('');
  const id = useId();
  const isReady = reason.trim().length >= REASON_MIN;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isReady && (await onReason(reason.trim()))) setReason('');
  };
  return (
    <details className={ui['folded']}>
      <summary>{title}</summary>
      <form className={css['form']} data-statement="" onSubmit={(event) => void send(event)}>
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          className={ui['input']}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" aria-disabled={!isReady}>
          {submit}
        </Button>
      </form>
    </details>
  );
}
