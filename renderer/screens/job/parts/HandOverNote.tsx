/** What support should know: who handed over when, with which words, and the number that both sides say on the phone. */
import type { AttemptId, HandOver } from '../../../../app/carkey/index.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { attemptNumber } from '../../../lib/attempt-number.ts';
import { dateTime } from '../../../lib/format.ts';
import css from './HandOverNote.module.css';

/** The note. Its text is drawn as it was typed. */
export function HandOverNote({ act, handOver: { at, by, note } }: { readonly act: AttemptId; readonly handOver: HandOver }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const when = dateTime(locale, at);
  return (
    <figure className={css['note']}>
      <figcaption>{t('handOver.listed')}</figcaption>
      {note === null ? <p className={css['none']}>{t('handOver.noNote')}</p> : <blockquote>{note}</blockquote>}
      <p className={css['by']}>
        <time dateTime={new Date(at).toISOString()}>{by === null ? when : t('handOver.byAt', { at: when, by })}</time>
      </p>
      <p className={css['by']}>
        {t('handOver.number')} <CopyText text={attemptNumber(act)} />
      </p>
    </figure>
  );
}
