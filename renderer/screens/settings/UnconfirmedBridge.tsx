/** An address of the bridge that nobody here has confirmed. It is shown where the bridge is, too, so it brings nothing else of the settings. */
import type { SettingsView } from '../../../app/contract/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useBar } from '../../ui/rights.tsx';
import { useChange } from './parts/use-change.ts';
import css from './parts/settings.module.css';
import { useTranslation } from '../../i18n/language.tsx';

type Profile = SettingsView['profile'];

/** Where the settings lead to a place that nobody here has named: it is shown, and waits for a person. */
export function UnconfirmedBridge({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const change = useChange();
  const bar = useBar('settings.change.connection');
  // Practice tells nothing of the address of live work.
  if (profile.confirmed || bar?.code === 'live-only') return null;
  const { url } = profile;
  const confirm = () =>
    void change(
      'profile.confirm',
      (now) => now.t('settings.bridge'),
      { profile: { confirm: true } },
      null,
      (now) => now.t('settings.bridgeConfirmed', { url }),
    );
  return (
    <div className={css['unconfirmed']} role="alert">
      <p>{t('settings.unconfirmed')}</p>
      <p>
        <code>{profile.url}</code>
      </p>
      {profile.confirmedUrl === null ? null : <p>{t('settings.confirmedUrl', { url: profile.confirmedUrl })}</p>}
      {bar !== null ? null : (
        <Button look="primary" onClick={confirm}>
          {t('settings.confirmBridge')}
        </Button>
      )}
    </div>
  );
}
