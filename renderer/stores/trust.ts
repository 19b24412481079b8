/** How far the log can be trusted, and the papers that are taken from it: printed heads, receipts, erasure receipts. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErasureView, ReceiptView, TrustView } from '../../app/audit/search/index.ts';
import type { EntryDetail, ErasureGround } from '../../app/audit/entry/index.ts';
import type { ConsoleError, ConsoleEvent, Payload, MethodName, Outputs } from '../../app/contract/index.ts';
import { newerOf, outdated } from '../../app/base/index.ts';
import type { Transport } from '../api/transport.ts';
import { takeTurn } from './in-turn.ts';

/** Commands that only one of can be under way. */
type Work = Extract<
  MethodName,
  'trust.verify' | 'trust.print' | 'trust.compare' | 'audit.backup' | 'audit.entry' | 'audit.forget' | 'receipt.get'
>;

/** How the head of a receipt stands, whatever is compared. */
type Standing = Outputs['trust.compare']['standing'];

/** What the log says about a receipt: how its head stands, and the entry at its place, which is null unless the head fits. */
export type Evidence = { readonly standing: Standing; readonly entry: EntryDetail | null };

/** A vehicle that somebody is about to forget, and the receipt once it is. */
export type Forgetting = { readonly vin: string; readonly done: ErasureView | null };

/** State of the trust. */
export type TrustState = {
  readonly view: TrustView | null;
  readonly busy: Work | null;
  readonly error: ConsoleError | null;
  /** The signed note to print. */
  readonly note: string | null;
  readonly standing: Standing | null;
  readonly evidence: Evidence | null;
  readonly receipt: ReceiptView | null;
  /** What somebody typed elsewhere and wants to have checked as a receipt. */
  readonly claim: string;
  readonly forgetting: Forgetting | null;
};

/** The trust and what can be done for it. */
export type TrustStore = StoreApi<TrustState> & {
  /** Asks for the view. `anew`: another console may answer now. */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  readonly verify: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  /** Has the newest head signed for paper; its note is then `note`. */
  readonly print: () => Promise<void>;
  readonly compare: (head: Payload<'trust.compare'>) => Promise<void>;
  /** Asks the log about a receipt: its head first, then the entry at its place. */
  readonly lookUp: (claim: Payload<'trust.compare'> & { readonly index: number }) => Promise<void>;
  /** What was looked up is about another receipt now. */
  readonly dropEvidence: () => void;
  /** Another head is being typed: what was said about the last one is over. */
  readonly dropStanding: () => void;
  /** Fetches the receipt of a settled attempt. Answers whether there is one. */
  readonly showReceipt: (attempt: ReceiptView['attempt']) => Promise<boolean>;
  readonly startForgetting: (vin: string) => void;
  readonly forget: (ground: Payload<'audit.forget'>['ground']) => Promise<void>;
  /** Lays papers and messages aside, as a closed dialog does. */
  readonly layAside: () => void;
};

const LAID_ASIDE = { error: null, note: null, standing: null, evidence: null, receipt: null, claim: '', forgetting: null } as const;

/** These read or write the whole log. */
const LONG: ReadonlySet<Work> = new Set(['trust.verify', 'audit.backup']);

const isShort = (work: Work): boolean => !LONG.has(work);

/** Begins a question anew: what was answered to the one before goes, by `forget`. Each time tells whether that is still the newest. */
function newest(forget: () => void): () => () => boolean {
  let now = 0;
  return () => {
    const mine = (now += 1);
    forget();
    return () => mine === now;
  };
}

