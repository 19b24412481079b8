/** What is known about the console itself: the line to it, what it is, the bridge and the log. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { About, ConsoleEvent, LogView } from '../../app/console.ts';
import type { BridgeState } from '../../app/pims/types.ts';
import type { LineState, Transport } from '../api/transport.ts';
import { countTold } from './told.ts';

/** State of the session. `line` starts as `connecting`; `wasUp` tells a first connection from a lost one. */
export type SessionState = {
  readonly line: LineState;
  readonly wasUp: boolean;
  readonly about: About | null;
  readonly bridge: BridgeState | null;
  readonly simulator: string | null;
  readonly log: LogView | null;
  readonly reconnecting: boolean;
  /** Another page commands: this one was told that it may only watch. */
  readonly watching: boolean;
};

/** The session and what can be done with it. */
export type SessionStore = StoreApi<SessionState> & {
  readonly load: () => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  readonly setLine: (line: LineState) => void;
  /** Tries the bridge now instead of at the next turn of its own. */
  readonly reconnectBridge: () => Promise<void>;
};

const EMPTY: SessionState = {
  line: 'connecting',
  wasUp: false,
  about: null,
  bridge: null,
  simulator: null,
  log: null,
  reconnecting: false,
  watching: false,
};

/** Makes the store. */
export function createSessionStore(api: Transport): SessionStore {
  const store = createStore<SessionState>(() => EMPTY);
  const told = countTold<ConsoleEvent['type']>();
  return {
    ...store,
    load: async () => {
      const wasTold = told.ask();
      const [about, bridge] = await Promise.all([api.call('about.get', {}), api.call('bridge.get', {})]);
      if (about.ok) store.setState(aboutOf(about.value, store.getState(), wasTold));
      if (bridge.ok && !wasTold('bridge')) store.setState({ bridge: bridge.value, simulator: simulatorOf(bridge.value) });
    },
    take: (event) => {
      told.note(event.type);
      store.setState(reduceSession(store.getState(), event));
    },
    setLine: (line) => store.setState({ line, wasUp: store.getState().wasUp || line === 'up' }),
    reconnectBridge: async () => {
      store.setState({ reconnecting: true });
      const wasTold = told.ask();
      const reply = await api.call('bridge.reconnect', {});
      store.setState({
        reconnecting: false,
        ...(reply.ok && !wasTold('bridge') ? { bridge: reply.value, simulator: simulatorOf(reply.value) } : {}),
      });
    },
  };
}

/** What the reply says about the console, without what was told since it was asked for. */
function aboutOf(about: About, held: SessionState, wasTold: (type: ConsoleEvent['type']) => boolean): Pick<SessionState, 'about' | 'log'> {
  const mode = wasTold('settings') ? (held.about?.mode ?? about.mode) : about.mode;
  return { about: { ...about, mode }, log: wasTold('log') ? held.log : about.log };
}

/** The simulator's scenario when one answers at the other end. */
function simulatorOf(bridge: BridgeState): string | null {
  return bridge.name === 'ready' ? bridge.simulator : null;
}

/** The next state after an event. Pure. */
function reduceSession(state: SessionState, event: ConsoleEvent): SessionState {
  switch (event.type) {
    case 'bridge':
      return { ...state, bridge: event.bridge, simulator: event.simulator };
    case 'log':
      return { ...state, log: event.log };
    case 'settings':
      return state.about === null ? state : { ...state, about: { ...state.about, mode: event.settings.mode } };
    case 'job':
    case 'followups':
    case 'link':
    case 'operators':
    case 'trust':
      return state;
  }
}
