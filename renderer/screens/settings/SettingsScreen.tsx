/** Settings: saved when changed, confirmed beside the field, and to be taken back. */
import { GraduationCap, RadioTower } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { SettingsView } from '../../../app/contract/index.ts';
import type { Language, Mode } from '../../../app/base/index.ts';
import { isVehicle } from '../../../app/operators/index.ts';
import { settingsAction } from '../../../app/settings/stored/index.ts';
import { SETTINGS } from '../../../app/settings/index.ts';
import { PRACTICE_NAMES, situationOf } from '../../../app/words/shape/index.ts';
import { Card } from '../../ui/ui.tsx';
import { LANGUAGE_NAMES } from '../../i18n/choose.ts';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useJob, useSession, useSettings } from '../../stores/stores.ts';
import { Behind, useBar } from '../../ui/rights.tsx';
import { OperatorsCard } from './operators/OperatorsCard.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { ThirdParty } from './ThirdParty.tsx';
import { TrailCard } from './TrailCard.tsx';
import { UpdateFeed, Updates } from './Updates.tsx';
import { Choice, Text } from './parts/fields.tsx';
import { useChange } from './parts/use-change.ts';
import css from './parts/settings.module.css';

// Set up once, when a scanner is new; nobody needs it to activate a CarKey.
const ScannerCard = lazy(async () => ({ default: (await import('./ScannerCard.tsx')).ScannerCard }));

/** The screen. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const value = useSettings((s) => s.value);
  const about = useSession((s) => s.about);
  if (value === null) return <p>{t('common.loading')}</p>;
  return (
    <div className={css['screen']}>
      <h1>{t('settings.title')}</h1>
      <ModeCard value={value} />
      <PersonCard value={value} />
      <LookCard value={value} />
      <Suspense fallback={null}>
        <ScannerCard />
      </Suspense>
      <OperatorsCard />
      <ProfileCard profile={value.profile} />
      <TrailCard value={value} />
      {about === null ? null : (
        <Card id="about" title={t('settings.about')}>
          <dl className={css['about']}>
            <dt>{t('settings.version')}</dt>
            <dd>{about.version}</dd>
            <dt>{t('settings.shell')}</dt>
            <dd>{t(`settings.shell_${about.shell}`)}</dd>
            <dt>{t('settings.dataDir')}</dt>
            <dd>
              <code>{about.dataDir}</code>
              {about.folderRisk === null ? null : <p>{t(`settings.risk_${about.folderRisk}`)}</p>}
            </dd>
            <dt>{t('audit.title')}</dt>
            <dd>
              <code>{about.log.origin}</code>
            </dd>
            <dt>{t('update.title')}</dt>
            <dd>
              <Updates />
            </dd>
          </dl>
          <UpdateFeed value={value} />
          <ThirdParty />
        </Card>
      )}
    </div>
  );
}

type Props = { readonly value: SettingsView };

/** Practice or live: two large plates that cannot be mistaken for each other. */
function ModeCard({ value }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const change = useChange();
  const practice = useJob((s) => s.practice);
  const scenarios = [
    ...new Set([...PRACTICE_NAMES.filter((name) => !KINDS.has(name)), ...practice.map((one) => one.scenario), value.scenario]),
  ];
  return (
    <Card id="mode" title={t('settings.mode')}>
      <div className={css['modes']} role="radiogroup" aria-label={t('settings.mode')}>
        <ModePlate mode="practice" now={value.mode} />
        <ModePlate mode="live" now={value.mode} />
      </div>
      {value.mode === 'live' ? null : (
        <Choice
          field="scenario"
          label={t('settings.scenario')}
          help={situationOf(words, value.scenario).story}
          value={value.scenario}
          options={scenarios.map((name) => ({ value: name, label: situationOf(words, name).title }))}
          onChange={(scenario) => void change('scenario', (now) => now.t('settings.scenario'), { scenario }, { scenario: value.scenario })}
        />
      )}
    </Card>
  );
}

/** Names that stand for a whole kind of situations, not for one. */
const KINDS: ReadonlySet<string> = new Set(['session-bend', 'get-error', 'set-error', 'set-error-applied', 'other']);

function ModePlate({ mode, now }: { readonly mode: Mode; readonly now: Mode }) {
  const { t } = useTranslation();
  const change = useChange();
  const chosen = mode === now;
  const Icon = mode === 'practice' ? GraduationCap : RadioTower;
  return (
    <label className={css['plate']} data-mode={mode} data-chosen={chosen}>
      <input
        type="radio"
        name="mode"
        className="visually-hidden"
        checked={chosen}
        onChange={() => void change('mode', (now) => now.t('settings.mode'), { mode }, { mode: now })}
      />
      <Icon aria-hidden="true" size={36} />
      <strong>{t(`world.${mode}`)}</strong>
      <span>{t(`settings.${mode}Means`)}</span>
    </label>
  );
}

function PersonCard({ value }: Props) {
  const { t } = useTranslation();
  const change = useChange();
  const bar = useBar(settingsAction({ station: value.station }, value.mode));
  return (
    <Card id="person" title={t('settings.person')}>
      {value.mode === 'live' ? null : (
        <Text
          field="operatorName"
          label={t('settings.operatorName')}
          help={t('settings.operatorNameHelp')}
          value={value.operatorName}
          maxLength={SETTINGS.operatorName.most}
          autoComplete="name"
          check={(text) => (isVehicle(text) ? t('settings.isVehicle') : text.trim() === '' ? t('settings.nameMissing') : null)}
          onCommit={(operatorName) =>
            change('operatorName', (now) => now.t('settings.operatorName'), { operatorName }, { operatorName: value.operatorName })
          }
        />
      )}
      <Behind bar={bar}>
        <Text
          field="station"
          label={t('settings.station')}
          help={t('settings.stationHelp')}
          value={value.station}
          maxLength={SETTINGS.station.most}
          check={(text) => (isVehicle(text) ? t('settings.isVehicle') : null)}
          onCommit={(station) => change('station', (now) => now.t('settings.station'), { station }, { station: value.station })}
        />
      </Behind>
    </Card>
  );
}

function LookCard({ value }: Props) {
  const { t } = useTranslation();
  const change = useChange();
  const languages = Object.entries(LANGUAGE_NAMES) as readonly (readonly [Language, string])[];
  return (
    <Card id="look" title={t('settings.look')}>
      <Choice
        field="language"
        label={t('settings.language')}
        value={value.language ?? 'system'}
        options={[{ value: 'system', label: t('settings.asSystem') }, ...languages.map(([id, name]) => ({ value: id, label: name }))]}
        onChange={(id) =>
          void change(
            'language',
            (now) => now.t('settings.language'),
            { language: id === 'system' ? null : id },
            { language: value.language },
          )
        }
      />
      <Choice
        field="theme"
        label={t('settings.theme')}
        value={value.theme}
        options={SETTINGS.theme.of.map((id) => ({ value: id, label: t(`settings.theme_${id}`) }))}
        onChange={(theme) => void change('theme', (now) => now.t('settings.theme'), { theme }, { theme: value.theme })}
      />
    </Card>
  );
}
