/** What happened with accounts at the command line: told to everybody who signs in, until that person has put it away. */
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { fill } from '../../app/words/shape/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { dateTime } from '../lib/format.ts';
import { useOperators } from '../stores/stores.ts';
import { Banner } from '../ui/Banners.tsx';
import { Button } from '../ui/ui.tsx';

/** The banners; nothing without a session. */
export function AccountNotices() {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const session = useOperators((s) => s.view?.session ?? null);
  const [seen, setSeen] = useState<number | null>(null);
  if (session === null || session.since === seen) return null;
  return (
    <div data-print="no">
      {session.notices.map(({ what, name, at }) => (
        <Banner
          key={`${what} ${at}`}
          tone="warn"
          icon={<KeyRound aria-hidden="true" />}
          title={fill(words.accountNotice[what], { name, at: dateTime(locale, at) })}
          text={null}
        >
          <Button onClick={() => setSeen(session.since)}>{t('common.understood')}</Button>
        </Banner>
      ))}
    </div>
  );
}
