/** Taking a vehicle into work: from a scan, from the find field, or from a list. */
import { useTranslation } from 'react-i18next';
import type { Input } from '../../app/console.ts';
import type { VinSuggestion } from '../../app/vehicle/types.ts';
import { useSpeech } from '../i18n/language.tsx';
import { sayRepair } from '../i18n/say.ts';
import { useStores } from '../stores/stores.ts';
import { harmlessSuggestion } from './vin.ts';

type How = Input<'job.open'>['how'];

/** Ways to open a vehicle. All end on the job screen. */
type OpenVehicle = {
  /** Judges a text and opens the vehicle it names; otherwise shows in the find field what is wrong with it. */
  readonly text: (text: string, how: How) => Promise<void>;
  readonly suggestion: (suggestion: VinSuggestion, how: How) => Promise<void>;
  readonly vin: (vin: string, how: How) => Promise<void>;
};

/** The ways to open a vehicle from this page. */
export function useOpenVehicle(): OpenVehicle {
  const { job, ui } = useStores();
  const { t } = useTranslation();
  const { words } = useSpeech();
  const vin = async (value: string, how: How) => {
    ui.go('job');
    const taken = await job.run('job.open', { vin: value, how });
    if (!taken) return;
    job.setFind('');
    ui.focusOn('main');
  };
  const suggestion = async (chosen: VinSuggestion, how: How) => {
    ui.notify(t('find.readAs', { vin: chosen.vin, repairs: chosen.repairs.map((repair) => sayRepair(words, repair)).join(', ') }));
    await vin(chosen.vin, how);
  };
  const text = async (value: string, how: How) => {
    job.setFind(value, how === 'scanned');
    const judgement = await job.judge(value);
    if (judgement?.vin !== null && judgement?.valid === true) return vin(judgement.vin, how);
    const harmless = judgement === null ? null : harmlessSuggestion(judgement);
    if (harmless !== null) return suggestion(harmless, how);
    ui.focusOn('find');
    if (how === 'scanned') ui.announce(t('find.scanNotVin'));
  };
  return { text, suggestion, vin };
}