/** Makes the store. */
export function createTrustStore(api: Transport): TrustStore {
  const store = createStore<TrustState>(() => ({ view: null, busy: null, ...LAID_ASIDE }));
  const takeView = (come: TrustView) =>
    store.setState(({ view, error }) => ({ view: newerOf(view, come), error: isBackupOver(come, error) ? null : error }));
  const load = async (anew = false) => {
    if (anew) store.setState(({ view }) => ({ view: outdated(view) }));
    const reply = await api.call('trust.get', {});
    if (reply.ok) takeView(reply.value);
  };
  let underWay = '';
  // What was found out about one text is told only while that is still the one that is asked about.
  const comparing = newest(() => store.setState({ standing: null }));
  const lookingUp = newest(() => store.setState({ evidence: null }));
  const run = async <M extends Work>(method: M, input: Payload<M>, keep: (value: Outputs[M]) => Partial<TrustState>): Promise<boolean> => {
    const said = `${method} ${JSON.stringify(input)}`;
    const take = () => {
      underWay = said;
      store.setState({ busy: method, error: null });
    };
    const turn = { command: method, isShort, isRepeat: () => underWay === said, about: () => null, take };
    if (!(await takeTurn<Work, TrustState>(store, turn))) return false;
    const reply = await api.call(method, input);
    store.setState({ busy: null, ...(reply.ok ? keep(reply.value) : { error: reply.error }) });
    return reply.ok;
  };
  return {
    ...store,
    load,
    take: (event) => {
      if (event.type === 'trust') takeView(event.trust);
    },
    verify: async () => {
      await run('trust.verify', {}, (view) => ({ view: newerOf(store.getState().view, view) }));
    },
    backUp: async () => {
      if (await run('audit.backup', {}, () => ({}))) await load();
    },
    print: async () => {
      if (await run('trust.print', {}, ({ note }) => ({ note }))) await load();
    },
    compare: async (head) => {
      const isNewest = comparing();
      await run('trust.compare', head, ({ standing }) => (isNewest() ? { standing } : {}));
    },
    dropStanding: () => void comparing(),
    lookUp: async ({ size, root, index }) => {
      const isNewest = lookingUp();
      const tell = (evidence: Evidence | null) => (isNewest() ? { evidence } : {});
      await run('trust.compare', { size, root }, ({ standing }) => tell({ standing, entry: null }));
      const { evidence } = store.getState();
      if (evidence?.standing !== 'fits' || index >= size || !isNewest()) return;
      if (!(await run('audit.entry', { seq: index }, (entry) => tell({ ...evidence, entry })))) store.setState(tell(null));
    },
    dropEvidence: () => void lookingUp(),
    showReceipt: (attempt) => run('receipt.get', { attempt }, (receipt) => ({ receipt })),
    startForgetting: (vin) => store.setState({ ...LAID_ASIDE, forgetting: { vin, done: null } }),
    forget: async (ground) => {
      const { forgetting } = store.getState();
      if (forgetting === null || forgetting.done !== null) return;
      const { vin } = forgetting;
      await run('audit.forget', { vin, ground }, (done) => ({ forgetting: { vin, done } }));
    },
    layAside: () => {
      for (const begin of [comparing, lookingUp]) begin();
      store.setState(LAID_ASIDE);
    },
  };
}

/** Does the error speak of a backup that has ended? */
function isBackupOver({ backingUp }: TrustView, error: ConsoleError | null): boolean {
  return error?.refusal?.reason === 'backup-running' && backingUp === null;
}

/** The part of a work that is done in whole percent. */
export function percentOf(part: number): number {
  return Math.floor(Math.min(1, Math.max(0, part)) * 100);
}

/** The last eight characters of the VIN, or all of it as a scanner gives it: enough to mean this vehicle and no other on the desk. */
export function confirmsVin(typed: string, vin: string): boolean {
  const text = typed.replace(/\s/g, '').toUpperCase();
  return vin.length >= 8 && [vin, `I${vin}`, vin.slice(-8)].includes(text);
}

/** What a vehicle cannot be forgotten for yet; null when nothing is missing. Pure. */
export function forgetMissing(typed: string, vin: string, ground: ErasureGround | null): 'ground' | 'short' | 'differs' | null {
  if (ground === null) return 'ground';
  if (confirmsVin(typed, vin)) return null;
  return typed.replace(/\s/g, '').length < 8 ? 'short' : 'differs';
}
