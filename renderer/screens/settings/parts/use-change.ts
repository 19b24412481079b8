/** Changing a setting, with a notice that offers to take it back. */
import { sayError } from '../../../../app/words/index.ts';
import type { Message } from '../../../i18n/message.ts';
import type { SettingsPatch } from '../../../stores/settings.ts';
import { useStores } from '../../../stores/stores.ts';

/** Sends `patch` for a field; `undo` restores what was before (null: cannot be taken back, as with a secret). `done`: what is told, where "saved" is not the word. */
type Change = (field: string, label: Message, patch: SettingsPatch, undo: SettingsPatch | null, done?: Message) => Promise<void>;

/** The way to change settings from this page. */
export function useChange(): Change {
  const { settings, ui } = useStores();
  return async (field, label, patch, undo, done = (now) => now.t('settings.savedToast', { what: label(now) })) => {
    const before = await settings.change(field, patch);
    if (before === null) {
      const error = settings.getState().failed?.error;
      const why: Message = (now) => (error === undefined ? now.t('common.failed') : sayError(now.words, error));
      return void ui.notify((now) => `${label(now)}: ${why(now)}`, 'bad');
    }
    const action = undo === null ? null : { label: UNDO, run: () => void settings.change(field, undo) };
    ui.notify(done, 'good', action);
  };
}

const UNDO: Message = (now) => now.t('common.undo');
