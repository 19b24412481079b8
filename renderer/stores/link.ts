/** The link to the vehicle: holds the last view and passes commands on. Which reading counts is decided in machine's side. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, ConsoleEvent, Payload, MethodName, Outputs, Reply } from '../../app/contract/index.ts';
import type { LinkView, TraceLine } from '../../app/link/read/index.ts';
import { newerOf, outdated } from '../../app/base/index.ts';
import type { SimulatedCarName } from '../../app/words/shape/index.ts';
import type { Transport } from '../api/transport.ts';
import { type Sending, takeTurn } from './in-turn.ts';

/** Commands that answer with a new view. */
export type LinkCommand = Exclude<{ [M in MethodName]: Outputs[M] extends LinkView ? M : never }[MethodName], 'link.get'>;

/** State of the link. `plugged`: the simulated vehicle that this page put the practice adapter into; `undefined` before it did,
 * and what the settings remember holds then. */
export type LinkState = {
  readonly view: LinkView | null;
  /** The command under way; buttons wait for it. */
  readonly busy: LinkCommand | null;
  readonly error: ConsoleError | null;
  readonly plugged: SimulatedCarName | null | undefined;
  /** Newest lines of the traffic, as far as they were asked for. */
  readonly trace: readonly TraceLine[];
};

/** The link and what can be done with it. */
export type LinkStore = StoreApi<LinkState> & {
  /** Asks for the view. `anew`: whatever was held is void (reconnect, another mode). */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Sends one command. Answers false, and keeps the error, when it was refused. A read under way blocks the next command. */
  readonly run: <M extends LinkCommand>(method: M, input: Payload<M>) => Promise<boolean>;
  readonly plug: (car: SimulatedCarName | null) => Promise<void>;
  readonly loadTrace: () => Promise<void>;
  readonly exportTrace: (withVins: boolean) => Promise<Reply<'link.exportTrace'>>;
  readonly clearError: () => void;
};

/** Lines of the trace on the screen; the export has them all. */
const TRACE_SHOWN = 400;

const EMPTY: LinkState = { view: null, busy: null, error: null, plugged: undefined, trace: [] };

/** Makes the store. `watch` names who is at the page, for what waits its turn. */
export function createLinkStore(api: Transport, watch: () => string = () => ''): LinkStore {
  const store = createStore<LinkState>(() => EMPTY);
  const takeView = (view: LinkView) =>
    store.setState((state) =>
      newerOf(state.view, view) !== view ? state : { view, error: isReadOver(view, state.error) ? null : state.error },
    );
  const send = <M extends LinkCommand>(method: M, input: Payload<M>) => run({ api, store, takeView, watch }, method, input);
  return {
    ...store,
    load: async (anew = false) => {
      if (anew) store.setState(({ view }) => ({ ...EMPTY, view: outdated(view) }));
      const reply = await api.call('link.get', {});
      if (reply.ok) takeView(reply.value);
    },
    take: (event) => {
      if (event.type === 'link') takeView(event.link);
    },
    run: send,
    plug: async (car) => {
      if (await send('practice.plug', { car })) store.setState({ plugged: car });
    },
    loadTrace: async () => {
      const reply = await api.call('link.trace', { limit: TRACE_SHOWN });
      store.setState(reply.ok ? { trace: reply.value } : { error: reply.error });
    },
    exportTrace: (withVins) => api.call('link.exportTrace', { withVins }),
    clearError: () => store.setState({ error: null }),
  };
}

/** Does the error speak of a read that has ended? */
function isReadOver(view: LinkView, error: ConsoleError | null): boolean {
  return error?.refusal?.reason === 'read-running' && view.activity.name === 'idle';
}

/** These end what is under way, so they must not wait for it. */
const ENDING: ReadonlySet<LinkCommand> = new Set(['link.cancel', 'link.close']);

/** The view says that nothing is under way any more: only the answer is still to come. */
const isShort = (_: LinkCommand, { view }: LinkState): boolean => view?.activity.name === 'idle';

async function run<M extends LinkCommand>(
  { api, store, takeView, watch }: Sending<LinkState, LinkView>,
  method: M,
  input: Payload<M>,
): Promise<boolean> {
  const take = () => store.setState({ busy: method, error: null });
  const turn = { command: method, isShort, about: watch, overtakes: ENDING.has(method), take };
  if (!(await takeTurn<LinkCommand, LinkState>(store, turn))) return false;
  const reply: Reply<LinkCommand> = await api.call(method, input);
  store.setState((state) => ({ busy: state.busy === method ? null : state.busy }));
  if (reply.ok) takeView(reply.value);
  else store.setState({ error: reply.error });
  return reply.ok;
}
