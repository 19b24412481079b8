/** Settings of the log, of privacy, of the lock, and of the radio. */
import { useTranslation } from 'react-i18next';
import { parseWitnessKey } from '../../../app/audit/cosignature.ts';
import type { SettingsView } from '../../../app/console.ts';
import { Card } from '../../components/ui.tsx';
import { Behind, useBar } from '../../lib/rights.tsx';
import { Text } from './fields.tsx';
import { isController, wholeOf } from './trail-input.ts';
import { useChange } from './use-change.ts';

const DAYS = [30, 36_500] as const;
const MINUTES = [1, 120] as const;

/** The card. */
export function TrailCard({ value }: { readonly value: SettingsView }) {
  const { t } = useTranslation();
  const change = useChange();
  const bar = useBar('settings.change.connection');
  const bad = ([least, most]: readonly [number, number]) => t('trail.wholeBad', { least, most });
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
          maxLength={300}
          mono
          placeholder="default"
          check={(text) => (isController(text.trim()) ? null : t('trail.bluetoothBad'))}
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
  return (
    <>
      <Text
        field="witnessFolder"
        label={t('trail.witnessFolder')}
        help={t('trail.witnessFolderHelp')}
        value={value.witnessFolder}
        maxLength={500}
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
        maxLength={400}
        mono
        check={(text) => (text.trim() === '' || parseWitnessKey(text.trim()).ok ? null : t('trail.secondStationKeyBad'))}
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
