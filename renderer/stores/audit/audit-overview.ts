/** What stands around the audit list: counts by value, and entries over time. Answers that belong to an earlier filter are dropped. */
import type { StoreApi } from 'zustand/vanilla';
import type { FacetsView, SearchFilter } from '../../../app/audit/search/index.ts';
import type { Transport } from '../../api/transport.ts';
import { givenFilter, isPlain, without, type AuditState } from './audit-state.ts';

/** Most bars of the histogram: each is at least as wide as a pointer hits on a small window. */
export const BUCKETS = 60;

/** The counts of one list. */
export class Overview {
  readonly #api: Transport;
  readonly #store: StoreApi<AuditState>;
  #turn = 0;

  constructor(api: Transport, store: StoreApi<AuditState>) {
    this.#api = api;
    this.#store = store;
  }

  /** Counts again. What cannot be counted is left out: the list itself says what is wrong. */
  async restart(): Promise<void> {
    const turn = ++this.#turn;
    const { filter } = this.#store.getState();
    const [facets, histogram] = await Promise.all([this.#facets(filter), this.#histogram(filter)]);
    if (turn === this.#turn) this.#store.setState({ facets, histogram });
  }

  async #histogram(filter: SearchFilter): Promise<AuditState['histogram']> {
    const reply = await this.#api.call('audit.histogram', { ...asked(filter), buckets: BUCKETS, zone: -new Date().getTimezoneOffset() });
    return reply.ok ? reply.value : null;
  }

  async #facets(filter: SearchFilter): Promise<FacetsView | null> {
    const count = async (part: SearchFilter) => {
      const reply = await this.#api.call('audit.facets', asked(part));
      return reply.ok ? reply.value : null;
    };
    const [all, kinds, outs] = await Promise.all([
      count(filter),
      filter.kinds === undefined ? null : count(without(filter, 'kinds')),
      filter.outs === undefined ? null : count(without(filter, 'outs')),
    ]);
    if (all === null) return null;
    return { ...all, kinds: (kinds ?? all).kinds, outs: (outs ?? all).outs };
  }
}

function asked(filter: SearchFilter) {
  return isPlain(filter) ? {} : { filter: givenFilter(filter) };
}
