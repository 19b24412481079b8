/** What the logs of a folder say was erased: the log of today and those of earlier epochs, since one vault serves all of them. */
import { join } from 'node:path';
import { foldedUpTo } from '../../../app/audit/rows/index.ts';
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import { type Db, epochFolder, epochNumbers, openForReading } from '../store/index.ts';
import { decodeLeaf } from './entries.ts';
import { readHead } from './log.ts';
import { LOG_MIGRATIONS } from '../store/migrations/index.ts';
import { openingAsResult } from '../../disk/index.ts';

/** One `erase` entry. `count`: how many values and codes it says it took along. */
export type Erased = { readonly log: string; readonly seq: number; readonly veh: VehicleRef | null; readonly count: number };

/** The erasures that one log records, oldest first. The index lags behind the newest entries, so those are looked at themselves. */
export function erasuresIn(db: Db): readonly Erased[] {
  const head = readHead(db);
  if (head === undefined) return [];
  const sql = `select seq from entry_index where kind = 'erase'
    union select seq from entries where seq >= ? and instr(leaf, cast('"kind":"erase"' as blob)) order by seq`;
  const leaf = db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck();
  const seqs = db.prepare<[number], number>(sql).pluck().all(foldedUpTo(head.size));
  return seqs.flatMap((seq) => {
    const entry = decodeLeaf(leaf.get(seq) ?? Buffer.alloc(0));
    if (!entry.ok || entry.value.kind !== 'erase') return [];
    const { veh, d } = entry.value;
    return [{ log: head.origin, seq, veh: veh ?? null, count: d?.n ?? 0 }];
  });
}

/** The erasures of all logs in a folder. A log of an earlier epoch that cannot be read explains nothing. */
export function erasuresOf(dir: string, db: Db | null): readonly Erased[] {
  const files = [
    ...(db === null ? [join(dir, 'log.db')] : []),
    ...epochNumbers(dir).map((epoch) => join(epochFolder(dir, epoch), 'log.db')),
  ];
  return [...(db === null ? [] : erasuresIn(db)), ...files.flatMap(erasuresInFile)];
}

function erasuresInFile(file: string): readonly Erased[] {
  const read = openingAsResult(() => {
    const db = openForReading(file, LOG_MIGRATIONS);
    try {
      return erasuresIn(db);
    } finally {
      db.close();
    }
  });
  return read.ok ? read.value : [];
}
