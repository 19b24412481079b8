/** What can be done about "it is the right vehicle": let the vehicle say it, or answer for it; a given word can be taken back. */
import { Plug, Undo2, UserCheck } from 'lucide-react';
import { Button } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useActions } from '../../../actions/actions.ts';
import { timeOfDay } from '../../../lib/format.ts';
import { Offered } from '../../../ui/rights.tsx';
import { useJob, useStores } from '../../../stores/stores.ts';
import type { Working } from '../parts/working.ts';
import css from './Requirements.module.css';

/** The buttons of the line. `met`: the vehicle has said it, so only a word that was given is shown. */
export function SameVehicle({ view: { vin, override }, met }: { readonly view: Working; readonly met: boolean }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { job, ui } = useStores();
  const actions = useActions();
  const busy = useJob((s) => s.busy !== null);
  const { given, possible } = override;
  if (met && given === null) return null;
  return (
    <div className={css['ways']}>
      {met ? null : (
        <Button icon={<Plug aria-hidden="true" size={20} />} hotkey="F10" onClick={actions.link}>
          {t('link.open')}
        </Button>
      )}
      {given === null && possible ? (
        <Offered action="job.override" name={t('override.button')}>
          <Button icon={<UserCheck aria-hidden="true" size={20} />} disabled={busy} onClick={() => ui.open('override')}>
            {t('override.button')}
          </Button>
        </Offered>
      ) : null}
      {given === null ? null : (
        <>
          <p className={css['reason']}>
            {t('override.given', { name: given.by, time: timeOfDay(locale, given.at), reason: given.reason })}
          </p>
          <Offered action="job.override" name={t('override.takeBack')}>
            <Button
              icon={<Undo2 aria-hidden="true" size={20} />}
              disabled={busy}
              onClick={() => void job.run('job.override', { vin, reason: null })}
            >
              {t('override.takeBack')}
            </Button>
          </Offered>
        </>
      )}
    </div>
  );
}
