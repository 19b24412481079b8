/** The outcome is unknown. This card comes first, cannot be closed, and never offers to send again: ask PIMS, let a person decide, or hand over. */
import { CircleHelp } from 'lucide-react';
import type { AttemptState, AttemptView } from '../../../../app/carkey/index.ts';
import { sayUnknown } from '../../../../app/words/shape/index.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { clock, timeOfDay } from '../../../lib/format.ts';
import { Offered } from '../../../ui/rights.tsx';
import { useNow } from '../../../hooks/hooks.ts';
import { DecideForm, HandOverForm } from './SettleForms.tsx';
import { VerdictLine } from '../verdict/VerdictLine.tsx';
import type { Working } from '../parts/working.ts';
import { PressButton } from './NextStep.tsx';
import { cx } from '../../../lib/cx.ts';
import css from './UnknownPanel.module.css';
import shared from '../../../styles/shared.module.css';

type Props = { readonly view: Working; readonly attempt: AttemptView; readonly state: Extract<AttemptState, { name: 'unknown' }> };

/** The card. */
export function UnknownPanel({ view, attempt, state }: Props) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const isNext = view.stage === null && settlesItself(view);
  return (
    <section
      className={cx(shared['panel'], css['unknown'])}
      aria-labelledby="unknown-title"
      {...(isNext ? { 'data-next': view.next.action, 'data-next-card': '' } : {})}
    >
      <header className={css['head']}>
        <CircleHelp aria-hidden="true" size={52} />
        <div>
          <h2 id="unknown-title">{t('unknown.title')}</h2>
          <p className={css['rule']}>{t('unknown.rule')}</p>
        </div>
      </header>
      <div className={css['body']}>
        <p>{sayUnknown(words, state)}</p>
        {state.noEffectSeen ? <p className={css['seen']}>{t('unknown.noEffectSeen')}</p> : null}
        {view.stage === null ? <Ways view={view} attempt={attempt} state={state} /> : null}
        {view.verdict === null ? null : <VerdictLine verdict={view.verdict} />}
        <p className={css['ids']}>
          {t('unknown.sentAt', { time: timeOfDay(locale, state.sentAt) })} · {t('problem.transaction')}{' '}
          <CopyText text={state.transactionId} />
        </p>
      </div>
    </section>
  );
}

/** Is the next action one that this card carries out? Else the card of the next action stands below. */
export function settlesItself({ next }: Working): boolean {
  return next.action === 'check-again' || next.action === 'decide' || next.action === 'hand-over';
}

/** What is next, with what it needs at hand; the other ways out are folded away below. */
function Ways({ view, attempt, state }: Props) {
  const { t } = useTranslation();
  const { action } = view.next;
  return (
    <>
      {settlesItself(view) ? <p className={css['eyebrow']}>{t('next.title')}</p> : null}
      {action === 'check-again' ? <CheckAgain view={view} attempt={attempt} /> : null}
      {action === 'decide' ? <DecideForm attempt={attempt.id} state={state} /> : null}
      {action === 'hand-over' ? <HandOverForm attempt={attempt} isNext /> : null}
      {action === 'decide' && state.reason !== 'other-vehicle' ? <PressButton deed="recheck" view={view} look="plain" /> : null}
      {state.noEffectSeen || state.reason === 'other-vehicle' ? <WhoDecides /> : null}
      {attempt.handOver === null ? null : <HandOverForm attempt={attempt} isNext={false} />}
      {action === 'hand-over' || attempt.handedOver ? null : (
        <details className={css['other']}>
          <summary>{t('unknown.handOver')}</summary>
          <HandOverForm attempt={attempt} isNext={false} />
        </details>
      )}
    </>
  );
}

/** For whom may not settle it: who may. */
function WhoDecides() {
  const { t } = useTranslation();
  return <Offered action="job.decide" name={t('unknown.decide')} />;
}

/** Asking PIMS: the button, and what it means or how long it waits. */
function CheckAgain({ view, attempt }: Pick<Props, 'view' | 'attempt'>) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const now = useNow();
  const left = attempt.recheckAt === null ? 0 : attempt.recheckAt - now;
  return (
    <div className={css['check']}>
      <PressButton deed="recheck" view={view} />
      <p>{left > 0 ? t('unknown.lateWindow', { time: clock(left) }) : words.nextAction['check-again'].help}</p>
    </div>
  );
}
