/** Training rounds: holds the last view and passes commands on. What is right is judged in machine's side. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, ConsoleEvent, Payload, Reply, TrainingView } from '../../app/contract/index.ts';
import { newerOf, outdated } from '../../app/base/index.ts';
import type { Transport } from '../api/transport.ts';
import { takeTurn } from './in-turn.ts';

/** Commands of training. */
export type TrainingCommand = 'training.begin' | 'training.end';

/** State of training. */
export type TrainingState = {
  readonly view: TrainingView | null;
  /** The command under way; buttons wait for it. */
  readonly busy: TrainingCommand | null;
  readonly error: ConsoleError | null;
};

/** Training and what can be done with it. */
export type TrainingStore = StoreApi<TrainingState> & {
  /** Asks for the view. `anew`: whatever was held is void (reconnect, another mode). */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Sends one command. Answers false, and keeps the error, when it was refused. */
  readonly run: <M extends TrainingCommand>(method: M, input: Payload<M>) => Promise<boolean>;
};

const EMPTY: TrainingState = { view: null, busy: null, error: null };

/** Makes the store. */
export function createTrainingStore(api: Transport): TrainingStore {
  const store = createStore<TrainingState>(() => EMPTY);
  const takeView = (come: TrainingView) => store.setState(({ view }) => ({ view: newerOf(view, come) }));
  return {
    ...store,
    load: async (anew = false) => {
      if (anew) store.setState(({ view }) => ({ ...EMPTY, view: outdated(view) }));
      const reply = await api.call('training.get', {});
      if (reply.ok) takeView(reply.value);
    },
    take: (event) => {
      if (event.type === 'training') takeView(event.training);
    },
    run: async (method, input) => {
      const take = () => store.setState({ busy: method, error: null });
      const mayGo = await takeTurn<TrainingCommand, TrainingState>(store, {
        command: method,
        isShort: () => true,
        about: ({ view }) => view?.round?.startedAt,
        take,
      });
      if (!mayGo) return false;
      const reply: Reply<TrainingCommand> = await api.call(method, input);
      store.setState({ busy: null, error: reply.ok ? null : reply.error });
      if (reply.ok) takeView(reply.value);
      return reply.ok;
    },
  };
}

/** The round that runs; null where none does. */
export function runningRound({ view }: TrainingState): NonNullable<TrainingView['round']> | null {
  const round = view?.round ?? null;
  return round === null || round.endedAt !== null ? null : round;
}
