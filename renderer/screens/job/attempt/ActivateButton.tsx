/**
 * The button that reaches a vehicle. A pointer or F6 presses it; Enter and Space do not, so that neither a stray scan nor a key held too
 * long can. It names the vehicle it will act on, and while it is disabled it says why.
 */
import { KeyRound } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { holdsUp } from '../../../../app/carkey/job/index.ts';
import { sayRequirement } from '../../../../app/words/index.ts';
import { Key } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useActions } from '../../../actions/actions.ts';
import { useBar, useSayRoles } from '../../../ui/rights.tsx';
import { sayNext } from '../../../i18n/say-next.ts';
import { lastEight } from '../../../lib/vin.ts';
import { useJob, useSession } from '../../../stores/stores.ts';
import type { Working } from '../parts/working.ts';
import css from './ActivateButton.module.css';

/** Keeps the keyboard from pressing a button; F6 has its own way. */
function refusePressByKey(event: Pick<KeyboardEvent, 'key' | 'preventDefault'>): void {
  if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
}

/** The line that the card of the next action explains already. */
function saidBeside({ next }: Working): string | null {
  return next.about?.kind === 'requirement' ? next.about.requirement.id : null;
}

/** The button and its reason. */
export function ActivateButton({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words } = speech;
  const actions = useActions();
  const busy = useJob((s) => s.busy !== null);
  const line = useSession((s) => s.line);
  const ready = view.mayActivate && line === 'up';
  const bar = useBar('job.activate.again');
  const sayRoles = useSayRoles();
  const unmet = view.requirements.find(holdsUp);
  const reason = ready
    ? null
    : view.barredAgain && bar !== null
      ? t('rights.again', { roles: sayRoles(bar) })
      : unmet === undefined || unmet.id === saidBeside(view)
        ? view.next.action === 'activate'
          ? t('activate.notNow')
          : t('activate.instead', { what: sayNext(speech, view.next, view.confirmations).heading })
        : t('requirements.because', { title: words.requirement[unmet.id].title, reason: sayRequirement(speech, unmet) });
  return (
    <div className={css['wrap']}>
      <button
        type="button"
        data-print="no"
        className={css['activate']}
        disabled={!ready}
        aria-disabled={!ready || busy}
        aria-describedby="activate-reason"
        aria-keyshortcuts="F6"
        {...(view.next.action === 'activate' ? { 'data-next-here': '' } : {})}
        onClick={actions.activate}
        onKeyDown={refusePressByKey}
        onKeyUp={refusePressByKey}
      >
        <KeyRound aria-hidden="true" size={30} />
        <span>
          <span className={css['verb']}>{t('activate.button')}</span>
          <span className={css['vin']} translate="no">
            {lastEight(view.vin)}
          </span>
        </span>
        <Key name="F6" />
      </button>
      <p id="activate-reason" className={css['reason']}>
        {reason ?? t('activate.how')}
      </p>
    </div>
  );
}
