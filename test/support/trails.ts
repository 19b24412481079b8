/** Real trails for tests and faults alike: how they are opened and filled, and how a person who can write the file changes them. */
import Database from 'better-sqlite3';
import { rootOf } from '../../app/audit/log/merkle.ts';
import type { Entry, EntryDraft } from '../../app/audit/entry/types.ts';
import type { TransactionId } from '../../app/pims/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import { join } from 'node:path';
import type { TrailMaintenance } from '../../main/audit/trail/audit-trail.ts';
import { encodeLeaf, entryOf } from '../../main/audit/log/entries.ts';
import { fileSeedStore } from '../../main/audit/keys/seed-store.ts';
import { newAttemptId } from '../../main/carkey/attempt-id.ts';
import { newTransactionId } from '../../main/pims/transaction.ts';
import { openTrail, type OpenTrail, type TrailOptions } from '../../main/audit/trail/trail.ts';

export const ORIGIN = 'log.invalid/test/1';
export const VIN = 'VR3UPHNKSKT101234' as Vin;
export const OTHER_VIN = 'W0LPD6EA1G8109876' as Vin;

/** A clock that stands until it is moved. */
export function handClock(start = 1_760_000_000_000): { now: number; wall(): number; mono(): number } {
  return {
    now: start,
    wall() {
      return this.now;
    },
    mono() {
      return this.now - start;
    },
  };
}

/** How tests open a trail. */
export function optionsFor(dir: string, more: Partial<TrailOptions> = {}): TrailOptions {
  return { dir, origin: ORIGIN, station: 'Bay 1', app: '0.1.0-test', clock: handClock(), reserveBytes: 4096, ...more };
}

/** A trail that signs, with its maintenance. */
export type Signing = OpenTrail & { readonly maintenance: TrailMaintenance };

/** Opens a signing trail that must open; whoever opens it stops it. */
export function openedSigning(dir: string, more: Partial<TrailOptions> = {}): Signing {
  const opened = openTrail(optionsFor(dir, { seeds: fileSeedStore(dir), ...more }));
  if (!opened.ok) throw new Error(`the trail does not open: ${opened.error}`);
  if (opened.value.maintenance === null) throw new Error('the trail does not sign');
  return opened.value as Signing;
}

/** Appends what must be taken. */
export function add(trail: OpenTrail, ...drafts: readonly EntryDraft[]): readonly Entry[] {
  const done = trail.append(...drafts);
  if (!done.ok) throw new Error(`the trail does not take an entry: ${done.error}`);
  return done.value;
}

/** Appends so many entries that ask for nothing, one by one. */
export function addPlain(trail: OpenTrail, count: number): void {
  for (let i = 0; i < count; i += 1) add(trail, { kind: 'clock', d: { ms: i } });
}

/** A whole attempt that succeeded, up to where `until` says. */
export function attemptDrafts(
  trail: OpenTrail,
  vin: Vin = VIN,
): {
  readonly act: ReturnType<typeof newAttemptId>;
  readonly tx: TransactionId;
  readonly drafts: Record<'checked' | 'intent' | 'sent' | 'unknown', EntryDraft>;
} {
  const act = newAttemptId();
  const tx = newTransactionId();
  const veh = trail.vehicle(vin);
  return {
    act,
    tx,
    drafts: {
      checked: { kind: 'checked', act, veh, d: { src: 'scanned' } },
      intent: { kind: 'intent', act, veh, d: { tx, lim: 60_000 } },
      sent: { kind: 'sent', act, veh, d: { tx, at: 1_760_000_000_123 } },
      unknown: { kind: 'unknown', act, veh, out: 'timeout', d: { tx } },
    },
  };
}

/** Changes the file as a person with a database tool would: triggers dropped, then put back. */
export function tamper(dir: string, change: (db: Database.Database) => void): void {
  const db = new Database(join(dir, 'log.db'));
  const triggers = db.prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`drop trigger ${name}`);
  change(db);
  for (const { sql } of triggers) db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** The stored leaf hashes, first to last. */
export const hashesOf = (db: Database.Database): Buffer[] => db.prepare<[], Buffer>('select hash from entries order by seq').pluck().all();

/** Takes the newest entries away, and mends everything that the file itself says about them: what a restored old copy looks like. */
export function cutTo(db: Database.Database, size: number, root: Uint8Array): void {
  db.prepare('delete from entries where seq >= ?').run(size);
  db.prepare('delete from signed_head where size > ?').run(size);
  db.prepare('delete from tile where (idx + 1) * 256 > ? and level = 0').run(size);
  db.prepare('update head set size = ?, root = ?').run(size, root);
}

/** Cuts a log and mends it, as a person who can write the file would. */
export function truncate(dir: string, size: number): void {
  tamper(dir, (db) => cutTo(db, size, rootOf(hashesOf(db).slice(0, size))));
}

/** Another entry at one place, and everything after it ready to be signed anew with the log's own key. */
export function rewrite(dir: string, seq: number): void {
  tamper(dir, (db) => {
    const leaf = db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck().get(seq) ?? Buffer.alloc(0);
    const made = encodeLeaf({ ...entryOf(leaf), ts: 1 });
    db.prepare('update entries set leaf = ?, hash = ? where seq = ?').run(made.leaf, made.hash, seq);
    db.prepare('update head set root = ?').run(rootOf(hashesOf(db)));
    db.exec('delete from signed_head');
  });
}
