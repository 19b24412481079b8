/**
 * Accounts and session: holds the last view, passes PINs on and forgets them at once. Who may do what is decided in machine's side; this
 * store only knows whether the screen has to be covered, and which refused command waits for a PIN.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleError, ConsoleEvent, Payload, MethodName, Outputs, Reply } from '../../app/contract/index.ts';
import { type Mode, newerOf } from '../../app/base/index.ts';
import type { OperatorRow, OperatorsTold } from '../../app/operators/index.ts';
import { refused } from '../../app/refusals/index.ts';
import type { Transport } from '../api/transport.ts';
import { takeTurn } from './in-turn.ts';

/** Commands about the session; they answer with a view. */
export type SessionCommand = Exclude<{ [M in MethodName]: Outputs[M] extends OperatorsTold ? M : never }[MethodName], 'operators.get'>;

/** Commands about accounts; they may have to wait for a PIN themselves. */
export type AccountCommand = 'operators.add' | 'operators.change';

/** Why a command was refused that a PIN can help. */
export type PinReason = 'signed-out' | 'locked' | 'fresh-pin';

/**
 * A command waits for a PIN, or somebody wishes to give it beforehand. `again`: it is repeated afterwards; otherwise the person presses once
 * more: `hold` the button that shows the code, else the one that activates.
 */
export type Asked = { readonly reason: PinReason | 'wish'; readonly again: boolean; readonly press?: 'hold' };

/** State of accounts and session. */
export type OperatorsState = {
  readonly view: OperatorsTold | null;
  /** The command under way. One that checks a PIN takes about half a second. */
  readonly busy: SessionCommand | null;
  readonly asked: Asked | null;
  /** How often a PIN was asked for: what was pressed before one of them is not sent after it. */
  readonly questions: number;
  /** All accounts, for an administrator; null before they were asked for. */
  readonly list: readonly OperatorRow[] | null;
};

/** What covers the screen: nothing, or the way in. */
export type Cover = 'none' | 'first' | 'sign-in' | 'locked' | 'fault';

/** The store and what can be done with it. */
export type OperatorsStore = StoreApi<OperatorsState> & {
  readonly load: () => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Sends one command. Answers null, or why it was refused. Refused while a PIN is being checked; any other command under way is waited for. */
  readonly run: <M extends SessionCommand>(method: M, input: Payload<M>) => Promise<ConsoleError | null>;
  /** Makes or changes an account. Answers null, or why it was refused. */
  readonly manage: <M extends AccountCommand>(method: M, input: Payload<M>) => Promise<ConsoleError | null>;
  readonly loadList: () => Promise<void>;
  /** Somebody is at the screen. */
  readonly touch: () => void;
  /** Asks for a PIN; answers whether it was given. Whoever asks meanwhile gets the same answer. */
  readonly ask: (asked: Asked) => Promise<boolean>;
  /** No PIN is given: what waits for it is refused. */
  readonly giveUp: () => void;
};

const EMPTY: OperatorsState = { view: null, busy: null, asked: null, questions: 0, list: null };

const BUSY: ConsoleError = refused({ reason: 'pin-being-checked' });

/** These prove who is there, so that what waits for a PIN may go on. */
const PROVING: ReadonlySet<SessionCommand> = new Set(['operators.first', 'operators.signIn', 'operators.unlock', 'operators.freshPin']);

/** These check no PIN. */
const QUICK: ReadonlySet<SessionCommand> = new Set(['operators.lock', 'operators.signOut']);

const isShort = (command: SessionCommand): boolean => QUICK.has(command);

/** Is a PIN being checked? Pure. */
export function isPinChecked({ busy }: Pick<OperatorsState, 'busy'>): boolean {
  return busy !== null && !isShort(busy);
}

/** What covers the screen in this mode. Practice needs no account. Pure. */
export function coverOf({ view }: Pick<OperatorsState, 'view'>, mode: Mode): Cover {
  if (mode === 'practice') return 'none';
  if (view?.session?.locked === false) return 'none';
  if (view === null || view.fault !== null) return 'fault';
  if (view.session !== null) return 'locked';
  return view.setUp ? 'sign-in' : 'first';
}

/** Who is at the screen now; null when nobody is signed in, or behind the lock. Pure. */
export function personAt({ view }: Pick<OperatorsState, 'view'>): string | null {
  const session = view?.session ?? null;
  return session === null || session.locked ? null : session.name;
}

/** What the store works with. `asking`: the way on which a refused command waits for a PIN; `api` never waits. */
type Parts = { readonly api: Transport; readonly asking: () => Transport };

/** Makes the store. */
export function createOperatorsStore({ api, asking }: Parts): OperatorsStore {
  const store = createStore<OperatorsState>(() => EMPTY);
  const waiting = new Waiting(store);
  const loadList = async () => {
    const reply = await api.call('operators.list', {});
    if (reply.ok) store.setState({ list: reply.value });
  };
  const take = (view: OperatorsTold) => takeView(store, view, loadList);
  return {
    ...store,
    loadList,
    load: async () => {
      const reply = await api.call('operators.get', {});
      if (reply.ok) store.setState(({ view }) => ({ view: newerOf(view, reply.value) }));
    },
    take: (event) => {
      if (event.type === 'operators') take(event.operators);
    },
    run: async (method, input) => {
      const begin = () => store.setState({ busy: method });
      const turn = { command: method, isShort, about: () => null, take: begin };
      if (!(await takeTurn<SessionCommand, OperatorsState>(store, turn))) return BUSY;
      const reply: Reply<SessionCommand> = await api.call(method, input);
      store.setState({ busy: null });
      if (!reply.ok) return reply.error;
      take(reply.value);
      if (PROVING.has(method)) waiting.settle(true);
      if (method === 'operators.signOut') waiting.settle(false);
      return null;
    },
    manage: async (method, input) => {
      const reply: Reply<AccountCommand> = await asking().call(method, input);
      if (reply.ok) await loadList();
      return reply.ok ? null : reply.error;
    },
    touch: () => void api.call('operators.touch', {}),
    ask: (asked) => waiting.ask(asked),
    giveUp: () => waiting.settle(false),
  };
}

/** Takes a view; the list of accounts is renewed when it is on the screen and still this session's to see. */
function takeView(store: StoreApi<OperatorsState>, view: OperatorsTold, loadList: () => Promise<void>): void {
  if (newerOf(store.getState().view, view) !== view) return;
  const isAdmin = view.session?.role === 'admin' && !view.session.locked;
  const hadList = store.getState().list !== null;
  store.setState(isAdmin ? { view } : { view, list: null });
  if (isAdmin && hadList) void loadList();
}

/** Commands that wait for one PIN together. */
class Waiting {
  readonly #store: StoreApi<OperatorsState>;
  #resolvers: ((given: boolean) => void)[] = [];

  constructor(store: StoreApi<OperatorsState>) {
    this.#store = store;
  }

  ask(asked: Asked): Promise<boolean> {
    this.#store.setState(({ asked: before, questions }) => ({ asked: before ?? asked, questions: questions + 1 }));
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#resolvers.push(resolve);
    return promise;
  }

  settle(given: boolean): void {
    const resolvers = this.#resolvers;
    this.#resolvers = [];
    this.#store.setState({ asked: null });
    for (const resolve of resolvers) resolve(given);
  }
}
