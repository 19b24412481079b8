/** How the bridge is reached. Used in live mode only; secrets are written, never read. */
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../app/console.ts';
import type { Brand } from '../../../app/vehicle/types.ts';
import { Button, Card } from '../../components/ui.tsx';
import { Behind, useBar } from '../../lib/rights.tsx';
import type { Message } from '../../i18n/message.ts';
import { Choice, Secret, Text } from './fields.tsx';
import { addressProblem, pinOf, secondsOf } from './profile-input.ts';
import { useChange } from './use-change.ts';
import css from './SettingsScreen.module.css';

type Profile = SettingsView['profile'];
const BRANDS: readonly Brand[] = ['Peugeot', 'Citroën', 'DS', 'Opel', 'Vauxhall'];
const SDKS: readonly Profile['sdk'][] = ['auto', '2.3', '2.2', '2.1', '2.0'];
const ENVIRONMENTS: readonly Profile['environment'][] = ['Production', 'Preproduction', 'development'];

/** The card. */
export function ProfileCard({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const change = useChange();
  const bar = useBar('settings.change.connection');
  const set = <K extends keyof Profile>(name: K, label: Message, value: Profile[K] | null) =>
    change(`profile.${name}`, label, { profile: { [name]: value } }, { profile: { [name]: profile[name] } });
  return (
    <Card id="profile" title={t('settings.bridge')}>
      <Behind bar={bar}>
        <UnconfirmedBridge profile={profile} />
        <Text
          field="profile.url"
          label={t('settings.url')}
          help={t('settings.urlHelp')}
          value={profile.url}
          maxLength={400}
          inputMode="url"
          mono
          placeholder="wss://192.168.1.20:8443/pims"
          check={(text) => {
            const problem = addressProblem(text);
            return problem === null ? null : t(`settings.${problem}`);
          }}
          onCommit={(url) => set('url', (now) => now.t('settings.url'), url.trim())}
        />
        <Secret
          field="profile.token"
          label={t('settings.token')}
          help={t('settings.tokenHelp')}
          isSet={profile.tokenSet}
          onCommit={(token) => void change('profile.token', (now) => now.t('settings.token'), { profile: { token } }, null)}
          onRemove={() => void change('profile.token', (now) => now.t('settings.token'), { profile: { token: null } }, null)}
        />
        <Text
          field="profile.pin"
          label={t('settings.pin')}
          help={t('settings.pinHelp')}
          value={profile.pin ?? ''}
          maxLength={100}
          mono
          check={(text) => (pinOf(text) === undefined ? t('settings.pinBad') : null)}
          onCommit={(text) => set('pin', (now) => now.t('settings.pin'), pinOf(text) ?? null)}
        />
        <Choice
          field="profile.brand"
          label={t('settings.brand')}
          value={profile.brand}
          options={BRANDS.map(same)}
          onChange={(brand) => void set('brand', (now) => now.t('settings.brand'), brand)}
        />
        <Choice
          field="profile.environment"
          label={t('settings.environment')}
          value={profile.environment}
          options={ENVIRONMENTS.map((environment) => ({ value: environment, label: t(`settings.environment_${environment}`) }))}
          onChange={(environment) => void set('environment', (now) => now.t('settings.environment'), environment)}
        />
        <Choice
          field="profile.sdk"
          label={t('settings.sdk')}
          value={profile.sdk}
          options={SDKS.map((sdk) => ({ value: sdk, label: sdk === 'auto' ? t('settings.sdkAuto') : sdk }))}
          onChange={(sdk) => void set('sdk', (now) => now.t('settings.sdk'), sdk)}
        />
        <Seconds name="answerTimeoutMs" limits={[0.5, 120]} profile={profile} set={set} />
        <Seconds name="activationTimeoutMs" limits={[0.5, 300]} profile={profile} set={set} />
      </Behind>
    </Card>
  );
}

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

function same<T extends string>(value: T): { readonly value: T; readonly label: string } {
  return { value, label: value };
}

type SecondsProps = {
  readonly name: 'answerTimeoutMs' | 'activationTimeoutMs';
  readonly limits: readonly [number, number];
  readonly profile: Profile;
  readonly set: (name: 'answerTimeoutMs' | 'activationTimeoutMs', label: Message, value: number) => Promise<void>;
};

function Seconds({ name, limits, profile, set }: SecondsProps) {
  const { t } = useTranslation();
  const [least, most] = limits;
  return (
    <Text
      field={`profile.${name}`}
      label={t(`settings.${name}`)}
      help={t(`settings.${name}Help`)}
      value={String(profile[name] / 1_000)}
      maxLength={8}
      inputMode="numeric"
      check={(text) => (secondsOf(text, least, most) === null ? t('settings.secondsBad', { least, most }) : null)}
      onCommit={(text) => set(name, (now) => now.t(`settings.${name}`), (secondsOf(text, least, most) ?? least) * 1_000)}
    />
  );
}
