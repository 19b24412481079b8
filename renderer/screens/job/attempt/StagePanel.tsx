/** What is going on right now, in seconds. */
import { LoaderCircle } from 'lucide-react';
import type { JobStage, JobView } from '../../../../app/carkey/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { cx } from '../../../lib/cx.ts';
import { span } from '../../../lib/format.ts';
import { useNow } from '../../../hooks/hooks.ts';
import { useStores } from '../../../stores/stores.ts';
import css from './StagePanel.module.css';
import shared from '../../../styles/shared.module.css';

/** The way of an activation, in order. */
const WAY: readonly JobStage[] = ['checking', 'logging', 'sending', 'waiting-for-answer', 'reading-back'];

type Props = { readonly stage: NonNullable<JobView['stage']>; readonly sending: boolean };

/** The panel. `sending`: an attempt is between intent and answer, so that stopping has a meaning of its own. */
export function StagePanel({ stage, sending }: Props) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const { job } = useStores();
  const elapsed = Math.max(0, useNow() - stage.since);
  const share = stage.limitMs === null ? null : Math.min(1, elapsed / stage.limitMs);
  return (
    <section className={cx(shared['panel'], css['stage'])} aria-label={t('stage.title')} data-next="wait" data-next-card="">
      <div className={css['now']}>
        <LoaderCircle aria-hidden="true" size={34} className={css['spin']} />
        <h2 tabIndex={-1} data-next-here="">
          {words.jobStage[stage.name]}
        </h2>
        <span className={css['seconds']} role="timer" aria-label={t('stage.seconds')}>
          {span(locale, elapsed)}
          {stage.limitMs === null ? null : ` / ${span(locale, stage.limitMs)}`}
        </span>
      </div>
      <div className={css['track']} aria-hidden="true">
        {share === null ? null : <span className={css['fill']} style={{ scale: `${String(share)} 1` }} />}
      </div>
      {WAY.includes(stage.name) && (sending || stage.name === 'checking') ? <Way at={stage.name} /> : null}
      <div className={css['stop']}>
        <Button onClick={() => void job.run('job.stopWaiting', {})}>{t('stage.stop')}</Button>
        <p>
          <strong>{words.nextAction.wait.help}</strong> {sending ? t('stage.stopMeansUnknown') : t('stage.stopMeansNothing')}
        </p>
      </div>
    </section>
  );
}

function Way({ at }: { readonly at: JobStage }) {
  const { words } = useSpeech();
  const here = WAY.indexOf(at);
  return (
    <ol className={css['way']}>
      {WAY.map((stage, index) => (
        <li
          key={stage}
          className={cx(index < here && css['past'], index === here && css['here'])}
          aria-current={index === here ? 'step' : undefined}
        >
          {words.jobStage[stage]}
        </li>
      ))}
    </ol>
  );
}
