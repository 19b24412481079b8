/**
 * Second part of a verification: are the entries what they should be? Canonical bytes, their own place in the log, and the derived tables
 * against a fresh fold.
 */
import { foldedUpTo, type IndexRow, NOTHING, type Overlay, overlay } from '../../../app/audit/rows/index.ts';
import { foldEntry, indexRow } from '../../../app/audit/projection/index.ts';
import { decodeEntryText, type Entry } from '../../../app/audit/entry/index.ts';
import { type Db, inBatches } from '../store/index.ts';
import { COLUMNS, decodeLeaf, type Head, readHead, walkedSize } from '../log/index.ts';
import { blockCheck } from './verify-blocks.ts';
import { collectFindings, type Findings, type PartReport } from './findings.ts';
import type { Progress } from './verify-tree.ts';

/** Columns of the join below, after leaf and hash; the index row's own `seq` tells whether there is one. */
const INDEX_COLUMNS = COLUMNS.entry_index;

type Row = readonly [seq: number, mark: string, leaf: string, ...index: unknown[]];

/** Verifies the content as of one moment. */
export function verifyContent(db: Db, progress: Progress): PartReport {
  return db.transaction(() => {
    const findings = collectFindings();
    const head = readHead(db);
    if (head === undefined) return { size: 0, root: '', checked: 0, findings: findings.list() };
    const folded = overlay(NOTHING);
    const checked = readAll(db, head, folded, findings, progress);
    compareTables(db, head, folded, findings);
    return {
      size: head.size,
      root: Buffer.from(head.root).toString('hex'),
      checked,
      findings: findings.list(),
    };
  })();
}

function readAll(db: Db, head: Head, folded: Overlay, findings: Findings, progress: Progress): number {
  const columns = INDEX_COLUMNS.map((name) => `i.${name}`).join(', ');
  const sql = `select e.seq, hex(substr(e.hash, 1, 6)), cast(e.leaf as text), ${columns} from entries e left join entry_index i on i.seq = e.seq
    where e.seq >= ? and e.seq < ? order by e.seq`;
  const rows = db.prepare<[number, number], Row>(sql).raw();
  const bytesOf = db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck();
  const size = walkedSize(db, head.size);
  const known = foldedUpTo(head.size);
  const blocks = blockCheck(db, known, findings);
  let checked = 0;
  for (const [seq, mark, leaf, ...index] of inBatches(0, size, (from, to) => rows.all(from, to))) {
    checked += 1;
    if (checked % 4096 === 0 || checked === head.size) progress(checked, head.size);
    // The database replaces bytes that are not UTF-8; then the bytes themselves are judged.
    const decoded = leaf.includes('\uFFFD') ? decodeLeaf(bytesOf.get(seq) ?? Buffer.alloc(0)) : decodeEntryText(leaf);
    if (!decoded.ok) {
      findings.add('leaf-bytes', seq, `entry ${seq} is not canonical: ${decoded.error}`);
      continue;
    }
    const entry = decoded.value;
    checkPlace(entry, seq, head, findings);
    if (seq < known) {
      const wanted = indexRow(entry, Number.parseInt(mark, 16));
      folded.apply(foldEntry(entry, folded));
      checkIndex(wanted, seq, index, findings);
      blocks.add(seq, wanted);
    } else if (index[0] !== null) findings.add('projection', seq, `entry ${seq} is in the index too early`);
  }
  blocks.end();
  return checked;
}

function checkPlace(entry: Entry, seq: number, head: Head, findings: Findings): void {
  if (entry.seq !== seq) findings.add('sequence', seq, `the entry at ${seq} calls itself ${entry.seq}`);
  if (entry.log !== head.origin) findings.add('sequence', seq, `the entry at ${seq} belongs to the log ${entry.log}`);
}

function checkIndex(wanted: IndexRow, seq: number, found: readonly unknown[], findings: Findings): void {
  const place = INDEX_COLUMNS.findIndex((name, i) => wanted[name] !== found[i]);
  if (place >= 0) findings.add('projection', seq, `the index differs from entry ${seq} in ${INDEX_COLUMNS[place] ?? ''}`);
}

function compareTables(db: Db, head: Head, folded: Overlay, findings: Findings): void {
  const extra = db.prepare<[number], number>('select seq from entry_index where seq >= ? limit 1').pluck().get(head.size);
  if (extra !== undefined) findings.add('projection', extra, `the index speaks of an entry ${extra} that is not in the log`);
  compareTable(db, 'attempt', 'act', folded.attempts, findings, (row) => row.seq);
  compareTable(db, 'follow_up', 'id', folded.followUps, findings, () => null);
  compareTable(db, 'vehicle', 'veh', folded.vehicles, findings, (row) => row.rank);
}

type ComparedTable = Exclude<keyof typeof COLUMNS, 'entry_index'>;

function compareTable<T extends object>(
  db: Db,
  table: ComparedTable,
  key: string,
  wanted: ReadonlyMap<string, T>,
  findings: Findings,
  place: (row: T) => number | null,
): void {
  const names: readonly string[] = COLUMNS[table];
  const differs = (a: object, b: object) => names.some((name) => a[name as keyof typeof a] !== b[name as keyof typeof b]);
  let found = 0;
  for (const row of db.prepare<[], T>(`select * from ${table}`).iterate()) {
    const id = String(row[key as keyof T]);
    const expected = wanted.get(id);
    if (expected === undefined) findings.add('projection', null, `${table} has a row ${id} that no entry tells of`);
    else if (differs(row, expected)) findings.add('projection', place(expected), `${table} ${id} differs from what the entries tell`);
    found += expected === undefined ? 0 : 1;
  }
  if (found < wanted.size) findings.add('projection', null, `${table} misses ${wanted.size - found} rows`);
}
