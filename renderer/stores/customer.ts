/** The customer's side of the vehicle in work: holds the last view and passes commands on. What was typed for one call goes through and is not held. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, ConsoleEvent, CustomerView, Payload, MethodName, Outputs, Reply } from '../../app/contract/index.ts';
import { newerOf, outdated } from '../../app/base/index.ts';
import type { Transport } from '../api/transport.ts';
import { type Sending, takeTurn } from './in-turn.ts';

/** Commands that answer with a new view. */
export type CustomerCommand = Exclude<{ [M in MethodName]: Outputs[M] extends CustomerView ? M : never }[MethodName], 'customer.get'>;

/** State of the customer's side. */
export type CustomerState = {
  readonly view: CustomerView | null;
  /** The command under way; buttons wait for it. */
  readonly busy: CustomerCommand | null;
  /** Why the last command was refused, and which one it was. */
  readonly error: { readonly of: CustomerCommand; readonly why: ConsoleError } | null;
};

/** The customer's side and what can be done with it. */
export type CustomerStore = StoreApi<CustomerState> & {
  /** Asks for the view. `anew`: whatever was held is void (reconnect, another mode). */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Sends one command. Answers false, and keeps the error, when it was refused. It waits for the answer to the one before, but not for that of the phone. */
  readonly run: <M extends CustomerCommand>(method: M, input: Payload<M>) => Promise<boolean>;
  readonly clearError: () => void;
};

const EMPTY: CustomerState = { view: null, busy: null, error: null };

/** Makes the store. `watch` names who is at the page, for what waits its turn. */
export function createCustomerStore(api: Transport, watch: () => string = () => ''): CustomerStore {
  const store = createStore<CustomerState>(() => EMPTY);
  const takeView = (view: CustomerView) => store.setState((state) => reduceCustomer(state, view));
  return {
    ...store,
    load: async (anew = false) => {
      if (anew) store.setState(({ view }) => ({ ...EMPTY, view: outdated(view) }));
      const reply = await api.call('customer.get', {});
      if (reply.ok) takeView(reply.value);
    },
    take: (event) => {
      if (event.type === 'customer') takeView(event.customer);
    },
    run: (method, input) => run({ api, store, takeView, watch }, method, input),
    clearError: () => store.setState({ error: null }),
  };
}

/** Takes a view unless a newer one is held. What was refused for another vehicle is over. Pure. */
function reduceCustomer(state: CustomerState, view: CustomerView): CustomerState {
  if (newerOf(state.view, view) !== view) return state;
  return { ...state, view, error: state.view?.vin === view.vin ? state.error : null };
}

/** Only this one is answered when the phone has answered; all others as soon as they are noted or begun. */
const isShort = (command: CustomerCommand): boolean => command !== 'customer.ask';

async function run<M extends CustomerCommand>(
  { api, store, takeView, watch }: Sending<CustomerState, CustomerView>,
  method: M,
  input: Payload<M>,
): Promise<boolean> {
  const take = () => store.setState({ busy: method, error: null });
  const turn = {
    command: method,
    isShort,
    about: ({ view }: CustomerState) => `${view?.vin ?? ''} ${watch()}`,
    overtakes: method === 'customer.cancel',
    take,
  };
  if (!(await takeTurn<CustomerCommand, CustomerState>(store, turn))) return false;
  const reply: Reply<CustomerCommand> = await api.call(method, input);
  store.setState((state) => ({ busy: state.busy === method ? null : state.busy }));
  if (reply.ok) takeView(reply.value);
  else store.setState({ error: { of: method, why: reply.error } });
  return reply.ok;
}
