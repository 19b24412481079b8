/** One PIMS error, without a vehicle: what to do, what it means, whose matter it is for an activation, and what became of earlier cases here. */
import { sayVerdict } from '../../../../app/words/index.ts';
import { adviceOf } from '../../../../app/words/shape/index.ts';
import { pimsErrorInfo } from '../../../../app/pims/index.ts';
import { verdictOfCode } from '../../../../app/verdict/index.ts';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useStores } from '../../../stores/stores.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { adviceParts } from './advice.ts';
import { Precedents } from './Precedents.tsx';
import { SaidParts } from './SaidParts.tsx';
import css from './ErrorCard.module.css';

/** The dialog. A scanned vehicle takes its place. */
export function ErrorCard({ code }: { readonly code: number }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { ui } = useStores();
  const { group, label } = pimsErrorInfo(code);
  const advice = adviceOf(speech.words, code, group);
  const verdict = verdictOfCode('carkey.set', code);
  // Nobody answered with it just now.
  const { line, parts } = sayVerdict(speech, { ...verdict, evidence: verdict.evidence.filter(({ fact }) => fact !== 'pims-error') });
  return (
    <Dialog title={t('error.title', { code })} yields onClose={() => ui.open(null)}>
      <div className={css['card']} data-error={code}>
        <p className={css['hands']}>{advice.hands}</p>
        <SaidParts parts={adviceParts(speech, advice)} />
        <p className={css['line']}>{line}</p>
        <SaidParts parts={[...parts, { title: t('error.published'), facts: [label] }]} />
        <Precedents code={code} />
      </div>
    </Dialog>
  );
}
