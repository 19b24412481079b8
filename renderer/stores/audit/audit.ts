/**
 * The audit list. Without a filter the log has no gaps, so any page can be fetched straight away; with a filter pages follow each other
 * by key. New entries never move what is being read: they are counted until asked for.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FileView, SearchFilter } from '../../../app/audit/search/index.ts';
import type { CsvDelimiter } from '../../../app/audit/sheet/index.ts';
import type { ConsoleEvent, Reply } from '../../../app/contract/index.ts';
import type { Transport } from '../../api/transport.ts';
import { Overview } from './audit-overview.ts';
import { Pages } from './audit-pages.ts';
import {
  EMPTY_LIST,
  givenFilter,
  isPlain,
  toggled,
  without,
  type AuditState,
  type ExportFormat,
  type ListField,
  type ListValue,
  type Order,
} from './audit-state.ts';

/** The audit list and what can be done with it. */
export type AuditStore = StoreApi<AuditState> & {
  /** Starts the list again from its top. */
  readonly reload: () => Promise<void>;
  /** Sees to it that the rows `from..to` (both included) are there or on their way. */
  readonly want: (from: number, to: number) => void;
  readonly narrow: (part: SearchFilter) => Promise<void>;
  readonly widen: (field: keyof SearchFilter) => Promise<void>;
  /** Adds a kind or an outcome to the ones that are shown, or takes it out; without any left the condition is gone. */
  readonly toggle: <F extends ListField>(field: F, value: ListValue<F>) => Promise<void>;
  /** Replaces the whole filter, as a saved view does. */
  readonly apply: (filter: SearchFilter) => Promise<void>;
  readonly sort: (order: Order) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Unfolds the filters, or folds them away. */
  readonly showFilters: (open: boolean) => void;
  readonly select: (seq: number | null) => Promise<void>;
  /** Makes a file of exactly what is filtered; null when that failed or another one is being made. `delimiter`: of a table. */
  readonly export: (format: ExportFormat, delimiter?: CsvDelimiter) => Promise<FileView | null>;
  /** What became of earlier cases of a PIMS error here. Asked anew each time: the log goes on. */
  readonly precedents: (code: number) => Promise<Reply<'errors.precedents'>>;
  readonly take: (event: ConsoleEvent) => void;
};

/** Makes the store. `now`: this computer's clock, UTC ms. */
export function createAuditStore(api: Transport, now: () => number = Date.now): AuditStore {
  const store = createStore<AuditState>(() => EMPTY_LIST);
  const pages = new Pages(api, store);
  const overview = new Overview(api, store);
  const restart = async () => {
    await Promise.all([pages.restart(), overview.restart()]);
  };
  const setFilter = (filter: SearchFilter) => {
    store.setState({ filter });
    return restart();
  };
  const filter = () => store.getState().filter;
  return {
    ...store,
    reload: restart,
    want: (from, to) => pages.want(from, to),
    narrow: (part) => setFilter({ ...filter(), ...part }),
    widen: (field) => setFilter(without(filter(), field)),
    toggle: (field, value) => setFilter(toggled(filter(), field, value)),
    apply: setFilter,
    sort: (order) => {
      store.setState({ order });
      return pages.restart();
    },
    clear: () => setFilter({}),
    showFilters: (showsFilters) => store.setState({ showsFilters }),
    select: (seq) => select(api, store, seq),
    export: (format, delimiter) =>
      exportList(api, store, format === 'csv' && delimiter !== undefined ? { format, delimiter } : { format }, now()),
    precedents: (code) => api.call('errors.precedents', { code }),
    take: (event) => {
      if (event.type !== 'log') return;
      const { origin, size } = event.log;
      store.setState((state) => ({ origin, newest: state.origin === origin ? Math.max(state.newest, size) : size }));
    },
  };
}

async function select(api: Transport, store: StoreApi<AuditState>, seq: number | null): Promise<void> {
  store.setState((state) => ({ selected: seq, detail: state.detail?.row.seq === seq ? state.detail : null }));
  if (seq === null) return;
  const reply = await api.call('audit.entry', { seq });
  if (store.getState().selected === seq) store.setState(reply.ok ? { detail: reply.value } : { error: reply.error });
}

type As = { readonly format: ExportFormat; readonly delimiter?: CsvDelimiter };

async function exportList(api: Transport, store: StoreApi<AuditState>, as: As, since: number): Promise<FileView | null> {
  const { filter, exporting } = store.getState();
  if (exporting !== null) return null;
  store.setState({ exporting: { format: as.format, since }, error: null });
  const reply = await api.call('audit.export', isPlain(filter) ? as : { filter: givenFilter(filter), ...as });
  store.setState({ exporting: null, ...(reply.ok ? {} : { error: reply.error }) });
  return reply.ok ? reply.value : null;
}
