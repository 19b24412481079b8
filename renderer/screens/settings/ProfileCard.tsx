/** How the bridge is reached. Used in live mode only; secrets are written, never read. */
import { judgeBridgeAddress } from '../../../app/address/index.ts';
import type { SettingsView } from '../../../app/contract/index.ts';
import { SETTINGS } from '../../../app/settings/index.ts';
import { Card } from '../../ui/ui.tsx';
import { Behind, useBar } from '../../ui/rights.tsx';
import type { Message } from '../../i18n/message.ts';
import { Choice, Secret, Text } from './parts/fields.tsx';
import { pinOf, secondsOf } from './profile-input.ts';
import { UnconfirmedBridge } from './UnconfirmedBridge.tsx';
import { CableSetting } from './PhoneCable.tsx';
import { useRefused } from './parts/use-refused.ts';
import { useChange } from './parts/use-change.ts';
import { useTranslation } from '../../i18n/language.tsx';

type Profile = SettingsView['profile'];

/** Found out by itself, or a generation; the newest first. */
const [AUTO, ...GENERATIONS] = SETTINGS['profile.sdk'].of;
const SDKS = [AUTO, ...GENERATIONS.toReversed()];

/** The card. */
export function ProfileCard({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const change = useChange();
  const said = useRefused();
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
          maxLength={SETTINGS['profile.url'].most}
          inputMode="url"
          mono
          placeholder="wss://192.168.1.20:8443/pims"
          check={(text) => said(judgeBridgeAddress(text))}
          onCommit={(url) => set('url', (now) => now.t('settings.url'), url.trim())}
        />
        <CableSetting />
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
        <Choices profile={profile} set={set} />
        <Seconds name="answerTimeoutMs" profile={profile} set={set} />
        <Seconds name="activationTimeoutMs" profile={profile} set={set} />
      </Behind>
    </Card>
  );
}

function same<T extends string>(value: T): { readonly value: T; readonly label: string } {
  return { value, label: value };
}

type ChoicesProps = {
  readonly profile: Profile;
  readonly set: <K extends 'brand' | 'environment' | 'sdk'>(name: K, label: Message, value: Profile[K]) => Promise<void>;
};

/** What PIMS is told about whose vehicles these are, and how. */
function Choices({ profile, set }: ChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        field="profile.brand"
        label={t('settings.brand')}
        value={profile.brand}
        options={SETTINGS['profile.brand'].of.map(same)}
        onChange={(brand) => void set('brand', (now) => now.t('settings.brand'), brand)}
      />
      <Choice
        field="profile.environment"
        label={t('settings.environment')}
        value={profile.environment}
        options={SETTINGS['profile.environment'].of.map((environment) => ({
          value: environment,
          label: t(`settings.environment_${environment}`),
        }))}
        onChange={(environment) => void set('environment', (now) => now.t('settings.environment'), environment)}
      />
      <Choice
        field="profile.sdk"
        label={t('settings.sdk')}
        value={profile.sdk}
        options={SDKS.map((sdk) => ({ value: sdk, label: sdk === 'auto' ? t('settings.sdkAuto') : sdk }))}
        onChange={(sdk) => void set('sdk', (now) => now.t('settings.sdk'), sdk)}
      />
    </>
  );
}

type SecondsProps = {
  readonly name: 'answerTimeoutMs' | 'activationTimeoutMs';
  readonly profile: Profile;
  readonly set: (name: 'answerTimeoutMs' | 'activationTimeoutMs', label: Message, value: number) => Promise<void>;
};

function Seconds({ name, profile, set }: SecondsProps) {
  const { t } = useTranslation();
  const row = SETTINGS[`profile.${name}`];
  const [least, most] = [row.least / 1_000, row.most / 1_000];
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
