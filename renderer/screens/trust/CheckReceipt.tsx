/** Checking a receipt that somebody brings back: a text field, and one sentence as the answer. */
import { useId, useState } from 'react';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { sayOut } from '../../../app/words/index.ts';
import { count, dateTime } from '../../lib/format.ts';
import { useSession, useStores, useTrust } from '../../stores/stores.ts';
import ui from '../../ui/ui.module.css';
import css from './Trust.module.css';
import { judgeReceipt, readReceipt, type Reading, type Verdict } from './receipt-check.ts';

/** The field takes several lines: a page is typed in several. A scanner's Enter changes nothing. */
export function CheckReceipt() {
  const { t } = useTranslation();
  const { trust } = useStores();
  const id = useId();
  const claim = useTrust((s) => s.claim);
  const [text, setText] = useState(claim);
  const origin = useSession((s) => s.log?.origin ?? null);
  const busy = useTrust((s) => s.busy !== null);
  const reading = readReceipt(text, origin);
  const change = (typed: string) => {
    setText(typed);
    trust.dropEvidence();
  };
  return (
    <section aria-labelledby={`${id}-title`} className={css['form']}>
      <h3 id={`${id}-title`}>{t('receipt.checkHead')}</h3>
      <label htmlFor={id}>{t('receipt.checkHelp')}</label>
      <textarea
        id={id}
        className={ui['input']}
        data-mono="true"
        rows={2}
        maxLength={2_000}
        spellCheck={false}
        value={text}
        {...(claim === '' ? {} : { 'data-first-focus': '' })}
        onChange={(event) => change(event.target.value)}
      />
      <Button
        disabled={reading.is !== 'receipt'}
        aria-busy={busy}
        onClick={() => (reading.is === 'receipt' ? void trust.lookUp(reading.paper) : undefined)}
      >
        {t('receipt.checkDo')}
      </Button>
      <div role="status">
        <Answer reading={reading} />
      </div>
    </section>
  );
}

function Answer({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const evidence = useTrust((s) => s.evidence);
  if (reading.is === 'nothing') return null;
  if (reading.is === 'receipt') return evidence === null ? null : <Judged verdict={judgeReceipt(reading.paper, evidence)} />;
  const isBad = reading.is === 'other-log';
  return (
    <p className={css[isBad ? 'standing' : 'warn']} data-standing={isBad ? 'other-log' : undefined}>
      {t(`receipt.check_${reading.is}`)}
    </p>
  );
}

function Judged({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  if (verdict.is !== 'genuine') {
    return (
      <p className={css['standing']} data-standing="forked">
        {t(`receipt.check_${verdict.is}`)}
      </p>
    );
  }
  const { seq, out, act, ts } = verdict.row;
  const result = out === undefined ? '' : sayOut(speech.words, out);
  return (
    <p className={css['standing']} data-standing="fits">
      {t('receipt.check_genuine', { index: count(speech.locale, seq), result, when: dateTime(speech.locale, ts), attempt: act ?? '' })}
    </p>
  );
}
