/** How an attempt ended. Green only when a fresh reading confirmed it. */
import { BadgeCheck, CircleSlash, Clock3, FileCheck2, type LucideIcon, ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AttemptState, AttemptView, CodeState, Expiry, StatusWord } from '../../../../app/carkey/index.ts';
import { Button, type Tone } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useNow } from '../../../hooks/hooks.ts';
import { useShowReceipt } from '../../trust/use-show-receipt.ts';
import { CodeCard } from '../code/CodeCard.tsx';
import { isOldNews, isUndone } from '../parts/phase.ts';
import type { Working } from '../parts/working.ts';
import { PressButton } from './NextStep.tsx';
import { cx } from '../../../lib/cx.ts';
import css from './ResultPanel.module.css';
import shared from '../../../styles/shared.module.css';

type Ended = Extract<AttemptState, { name: 'succeeded' | 'resolved' }>;
type Look = { readonly tone: Tone; readonly icon: LucideIcon };

/** What was read a while ago is grey, here as in the header above: it was so then. */
function lookNow(state: Ended, view: Working, isOld: boolean): Look {
  const look = lookOf(state, view.status?.word ?? null);
  return look.tone === 'good' && isOld ? { tone: 'neutral', icon: Clock3 } : look;
}

/** An answer alone is not green, however late it came: a fresh reading must say active. */
function lookOf(state: Ended, status: StatusWord | null): Look {
  if (state.name === 'resolved') {
    if (state.as === 'no-effect' || state.as === 'other-vehicle-handled') return { tone: 'neutral', icon: CircleSlash };
    return state.by === 'read-back' || status === 'active' ? { tone: 'good', icon: BadgeCheck } : { tone: 'neutral', icon: Clock3 };
  }
  switch (state.readBack) {
    case 'confirmed':
      return { tone: 'good', icon: BadgeCheck };
    case 'pending':
      return { tone: 'neutral', icon: Clock3 };
    case 'not-confirmed':
      return { tone: 'warn', icon: ShieldQuestion };
  }
}

/** The panel; nothing for an attempt that has not ended. */
export function ResultPanel({ view, attempt }: { readonly view: Working; readonly attempt: AttemptView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const now = useNow();
  const { state } = attempt;
  if (state.name !== 'succeeded' && state.name !== 'resolved') return null;
  const isOld = isOldNews(view, now) || isUndone(view);
  const { tone, icon: Icon } = lookNow(state, view, isOld);
  const isNext = carriesNext(view);
  return (
    <section
      className={cx(shared['panel'], css['result'])}
      data-tone={tone}
      aria-labelledby="result-title"
      tabIndex={-1}
      {...(isNext ? { 'data-next': view.next.action, 'data-next-card': '' } : {})}
    >
      <header className={css['head']}>
        <Icon aria-hidden="true" size={40} />
        <div>
          <p className={css['eyebrow']}>{t('result.title')}</p>
          <h2 id="result-title">
            {state.name === 'resolved'
              ? words.resolution[state.as]
              : state.readBack === 'confirmed' && isOld
                ? t('result.confirmedThen')
                : words.readBack[state.readBack]}
          </h2>
          {state.name === 'resolved' ? <p>{words.resolvedBy[state.by]}</p> : null}
        </div>
      </header>
      {isNext ? <p className={css['next']}>{t('next.title')}</p> : null}
      <Code attempt={attempt} code={state.code} expiry={state.expiry} isNext={view.next.action === 'show-code'}>
        <ReceiptButton attempt={attempt} isNext={view.next.action === 'show-receipt'} />
        {isNext ? <PressButton deed="close" view={view} look={view.next.action === 'finish' ? 'primary' : 'plain'} /> : null}
      </Code>
    </section>
  );
}

/** Is what comes next on this very card: the code, the receipt, the end? */
export function carriesNext({ next, attempt }: Working): boolean {
  const name = attempt?.state.name;
  if (name !== 'succeeded' && name !== 'resolved') return false;
  return next.action === 'show-code' || next.action === 'show-receipt' || next.action === 'finish';
}

function ReceiptButton({ attempt, isNext }: { readonly attempt: AttemptView; readonly isNext: boolean }) {
  const speech = useSpeech();
  const showReceipt = useShowReceipt();
  return (
    <Button
      look={isNext ? 'primary' : 'plain'}
      icon={<FileCheck2 aria-hidden="true" size={20} />}
      onClick={() => void showReceipt(attempt.id)}
      {...(isNext ? { 'data-next-here': '' } : {})}
    >
      {speech.words.nextAction['show-receipt'].label}
    </Button>
  );
}

type CodeProps = {
  readonly attempt: AttemptView;
  readonly code: CodeState;
  readonly expiry: Expiry;
  readonly isNext: boolean;
  readonly children: ReactNode;
};

/** The code, or what became of it, and the buttons of what comes after it. */
function Code({ attempt, code, expiry, isNext, children }: CodeProps) {
  const { words } = useSpeech();
  if (code === 'sealed' || code === 'faulty') {
    return (
      <CodeCard attempt={attempt.id} faulty={code === 'faulty'} expiry={expiry} isNext={isNext} key={attempt.id}>
        {children}
      </CodeCard>
    );
  }
  return (
    <>
      {code === 'none' ? null : <p className={css['gone']}>{words.codeState[code]}</p>}
      <div className={css['after']}>{children}</div>
    </>
  );
}
