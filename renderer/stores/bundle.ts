/** Support bundles: making one, and reading one that somebody else made. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BundleReport } from '../../app/audit/bundle/report.ts';
import { BUNDLE_LIMIT } from '../../app/audit/bundle/types.ts';
import { verifyBundle } from '../../app/audit/bundle/verify.ts';
import { parseVerifierKey, type VerifySignature } from '../../app/audit/signed-note.ts';
import type { BundlePreview, FileView } from '../../app/audit/trust.ts';
import type { ConsoleError, Input } from '../../app/console.ts';
import type { Transport } from '../api/transport.ts';
import { canVerify, verifyByBrowser } from '../verifier/signature.ts';

/** What goes into a bundle. */
export type BundleChoice = Input<'bundle.create'>;

/** A bundle in the making. `preview` belongs to `choice` while `previewing` is false. */
export type Making = {
  readonly choice: BundleChoice;
  readonly preview: BundlePreview | null;
  readonly previewing: boolean;
  readonly creating: boolean;
  readonly error: ConsoleError | null;
};

/** Why a file gave no report. `unreadable`: it is gone or a folder. `unsupported`: this browser cannot check signatures. */
type ReadFault = 'unreadable' | 'unsupported';

/** A bundle that was opened. `key` is what the reader expects, as typed; empty: the key in the file. */
export type Reading = {
  readonly file: Blob;
  readonly name: string;
  readonly key: string;
  readonly outcome: { readonly kind: 'checking' | ReadFault } | { readonly kind: 'report'; readonly report: BundleReport };
};

/** State of the bundles. */
export type BundleState = { readonly making: Making | null; readonly reading: Reading | null };

/** Bundles and what can be done with them. */
export type BundleStore = StoreApi<BundleState> & {
  readonly start: (of: BundleChoice['of']) => Promise<void>;
  readonly choose: (part: Partial<BundleChoice>) => Promise<void>;
  readonly create: () => Promise<FileView | null>;
  readonly giveUp: () => void;
  /** Verifies a file in the page itself: it may come from anybody. */
  readonly open: (file: Blob, name: string) => Promise<void>;
  /** Verifies the opened file again, against a key that the reader knows. */
  readonly expect: (key: string) => Promise<void>;
  readonly close: () => void;
};

/** How signatures are checked: by the browser unless told, and only where it can. */
export type Signatures = { readonly verify: VerifySignature; readonly possible: () => Promise<boolean> };

/** Makes the store. */
export function createBundleStore(api: Transport, by: Signatures = { verify: verifyByBrowser, possible: canVerify }): BundleStore {
  const store = createStore<BundleState>(() => ({ making: null, reading: null }));
  const choose = async (choice: BundleChoice) => {
    store.setState((state) => ({
      making: { creating: false, preview: state.making?.preview ?? null, choice, previewing: true, error: null },
    }));
    const reply = await api.call('bundle.preview', choice);
    if (store.getState().making?.choice !== choice) return;
    setMaking(store, reply.ok ? { preview: reply.value, previewing: false } : { preview: null, previewing: false, error: reply.error });
  };
  const read = async (file: Blob, name: string, key: string) => {
    const started: Reading = { file, name, key, outcome: { kind: 'checking' } };
    store.setState({ reading: started });
    const outcome = await check(file, key, by);
    if (store.getState().reading === started) store.setState({ reading: { ...started, outcome } });
  };
  return {
    ...store,
    start: (of) => {
      store.setState({ making: null });
      return choose({ of, open: [], traces: false, note: '' });
    },
    choose: async (part) => {
      const { making } = store.getState();
      if (making !== null && !making.creating) await choose({ ...making.choice, ...part });
    },
    create: () => create(api, store),
    giveUp: () => store.setState({ making: null }),
    open: (file, name) => read(file, name, ''),
    expect: async (key) => {
      const { reading } = store.getState();
      if (reading !== null) await read(reading.file, reading.name, key.trim());
    },
    close: () => store.setState({ reading: null }),
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
  setMaking(store, { creating: false, ...(reply.ok ? {} : { error: reply.error }) });
  return reply.ok ? reply.value : null;
}

async function check(file: Blob, keyText: string, { verify, possible }: Signatures): Promise<Reading['outcome']> {
  if (!(await possible())) return { kind: 'unsupported' };
  // A file that is too large is refused by its size: it is never read into memory.
  const bytes = await bytesOf(file.size > BUNDLE_LIMIT ? file.slice(0, 0) : file);
  if (bytes === null) return { kind: 'unreadable' };
  const key = parseVerifierKey(keyText);
  const options = keyText === '' ? {} : { expected: key.ok ? [key.value] : [] };
  const report = await verifyBundle(bytes, verify, options);
  return { kind: 'report', report: file.size > BUNDLE_LIMIT ? tooLarge(report) : report };
}

/** The verdict on a file that was not read. */
function tooLarge(report: BundleReport): BundleReport {
  return { ...report, findings: [{ code: 'too-large', line: null, index: null, field: null }] };
}

/** Null for a file that is gone meanwhile, or a folder: the browser refuses those by throwing. */
async function bytesOf(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (fault) {
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}
