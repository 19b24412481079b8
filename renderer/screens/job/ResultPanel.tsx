/** How an attempt ended. Green only when a fresh reading confirmed it. */
import { BadgeCheck, CircleSlash, Clock3, FileCheck2, type LucideIcon, ShieldQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttemptState, AttemptView, CodeState, Expiry, StatusWord } from '../../../app/carkey/types.ts';
import { Button, type Tone } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useShowReceipt } from '../trust/use-show-receipt.ts';
import { CodeCard } from './CodeCard.tsx';
import css from './ResultPanel.module.css';

type Ended = Extract<AttemptState, { name: 'succeeded' | 'resolved' }>;
type Look = { readonly tone: Tone; readonly icon: LucideIcon };

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
export function ResultPanel({ attempt, status }: { readonly attempt: AttemptView; readonly status: StatusWord | null }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const showReceipt = useShowReceipt();
  const { state } = attempt;
  if (state.name !== 'succeeded' && state.name !== 'resolved') return null;
  const { tone, icon: Icon } = lookOf(state, status);
  return (
    <section className={css['result']} data-tone={tone} aria-labelledby="result-title" tabIndex={-1}>
      <header className={css['head']}>
        <Icon aria-hidden="true" size={40} />
        <div>
          <p className={css['eyebrow']}>{t('result.title')}</p>
          <h2 id="result-title">{state.name === 'succeeded' ? words.readBack[state.readBack] : words.resolution[state.as]}</h2>
          {state.name === 'resolved' ? <p>{words.resolvedBy[state.by]}</p> : null}
        </div>
      </header>
      <Code attempt={attempt} code={state.code} expiry={state.expiry} />
      <Button className={css['receipt']} icon={<FileCheck2 aria-hidden="true" size={20} />} onClick={() => void showReceipt(attempt.id)}>
        {t('receipt.button')}
      </Button>
    </section>
  );
}

function Code({ attempt, code, expiry }: { readonly attempt: AttemptView; readonly code: CodeState; readonly expiry: Expiry }) {
  const { words } = useSpeech();
  if (code === 'none') return null;
  if (code === 'sealed' || code === 'faulty')
    return <CodeCard attempt={attempt.id} faulty={code === 'faulty'} expiry={expiry} key={attempt.id} />;
  return <p className={css['gone']}>{words.codeState[code]}</p>;
}
