/** A person answers for the vehicle where it does not speak for itself: with the VIN before their eyes, a reason, and their name in the log. */
import { VinText } from '../../../ui/ui.tsx';
import { useJob } from '../../../stores/stores.ts';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import css from '../parts/ReasonDialog.module.css';
import { useTranslation } from '../../../i18n/language.tsx';

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
