/** The settings as machine's side keeps them. A change is sent at once; what comes back is what holds. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, ConsoleEvent, Input, SettingsView } from '../../app/console.ts';
import type { Transport } from '../api/transport.ts';

/** What may be changed. */
export type SettingsPatch = Input<'settings.change'>;

/** State of the settings. `saved` and `failed` name the field that the last change was about. */
export type SettingsState = {
  readonly value: SettingsView | null;
  readonly saving: string | null;
  readonly saved: string | null;
  readonly failed: { readonly field: string; readonly error: ConsoleError } | null;
};

/** The settings and how to change them. */
export type SettingsStore = StoreApi<SettingsState> & {
  readonly load: () => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Sends one change on behalf of a field. Answers the values before it, for taking it back, or null when it was refused. */
  readonly change: (field: string, patch: SettingsPatch) => Promise<SettingsView | null>;
};

/** Makes the store. */
export function createSettingsStore(api: Transport): SettingsStore {
  const store = createStore<SettingsState>(() => ({ value: null, saving: null, saved: null, failed: null }));
  return {
    ...store,
    load: async () => {
      const reply = await api.call('settings.get', {});
      if (reply.ok) store.setState({ value: reply.value });
    },
    take: (event) => {
      if (event.type === 'settings') store.setState({ value: event.settings });
    },
    change: async (field, patch) => {
      const before = store.getState().value;
      store.setState({ saving: field, saved: null, failed: null });
      const reply = await api.call('settings.change', patch);
      store.setState(
        reply.ok ? { value: reply.value, saving: null, saved: field } : { saving: null, failed: { field, error: reply.error } },
      );
      return reply.ok ? before : null;
    },
  };
}
