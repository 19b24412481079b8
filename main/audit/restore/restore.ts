/**
 * Brings a backup back: as an earlier epoch that stays as it is, and a new one that begins with a `restore` entry. What is in the place
 * already is moved to `aside/`, never deleted. The new files are made apart and moved in at the end, so that a cut finds the old or the new.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EntryDraft, withWordsOnly } from '../../../app/audit/entry/index.ts';
import type { Role } from '../../../app/operators/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import {
  openingAsResult,
  copyTree,
  preparePrivate,
  problemOf,
  removeFile,
  removeTree,
  syncFolder,
  syncTree,
  tightenTree,
  writeJsonFile,
} from '../../disk/index.ts';
import { type AuditTrail, openTrail, type TrailOptions } from '../trail/index.ts';
import { type AccountKey, bindVault, openVault, succeed } from '../vault/index.ts';
import { type VerifyFinding, verifyTrail } from '../verify/index.ts';
import { type BackupFacts, finishSwap, NEW_FOLDER, readFacts, SWAP_FILE } from '../backup/index.ts';
import { acquireWriterLock, epochFolder, epochNumbers, epochOf, nextOrigin, openForReading, openForWriting } from '../store/index.ts';
import { carriedOver, draftsOf, openAttemptsOf, type NewerAttempts } from './carry-over.ts';
import { erasuresOf } from '../log/index.ts';
import { systemRandom } from '../../base/index.ts';
import { fileKeySource } from '../keys/index.ts';
import { LOG_MIGRATIONS, OLDEST_VAULT, VAULT_MIGRATIONS } from '../store/migrations/index.ts';
import { openReader } from '../queries/index.ts';

/** Why a backup is brought back. */
export type RestoreReason = 'damaged' | 'rolled-back' | 'forked' | 'moved';

/** Why it is not. `not-a-backup`: nothing there says what it is. `other-facts`: it is not what it says. `no-key`: its vault would stay shut. */
export type RestoreProblem =
  | { readonly code: LogProblem | 'not-a-backup' | 'other-facts' | 'no-key' | 'aborted' }
  | { readonly code: 'not-verified'; readonly finding: VerifyFinding | null };

/**
 * What came back. `lost`: how many entries the replaced log had that the backup has not, null when it could not be asked; `open`: how many
 * attempts of it that nobody had settled were brought over.
 */
export type Restored = {
  readonly origin: string;
  readonly old: BackupFacts;
  readonly lost: number | null;
  readonly open: number;
  readonly aside: string | null;
};

/** How a backup is brought back. `trail.dir` is the place it goes to, which no console may be using. */
export type RestoreOptions = {
  readonly from: string;
  readonly reason: RestoreReason;
  /** Who brings it back; absent or null where nobody signs in, in practice. */
  readonly by?: { readonly name: string; readonly role: Role; readonly account?: AccountKey | null } | null;
  readonly trail: Omit<TrailOptions, 'origin' | 'readonly'>;
};

/** Verifies the backup, builds the new epoch, and moves it in. */
export async function restoreBackup(options: RestoreOptions): Promise<Result<Restored, RestoreProblem>> {
  const { dir, keySource = fileKeySource(dir) } = options.trail;
  const facts = await confirmedFacts(options, keySource);
  if (!facts.ok) return facts;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const lock = acquireWriterLock(dir);
    if (!lock.ok) return fail({ code: lock.error });
    try {
      return await bringBack(options, facts.value);
    } finally {
      lock.value.release();
    }
  } catch (fault) {
    const problem = problemOf(fault);
    if (problem === null) throw fault;
    return fail({ code: problem });
  }
}

type Keys = NonNullable<TrailOptions['keySource']>;

async function confirmedFacts({ from }: RestoreOptions, keySource: Keys): Promise<Result<BackupFacts, RestoreProblem>> {
  const facts = readFacts(from);
  if (facts === null) return fail({ code: 'not-a-backup' });
  if (keySource.read() === null) return fail({ code: 'no-key' });
  const report = await verifyTrail(from, { keySource });
  if (!report.ok) return fail({ code: report.error });
  const { size, root, findings } = report.value;
  if (findings.length > 0) return fail({ code: 'not-verified', finding: findings[0] ?? null });
  return size === facts.size && root === facts.root ? ok(facts) : fail({ code: 'other-facts' });
}

async function bringBack(options: RestoreOptions, facts: BackupFacts): Promise<Result<Restored, RestoreProblem>> {
  const { dir, clock } = options.trail;
  finishSwap(dir);
  const replaced = readReplaced(options);
  const latest = replaced !== null && epochOf(replaced.origin).number > epochOf(facts.origin).number ? replaced.origin : facts.origin;
  const origin = nextOrigin(latest);
  const lost = replaced?.origin === facts.origin ? Math.max(0, replaced.size - facts.size) : null;
  await buildApart(options, facts);
  passOn(options, facts, origin);
  const d = { size: facts.size, root: facts.root, reason: options.reason, ...(lost === null ? {} : { n: lost }) };
  const newer = replaced?.newer ?? { open: [], entries: [] };
  const written = writeFirstEntries(options, origin, [{ kind: 'restore', d }, ...(replaced?.erasures ?? [])], newer);
  if (!written.ok) return fail({ code: written.error });
  const aside = existsSync(join(dir, 'log.db')) || existsSync(join(dir, 'vault.db')) ? `aside/${Math.trunc(clock.wall())}` : null;
  syncTree(join(dir, NEW_FOLDER));
  writeJsonFile(join(dir, SWAP_FILE), { aside });
  syncFolder(dir);
  finishSwap(dir);
  return ok({ origin, old: facts, lost, open: newer.open.length, aside: aside === null ? null : join(dir, aside) });
}

