/** Which source named which vehicle. Sources are kept apart; a letter that differs is marked. */
import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../app/carkey/types.ts';
import { Card } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { saySource } from '../../i18n/say.ts';
import { cx } from '../../lib/cx.ts';
import { timeOfDay } from '../../lib/format.ts';
import type { Working } from './JobScreen.tsx';
import css from './Evidence.module.css';

/** The list; nothing while there is no evidence. */
export function Evidence({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  if (view.evidence.length === 0) return null;
  return (
    <Card id="evidence" title={t('evidence.title')}>
      <ul className={css['list']}>
        {view.evidence.map((one) => (
          <Line key={one.source} one={one} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ one }: { readonly one: EvidenceView }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const differs = new Set(one.differsAt);
  return (
    <li className={css['line']} data-agrees={one.agrees}>
      {one.agrees ? <Check aria-hidden="true" size={20} /> : <X aria-hidden="true" size={20} />}
      <div>
        <p>
          {saySource(words, one.source)}{' '}
          <span className={css['verdict']}>
            {one.agrees ? t('evidence.agrees') : t('evidence.differs')}, {timeOfDay(locale, one.at)}
          </span>
        </p>
        <p className={css['vin']} translate="no">
          {Array.from(one.vin).map((char, index) => (
            <span key={index} className={cx(differs.has(index + 1) && css['differs'])}>
              {char}
            </span>
          ))}
        </p>
      </div>
    </li>
  );
}
