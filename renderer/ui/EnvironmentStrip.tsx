/** Which world this is. Practice and pre-production are framed in colour and named; nobody may take them for the real one, or the other way round. */
import { FlaskConical } from 'lucide-react';
import { useSession, useSettings } from '../stores/stores.ts';
import css from './EnvironmentStrip.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** The world the console works in. */
type World = 'practice' | 'preproduction' | 'development' | 'live';

/** The world by mode and profile. What answers at the other end does not count: live work leaves a simulator before anything is sent. */
export function useWorld(): World {
  const mode = useSession((s) => s.about?.mode ?? 'live');
  const environment = useSettings((s) => s.value?.profile.environment ?? 'Production');
  if (mode === 'practice') return 'practice';
  if (environment === 'Production') return 'live';
  return environment === 'Preproduction' ? 'preproduction' : 'development';
}

/** The strip across the top; none when this is the real world. */
export function EnvironmentStrip() {
  const { t } = useTranslation();
  const world = useWorld();
  if (world === 'live') return null;
  return (
    <section className={css['strip']} data-world={world} data-print="no" aria-labelledby="world">
      <FlaskConical aria-hidden="true" size={18} />
      <strong id="world">{t(`world.${world}`)}</strong>
      <span>{t(`world.${world}Means`)}</span>
    </section>
  );
}
