/**
 * Backups through SQLite's own backup interface, never a copy of a live file. A backup is done when its copy was verified in full and
 * proved to be the beginning of the log it came from. Keys are not in it: without this computer's `vault.key` its vault stays shut.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import {
  asResult,
  copyTree,
  preparePrivate,
  problemOf,
  renameFile,
  syncFolder,
  syncTree,
  tightenTree,
  writeJsonFile,
} from '../../disk/index.ts';
import { type VerifyFinding, verifyTrail } from '../verify/index.ts';
import { BACKUP_FILE, pruneBackups, UNFINISHED, type BackupFacts, type BackupPlace } from './backup-folder.ts';
import { type Db, emptyWal, openForReading, openForWriting } from '../store/index.ts';
import { readHead, storedRoot } from '../log/index.ts';
import { systemRandom } from '../../base/index.ts';
import type { KeySource } from '../keys/index.ts';
import { LOG_MIGRATIONS, VAULT_MIGRATIONS } from '../store/migrations/index.ts';
import { openVault, type Stores } from '../vault/index.ts';

/** Why there is no backup. `not-verified`: the copy does not hold; `finding` says where. `busy`: another one is being made. */
export type BackupProblem =
  { readonly code: LogProblem | 'busy' | 'aborted' } | { readonly code: 'not-verified'; readonly finding: VerifyFinding | null };

/** How a backup is made. */
export type BackupOptions = {
  /** Folder of the trail. */
  readonly dir: string;
  readonly stores: Stores;
  readonly keySource: KeySource;
  /** Folder of all backups. */
  readonly folder: string;
  /** UTC ms; names the backup and decides which older ones go. */
  readonly now: number;
  /** From 0 to 1: copying is the first half, verifying the second. */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
};

/** Pages copied between two turns of the event loop. */
const PAGES = 200;

/** Copies log and vault, verifies the copy, and deletes backups that are over their time. Entries may be added meanwhile. */
export async function makeBackup(options: BackupOptions): Promise<Result<BackupPlace, BackupProblem>> {
  const folder = freeName(join(options.folder, `backup-${new Date(options.now).toISOString().replaceAll(/[:.]/g, '-')}`));
  const partial = `${folder}${UNFINISHED}`;
  try {
    pruneBackups(options.folder, options.now);
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    await copyStores(options, partial);
    trimVault(options, partial);
    const facts = await verifiedFacts(options, partial);
    if (!facts.ok) return facts;
    writeJsonFile(join(partial, BACKUP_FILE), facts.value);
    syncTree(partial);
    renameFile(partial, folder);
    for (const named of [options.folder, options.dir]) syncFolder(named);
    pruneBackups(options.folder, options.now);
    return ok({ ...facts.value, folder });
  } catch (fault) {
    const problem = problemOf(fault);
    if (problem === null) throw fault;
    return fail({ code: problem });
  }
}

/** A clock that was set back may name a moment twice. */
function freeName(name: string): string {
  let free = name;
  for (let i = 2; existsSync(free); i += 1) free = `${name}-${i}`;
  return free;
}

/** The log first: the vault, which is written before it, then has the values of every entry in the copy. */
async function copyStores({ dir, stores, onProgress }: BackupOptions, to: string): Promise<void> {
  const copy = (db: Db, file: string, from: number) => {
    preparePrivate(join(to, file));
    return db.backup(join(to, file), {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(from + 0.25 * (totalPages === 0 ? 1 : 1 - remainingPages / totalPages));
        return PAGES;
      },
    });
  };
  await copy(stores.log, 'log.db', 0);
  await copy(stores.vault, 'vault.db', 0.25);
  // Logs of earlier epochs are not written any more.
  const epochs = join(dir, 'epochs');
  if (existsSync(epochs)) copyTree(epochs, join(to, 'epochs'));
  tightenTree(to);
}

/** Entries that came while the vault was copied are not in the copy of the log: nor are their values, nor the mark behind them. */
function trimVault({ keySource }: BackupOptions, to: string): void {
  const log = openForReading(join(to, 'log.db'), LOG_MIGRATIONS);
  const head = readHead(log);
  log.close();
  if (head === undefined) return;
  const db = openForWriting(join(to, 'vault.db'), VAULT_MIGRATIONS);
  try {
    openVault(db, head.origin, keySource, systemRandom).dropFrom(head.size);
    emptyWal(db);
  } finally {
    db.close();
  }
}

async function verifiedFacts(
  { stores, keySource, now, onProgress, signal }: BackupOptions,
  dir: string,
): Promise<Result<BackupFacts, BackupProblem>> {
  const report = await verifyTrail(dir, {
    keySource,
    onProgress: (checked, size) => onProgress?.(0.5 + (size === 0 ? 0.5 : (0.5 * checked) / size)),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!report.ok) return fail({ code: report.error });
  const { size, root, findings } = report.value;
  const origin = readHead(stores.log)?.origin;
  const live = asResult(() => Buffer.from(storedRoot(stores.log, size)).toString('hex'));
  if (findings.length > 0 || origin === undefined || !live.ok || live.value !== root) {
    return fail({ code: 'not-verified', finding: findings[0] ?? null });
  }
  return ok({ origin, size, root, at: now });
}
