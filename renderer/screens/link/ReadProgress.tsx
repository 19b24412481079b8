/** What a read is doing now, how long that has taken and may take, and the way out of it. */
import { LoaderCircle, X } from 'lucide-react';
import type { LinkActivity } from '../../../app/link/read/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useNow } from '../../hooks/hooks.ts';
import { useStores } from '../../stores/stores.ts';
import css from './LinkPanel.module.css';

/** The progress of everything but idleness. */
export function ReadProgress({ activity }: { readonly activity: LinkActivity }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const now = useNow();
  if (activity.name === 'idle') return null;
  const seconds = Math.max(0, Math.floor((now - activity.since) / 1_000));
  return (
    <section className={css['progress']} aria-label={t('stage.title')}>
      <LoaderCircle aria-hidden="true" size={28} className={css['spin']} />
      <div>
        <p className={css['step']}>{activity.name === 'reading' ? words.linkStep[activity.step] : t(`link.${activity.name}`)}</p>
        {activity.name === 'closing' ? null : (
          <p className={css['soft']}>{t('link.took', { seconds, limit: Math.ceil(activity.limitMs / 1_000) })}</p>
        )}
      </div>
      {activity.name === 'closing' ? null : (
        <Button icon={<X aria-hidden="true" size={20} />} onClick={() => void link.run('link.cancel', {})}>
          {t('link.cancel')}
        </Button>
      )}
    </section>
  );
}
