/** How long the code is still valid, by server time: a countdown, the local time and UTC. */
import { Hourglass } from 'lucide-react';
import type { Expiry } from '../../../../app/carkey/index.ts';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { clock, span, zonedTime } from '../../../lib/format.ts';
import { useNow, useServerNow } from '../../../hooks/hooks.ts';
import css from './CodeCard.module.css';

/** Above this a countdown in hours and seconds tells nobody anything, ms. */
const DAY_MS = 86_400_000;

/** The line. */
export function CodeExpiry({ expiry }: { readonly expiry: Expiry }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const local = useNow();
  const server = useServerNow();
  if (expiry.kind === 'unknown') {
    return (
      <div className={css['expiry']}>
        <Hourglass aria-hidden="true" size={28} />
        <p className={css['left']}>{t('code.validityUnknown')}</p>
        <p className={css['until']}>{words.expiryUnknown[expiry.reason]}</p>
      </div>
    );
  }
  const left = expiry.at - (server ?? local);
  return (
    <div className={css['expiry']} data-past={left <= 0}>
      <Hourglass aria-hidden="true" size={28} />
      <p className={css['left']} role="timer" aria-label={t('code.timeLeft')}>
        {left <= 0 ? t('code.expired') : left > DAY_MS ? span(locale, left) : clock(left)}
      </p>
      <p className={css['until']}>
        {t('code.validUntil')} <time dateTime={new Date(expiry.at).toISOString()}>{zonedTime(locale, expiry.at)}</time>
        {server === null ? ` · ${t('code.clockUnchecked')}` : null}
      </p>
    </div>
  );
}
