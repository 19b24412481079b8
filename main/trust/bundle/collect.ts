/** Fetches what a filter leaves, a page per turn of the event loop, so that a large answer holds nothing up. */
import type { SearchFilter } from '../../../app/audit/search/index.ts';
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import type { AuditTrail } from '../../audit/index.ts';
import { nextTurn } from '../../base/index.ts';

/** Entries between two turns: some milliseconds of work. */
const PAGE = 100;

/** Where entries are fetched from. */
export type Pages = Pick<AuditTrail, 'page' | 'view'>;

/**
 * The entries of a filter, oldest first, as of this moment: what is added meanwhile is left out. Null when there are more than `most`; no more
 * than those are fetched then.
 */
export async function collectRows(trail: Pages, filter: SearchFilter, most: number): Promise<readonly EntryRow[] | null> {
  const { size } = trail.view();
  const rows: EntryRow[] = [];
  for (let after: number | undefined; ;) {
    const page = trail.page(filter, { order: 'oldest', limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows.filter(({ seq }) => seq < size));
    if (rows.length > most) return null;
    if (page.next === null || page.next >= size) return rows;
    after = page.next;
    await nextTurn();
  }
}
