/** The one next action, with the only prominent button of the screen; beside it the Activate button while activating is a question at all. */
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NextAction } from '../../../app/carkey/types.ts';
import { Button } from '../../components/ui.tsx';
import type { KeyName } from '../../i18n/key-name.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { finish, useActions, type Actions } from '../../lib/actions.ts';
import { cx } from '../../lib/cx.ts';
import { useFrom, useStores, type Stores } from '../../stores/stores.ts';
import { ActivateButton } from './ActivateButton.tsx';
import type { Working } from './JobScreen.tsx';
import { isActivationAQuestion } from './phase.ts';
import css from './NextStep.module.css';

type Press = { readonly run: () => void; readonly hotkey?: KeyName };

/** What the button of each action does; null: there is nothing to press, or it is the Activate button itself. */
const PRESSES: Readonly<Record<NextAction, ((stores: Stores, actions: Actions) => Press) | null>> = {
  wait: null,
  activate: null,
  find: (_, actions) => ({ run: actions.find, hotkey: 'F2' }),
  'connect-bridge': ({ session }) => ({ run: () => void session.reconnectBridge() }),
  'read-status': reread,
  'connect-phone': reread,
  'check-vehicle': reread,
  'try-again': reread,
  'check-again': reread,
  'fix-requirement': requirements,
  confirm: requirements,
  'show-code': ({ ui }) => ({ run: () => ui.focusOn('reveal') }),
  decide: ({ ui }) => ({ run: () => ui.focusOn('decide') }),
  'hand-over': ({ ui }) => ({ run: () => ui.focusOn('hand-over') }),
  'ask-support': (_, actions) => ({ run: actions.support, hotkey: 'F8' }),
  finish: (stores) => ({ run: () => void finish(stores) }),
};

function reread(_: Stores, actions: Actions): Press {
  return { run: actions.reread, hotkey: 'F5' };
}

function requirements(_: Stores, actions: Actions): Press {
  return { run: actions.requirements, hotkey: 'F7' };
}

/** The panel. Where there is a button, it carries the words itself. */
export function NextStep({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const stores = useStores();
  const actions = useActions();
  const busy = useFrom(
    (s) => s.job,
    (s) => s.busy !== null,
  );
  const press = PRESSES[view.next]?.(stores, actions) ?? null;
  const { label, help } = words.nextAction[view.next];
  return (
    <section className={css['next']} aria-labelledby="next-title" data-next={view.next}>
      <p className={css['eyebrow']}>{t('next.title')}</p>
      <h2 id="next-title" className={cx(css['label'], press !== null && 'visually-hidden')}>
        {label}
      </h2>
      {press === null ? null : (
        <Button
          look="primary"
          className={css['press']}
          icon={<ArrowRight aria-hidden="true" size={26} />}
          disabled={busy}
          onClick={press.run}
          {...(press.hotkey === undefined ? {} : { hotkey: press.hotkey })}
        >
          {label}
        </Button>
      )}
      <p className={css['help']}>{help}</p>
      {isActivationAQuestion(view) ? <ActivateButton view={view} /> : null}
    </section>
  );
}
