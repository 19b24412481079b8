/** A person answers for the vehicle where it does not speak for itself: with the VIN before their eyes, a reason, and their name in the log. */
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/Dialog.tsx';
import { Button, VinText } from '../../components/ui.tsx';
import { useFrom, useStores } from '../../stores/stores.ts';
import css from './OverrideDialog.module.css';
import ui from '../../components/ui.module.css';

/** The shortest reason that says anything; machine's side refuses shorter ones too. */
const REASON_MIN = 3;

/** The dialog; nothing when no vehicle is in work any more. */
export function OverrideDialog() {
  const { t } = useTranslation();
  const stores = useStores();
  const vin = useFrom(
    (s) => s.job,
    (s) => s.view?.vin ?? null,
  );
  const busy = useFrom(
    (s) => s.job,
    (s) => s.busy !== null,
  );
  const [reason, setReason] = useState('');
  const id = useId();
  const ready = reason.trim().length >= REASON_MIN && !busy;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    await stores.job.run('job.override', { reason: reason.trim() });
    // A refusal is told by the banner of the page, which lies below this dialog.
    stores.ui.open(null);
  };
  if (vin === null) return null;
  return (
    <Dialog title={t('override.title')} onClose={() => stores.ui.open(null)}>
      <form className={css['form']} data-statement="" onSubmit={(event) => void submit(event)}>
        <p>{t('override.lead')}</p>
        <p>{t('override.look')}</p>
        <VinText vin={vin} className={css['vin']} />
        <label htmlFor={id}>{t('override.reason')}</label>
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
          {t('override.submit')}
        </Button>
      </form>
    </Dialog>
  );
}
