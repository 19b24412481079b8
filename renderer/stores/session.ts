/** What is known about the console itself: the line to it, what it is, the bridge and the log. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { About, BridgeView, ConsoleError, ConsoleEvent, LogView, MethodName } from '../../app/contract/index.ts';
import { newerOf, outdated, type Revised } from '../../app/base/index.ts';
import type { UpdateView } from '../../app/updates/index.ts';
import type { LineState, Transport } from '../api/transport.ts';

/** State of the session. `line` starts as `connecting`; `wasUp` tells a first connection from a lost one. */
export type SessionState = {
  readonly line: LineState;
  readonly wasUp: boolean;
  readonly about: About | null;
  readonly bridge: BridgeView | null;
  readonly simulator: string | null;
  readonly log: (LogView & Revised) | null;
  readonly reconnecting: boolean;
  /** Another page commands: this one was told that it may only watch. */
  readonly watching: boolean;
  /** How many vehicles other programs have asked for. */
  readonly asked: number;
  /** How far an update of the program is; null until the settings ask. */
  readonly update: UpdateView | null;
};

/** The session and what can be done with it. */
export type SessionStore = StoreApi<SessionState> & {
  /** Asks what the console is. `anew`: another console may answer now. */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  readonly setLine: (line: LineState) => void;
  /** Tries the bridge now instead of at the next turn of its own. */
  readonly reconnectBridge: () => Promise<void>;
  /** Names the phone on the cable that is meant. A phone that is gone leaves the view that says so. */
  readonly choosePhone: (serial: string) => Promise<void>;
  /** Asks how far an update is. */
  readonly loadUpdate: () => Promise<void>;
  /** Takes one step of an update. Answers why it was refused, or null. */
  readonly update: (command: UpdateCommand) => Promise<ConsoleError | null>;
};

/** Steps of an update. */
type UpdateCommand = Extract<MethodName, 'update.check' | 'update.fetch' | 'update.cancel' | 'update.install'>;

const EMPTY: SessionState = {
  line: 'connecting',
  wasUp: false,
  about: null,
  bridge: null,
  simulator: null,
  log: null,
  reconnecting: false,
  watching: false,
  asked: 0,
  update: null,
};

/** Makes the store. */
export function createSessionStore(api: Transport): SessionStore {
  const store = createStore<SessionState>(() => EMPTY);
  return {
    ...store,
    load: async (anew = false) => {
      if (anew)
        store.setState(({ about, bridge, log, update }) => ({
          about: outdated(about),
          bridge: outdated(bridge),
          log: outdated(log),
          update: outdated(update),
        }));
      const [about, bridge] = await Promise.all([api.call('about.get', {}), api.call('bridge.get', {})]);
      if (about.ok) store.setState((held) => ({ about: newerOf(held.about, about.value), log: newerOf(held.log, about.value.log) }));
      if (bridge.ok) store.setState((state) => withBridge(state, bridge.value));
    },
    take: (event) => {
      store.setState(reduceSession(store.getState(), event));
    },
    setLine: (line) => store.setState({ line, wasUp: store.getState().wasUp || line === 'up' }),
    reconnectBridge: async () => {
      store.setState({ reconnecting: true });
      const reply = await api.call('bridge.reconnect', {});
      store.setState((state) => ({ ...(reply.ok ? withBridge(state, reply.value) : {}), reconnecting: false }));
    },
    choosePhone: async (serial) => {
      const reply = await api.call('bridge.phone', { serial });
      if (reply.ok) store.setState((state) => withBridge(state, reply.value));
    },
    loadUpdate: async () => {
      const reply = await api.call('update.get', {});
      if (reply.ok) store.setState(({ update }) => ({ update: newerOf(update, reply.value) }));
    },
    update: async (command) => {
      const reply = await api.call(command, {});
      if (reply.ok) store.setState(({ update }) => ({ update: newerOf(update, reply.value) }));
      return reply.ok ? null : reply.error;
    },
  };
}

/** With the newer bridge, and the simulator's scenario when one answers at the other end. */
function withBridge(state: SessionState, come: BridgeView): SessionState {
  const bridge = newerOf(state.bridge, come);
  return { ...state, bridge, simulator: bridge.name === 'ready' ? bridge.simulator : null };
}

/** The next state after an event. Pure. */
function reduceSession(state: SessionState, event: ConsoleEvent): SessionState {
  switch (event.type) {
    case 'bridge':
      return withBridge(state, event.bridge);
    case 'log':
      return { ...state, log: newerOf(state.log, event.log) };
    case 'settings':
      return state.about === null ? state : { ...state, about: { ...state.about, mode: event.settings.mode, rev: event.settings.rev } };
    case 'job':
    case 'followups':
    case 'link':
    case 'operators':
    case 'trust':
    case 'customer':
    case 'training':
      return state;
    case 'update':
      return { ...state, update: newerOf(state.update, event.update) };
    case 'asked':
      return { ...state, asked: event.turn };
  }
}
