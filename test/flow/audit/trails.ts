/** Real trails in temporary folders, with a clock that a test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Entry, EntryDraft } from '../../../app/audit/types.ts';
import type { TransactionId } from '../../../app/pims/types.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import type { VerifyReport } from '../../../main/audit/api.ts';
import { newAttemptId } from '../../../main/audit/ids.ts';
import { openTrail, type OpenTrail, type TrailOptions } from '../../../main/audit/trail.ts';
import { verifyTrail } from '../../../main/audit/verify.ts';

export const ORIGIN = 'log.invalid/test/1';
export const VIN = 'VR3UPHNKSKT101234' as Vin;
export const OTHER_VIN = 'W0LPD6EA1G8109876' as Vin;

/** A folder that is removed when the test ends. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-audit-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

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

/** Opens a trail that must open, and stops it when the test ends. */
export function openFor(dir: string, more: Partial<TrailOptions> = {}): OpenTrail {
  const opened = openTrail(optionsFor(dir, more));
  if (!opened.ok) throw new Error(`the trail does not open: ${opened.error}`);
  onTestFinished(() => opened.value.stop());
  return opened.value;
}

/** Appends what must be taken. */
export function add(trail: OpenTrail, ...drafts: readonly EntryDraft[]): readonly Entry[] {
  const done = trail.append(...drafts);
  if (!done.ok) throw new Error(`the trail does not take an entry: ${done.error}`);
  return done.value;
}

/** Verifies a trail whose files can be read. */
export async function verified(dir: string): Promise<VerifyReport> {
  const report = await verifyTrail(dir);
  if (!report.ok) throw new Error(`the trail cannot be verified: ${report.error}`);
  return report.value;
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
  const tx = `tx-${act}` as TransactionId;
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
