/** What is going on right now, in seconds. */
import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobStage, JobView } from '../../../app/carkey/types.ts';
import { Button, Card } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { cx } from '../../lib/cx.ts';
import { span } from '../../lib/format.ts';
import { useNow } from '../../lib/hooks.ts';
import { useStores } from '../../stores/stores.ts';
import css from './StagePanel.module.css';

/** The way of an activation, in order. */
const WAY: readonly JobStage[] = ['checking', 'logging', 'sending', 'waiting-for-answer', 'reading-back'];

type Props = { readonly stage: NonNullable<JobView['stage']>; readonly sending: boolean };

/** The panel. `sending`: an attempt is between intent and answer, so that stopping has a meaning of its own. */
export function StagePanel({ stage, sending }: Props) {
  const { t } = useTranslation();
  const { words, language } = useSpeech();
  const { job } = useStores();
  const elapsed = Math.max(0, useNow() - stage.since);
  const share = stage.limitMs === null ? null : Math.min(1, elapsed / stage.limitMs);
  return (
    <Card id="stage" title={t('stage.title')}>
      <p className={css['now']}>
        <LoaderCircle aria-hidden="true" size={28} className={css['spin']} />
        <strong>{words.jobStage[stage.name]}</strong>
        <span className={css['seconds']} role="timer" aria-label={t('stage.seconds')}>
          {span(language, elapsed)}
          {stage.limitMs === null ? null : ` / ${span(language, stage.limitMs)}`}
        </span>
      </p>
      {share === null ? null : (
        <div className={css['track']} aria-hidden="true">
          <span className={css['fill']} style={{ scale: `${String(share)} 1` }} />
        </div>
      )}
      {WAY.includes(stage.name) && (sending || stage.name === 'checking') ? <Way at={stage.name} /> : null}
      <div className={css['stop']}>
        <Button onClick={() => void job.run('job.stopWaiting', {})}>{t('stage.stop')}</Button>
        <p>{sending ? t('stage.stopMeansUnknown') : t('stage.stopMeansNothing')}</p>
      </div>
    </Card>
  );
}

function Way({ at }: { readonly at: JobStage }) {
  const { words } = useSpeech();
  const here = WAY.indexOf(at);
  return (
    <ol className={css['way']}>
      {WAY.map((stage, index) => (
        <li key={stage} className={cx(index < here && css['past'], index === here && css['here'])} aria-current={index === here ? 'step' : undefined}>
          {words.jobStage[stage]}
        </li>
      ))}
    </ol>
  );
}
