/**
 * The audit list. Without a filter the log has no gaps, so row `i` is entry `size - 1 - i` and any page can be fetched straight away;
 * with a filter pages follow each other by key. New entries never move what is being read: they are counted until asked for.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EntryDetail, EntryFilter, EntryRow } from '../../app/audit/types.ts';
import type { ConsoleError, ConsoleEvent, Input } from '../../app/console.ts';
import type { Transport } from '../api/transport.ts';

/** Rows per fetch. */
export const PAGE = 100;

/** State of the list. `rows` is sparse: a missing index is a row that was not fetched yet. */
export type AuditState = {
  readonly filter: EntryFilter;
  /** Size of the log when the list was started; row numbers count down from it. */
  readonly size: number;
  /** Newest known size; more than `size` means unseen entries. */
  readonly newest: number;
  readonly rows: ReadonlyMap<number, EntryRow>;
  /** How many rows the list has as far as known: all of an unfiltered log, what was fetched of a filtered one. */
  readonly length: number;
  /** Filtered: where the next page starts; null at the end. */
  readonly next: number | null;
  readonly loaded: boolean;
  readonly error: ConsoleError | null;
  readonly selected: number | null;
  readonly detail: EntryDetail | null;
};

/** The audit list and what can be done with it. */
export type AuditStore = StoreApi<AuditState> & {
  /** Starts the list again from the newest entry. */
  readonly reload: () => Promise<void>;
  /** Sees to it that the rows `from..to` (both included) are there or on their way. */
  readonly want: (from: number, to: number) => void;
  readonly narrow: (part: EntryFilter) => Promise<void>;
  readonly widen: (field: keyof EntryFilter) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly select: (seq: number | null) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
};

const EMPTY: AuditState = {
  filter: {},
  size: 0,
  newest: 0,
  rows: new Map(),
  length: 0,
  next: null,
  loaded: false,
  error: null,
  selected: null,
  detail: null,
};

/** True when nothing narrows the list. */
export function isPlain(filter: EntryFilter): boolean {
  return Object.keys(filter).length === 0;
}

/** Makes the store. */
export function createAuditStore(api: Transport): AuditStore {
  const store = createStore<AuditState>(() => EMPTY);
  const pages = new Pages(api, store);
  const setFilter = async (filter: EntryFilter) => {
    store.setState({ filter });
    await pages.restart();
  };
  return {
    ...store,
    reload: () => pages.restart(),
    want: (from, to) => pages.want(from, to),
    narrow: (part) => setFilter({ ...store.getState().filter, ...part }),
    widen: (field) => setFilter(without(store.getState().filter, field)),
    clear: () => setFilter({}),
    select: (seq) => select(api, store, seq),
    take: (event) => {
      if (event.type === 'log') store.setState((state) => ({ newest: Math.max(state.newest, event.log.size) }));
    },
  };
}

function without(filter: EntryFilter, field: keyof EntryFilter): EntryFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
}

async function select(api: Transport, store: StoreApi<AuditState>, seq: number | null): Promise<void> {
  store.setState((state) => ({ selected: seq, detail: state.detail?.row.seq === seq ? state.detail : null }));
  if (seq === null) return;
  const reply = await api.call('audit.entry', { seq });
  if (store.getState().selected === seq) store.setState(reply.ok ? { detail: reply.value } : { error: reply.error });
}

/** Fetches pages, each once at a time; answers that belong to an earlier filter are dropped. */
class Pages {
  readonly #api: Transport;
  readonly #store: StoreApi<AuditState>;
  #turn = 0;
  /** Pages under way, by their first row. */
  #asked = new Set<number>();

  constructor(api: Transport, store: StoreApi<AuditState>) {
    this.#api = api;
    this.#store = store;
  }

  /** Fetches the first page and replaces the list when it is there, so that nothing flickers. */
  async restart(): Promise<void> {
    const turn = ++this.#turn;
    const { filter } = this.#store.getState();
    const reply = await this.#api.call('audit.list', request(filter, undefined));
    if (turn !== this.#turn) return;
    this.#asked = new Set();
    if (!reply.ok) {
      this.#store.setState({ error: reply.error, loaded: true });
      return;
    }
    const { rows, next, size } = reply.value;
    this.#store.setState((state) => ({
      rows: new Map(rows.map((row, index) => [index, row])),
      length: isPlain(filter) ? size : rows.length,
      next,
      size,
      newest: Math.max(size, state.newest),
      loaded: true,
      error: null,
    }));
  }

  want(from: number, to: number): void {
    const state = this.#store.getState();
    if (!state.loaded) return;
    if (!isPlain(state.filter)) {
      if (to >= state.length - 1 && state.next !== null) void this.#fetch(state.length, state.next);
      return;
    }
    const last = Math.min(to, state.length - 1);
    for (let page = Math.floor(from / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!state.rows.has(Math.min(page * PAGE, last))) void this.#fetch(page * PAGE, state.size - page * PAGE);
    }
  }

  async #fetch(start: number, before: number): Promise<void> {
    if (this.#asked.has(start)) return;
    this.#asked.add(start);
    const turn = this.#turn;
    const { filter } = this.#store.getState();
    const reply = await this.#api.call('audit.list', request(filter, before));
    if (turn !== this.#turn) return;
    this.#asked.delete(start);
    if (!reply.ok) {
      this.#store.setState({ error: reply.error });
      return;
    }
    this.#store.setState((state) => addRows(state, start, reply.value.rows, reply.value.next));
  }
}

/** Most rows that are kept; beyond that the ones far from where somebody reads are fetched again when needed. */
const MOST_ROWS = 3_000;

function near({ rows, filter }: AuditState, start: number): Iterable<[number, EntryRow]> {
  if (rows.size < MOST_ROWS || !isPlain(filter)) return rows;
  return [...rows].filter(([index]) => Math.abs(index - start) < MOST_ROWS / 3);
}

/** Puts a fetched page into the list. Pure. */
function addRows(state: AuditState, start: number, rows: readonly EntryRow[], next: number | null): AuditState {
  const all = new Map(near(state, start));
  rows.forEach((row, index) => all.set(start + index, row));
  const plain = isPlain(state.filter);
  return { ...state, rows: all, error: null, ...(plain ? {} : { length: Math.max(state.length, start + rows.length), next }) };
}

function request(filter: EntryFilter, before: number | undefined): Input<'audit.list'> {
  return { limit: PAGE, ...(isPlain(filter) ? {} : { filter }), ...(before === undefined ? {} : { before }) };
}
