/** The way in that the session needs now: the first account, signing in, unlocking, or the PIN once more. */
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useOperators, useStores } from '../stores/stores.ts';
import { FirstForm } from './FirstForm.tsx';
import { PinForm } from './PinForm.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The form; nothing before the accounts are known. */
export function WayIn() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { operators } = useStores();
  const view = useOperators((s) => s.view);
  if (view === null) return null;
  if (view.fault !== null) return <p role="alert">{words.operatorProblem[view.fault]}</p>;
  if (!view.setUp) return <FirstForm known={view.proposedName} />;
  if (view.session === null) return <SignInForm names={view.names} />;
  const method = view.session.locked ? 'operators.unlock' : 'operators.freshPin';
  return (
    <PinForm
      submit={view.session.locked ? t('operators.unlock') : t('operators.givePin')}
      onPin={(pin) => operators.run(method, { pin })}
    />
  );
}
