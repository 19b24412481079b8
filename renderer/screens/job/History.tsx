/** What this vehicle's CarKey was before, from the log: a line of dots with dates. */
import type { JobView, StatusWord } from '../../../app/carkey/index.ts';
import { Card } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { sayHistoryWord } from '../../i18n/say.ts';
import { dateTime } from '../../lib/format.ts';
import { STATUS_ICONS } from './parts/status-icon.tsx';
import css from './History.module.css';

/** The most recent words that fit a line. */
const SHOWN = 6;

/** The line; nothing while the log knows nothing. */
export function History({ history }: Pick<JobView, 'history'>) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  if (history.length === 0) return null;
  return (
    <Card id="history" title={t('history.title')}>
      <ol className={css['line']}>
        {history.slice(-SHOWN).map((one) => {
          const Icon = Object.hasOwn(STATUS_ICONS, one.word) ? STATUS_ICONS[one.word as StatusWord] : STATUS_ICONS.unreadable;
          return (
            <li key={one.at} data-word={one.word}>
              <Icon aria-hidden="true" size={22} />
              <strong>{sayHistoryWord(words, one.word)}</strong>
              <time dateTime={new Date(one.at).toISOString()}>{dateTime(locale, one.at)}</time>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
