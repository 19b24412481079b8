/** The facts of a problem, below what it tells the hands: what it means, how to be sure, and what the support desk asks for, last and small. */
import { CircleSlash, Repeat, RotateCcwKey, Wrench, type LucideIcon } from 'lucide-react';
import type { Problem } from '../../../../app/carkey/index.ts';
import { pimsErrorInfo, type RetryVerdict } from '../../../../app/pims/index.ts';
import { BridgeCountdown } from '../parts/BridgeCountdown.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { Chip, type Tone } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { cardOf } from '../../../i18n/say.ts';
import { adviceParts } from '../verdict/advice.ts';
import { SaidParts } from '../verdict/SaidParts.tsx';
import css from './ProblemFacts.module.css';

const VERDICTS: Readonly<Record<RetryVerdict, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  safe: { tone: 'good', icon: Repeat },
  'read-first': { tone: 'warn', icon: RotateCcwKey },
  'after-fix': { tone: 'warn', icon: Wrench },
  'after-sign-in': { tone: 'warn', icon: Wrench },
  no: { tone: 'bad', icon: CircleSlash },
};

/** The facts. */
export function ProblemFacts({ problem }: { readonly problem: Problem }) {
  const speech = useSpeech();
  const card = cardOf(speech, problem);
  const verdict = card.verdict === null ? null : VERDICTS[card.verdict];
  const VerdictIcon = verdict?.icon;
  return (
    <div className={css['problem']}>
      {problem.kind === 'bridge' ? <BridgeCountdown /> : null}
      <SaidParts parts={adviceParts(speech, card)} />
      <div className={css['foot']}>
        {card.verdict === null || verdict === null || VerdictIcon === undefined ? null : (
          <Chip tone={verdict.tone} icon={<VerdictIcon aria-hidden="true" size={15} />}>
            {speech.words.retryVerdict[card.verdict]}
          </Chip>
        )}
        <Ids problem={problem} />
      </div>
    </div>
  );
}

/** A text as PIMS gave it: what is published is English; in which language a server spoke otherwise nobody knows. */
function PimsText({ said, published }: { readonly said: string; readonly published: string }) {
  const text = said === '' ? published : said;
  return (
    <span lang={text === published ? 'en' : ''} translate="no">
      {text}
    </span>
  );
}

/** What the support desk asks for, word for word as PIMS gave it. */
function Ids({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const transaction = 'transactionId' in problem ? problem.transactionId : null;
  if (problem.kind !== 'pims' && transaction === null) return null;
  return (
    <p className={css['ids']}>
      {problem.kind === 'pims' ? (
        <>
          <strong>{t('problem.code', { code: problem.code })}</strong>{' '}
          <PimsText said={problem.label} published={pimsErrorInfo(problem.code).label} />
          {problem.subErrors === null ? null : (
            <>
              {' '}
              · {t('problem.subErrors')} <code>{problem.subErrors}</code>
            </>
          )}
          {transaction === null ? null : ' · '}
        </>
      ) : null}
      {transaction === null ? null : (
        <>
          {t('problem.transaction')} <CopyText text={transaction} />
        </>
      )}
    </p>
  );
}
