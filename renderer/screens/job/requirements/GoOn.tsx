/** What can be done about a line that we only concluded: go on with a reason, or take that back. */
import { FastForward, Undo2 } from 'lucide-react';
import type { Requirement } from '../../../../app/carkey/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { timeOfDay } from '../../../lib/format.ts';
import { useJob, useStores } from '../../../stores/stores.ts';
import type { Working } from '../parts/working.ts';
import css from './Requirements.module.css';

/** The button of the line, or the reason that was given for it. */
export function GoOn({ view: { vin, goOn }, requirement }: { readonly view: Working; readonly requirement: Requirement }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { job, ui } = useStores();
  const busy = useJob((s) => s.busy !== null);
  if (requirement.state === 'needs-reason') {
    return (
      <div className={css['ways']}>
        <Button icon={<FastForward aria-hidden="true" size={20} />} disabled={busy} onClick={() => ui.open('go-on')}>
          {t('goOn.button')}
        </Button>
      </div>
    );
  }
  if (requirement.state !== 'warning' || goOn?.over.some((id) => id === requirement.id) !== true) return null;
  return (
    <div className={css['ways']}>
      <p className={css['reason']}>{t('goOn.given', { name: goOn.by, time: timeOfDay(locale, goOn.at), reason: goOn.reason })}</p>
      <Button icon={<Undo2 aria-hidden="true" size={20} />} disabled={busy} onClick={() => void job.run('job.goOn', { vin, reason: null })}>
        {t('goOn.takeBack')}
      </Button>
    </div>
  );
}