type Replaced = { readonly origin: string; readonly size: number; readonly erasures: EntryDraft[]; readonly newer: NewerAttempts };

/**
 * What the log that is replaced can still tell: how far it went, which vehicles it forgot, since a backup remembers them, and which attempts
 * are open, since a backup from before them does not know that anything was sent.
 */
function readReplaced({ trail }: RestoreOptions): Replaced | null {
  const asked = openingAsResult(() => {
    const reader = openReader(trail.dir, trail.keySource);
    if (!reader.ok) return null;
    try {
      const { origin, size } = reader.value.view();
      const { rows } = reader.value.list({ kind: 'erase' }, undefined, size + 1);
      const erasures = rows
        .map((row) => withWordsOnly(row))
        .map(({ veh, out, d }) => ({ kind: 'erase', veh, out, d: { ...d, by: 'restore' } }) as EntryDraft);
      return { origin, size, erasures, newer: openAttemptsOf(reader.value) };
    } finally {
      reader.value.stop();
    }
  });
  return asked.ok ? asked.value : null;
}

async function buildApart({ from, trail }: RestoreOptions, facts: BackupFacts): Promise<void> {
  const apart = join(trail.dir, NEW_FOLDER);
  removeTree(apart);
  const kept = epochFolder(apart, epochOf(facts.origin).number);
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  for (const epoch of epochNumbers(from)) copyTree(epochFolder(from, epoch), epochFolder(apart, epoch));
  await copyOf(join(from, 'log.db'), join(kept, 'log.db'), LOG_MIGRATIONS);
  await copyOf(join(from, 'vault.db'), join(apart, 'vault.db'), VAULT_MIGRATIONS, OLDEST_VAULT);
  tightenTree(apart);
}

async function copyOf(from: string, to: string, migrations: typeof LOG_MIGRATIONS, oldest?: number): Promise<void> {
  const db = openForReading(from, migrations, oldest);
  try {
    preparePrivate(to);
    await db.backup(to);
  } finally {
    db.close();
  }
}

/** The vault of the backup goes on with the new log. One from before vaults were tied to their log is tied to its own first. */
function passOn({ trail }: RestoreOptions, facts: BackupFacts, origin: string): void {
  const apart = join(trail.dir, NEW_FOLDER);
  const vaultDb = openForWriting(join(apart, 'vault.db'), VAULT_MIGRATIONS);
  try {
    const db = openForReading(join(epochFolder(apart, epochOf(facts.origin).number), 'log.db'), LOG_MIGRATIONS);
    try {
      const vault = openVault(vaultDb, facts.origin, trail.keySource ?? fileKeySource(trail.dir), systemRandom);
      bindVault({ db, vaultDb, vault, log: facts.origin, size: facts.size, erasures: () => erasuresOf(apart, null) });
      succeed(vault, origin);
    } finally {
      db.close();
    }
  } finally {
    vaultDb.close();
  }
}

/** The new log, complete with what it must know from its first moment. It is signed when it is opened in its place. */
function writeFirstEntries(
  { from, trail, by }: RestoreOptions,
  origin: string,
  first: readonly EntryDraft[],
  newer: NewerAttempts,
): Result<unknown, LogProblem> {
  const apart = join(trail.dir, NEW_FOLDER);
  const keySource = trail.keySource ?? fileKeySource(trail.dir);
  const old = openReader(from, keySource);
  if (!old.ok) return old;
  const carried = carriedOver(old.value, newer);
  old.value.stop();
  const { seeds: _unsigned, ...rest } = trail;
  const opened = openTrail({ ...rest, dir: apart, origin, keySource, reserveBytes: 0 });
  if (!opened.ok) return opened;
  const whose =
    by === null || by === undefined
      ? {}
      : { op: opened.value.operator(by.name, by.account), role: by.role, personal: { operator: by.name } };
  const told = first.map((draft) => (draft.kind === 'restore' ? { ...draft, ...whose } : draft));
  const written = opened.value.append(...told, ...carried, ...broughtOver(newer, opened.value));
  opened.value.stop();
  for (const name of ['lock.db', 'reserve.bin']) removeFile(join(apart, name));
  return written;
}

/**
 * The entries of open attempts, for a vault that may not know their vehicles, or know them under other references. A vehicle whose VIN nobody
 * can open keeps its reference, which the vault does not know: then nothing is activated until a person of the desk has settled it (rule 2).
 */
function broughtOver({ open, entries }: NewerAttempts, trail: AuditTrail): readonly EntryDraft[] {
  const vins = new Map(open.map(({ id, vin }) => [id, vin]));
  const told = new Set<string>();
  return draftsOf(entries).map((draft) => {
    const vin = draft.act === undefined ? null : (vins.get(draft.act) ?? null);
    if (vin === null || draft.act === undefined) return draft;
    const isFirst = !told.has(draft.act);
    told.add(draft.act);
    return { ...draft, veh: trail.vehicle(vin), ...(isFirst ? { personal: { vin } } : {}) };
  });
}
