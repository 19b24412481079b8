/** Settings of the log, of privacy, of the lock, and of the radio. */
import { judgeController } from '../../../app/address/index.ts';
import { parseWitnessKey } from '../../../app/audit/log/index.ts';
import type { SettingsView } from '../../../app/contract/index.ts';
import { fail } from '../../../app/base/index.ts';
import { SETTINGS } from '../../../app/settings/index.ts';
import { Card } from '../../ui/ui.tsx';
import { Behind, useBar } from '../../ui/rights.tsx';
import { Text } from './parts/fields.tsx';
import { wholeOf, type Limits } from './trail-input.ts';
import { useRefused } from './parts/use-refused.ts';
import { useChange } from './parts/use-change.ts';
import { useTranslation } from '../../i18n/language.tsx';

const DAYS = SETTINGS.retentionDays;
const MINUTES = SETTINGS.lockAfterMinutes;

/** The card. */
export function TrailCard({ value }: { readonly value: SettingsView }) {
  const { t } = useTranslation();
  const change = useChange();
  const said = useRefused();
  const bar = useBar('settings.change.connection');
  const bad = ({ least, most }: Limits) => t('trail.wholeBad', { least, most });
  return (
    <Card id="trail" title={t('trail.title')}>
      <Behind bar={bar}>
        <OutsideFields value={value} />
        <Text
          field="retentionDays"
          label={t('trail.retentionDays')}
          help={t('trail.retentionDaysHelp')}
          value={value.retentionDays === null ? '' : String(value.retentionDays)}
          maxLength={6}
          inputMode="numeric"
          check={(text) => (text.trim() === '' || wholeOf(text, DAYS) !== null ? null : bad(DAYS))}
          onCommit={(text) =>
            change(
              'retentionDays',
              (now) => now.t('trail.retentionDays'),
              { retentionDays: wholeOf(text, DAYS) },
              { retentionDays: value.retentionDays },
            )
          }
        />
        <Text
          field="lockAfterMinutes"
          label={t('trail.lockAfterMinutes')}
          help={t('trail.lockAfterMinutesHelp')}
          value={String(value.lockAfterMinutes)}
          maxLength={4}
          inputMode="numeric"
          check={(text) => (wholeOf(text, MINUTES) === null ? bad(MINUTES) : null)}
          onCommit={(text) =>
            change(
              'lockAfterMinutes',
              (now) => now.t('trail.lockAfterMinutes'),
              { lockAfterMinutes: wholeOf(text, MINUTES) ?? value.lockAfterMinutes },
              { lockAfterMinutes: value.lockAfterMinutes },
            )
          }
        />
        <Text
          field="bluetooth"
          label={t('trail.bluetooth')}
          help={t('trail.bluetoothHelp')}
          value={value.bluetooth}
          maxLength={SETTINGS.bluetooth.most}
          mono
          placeholder="default"
          check={(text) => said(judgeController(text))}
          onCommit={(text) =>
            change('bluetooth', (now) => now.t('trail.bluetooth'), { bluetooth: text.trim() }, { bluetooth: value.bluetooth })
          }
        />
      </Behind>
    </Card>
  );
}

/** Where proofs outside this log are left and met. */
function OutsideFields({ value }: { readonly value: SettingsView }) {
  const { t } = useTranslation();
  const change = useChange();
  const said = useRefused();
  return (
    <>
      <Text
        field="witnessFolder"
        label={t('trail.witnessFolder')}
        help={t('trail.witnessFolderHelp')}
        value={value.witnessFolder}
        maxLength={SETTINGS.witnessFolder.most}
        mono
        onCommit={(text) =>
          change(
            'witnessFolder',
            (now) => now.t('trail.witnessFolder'),
            { witnessFolder: text.trim() },
            { witnessFolder: value.witnessFolder },
          )
        }
      />
      <Text
        field="secondStationKey"
        label={t('trail.secondStationKey')}
        help={t('trail.secondStationKeyHelp')}
        value={value.secondStationKey}
        maxLength={SETTINGS.secondStationKey.most}
        mono
        check={(text) => (text.trim() === '' || parseWitnessKey(text.trim()).ok ? null : said(fail('station-key-form')))}
        onCommit={(text) =>
          change(
            'secondStationKey',
            (now) => now.t('trail.secondStationKey'),
            { secondStationKey: text.trim() },
            { secondStationKey: value.secondStationKey },
          )
        }
      />
    </>
  );
}
