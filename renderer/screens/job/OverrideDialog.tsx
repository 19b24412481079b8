/** A person answers for the vehicle where it does not speak for itself: with the VIN before their eyes, a reason, and their name in the log. */
import { useTranslation } from 'react-i18next';
import { VinText } from '../../components/ui.tsx';
import { useJob } from '../../stores/stores.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import css from './OverrideDialog.module.css';

/** The dialog; nothing when no vehicle is in work any more. */
export function OverrideDialog() {
  const { t } = useTranslation();
  const vin = useJob((s) => s.view?.vin ?? null);
  if (vin === null) return null;
  return (
    <ReasonDialog title={t('override.title')} label={t('override.reason')} submit={t('override.submit')} method="job.override">
      <p>{t('override.lead')}</p>
      <p>{t('override.look')}</p>
      <VinText vin={vin} className={css['vin']} />
    </ReasonDialog>
  );
}
