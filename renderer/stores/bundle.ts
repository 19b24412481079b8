/** Support bundles: making one, and reading one that somebody else made. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BundlePreview, FileView } from '../../app/audit/search/index.ts';
import type { ConsoleError, Payload } from '../../app/contract/index.ts';
import type { Transport } from '../api/transport.ts';
import type { Signatures } from '../check/desk.ts';
import { checkerHere } from '../check/here.ts';
import type { CheckAnswer, Checker } from '../check/protocol.ts';

/** What goes into a bundle. */
export type BundleChoice = Payload<'bundle.create'>;

/** A bundle in the making. `preview` belongs to `choice` while `previewing` is false. */
export type Making = {
  readonly choice: BundleChoice;
  readonly preview: BundlePreview | null;
  readonly previewing: boolean;
  readonly creating: boolean;
  /** The name of the file once it was handed out. */
  readonly saved: string | null;
  readonly error: ConsoleError | null;
};

/** How far the check of a file is, 0 to 1, or what came of it. `broke`: it did not come to an end; that is a bug. */
export type ReadOutcome = { readonly kind: 'checking'; readonly part: number } | CheckAnswer | { readonly kind: 'broke' };

/** A bundle that was opened. `key` is what the reader expects, as typed; empty: the key in the file. `checker` tells what is in it. */
export type Reading = {
  readonly file: Blob;
  readonly name: string;
  readonly key: string;
  readonly checker: Checker;
  readonly outcome: ReadOutcome;
};

/** State of the bundles. */
export type BundleState = { readonly making: Making | null; readonly reading: Reading | null };

/** Bundles and what can be done with them. */
export type BundleStore = StoreApi<BundleState> & {
  /** Begins one. `open`: the values that are opened unless a person closes them. */
  readonly start: (of: BundleChoice['of'], open?: BundleChoice['open']) => Promise<void>;
  readonly choose: (part: Partial<BundleChoice>) => Promise<void>;
  readonly create: () => Promise<FileView | null>;
  readonly giveUp: () => void;
  /** Verifies a file in the page itself: it may come from anybody. Answers when the check is over or was stopped. */
  readonly open: (file: Blob, name: string) => Promise<void>;
  /** Verifies the opened file again, against a key that the reader knows. */
  readonly expect: (key: string) => Promise<void>;
  /** Puts it away. A check that is under way is stopped. */
  readonly close: () => void;
};

/** Pause in the typing of a note after which it is previewed, ms: every preview makes all proofs anew. */
const TYPING_MS = 300;

/** Makes the store. `by`: how signatures are checked, the browser's way unless told. */
export function createBundleStore(api: Transport, by?: Signatures): BundleStore {
  const store = createStore<BundleState>(() => ({ making: null, reading: null }));
  const choose = async (choice: BundleChoice, pauseMs = 0) => {
    store.setState((state) => ({
      making: { creating: false, saved: null, preview: state.making?.preview ?? null, choice, previewing: true, error: null },
    }));
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (store.getState().making?.choice !== choice) return;
    const reply = await api.call('bundle.preview', choice);
    if (store.getState().making?.choice !== choice) return;
    setMaking(store, reply.ok ? { preview: reply.value, previewing: false } : { preview: null, previewing: false, error: reply.error });
  };
  const close = () => {
    store.getState().reading?.checker.stop();
    store.setState({ reading: null });
  };
  const read = async (file: Blob, name: string, key: string) => {
    store.getState().reading?.checker.stop();
    const checker = checkerHere(by);
    const tell = (outcome: ReadOutcome) => {
      if (store.getState().reading?.checker === checker) store.setState({ reading: { file, name, key, checker, outcome } });
    };
    store.setState({ reading: { file, name, key, checker, outcome: { kind: 'checking', part: 0 } } });
    const question = { file, key: key === '' ? null : key };
    await checker.ask('check', question, (part) => tell({ kind: 'checking', part })).then(tell, () => tell({ kind: 'broke' }));
  };
  return {
    ...store,
    start: (of, open = []) => {
      store.setState({ making: null });
      return choose({ of, open: [...open], traces: false, note: '' });
    },
    choose: async (part) => {
      const { making } = store.getState();
      if (making !== null && !making.creating) await choose({ ...making.choice, ...part }, part.note === undefined ? 0 : TYPING_MS);
    },
    create: () => create(api, store),
    giveUp: () => store.setState({ making: null }),
    open: (file, name) => read(file, name, ''),
    expect: async (key) => {
      const { reading } = store.getState();
      if (reading !== null) await read(reading.file, reading.name, key.trim());
    },
    close,
  };
}

function setMaking(store: StoreApi<BundleState>, part: Partial<Making>): void {
  store.setState(({ making }) => (making === null ? {} : { making: { ...making, ...part } }));
}

async function create(api: Transport, store: StoreApi<BundleState>): Promise<FileView | null> {
  const { making } = store.getState();
  if (making === null || making.creating) return null;
  setMaking(store, { creating: true, error: null });
  const reply = await api.call('bundle.create', making.choice);
  setMaking(store, { creating: false, ...(reply.ok ? { saved: reply.value.name } : { error: reply.error }) });
  return reply.ok ? reply.value : null;
}
