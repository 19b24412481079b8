/** Who is signed in, in the top bar, and what that person can do about it. */
import { KeyRound, Lock, LockOpen, LogOut, UserRound } from 'lucide-react';
import type { SessionView } from '../../app/operators/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useActions } from '../actions/actions.ts';
import { useBar } from '../ui/rights.tsx';
import { useOperators, useStores } from '../stores/stores.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Button } from '../ui/ui.tsx';
import css from './operators.module.css';

function useSignedIn(): SessionView | null {
  return useOperators((s) => s.view?.session ?? null);
}

/** The button; none while nobody is signed in, as in practice. */
export function OperatorButton() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { ui } = useStores();
  const session = useSignedIn();
  if (session === null) return null;
  const { name, role } = session;
  return (
    <Button
      className={css['person']}
      icon={session.locked ? <Lock aria-hidden="true" size={20} /> : <UserRound aria-hidden="true" size={20} />}
      aria-label={t('operators.menu', { name, role: words.role[role] })}
      aria-haspopup="dialog"
      onClick={() => ui.open('operator')}
    >
      <span className={css['who']} translate="no" title={name}>
        {name}
      </span>{' '}
      <span className={css['role']}>{words.role[role]}</span>
    </Button>
  );
}

/** The menu. */
export function OperatorMenu() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { operators, ui } = useStores();
  const actions = useActions();
  const ownPin = useBar('operators.ownPin');
  const session = useSignedIn();
  if (session === null) return null;
  const close = () => ui.open(null);
  const after = (work: () => void) => () => {
    close();
    work();
  };
  return (
    <Dialog title={t('operators.menu', { name: session.name, role: words.role[session.role] })} onClose={close}>
      <div className={css['menu']}>
        <Button data-first-focus="" icon={<Lock aria-hidden="true" size={22} />} hotkey="Shift+F1" onClick={after(actions.lock)}>
          {t('operators.lock')}
        </Button>
        <Button
          icon={<LockOpen aria-hidden="true" size={22} />}
          onClick={after(() => void operators.ask({ reason: 'wish', again: false }))}
        >
          {t('operators.givePin')}
        </Button>
        {ownPin === null ? (
          <Button icon={<KeyRound aria-hidden="true" size={22} />} onClick={() => ui.open('own-pin')}>
            {t('operators.ownPin')}
          </Button>
        ) : null}
        <Button icon={<LogOut aria-hidden="true" size={22} />} onClick={after(() => void operators.run('operators.signOut', {}))}>
          {t('operators.signOut')}
        </Button>
      </div>
    </Dialog>
  );
}
