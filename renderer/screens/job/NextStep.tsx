/** The one next action, with the only prominent button of the screen; beside it the Activate button while activating is a question at all. */
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NextAction } from '../../../app/carkey/types.ts';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useActions, type Actions } from '../../lib/actions.ts';
import { useFrom, useStores, type Stores } from '../../stores/stores.ts';
import { ActivateButton } from './ActivateButton.tsx';
import type { Working } from './JobScreen.tsx';
import css from './NextStep.module.css';

/** What the button of an action does; null: there is nothing to press, or it is the Activate button itself. */
function pressOf(next: NextAction, stores: Stores, actions: Actions): { readonly run: () => void; readonly hotkey?: string } | null {
  switch (next) {
    case 'wait':
    case 'activate':
      return null;
    case 'find':
      return { run: actions.find, hotkey: 'F2' };
    case 'connect-bridge':
      return { run: () => void stores.session.reconnectBridge() };
    case 'read-status':
    case 'connect-phone':
    case 'check-vehicle':
    case 'try-again':
    case 'check-again':
      return { run: actions.reread, hotkey: 'F5' };
    case 'fix-requirement':
    case 'confirm':
      return { run: actions.requirements, hotkey: 'F7' };
    case 'show-code':
      return { run: () => stores.ui.focusOn('reveal') };
    case 'decide':
      return { run: () => stores.ui.focusOn('decide') };
    case 'hand-over':
      return { run: () => stores.ui.focusOn('hand-over') };
    case 'ask-support':
      return { run: actions.support, hotkey: 'F8' };
    case 'finish':
      return { run: () => void finish(stores) };
  }
}

async function finish({ job, ui }: Stores): Promise<void> {
  if (await job.run('job.close', {})) {
    void job.loadLists();
    ui.focusOn('find');
  }
}

/** The panel. */
export function NextStep({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const stores = useStores();
  const actions = useActions();
  const busy = useFrom((s) => s.job, (s) => s.busy !== null);
  const press = pressOf(view.next, stores, actions);
  const { label, help } = words.nextAction[view.next];
  return (
    <section className={css['next']} aria-labelledby="next-title" data-next={view.next}>
      <div className={css['text']}>
        <p className={css['eyebrow']}>{t('next.title')}</p>
        <h2 id="next-title" className={css['label']}>
          {label}
        </h2>
        <p>{help}</p>
      </div>
      <div className={css['actions']}>
        {press === null ? null : (
          <Button look="primary" icon={<ArrowRight aria-hidden="true" size={22} />} disabled={busy} onClick={press.run} {...(press.hotkey === undefined ? {} : { hotkey: press.hotkey })}>
            {label}
          </Button>
        )}
        {isActivationAQuestion(view) ? <ActivateButton view={view} /> : null}
        {view.next === 'finish' || view.stage !== null ? null : <LayAside view={view} stores={stores} />}
      </div>
    </section>
  );
}

function LayAside({ view, stores }: { readonly view: Working; readonly stores: Stores }) {
  const { t } = useTranslation();
  const blocked = view.attempt?.state.name === 'sent' || view.attempt?.state.name === 'intent';
  if (blocked) return null;
  return (
    <Button look="quiet" onClick={() => void finish(stores)}>
      {t('job.layAside')}
    </Button>
  );
}

/** False once an attempt of this vehicle is on its way or has ended well, and while the CarKey is active: then there is nothing to press. */
function isActivationAQuestion(view: Working): boolean {
  const state = view.attempt?.state;
  if (state?.name === 'succeeded' || state?.name === 'sent' || state?.name === 'intent') return view.mayActivate;
  return view.status !== null && view.status.word !== 'active';
}
