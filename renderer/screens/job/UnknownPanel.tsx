/** The outcome is unknown. This card comes first, cannot be closed, and never offers to send again: ask PIMS, let a person decide, or hand over. */
import { CircleHelp, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttemptState, AttemptView } from '../../../app/carkey/types.ts';
import { sayUnknown } from '../../../app/words/words.ts';
import { CopyText } from '../../components/CopyText.tsx';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useActions } from '../../lib/actions.ts';
import { clock, timeOfDay } from '../../lib/format.ts';
import { useNow } from '../../lib/hooks.ts';
import { useFrom } from '../../stores/stores.ts';
import { DecideForm, HandOverForm } from './SettleForms.tsx';
import type { Working } from './JobScreen.tsx';
import css from './UnknownPanel.module.css';

type Props = { readonly view: Working; readonly attempt: AttemptView; readonly state: Extract<AttemptState, { name: 'unknown' }> };

/** The card. */
export function UnknownPanel({ view, attempt, state }: Props) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  return (
    <section className={css['unknown']} aria-labelledby="unknown-title">
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
        <p className={css['next']}>
          <strong>{words.nextAction[view.next].label}.</strong> {words.nextAction[view.next].help}
        </p>
        <CheckAgain view={view} attempt={attempt} />
        <div className={css['ways']}>
          <DecideForm view={view} state={state} />
          <HandOverForm attempt={attempt} prominent={view.next === 'hand-over'} />
        </div>
        <p className={css['ids']}>
          {t('unknown.sentAt', { time: timeOfDay(locale, state.sentAt) })} · {t('problem.transaction')}{' '}
          <CopyText text={state.transactionId} />
        </p>
      </div>
    </section>
  );
}

function CheckAgain({ view, attempt }: Pick<Props, 'view' | 'attempt'>) {
  const { t } = useTranslation();
  const actions = useActions();
  const now = useNow();
  const busy = useFrom(
    (s) => s.job,
    (s) => s.busy !== null,
  );
  const left = attempt.recheckAt === null ? 0 : attempt.recheckAt - now;
  const running = view.stage !== null;
  return (
    <div className={css['check']}>
      <Button
        look={view.next === 'check-again' || view.next === 'wait' ? 'primary' : 'plain'}
        icon={<RefreshCw aria-hidden="true" size={22} />}
        hotkey="F5"
        disabled={busy || running}
        onClick={actions.reread}
      >
        {t('unknown.checkAgain')}
      </Button>
      <p>{running ? t('unknown.checking') : left > 0 ? t('unknown.lateWindow', { time: clock(left) }) : t('unknown.checkMeans')}</p>
    </div>
  );
}
