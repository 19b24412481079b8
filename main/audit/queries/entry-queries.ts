/** Lists and shows entries. */
import { type Entry, type EntryDetail, type EntryRow, isStationRef, type PersonalField } from '../../../app/audit/entry/index.ts';
import { keptPersonal } from '../../../app/carkey/attempt/index.ts';
import { leafHash } from '../../../app/audit/log/index.ts';
import type { Db } from '../store/index.ts';
import { entryOf, entryReader, type Tail } from '../log/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { type Named, openSearch, type TrailSearch } from '../search/index.ts';
import { asResult, TrailError } from '../../disk/index.ts';
import type { TrailQuestions } from './questions.ts';
import type { Vault } from '../vault/index.ts';

/** What a secret is shown as. */
const MASKED = '••••••••';

type EntryQueries = Pick<TrailQuestions, 'list' | 'detail' | 'ofAttempt'> & TrailSearch;

/** Prepares the questions. */
export function entryQueries(db: Db, vault: Vault, named: Named, tailNow: () => Tail): EntryQueries {
  const leafOf = db.prepare<[number], Uint8Array>('select leaf from entries where seq = ?').pluck();
  const size = db.prepare<[], number>('select size from head where id = 1').pluck();
  const indexedOfAttempt = db
    .prepare<[string, number], number>('select seq from entry_index where act = ? and seq < ? order by seq')
    .pluck();
  const entriesAt = entryReader(db);
  const rowsAt = (places: readonly number[]) => entriesAt(places).map((entry) => rowOf(entry, named));
  const search = openSearch(db, named, tailNow, (places) => readableRows(places, rowsAt));
  return {
    ...search,
    list: (filter, before, limit) => search.page(filter, { order: 'newest', limit, ...(before === undefined ? {} : { after: before }) }),
    detail(seq) {
      const leaf = leafOf.get(seq);
      return leaf === undefined ? null : entryDetail(leaf, rowOf(entryOf(leaf), named), vault, size.get() ?? 0);
    },
    ofAttempt(act) {
      const { base, rows } = tailNow();
      const tail = rows.filter((row) => row.act === act).map((row) => row.seq);
      return rowsAt([...indexedOfAttempt.all(act, base), ...tail]);
    },
  };
}

/** One damaged leaf must not take the page around it away: it has no row, and the verification names its place. */
function readableRows(places: readonly number[], rowsAt: (places: readonly number[]) => readonly EntryRow[]): readonly EntryRow[] {
  const rows = asResult(() => rowsAt(places));
  if (rows.ok) return rows.value;
  if (rows.error !== 'corrupt') throw new TrailError(rows.error);
  const half = Math.ceil(places.length / 2);
  return places.length > 1 ? [places.slice(0, half), places.slice(half)].flatMap((some) => readableRows(some, rowsAt)) : [];
}

function rowOf(entry: Entry, named: Named): EntryRow {
  const opened = (ref: string | undefined) => (ref === undefined ? null : named.valueOf(ref));
  const { station } = entry;
  const stationName = (isStationRef(station) ? named.valueOf(station) : null) ?? station;
  return { ...entry, vin: opened(entry.veh), operator: opened(entry.op), stationName };
}

function entryDetail(leaf: Uint8Array, row: EntryRow, vault: Vault, treeSize: number): EntryDetail {
  const opened: Partial<Record<PersonalField, string>> = {};
  let commitmentsHold = true;
  for (const { field, value, commitment } of vault.openEntry(row.seq)) {
    if (row.f?.[field] === undefined) continue;
    opened[field] = keptPersonal(field, value);
    commitmentsHold &&= row.f[field] === commitment;
  }
  const code = row.act === undefined || row.f?.code === undefined ? null : vault.codes.open(row.act);
  if (row.act !== undefined && code !== null) {
    opened.code = MASKED;
    commitmentsHold &&= vault.codes.recommit(row.act, code.raw) === row.f?.code;
  }
  const hash = Buffer.from(leafHash(leaf, nativeSha256)).toString('hex');
  return { row, leaf: Buffer.from(leaf).toString('utf8'), leafHash: hash, opened, commitmentsHold, treeSize };
}
