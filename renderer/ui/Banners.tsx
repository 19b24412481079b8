/** What must not be missed while it lasts: no line to the console, a log that takes no entries, another writer. */
import { ArrowDownToLine, Eye, OctagonAlert, PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LogProblem } from '../../app/carkey/index.ts';
import { sayError } from '../../app/words/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useJob, useOperators, useSession, useSettings, useStores, useTrust } from '../stores/stores.ts';
import { useTold } from './Announcer.tsx';
import { Button, type Tone } from './ui.tsx';
import css from './Banners.module.css';

/** All banners that apply now. */
export function Banners() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { job, ui } = useStores();
  const line = useSession((s) => s.line);
  const problem = useSession((s) => s.log?.problem ?? null);
  /** Said by its own banner, with the place; saying it twice would hide what to do. */
  const accused = useTrust((s) => (s.view?.finding ?? null) !== null);
  const watching = useSession((s) => s.watching);
  const error = useJob((s) => s.error);
  const isNamed = useOperators((s) => s.view !== null && s.view.session !== null);
  const nameless = useSettings((s) => !isNamed && s.value?.mode === 'practice' && s.value.operatorName.trim() === '');
  const logText = (of: LogProblem) => `${words.logProblem[of].hands} ${words.logProblem[of].meaning}`;
  return (
    <div className={css['banners']} data-print="no">
      {line === 'down' || line === 'connecting' ? (
        <Banner tone="bad" icon={<PlugZap aria-hidden="true" />} title={t('banner.lineDown')} text={t('banner.lineDownMeans')} />
      ) : null}
      {problem === 'other-writer' ? (
        <Banner tone="warn" icon={<Eye aria-hidden="true" />} title={t('banner.watchOnly')} text={logText(problem)} />
      ) : problem === null || accused ? null : (
        <Banner tone="bad" icon={<OctagonAlert aria-hidden="true" />} title={t('banner.logDown')} text={logText(problem)} />
      )}
      {nameless ? (
        <Banner tone="warn" icon={<ArrowDownToLine aria-hidden="true" />} title={t('banner.noName')} text={t('banner.noNameMeans')}>
          <Button onClick={() => ui.go('settings')}>{t('banner.openSettings')}</Button>
        </Banner>
      ) : null}
      {watching && problem !== 'other-writer' ? (
        <Banner tone="warn" icon={<Eye aria-hidden="true" />} title={t('banner.watchOnly')} text={t('banner.watchOnlyMeans')} />
      ) : null}
      {error === null || error.code === 'watch-only' ? null : (
        <Banner tone="bad" icon={<OctagonAlert aria-hidden="true" />} title={sayError(words, error)} text={null}>
          <Button onClick={() => job.clearError()}>{t('common.understood')}</Button>
        </Banner>
      )}
    </div>
  );
}

/** One strip across the screen, read out by the announcer. */
export function Banner({
  tone,
  icon,
  title,
  text,
  children,
}: {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string | null;
  readonly children?: ReactNode;
}) {
  useTold(text === null ? title : `${title} ${text}`, { urgent: tone === 'bad' });
  return (
    <div className={css['banner']} data-tone={tone} role="group" aria-label={title} data-banner="">
      {icon}
      <p>
        <strong>{title}</strong> <span>{text}</span>
      </p>
      {children}
    </div>
  );
}
