/** Deadlines that need a person. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FollowUp } from '../../app/audit/entry/index.ts';
import type { ConsoleError, ConsoleEvent, FollowUpsView } from '../../app/contract/index.ts';
import { newerOf, type Revised } from '../../app/base/index.ts';
import type { Transport } from '../api/transport.ts';

/** The list, and the counts that the rail shows. */
export type FollowUpsState = {
  readonly items: readonly FollowUp[] | null;
  readonly open: number;
  readonly overdue: number;
  readonly rev: number;
  readonly error: ConsoleError | null;
};

/** The follow-ups and what can be done with them. */
export type FollowUpsStore = StoreApi<FollowUpsState> & {
  /** Asks for the list. `anew`: another console may answer now. */
  readonly load: (anew?: boolean) => Promise<void>;
  readonly take: (event: ConsoleEvent) => void;
  /** Marks one as done or takes that back; answers whether it was kept. */
  readonly setDone: (id: string, done: boolean) => Promise<boolean>;
};

/** Makes the store. */
export function createFollowUpsStore(api: Transport): FollowUpsStore {
  const store = createStore<FollowUpsState>(() => ({ items: null, open: 0, overdue: 0, rev: 0, error: null }));
  const takeView = (come: Partial<FollowUpsView> & Revised) =>
    store.setState((held) => (newerOf<Revised>(held, come) === come ? { ...come, error: null } : {}));
  const load = async (anew = false) => {
    if (anew) store.setState({ rev: 0 });
    const reply = await api.call('followups.list', {});
    if (reply.ok) takeView(reply.value);
    else store.setState({ error: reply.error });
  };
  return {
    ...store,
    load,
    take: (event) => {
      if (event.type !== 'followups') return;
      const { open, overdue, rev } = event;
      takeView({ open, overdue, rev });
      void load();
    },
    setDone: async (id, done) => {
      const reply = await api.call('followups.set', { id, done });
      if (reply.ok) takeView(reply.value);
      else store.setState({ error: reply.error });
      return reply.ok;
    },
  };
}

/** Where a follow-up stands on the list. */
export type Shelf = 'unsettled' | 'overdue' | 'today' | 'tomorrow' | 'week' | 'later' | 'undated' | 'done';

/** Shelves from most to least pressing. */
const SHELVES: readonly Shelf[] = ['unsettled', 'overdue', 'today', 'tomorrow', 'week', 'later', 'undated', 'done'];

/** The shelf of one follow-up. An outcome that nobody knows has no date and cannot wait. `now` is server time; days are those of this computer's time zone, a week is the next seven. */
export function shelfOf(item: FollowUp, now: number): Shelf {
  if (item.state === 'done') return 'done';
  if (item.kind === 'unknown-outcome') return 'unsettled';
  if (item.due === null) return 'undated';
  if (item.due < now) return 'overdue';
  // By the calendar: a day that is an hour longer or shorter is a day all the same.
  const endOfDay = (days: number) => new Date(now).setHours(24 * days, 0, 0, 0);
  if (item.due < endOfDay(1)) return 'today';
  if (item.due < endOfDay(2)) return 'tomorrow';
  return item.due < endOfDay(7) ? 'week' : 'later';
}

/** Follow-ups by shelf, nearest first; what is done, latest first. Empty shelves are left out. Pure. */
export function shelve(items: readonly FollowUp[], now: number): readonly { readonly shelf: Shelf; readonly items: readonly FollowUp[] }[] {
  return SHELVES.map((shelf) => ({ shelf, items: items.filter((item) => shelfOf(item, now) === shelf).toSorted(order(shelf)) })).filter(
    (group) => group.items.length > 0,
  );
}

function order(shelf: Shelf): (a: FollowUp, b: FollowUp) => number {
  return shelf === 'done' ? (a, b) => b.changedAt - a.changedAt : (a, b) => (a.due ?? a.changedAt) - (b.due ?? b.changedAt);
}
