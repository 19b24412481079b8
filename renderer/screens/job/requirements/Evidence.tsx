/** Which source named which vehicle. Sources are kept apart; a letter that differs is marked. */
import { Check, X } from 'lucide-react';
import type { EvidenceView } from '../../../../app/carkey/index.ts';
import { MarkedVin } from '../../../ui/MarkedVin.tsx';
import { Card } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { saySource } from '../../../../app/words/index.ts';
import { timeOfDay } from '../../../lib/format.ts';
import type { Working } from '../parts/working.ts';
import css from './Evidence.module.css';

/** The list; nothing while there is no evidence. */
export function Evidence({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  if (view.evidence.length === 0) return null;
  return (
    <Card id="evidence" title={t('evidence.title')}>
      <ul className={css['list']}>
        {view.evidence.map((one, index) => (
          // Two units may answer as one source, so the source alone is no key.
          <Line key={`${one.source} ${index}`} one={one} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ one }: { readonly one: EvidenceView }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
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
        <MarkedVin vin={one.vin} differs={new Set(one.differsAt.map((position) => position - 1))} />
      </div>
    </li>
  );
}
