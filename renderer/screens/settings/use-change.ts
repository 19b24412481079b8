/** Changing a setting, with a notice that offers to take it back. */
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../../i18n/language.tsx';
import { sayFault } from '../../i18n/say.ts';
import type { SettingsPatch } from '../../stores/settings.ts';
import { useStores } from '../../stores/stores.ts';

/** Sends `patch` for a field; `undo` restores what was before (null: cannot be taken back, as with a secret). `done`: what is told, where "saved" is not the word. */
type Change = (field: string, label: string, patch: SettingsPatch, undo: SettingsPatch | null, done?: string) => Promise<void>;

/** The way to change settings from this page. */
export function useChange(): Change {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { settings, ui } = useStores();
  return async (field, label, patch, undo, done = t('settings.savedToast', { what: label })) => {
    const before = await settings.change(field, patch);
    if (before === null) {
      const error = settings.getState().failed?.error;
      return void ui.notify(`${label}: ${error === undefined ? t('common.failed') : sayFault(words, error)}`, 'bad');
    }
    const action = undo === null ? null : { label: t('common.undo'), run: () => void settings.change(field, undo) };
    ui.notify(done, 'good', action);
  };
}
