/** Lists and shows entries. The newest ones are not in the index yet; they are looked through one by one. */
import { leafHash } from '../../app/audit/merkle.ts';
import type { EntryDetail, EntryRow, PersonalField } from '../../app/audit/types.ts';
import type { Db } from './database.ts';
import { entryOf } from './entries.ts';
import { prepareFilter } from './filter.ts';
import { nativeSha256 } from './hash.ts';
import type { TrailQueries } from './queries.ts';
import type { Tail } from './tail.ts';
import type { Vault } from './vault.ts';

/** What a secret is shown as. */
const MASKED = '••••••••';

/** Prepares the questions. */
export function entryQueries(db: Db, vault: Vault, tailNow: () => Tail): Pick<TrailQueries, 'list' | 'detail' | 'ofAttempt'> {
  const leafOf = db.prepare<[number], Uint8Array>('select leaf from entries where seq = ?').pluck();
  const size = db.prepare<[], number>('select size from head where id = 1').pluck();
  const indexedOfAttempt = db
    .prepare<[string, number], number>('select seq from entry_index where act = ? and seq < ? order by seq')
    .pluck();
  const rowAt = (seq: number): EntryRow[] => {
    const leaf = leafOf.get(seq);
    return leaf === undefined ? [] : [rowOf(leaf, vault)];
  };
  return {
    list(filter, before, limit) {
      const found = newestMatches(db, vault, tailNow(), filter, before, limit + 1);
      const page = found.slice(0, limit);
      return { rows: page.flatMap(rowAt), next: found.length > limit ? (page.at(-1) ?? null) : null };
    },
    detail(seq) {
      const leaf = leafOf.get(seq);
      return leaf === undefined ? null : entryDetail(leaf, rowOf(leaf, vault), vault, size.get() ?? 0);
    },
    ofAttempt(act) {
      const { base, rows } = tailNow();
      const tail = rows.filter((row) => row.act === act).map((row) => row.seq);
      return [...indexedOfAttempt.all(act, base), ...tail].flatMap(rowAt);
    },
  };
}

type Asked = Parameters<TrailQueries['list']>[0];

/** Indexes of the newest matching entries below `before`, newest first. */
function newestMatches(
  db: Db,
  vault: Vault,
  { base, rows }: Tail,
  asked: Asked,
  before: number | undefined,
  limit: number,
): readonly number[] {
  const filter = prepareFilter(asked, vault.subjects);
  const below = before ?? Number.MAX_SAFE_INTEGER;
  const tail = rows.filter((row) => row.seq < below && filter.matches(row)).map((row) => row.seq);
  const newest = tail.reverse().slice(0, limit);
  if (newest.length === limit) return newest;
  const where = [...filter.where, 'seq < ?'].join(' and ');
  const indexed = db.prepare<unknown[], number>(`select seq from entry_index where ${where} order by seq desc limit ?`).pluck();
  return [...newest, ...indexed.all(...filter.values, Math.min(below, base), limit - newest.length)];
}

function rowOf(leaf: Uint8Array, { subjects }: Vault): EntryRow {
  const entry = entryOf(leaf);
  const opened = (ref: string | undefined) => (ref === undefined ? null : subjects.valueOf(ref));
  return { ...entry, vin: opened(entry.veh), operator: opened(entry.op) };
}

function entryDetail(leaf: Uint8Array, row: EntryRow, vault: Vault, treeSize: number): EntryDetail {
  const opened: Partial<Record<PersonalField, string>> = {};
  let commitmentsHold = true;
  for (const { field, value, commitment } of vault.openEntry(row.seq)) {
    if (row.f?.[field] === undefined) continue;
    opened[field] = value;
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
