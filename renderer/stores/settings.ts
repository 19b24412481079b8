/** The settings as machine's side keeps them. A change is sent at once; what comes back is what holds. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, ConsoleEvent, Payload, SettingsView } from '../../app/contract/index.ts';
import { newerOf, outdated } from '../../app/base/index.ts';
import type { Transport } from '../api/transport.ts';

/** What may be changed. */
export type SettingsPatch = Payload<'settings.change'>;

/** State of the settings. `saved` and `failed` name the field that the last change was about. */
export type SettingsState = {
  readonly value: SettingsView | null;
  readonly saving: string | null;
  readonly saved: string | null;
  /** What practice is called, as long as nobody has an account: the first one is asked about it. */
  readonly given: SettingsView['given'];
  readonly failed: { readonly field: string; readonly error: ConsoleError } | null;
};

/** The settings and how to change them. */
export type SettingsStore = StoreApi<SettingsState> & {
  /** Asks for the view. `anew`: another console may answer now. */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Sends one change on behalf of a field. Answers the values before it, for taking it back, or null when it was refused. */
  readonly change: (field: string, patch: SettingsPatch) => Promise<SettingsView | null>;
};

const NOT_GIVEN: SettingsView['given'] = { operatorName: null, station: null };

/** Makes the store. */
export function createSettingsStore(api: Transport): SettingsStore {
  const store = createStore<SettingsState>(() => ({ value: null, saving: null, saved: null, failed: null, given: NOT_GIVEN }));
  // Live work is told nothing of practice: what is known here was told while practising.
  const takeView = (come: SettingsView) =>
    store.setState((held) => {
      const value = newerOf(held.value, come);
      return value.mode === 'practice' ? { value, given: value.given } : { value };
    });
  return {
    ...store,
    load: async (anew = false) => {
      if (anew) store.setState(({ value }) => ({ value: outdated(value) }));
      const reply = await api.call('settings.get', {});
      if (reply.ok) takeView(reply.value);
    },
    take: (event) => {
      if (event.type === 'settings') takeView(event.settings);
    },
    change: async (field, patch) => {
      const before = store.getState().value;
      store.setState({ saving: field, saved: null, failed: null });
      const reply = await api.call('settings.change', patch);
      if (reply.ok) takeView(reply.value);
      store.setState(reply.ok ? { saving: null, saved: field } : { saving: null, failed: { field, error: reply.error } });
      return reply.ok ? before : null;
    },
  };
}
