/** Opens what a power cut left with the real trail, and asks for everything that was promised before the cut. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { VehicleRef } from '../../app/audit/entry/kinds.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import { listBackups } from '../../main/audit/backup/backup-folder.ts';
import { openForReading } from '../../main/audit/store/database.ts';
import { systemRandom } from '../../main/base/random.ts';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { fileSeedStore } from '../../main/audit/keys/seed-store.ts';
import { readHead } from '../../main/audit/log/log.ts';
import { LOG_MIGRATIONS } from '../../main/audit/store/migrations/log-migrations.ts';
import { VAULT_MIGRATIONS } from '../../main/audit/store/migrations/vault-migrations.ts';
import { openingAsResult } from '../../main/disk/problems.ts';
import { openReader } from '../../main/audit/queries/reader.ts';
import { storedOrigin } from '../../main/audit/store/stored-origin.ts';
import { openTrail, type OpenTrail } from '../../main/audit/trail/trail.ts';
import { openVault } from '../../main/audit/vault/vault.ts';
import { erasuresOf } from '../../main/audit/log/erasures.ts';
import { verifyCommitments } from '../../main/audit/verify/verify-commitments.ts';
import { verifyContent } from '../../main/audit/verify/verify-content.ts';
import { verifyHeads } from '../../main/audit/verify/verify-heads.ts';
import { verifyTree } from '../../main/audit/verify/verify-tree.ts';
import { verifyVault } from '../../main/audit/verify/verify-vault.ts';
import { fileKeeper } from '../../main/audit/witness/high-water-mark.ts';
import { systemClock } from '../../main/base/clock.ts';
import { markFile } from '../../main/data-folder/mode-folder.ts';

/** What the undisturbed run left: every leaf, and what each entry opens to. */
export type Truth = {
  readonly origin: string;
  readonly leaves: readonly Buffer[];
  readonly opened: readonly Readonly<Record<string, string>>[];
};

/** What had been said when the power went. `entry`: the highest acknowledged one, -1 for none. */
export type Promised = {
  readonly entry: number;
  /** The attempt and its sealed code, hex. Once its destruction has begun it may be there or not. */
  readonly code: { readonly act: AttemptId; readonly raw: string; readonly destroying: boolean } | null;
  /** Entries in the backup that was reported as made. */
  readonly backup: number | null;
  readonly forgotten: VehicleRef | null;
  readonly destroyed: AttemptId | null;
  /** Bytes of what was forgotten and destroyed. */
  readonly secrets: readonly Buffer[];
};

/** Reads the truth from the folder of the run. */
export function truthOf(dataDir: string): Truth {
  const live = join(dataDir, 'practice');
  const reader = openReader(live);
  if (!reader.ok) throw new Error(`the undisturbed log does not open: ${reader.error}`);
  const leaves = leavesOf(live);
  const opened = leaves.map((_, seq) => reader.value.detail(seq)?.opened ?? {});
  const truth = { origin: reader.value.view().origin, leaves, opened };
  reader.value.stop();
  return truth;
}

/** What does not hold, in words; none when all is well. `thorough`: asks the backup too, which takes as long as everything else. */
export function troublesAfterCut(dataDir: string, promised: Promised, truth: Truth, thorough: boolean): string[] {
  const live = join(dataDir, 'practice');
  const asItLies = remains(live, promised);
  const stored = openingAsResult(() => storedOrigin(live));
  if (!stored.ok) return [`the log does not open: ${stored.error}`];
  const opened = openTrail({
    ...{ dir: live, origin: stored.value ?? truth.origin, station: 'Bay 1', app: '0.1.0-cut', clock: systemClock, reserveBytes: 0 },
    ...{ seeds: fileSeedStore(live), keeper: fileKeeper(markFile(dataDir, 'practice')) },
  });
  if (!opened.ok) return [`the log does not open: ${opened.error}`];
  const trail = opened.value;
  const { size, problem } = trail.view();
  const told = [
    ...(problem === null ? [] : [`the log is ${problem}: ${JSON.stringify(trail.maintenance?.finding() ?? null)}`]),
    ...(size > promised.entry ? [] : [`entry ${promised.entry} was acknowledged, and the log has ${size}`]),
    ...valueTroubles(trail, Math.min(size, promised.entry + 1), truth),
    ...promiseTroubles(trail, promised),
    ...(problem !== null || trail.append({ kind: 'clock' }).ok ? [] : ['the log takes no entry']),
  ];
  trail.stop();
  const leaves = leavesOf(live).slice(0, size);
  const other = leaves.findIndex((leaf, seq) => !truth.leaves[seq]?.equals(leaf));
  return [
    ...told,
    ...asItLies,
    ...(other === -1 ? [] : [`entry ${other} is not the one that was written`]),
    ...verifyHere(live, live),
    ...(thorough && promised.backup !== null ? backupTroubles(live, promised.backup) : []),
  ];
}

