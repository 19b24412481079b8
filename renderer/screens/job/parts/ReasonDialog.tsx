/** A dialog that asks for a reason before a statement about the vehicle in work: what is stated stands above, the person's name goes into the log. */
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Button } from '../../../ui/ui.tsx';
import { useJob, useStores } from '../../../stores/stores.ts';
import { REASON_MIN } from './reason.ts';
import css from './ReasonDialog.module.css';
import ui from '../../../ui/ui.module.css';

type Props = {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  readonly method: 'job.goOn' | 'job.override';
  readonly children: ReactNode;
};

/** The dialog. It closes with the answer: a refusal is told by the banner of the page, which lies below it. */
export function ReasonDialog({ title, label, submit, method, children }: Props) {
  const stores = useStores();
  const busy = useJob((s) => s.busy !== null);
  const [reason, setReason] = useState('');
  // The vehicle that the person saw when they began to write.
  const [vin] = useState(() => stores.job.getState().view?.vin ?? null);
  const id = useId();
  const ready = reason.trim().length >= REASON_MIN && !busy;
  const close = () => stores.ui.open(null);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || vin === null) return;
    await stores.job.run(method, { vin, reason: reason.trim() });
    close();
  };
  return (
    <Dialog title={title} onClose={close}>
      <form className={css['form']} data-statement="" onSubmit={(event) => void send(event)}>
        {children}
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          data-first-focus=""
          className={ui['input']}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={!ready}>
          {submit}
        </Button>
      </form>
    </Dialog>
  );
}
