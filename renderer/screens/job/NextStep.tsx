/** The card of the one next action: what to do, why, and the only prominent button of the screen, which does it. */
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DEEDS } from '../../../app/carkey/next.ts';
import type { Deed } from '../../../app/carkey/types.ts';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { sayDeed, sayNext, sayReason } from '../../i18n/say-next.ts';
import { KEY_OF_DEED, usePresses, type PressDeed } from '../../lib/actions.ts';
import { cx } from '../../lib/cx.ts';
import { useJob } from '../../stores/stores.ts';
import { ActivateButton } from './ActivateButton.tsx';
import type { Working } from './working.ts';
import { isActivationAQuestion } from './phase.ts';
import { ProblemFacts } from './ProblemFacts.tsx';
import css from './NextStep.module.css';
import shared from '../../styles/shared.module.css';

/** The panel. Where the button carries the words of the heading, they are not shown twice. */
export function NextStep({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { next } = view;
  const deed = DEEDS[next.action];
  const card = sayNext(speech, next, view.confirmations);
  const hasButton = isPress(deed) && deed !== 'activate';
  const isBare = card.press === null;
  return (
    <section
      className={cx(shared['panel'], css['next'])}
      aria-labelledby="next-title"
      data-next={next.action}
      data-next-card=""
      data-problem={card.problem !== null}
    >
      <div className={css['what']}>
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
      {isActivationAQuestion(view) ? <ActivateButton view={view} /> : null}
      {card.problem === null ? null : <ProblemFacts problem={card.problem} />}
    </section>
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
