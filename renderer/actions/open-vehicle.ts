/** Taking a vehicle into work: from a scan, from the find field, or from a list. */
import type { Payload } from '../../app/contract/index.ts';
import { judgeVin, type VinSuggestion } from '../../app/vehicle/index.ts';
import { sayRepair } from '../i18n/say.ts';
import { useStoryOf } from '../hooks/story-of.ts';
import { onlyVehicle } from '../stores/find.ts';
import { useStores } from '../stores/stores.ts';
import { harmlessSuggestion } from '../lib/vin.ts';

type How = Payload<'job.open'>['how'];

/** Ways to open a vehicle. All end on the job screen. */
type OpenVehicle = {
  /** Judges a text and opens the vehicle it names, by its VIN or by what the log knows; otherwise shows in the find field what is wrong with it. */
  readonly text: (text: string, how: How) => Promise<void>;
  readonly suggestion: (suggestion: VinSuggestion, how: How) => Promise<void>;
  readonly vin: (vin: string, how: How) => Promise<void>;
};

/** The ways to open a vehicle from this page. */
export function useOpenVehicle(): OpenVehicle {
  const { job, ui } = useStores();
  const storyOf = useStoryOf();
  const hasText = () => job.getState().find.text !== '';
  /** The field is free at once for what is scanned next; what could not be opened comes back to it, unless something stands there by then. */
  const keep = (text: string, how: How) => {
    if (!hasText()) job.setFind(text, { scanned: how === 'scanned', kept: true });
  };
  const vin = async (value: string, how: How) => {
    job.setFind('');
    ui.go('job');
    const taken = (await job.whenFree()) && (await job.run('job.open', { vin: value, how }));
    if (taken) {
      if (!hasText()) ui.focusOn('main');
      return;
    }
    keep(value, how);
    // The banner of the page tells every other reason.
    const why = job.getState().error?.refusal?.reason;
    if (job.getState().busy === null && why !== 'activation-running' && why !== 'check-running') return;
    job.clearError();
    ui.notify((now) => now.t('find.keptWhileSending', { vin: value }), 'bad');
  };
  const suggestion = async (chosen: VinSuggestion, how: How) => {
    ui.go('job');
    ui.notify(({ words, ...now }) =>
      now.t('find.readAs', { vin: chosen.vin, repairs: chosen.repairs.map((repair) => sayRepair(words, repair)).join(', ') }),
    );
    await vin(chosen.vin, how);
  };
  const text = async (value: string, how: How) => {
    const judgement = judgeVin(value);
    if (judgement.vin !== null) return vin(judgement.vin, how);
    const harmless = harmlessSuggestion(judgement);
    if (harmless !== null) return suggestion(harmless, how);
    job.setFind(value, { scanned: how === 'scanned' });
    job.judge();
    ui.focusOn('find');
    if (how === 'scanned') ui.announce((now) => now.t('find.scanNotVin'));
    const found = await job.look(storyOf);
    // A scanner's Enter is none of a person: what it names is offered, and opened by a choice.
    const only = found === null || how === 'scanned' ? null : onlyVehicle(found);
    if (only !== null) await vin(only, 'chosen');
  };
  return { text, suggestion, vin };
}
