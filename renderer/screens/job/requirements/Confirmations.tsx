/** The two things that only a person can see. Each is confirmed by a large switch and logged with the name. */
import { Card } from '../../../ui/ui.tsx';
import { Square, SquareCheckBig } from 'lucide-react';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { timeOfDay } from '../../../lib/format.ts';
import { useJob, useStores } from '../../../stores/stores.ts';
import type { Working } from '../parts/working.ts';
import { InsidePicture, KeysPicture } from '../parts/Pictures.tsx';
import css from './Confirmations.module.css';

const PICTURES = { keys: KeysPicture, inside: InsidePicture } as const;

/** The panel. */
export function Confirmations({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  return (
    <Card id="confirmations" title={t('confirm.title')}>
      <div className={css['pair']}>
        <Switch view={view} what="keys" />
        <Switch view={view} what="inside" />
      </div>
    </Card>
  );
}

function Switch({ view, what }: { readonly view: Working; readonly what: 'keys' | 'inside' }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const { job } = useStores();
  const busy = useJob((s) => s.busy !== null);
  const given = view.confirmations[what];
  const Picture = PICTURES[what];
  const { title, help } = words.requirement[what];
  return (
    <button
      type="button"
      role="switch"
      aria-checked={given !== null}
      aria-labelledby={`confirm-${what}-title`}
      aria-describedby={`confirm-${what}`}
      aria-disabled={busy}
      className={css['switch']}
      onClick={() => void job.run('job.confirm', { vin: view.vin, what, value: given === null })}
    >
      <span className={css['picture']}>
        <Picture />
      </span>
      <span id={`confirm-${what}-title`} className={css['title']}>
        {given === null ? <Square aria-hidden="true" size={28} /> : <SquareCheckBig aria-hidden="true" size={28} />}
        {title}
      </span>
      <span id={`confirm-${what}`} className={css['help']}>
        {given === null ? help : t('confirm.by', { name: given.by, time: timeOfDay(locale, given.at) })}
      </span>
    </button>
  );
}
