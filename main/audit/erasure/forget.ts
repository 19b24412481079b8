/**
 * Forgets a vehicle for real: its key and everything sealed under it leave the files, the log says that and why, and every proof made
 * before still verifies, since leaves hold commitments whose salts went with the key.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRY_PREFIX, type EntryDraft, type ErasureGround, type VehicleRef } from '../../../app/audit/entry/index.ts';
import { foldedUpTo } from '../../../app/audit/rows/index.ts';
import type { ErasureView } from '../../../app/audit/search/index.ts';
import type { AttemptId, LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { AttemptRecord } from '../queries/index.ts';
import { type Db, emptyWal, epochFolder, epochNumbers, openForReading } from '../store/index.ts';
import { deleteHoldings, holdingsOf, type Holdings } from './forget-vault.ts';
import { formsOf, type FileScanner } from './forget-scan.ts';
import { readHead } from '../log/index.ts';
import { LOG_MIGRATIONS } from '../store/migrations/index.ts';
import { asResult } from '../../disk/index.ts';
import type { Erasure, Stores, Vault } from '../vault/index.ts';

/** Why it is not. `open-attempt`: its outcome must be settled first. `unknown-vehicle`: never known, or forgotten already. */
export type ForgetProblem = LogProblem | 'unknown-vehicle' | 'open-attempt';

/** What forgetting works on. */
export type ForgetParts = {
  readonly dir: string;
  readonly origin: string;
  readonly stores: Stores;
  readonly vault: Vault;
  readonly scanner: FileScanner;
  readonly append: (draft: EntryDraft) => Result<readonly { readonly seq: number; readonly ts: number }[], LogProblem>;
  readonly openAttempts: () => readonly AttemptRecord[];
  /** The VIN that the log committed to. */
  readonly vinOf: (veh: VehicleRef) => string | null;
};

/** A vehicle that was forgotten according to an `erase` entry. */
export type Unfinished = { readonly veh: VehicleRef; readonly by: Erasure };

/** Forgets one vehicle. The entry comes first: a console that dies in between finishes at its next start. */
export function forgetVehicle(
  parts: ForgetParts,
  veh: VehicleRef,
  ground: ErasureGround,
  by: Pick<EntryDraft, 'op' | 'role'> = {},
): Result<ErasureView, ForgetProblem> {
  const vin = parts.vinOf(veh);
  if (vin === null) return fail('unknown-vehicle');
  if (parts.openAttempts().some((record) => record.veh === veh)) return fail('open-attempt');
  const held = asResult(() => holdings(parts, veh, vin));
  if (!held.ok) return held;
  const count = held.value.values.length + held.value.acts.length;
  const recorded = parts.append({ kind: 'erase', veh, ...by, out: ground, d: { n: count } });
  if (!recorded.ok) return recorded;
  const [entry] = recorded.value;
  if (entry === undefined) return fail('io');
  const done = asResult(() => erase(parts, { veh, by: { log: parts.origin, seq: entry.seq } }, vin, held.value));
  if (!done.ok) return done;
  const kept = { backups: foldersIn(join(parts.dir, 'backups')), setAside: foldersIn(join(parts.dir, 'aside')) };
  return ok({ veh, ground, seq: entry.seq, at: entry.ts, count, found: done.value, ...kept });
}

/** Finishes what an earlier run recorded and did not carry out. Returns how many vehicles that were. */
export function finishErasures(parts: ForgetParts, erased: readonly Unfinished[]): number {
  const left = erased.flatMap((one) => {
    const vin = parts.vinOf(one.veh);
    return vin === null ? [] : [{ one, vin }];
  });
  for (const { one, vin } of left) erase(parts, one, vin, holdings(parts, one.veh, vin));
  return left.length;
}

function holdings({ dir, stores, vault }: ForgetParts, veh: VehicleRef, vin: string): Holdings {
  const acts = [...actsOf(stores.log, veh), ...actsOfEpochs(dir, veh)];
  return holdingsOf(stores.vault, vault.subjects, veh, vin, [...new Set(acts)]);
}

/** The tables lag behind the newest entries, so these are asked themselves. */
function actsOf(db: Db, veh: VehicleRef): Holdings['acts'] {
  const sql = `select act from entry_index where veh = @veh and act is not null
    union select entry ->> 'act' from (select substr(cast(leaf as text), ${ENTRY_PREFIX.length + 1}) as entry from entries where seq >= @from)
    where entry ->> 'veh' = @veh and entry ->> 'act' is not null`;
  const from = foldedUpTo(readHead(db)?.size ?? 0);
  return db.prepare<[{ veh: string; from: number }], AttemptId>(sql).pluck().all({ veh, from });
}

function actsOfEpochs(dir: string, veh: VehicleRef): Holdings['acts'] {
  return epochNumbers(dir).flatMap((epoch) => {
    const db = openForReading(join(epochFolder(dir, epoch), 'log.db'), LOG_MIGRATIONS);
    try {
      return actsOf(db, veh);
    } finally {
      db.close();
    }
  });
}

/** Deletes, empties both write-ahead logs, and looks for what should be gone. Returns the files where some of it still is. */
function erase({ dir, stores, vault, scanner }: ForgetParts, { veh, by }: Unfinished, vin: string, held: Holdings): readonly string[] {
  deleteHoldings(stores.vault, vault, { veh, by }, held);
  const needles = [...formsOf(vin), ...formsOf(vin.slice(-8)), ...held.secrets];
  const files = ['vault.db', 'vault.db-wal', 'log.db', 'log.db-wal'].map((name) => join(dir, name));
  const look = () => {
    emptyWal(stores.vault);
    emptyWal(stores.log);
    return files.filter((file) => scanner.hits(file, needles) > 0);
  };
  const found = look();
  if (found.length === 0) return [];
  stores.vault.exec('vacuum');
  return look();
}

function foldersIn(dir: string): number {
  return existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((one) => one.isDirectory()).length : 0;
}
