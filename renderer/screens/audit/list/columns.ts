/** What an entry can be filtered by, from the values of its row. */
import type { SearchFilter } from '../../../../app/audit/search/index.ts';
import type { EntryRow } from '../../../../app/audit/entry/index.ts';

/** Fields that a click on a value narrows to. */
export type Facet = 'vin' | 'veh' | 'act' | 'kinds' | 'outs' | 'err' | 'op';

/** The filter that a click on one value of a row means; null when the row has no such value. */
export function facetOf(row: EntryRow, facet: Facet): SearchFilter | null {
  switch (facet) {
    case 'vin':
      return row.vin === null ? null : { vin: row.vin };
    case 'veh':
      return row.veh === undefined ? null : { veh: row.veh };
    case 'act':
      return row.act === undefined ? null : { act: row.act };
    case 'kinds':
      return { kinds: [row.kind] };
    case 'outs':
      return row.out === undefined ? null : { outs: [row.out] };
    case 'err':
      return row.err === null ? null : { err: row.err };
    case 'op':
      return row.op === undefined ? null : { op: row.op };
  }
}

/** What a row's mark says at a glance; the words beside it say it too. `reach`: something left for a vehicle. */
type RowMark = 'reach' | 'good' | 'warn' | 'bad' | 'plain';

/** The mark of an entry. */
export function markOf({ kind, out, err }: Pick<EntryRow, 'kind' | 'out' | 'err'>): RowMark {
  if (kind === 'intent' || kind === 'sent') return 'reach';
  if (kind === 'denied' || out === 'refused' || out === 'failed' || out === 'differs') return 'bad';
  if (kind === 'unknown' || kind === 'handed-over' || kind === 'clock' || out === 'set-up-again' || err !== null) return 'warn';
  return GOOD.has(out ?? '') ? 'good' : 'plain';
}

const GOOD: ReadonlySet<string> = new Set(['succeeded', 'confirmed', 'active', 'activated']);
