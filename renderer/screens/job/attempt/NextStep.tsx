/** The card of the one next action: what to do, why, and the only prominent button of the screen, which does it. */
import { ArrowRight } from 'lucide-react';
import { DEEDS } from '../../../../app/carkey/job/index.ts';
import type { Deed, NextAction } from '../../../../app/carkey/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { sayDeed, sayNext, sayReason } from '../../../i18n/say-next.ts';
import { KEY_OF_DEED, usePresses, type PressDeed } from '../../../actions/actions.ts';
import { cx } from '../../../lib/cx.ts';
import { useJob } from '../../../stores/stores.ts';
import { ActivateButton } from './ActivateButton.tsx';
import { VerdictLine } from '../verdict/VerdictLine.tsx';
import type { Working } from '../parts/working.ts';
import { isActivationAQuestion } from '../parts/phase.ts';
import { ProblemFacts } from './ProblemFacts.tsx';
import css from './NextStep.module.css';
import shared from '../../../styles/shared.module.css';

/** The panel. Where the button carries the words of the heading, they are not shown twice. */
export function NextStep({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { next } = view;
  const deed = DEEDS[next.action];
  const card = sayNext(speech, next, view.confirmations);
  const hasButton = isPress(deed) && deed !== 'activate';
  const isBare = card.press === null;
  // One key, one button: F6 goes on with the customer's side first.
  const takesF6 = deed !== 'activate' && KEY_OF_DEED[deed] === KEY_OF_DEED.activate;
  return (
    <section
      className={cx(shared['panel'], css['next'])}
      aria-labelledby="next-title"
      data-next={next.action}
      data-next-card=""
      data-problem={card.problem !== null}
    >
      <div className={css['what']}>
        <Outcome view={view} />
        <p className={css['eyebrow']}>{t('next.title')}</p>
        <h2
          id="next-title"
          tabIndex={-1}
          className={cx(css['label'], card.heading === card.press && deed !== 'activate' && 'visually-hidden')}
          {...(isBare ? { 'data-next-here': '' } : {})}
        >
          {card.heading}
        </h2>
        {card.requirement === null ? null : <p className={css['reason']}>{sayReason(speech, card)}</p>}
        {hasButton ? <PressButton deed={deed} view={view} /> : null}
        {card.help === '' ? null : <p className={css['help']}>{card.help}</p>}
      </div>
      {isActivationAQuestion(view) && !takesF6 ? <ActivateButton view={view} /> : null}
      {view.verdict === null || view.attempt?.state.name === 'unknown' ? null : <VerdictLine verdict={view.verdict} />}
      {card.problem === null ? null : <ProblemFacts problem={card.problem} />}
    </section>
  );
}

/** Actions by which the customer's side answers a refusal. */
const ANSWERS: ReadonlySet<NextAction> = new Set<NextAction>(['let-sign-in', 'sign-in', 'ask-consent', 'give-code', 'enrol']);

/** What came of the activation that was just pressed, before what is to be done about it; nothing once that was heard. */
function Outcome({ view: { attempt, next } }: { readonly view: Working }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const state = attempt?.state;
  if (state?.name !== 'refused' || state.because.kind !== 'error') return null;
  const { code } = state.because;
  const problem = next.about?.kind === 'problem' ? next.about.problem : null;
  const isTold = problem?.kind === 'pims' && problem.method === 'set';
  if (!isTold && !ANSWERS.has(next.action)) return null;
  return (
    <p className={css['outcome']} data-outcome="refused">
      <strong>{words.attemptState.refused}</strong> <span>{t('problem.code', { code })}</span>
    </p>
  );
}

/** Deeds that one press carries out; the others have a card of their own. */
function isPress(deed: Deed): deed is PressDeed {
  return deed !== 'none' && deed !== 'reveal' && deed !== 'receipt' && deed !== 'decide' && deed !== 'hand-over';
}

type PressProps = { readonly deed: PressDeed; readonly view: Working; readonly look?: 'primary' | 'plain' };

/** The button of a deed. A statement is never made by Enter (lib/find-keys). While a command runs it stays where it is, and does nothing. */
export function PressButton({ deed, view, look = 'primary' }: PressProps) {
  const speech = useSpeech();
  const presses = usePresses();
  const busy = useJob((s) => s.busy !== null);
  const isNext = DEEDS[view.next.action] === deed;
  const hotkey = KEY_OF_DEED[deed];
  return (
    <Button
      look={look}
      className={look === 'primary' ? css['press'] : undefined}
      icon={<ArrowRight aria-hidden="true" size={look === 'primary' ? 26 : 20} />}
      aria-disabled={busy}
      onClick={presses[deed]}
      {...(isNext ? { 'data-next-here': '' } : {})}
      {...(deed === 'confirm' ? { 'data-statement': '' } : {})}
      {...(hotkey === undefined ? {} : { hotkey })}
    >
      {sayDeed(speech, deed, view.confirmations)}
    </Button>
  );
}
