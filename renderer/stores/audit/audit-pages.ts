/** Fetches the pages of the audit list, each once at a time; answers that belong to an earlier filter or order are dropped. */
import type { StoreApi } from 'zustand/vanilla';
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import type { Payload, Outputs } from '../../../app/contract/index.ts';
import type { Transport } from '../../api/transport.ts';
import { givenFilter, isPlain, type AuditState } from './audit-state.ts';

/** Rows per fetch. */
export const PAGE = 100;

/** Most rows that are kept; beyond that the ones far from where somebody reads are fetched again when needed. */
const MOST_ROWS = 3_000;

/** The pages of one list. */
export class Pages {
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
    const asked = this.#store.getState();
    const reply = await this.#api.call('audit.search', request(asked, undefined));
    if (turn !== this.#turn) return;
    this.#asked = new Set();
    this.#store.setState((state) => (reply.ok ? firstPage(state, reply.value, asked) : { ...state, error: reply.error, loaded: true }));
  }

  /** Fetches what is missing of the rows `from..to`, both included. */
  want(from: number, to: number): void {
    const state = this.#store.getState();
    if (!state.loaded) return;
    if (!isPlain(state.filter)) {
      if (to >= state.length - 1 && state.next !== null) void this.#fetch(state.length, state.next);
      return;
    }
    const last = Math.min(to, state.length - 1);
    for (let page = Math.floor(from / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!state.rows.has(Math.min(page * PAGE, last))) void this.#fetch(page * PAGE, keyBefore(state, page * PAGE));
    }
  }

  async #fetch(start: number, after: number): Promise<void> {
    if (this.#asked.has(start)) return;
    this.#asked.add(start);
    const turn = this.#turn;
    const reply = await this.#api.call('audit.search', request(this.#store.getState(), after));
    if (turn !== this.#turn) return;
    this.#asked.delete(start);
    if (!reply.ok) {
      this.#store.setState({ error: reply.error });
      return;
    }
    this.#store.setState((state) => addRows(state, start, reply.value.rows, reply.value.next));
  }
}

/** The key after which row `index` of an unfiltered log comes. */
function keyBefore({ order, size }: AuditState, index: number): number {
  return order === 'newest' ? size - index : index - 1;
}

/** Only what was heard since the list was asked for may say more than the answer: what was known before can be of another log. Pure. */
function firstPage(state: AuditState, { rows, next, size }: Outputs['audit.search'], asked: AuditState): AuditState {
  const heard = state.newest !== asked.newest || state.origin !== asked.origin;
  return {
    ...state,
    rows: new Map(rows.map((row, index) => [index, row])),
    length: isPlain(state.filter) ? size : rows.length,
    next,
    size,
    newest: heard ? Math.max(size, state.newest) : size,
    loaded: true,
    error: null,
  };
}

/** Puts a fetched page into the list. Pure. */
function addRows(state: AuditState, start: number, rows: readonly EntryRow[], next: number | null): AuditState {
  const all = new Map(near(state, start));
  rows.forEach((row, index) => all.set(start + index, row));
  const plain = isPlain(state.filter);
  return { ...state, rows: all, error: null, ...(plain ? {} : { length: Math.max(state.length, start + rows.length), next }) };
}

function near({ rows, filter }: AuditState, start: number): Iterable<[number, EntryRow]> {
  if (rows.size < MOST_ROWS || !isPlain(filter)) return rows;
  return [...rows].filter(([index]) => Math.abs(index - start) < MOST_ROWS / 3);
}

function request({ filter, order }: AuditState, after: number | undefined): Payload<'audit.search'> {
  return {
    order,
    limit: PAGE,
    ...(isPlain(filter) ? {} : { filter: givenFilter(filter) }),
    ...(after === undefined ? {} : { after }),
  };
}
