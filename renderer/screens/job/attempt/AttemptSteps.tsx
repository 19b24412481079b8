/** The attempt, step by step, with times and the pauses between. */
import type { AttemptView } from '../../../../app/carkey/index.ts';
import { Card } from '../../../ui/ui.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { span, timeOfDay } from '../../../lib/format.ts';
import { HandOverNote } from '../parts/HandOverNote.tsx';
import css from './AttemptSteps.module.css';

/** The list. */
export function AttemptSteps({ attempt }: { readonly attempt: AttemptView }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const transaction = 'transactionId' in attempt.state ? attempt.state.transactionId : null;
  return (
    <Card id="attempt" title={t('attempt.title')}>
      <ol className={css['steps']}>
        {attempt.steps.map((step, index) => {
          const before = attempt.steps[index - 1];
          return (
            <li key={index} data-step={step.name}>
              <time dateTime={new Date(step.at).toISOString()}>{timeOfDay(locale, step.at)}</time>
              <span>{step.name === 'read-back' ? words.entryKind['read-back'] : words.attemptState[step.name]}</span>
              <span className={css['pause']}>{before === undefined ? '' : `+${span(locale, step.at - before.at)}`}</span>
            </li>
          );
        })}
      </ol>
      <p className={css['ids']}>
        {t('attempt.id')} <CopyText text={attempt.id} />
        {transaction === null ? null : (
          <>
            <br />
            {t('problem.transaction')} <CopyText text={transaction} />
          </>
        )}
        {attempt.handedOver ? <strong> · {t('attempt.handedOver')}</strong> : null}
      </p>
      {attempt.handOver === null || attempt.state.name === 'unknown' ? null : <HandOverNote act={attempt.id} handOver={attempt.handOver} />}
    </Card>
  );
}