/** Bytes that were reported as gone for good. */
function remains(live: string, { secrets }: Promised): string[] {
  if (secrets.length === 0) return [];
  const files = readdirSync(live).filter((name) => /\.db(-wal|-journal)?$/.test(name));
  const holding = files.filter((name) => {
    const bytes = readFileSync(join(live, name));
    return secrets.some((secret) => bytes.includes(secret));
  });
  return holding.map((name) => `${name} holds a key that was reported as destroyed`);
}

/** The values of the last acknowledged entries, and of some earlier ones. */
function valueTroubles(trail: OpenTrail, count: number, truth: Truth): string[] {
  const asked = new Set(
    [1, 2, 3].flatMap((back) => [count - back, Math.floor((count * back) / 4)]).filter((seq) => seq >= 0 && seq < count),
  );
  return [...asked].flatMap((seq) => {
    const { opened = {}, commitmentsHold = false } = trail.detail(seq) ?? {};
    // What was forgotten or destroyed later on is not in the truth.
    const same = Object.entries(truth.opened[seq] ?? {}).every(([field, value]) => (opened as Record<string, string>)[field] === value);
    return same && commitmentsHold ? [] : [`the values of entry ${seq} are gone`];
  });
}

function promiseTroubles(trail: OpenTrail, { code, forgotten, destroyed }: Promised): string[] {
  const kept = code === null ? null : Buffer.from(trail.openCode(code.act)?.raw ?? '').toString('hex');
  return [
    ...(code === null || code.destroying || kept === code.raw ? [] : ['the security code is gone']),
    ...(destroyed === null || kept === '' ? [] : ['a security code that was destroyed is back']),
    ...(forgotten === null || trail.vinOf(forgotten) === null ? [] : ['a vehicle that was forgotten is back']),
  ];
}

function backupTroubles(live: string, size: number): string[] {
  const [backup] = listBackups(join(live, 'backups'));
  if (backup?.size !== size) return ['the backup is gone'];
  return verifyHere(backup.folder, live).map((words) => `in the backup: ${words}`);
}

function leavesOf(live: string): readonly Buffer[] {
  const db = new Database(join(live, 'log.db'), { readonly: true });
  const leaves = db.prepare<[], Buffer>('select leaf from entries order by seq').pluck().all();
  db.close();
  return leaves;
}

/** All parts of a verification, here and at once: starting workers takes longer than so short a log. */
function verifyHere(dir: string, keyDir: string): string[] {
  if (!existsSync(join(dir, 'vault.db'))) return ['the vault is gone'];
  const log = openForReading(join(dir, 'log.db'), LOG_MIGRATIONS);
  const vault = openForReading(join(dir, 'vault.db'), VAULT_MIGRATIONS);
  const all = { index: 0, of: 1 };
  const quiet = () => undefined;
  const erasures = () => erasuresOf(dir, log);
  try {
    const opened = openVault(vault, readHead(log)?.origin ?? '', fileKeySource(keyDir), systemRandom);
    const parts = [verifyTree(log, quiet), verifyContent(log, quiet), verifyHeads(log, all, quiet)];
    const findings = [
      ...parts,
      verifyCommitments(log, opened, all, quiet, erasures),
      verifyVault(log, opened, false, quiet, erasures),
    ].flatMap((part) => part.findings);
    return findings.map((finding) => `the log does not verify: ${JSON.stringify(finding)}`);
  } finally {
    log.close();
    vault.close();
  }
}
