/**
 * At which entry a subject's own value was first committed to: where to look for what the log itself says of a VIN or a name. A hint only: what
 * it leads to is proved by the entry, and without it the index of the log is searched.
 */
import type { EntryDraft } from '../../../app/audit/entry/index.ts';
import { knowsBindings } from './binding.ts';
import type { Db } from '../store/index.ts';

/** Reads and writes the table; in a vault of an earlier layout there is nothing to read. */
export interface FirstCommitments {
  /** Notes an entry that is about to be sealed, when it is the first of its vehicle, its operator, or the `station` that it names. */
  note(seq: number, draft: EntryDraft, station?: string): void;
  of(ref: string): { readonly log: string; readonly seq: number } | null;
  /** Takes back what was noted of entries that never came to be. */
  drop(from: number): void;
  forget(ref: string): void;
}

const NOTHING: FirstCommitments = { note: () => undefined, of: () => null, drop: () => undefined, forget: () => undefined };

/** Those noted so far are kept in memory: nearly every entry is of a vehicle and an operator that were met before. */
const KEPT = 10_000;

/** Prepares the statements. */
export function firstCommitments(db: Db, log: string): FirstCommitments {
  if (!knowsBindings(db)) return NOTHING;
  const put = db.prepare<[string, string, number]>('insert or ignore into first_commitment (ref, log, seq) values (?, ?, ?)');
  const get = db.prepare<[string], { log: string; seq: number }>('select log, seq from first_commitment where ref = ?');
  const drop = db.prepare<[string, number]>('delete from first_commitment where log = ? and seq >= ?');
  const forget = db.prepare<[string]>('delete from first_commitment where ref = ?');
  const noted = new Set<string>();
  const note = (ref: string | undefined, seq: number) => {
    if (ref === undefined || noted.has(ref)) return;
    if (noted.size >= KEPT) noted.clear();
    if (get.get(ref) === undefined) put.run(ref, log, seq);
    else noted.add(ref);
  };
  return {
    note(seq, { veh, op, personal }, station) {
      note(station, seq);
      if (personal?.vin !== undefined) note(veh, seq);
      if (personal?.operator !== undefined) note(op, seq);
    },
    of: (ref) => get.get(ref) ?? null,
    drop(from) {
      drop.run(log, from);
      noted.clear();
    },
    forget: (ref) => void forget.run(ref),
  };
}
