/** Does parts of a verification, one after the other, off the main thread, with read-only connections of its own. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Db, openForReading } from '../store/index.ts';
import { erasuresOf, readHead } from '../log/index.ts';
import { systemRandom } from '../../base/index.ts';
import { LOG_MIGRATIONS, OLDEST_VAULT, VAULT_MIGRATIONS } from '../store/migrations/index.ts';
import { openingAsResult } from '../../disk/index.ts';
import { openVault, type Vault } from '../vault/index.ts';
import { verifyCommitments } from './verify-commitments.ts';
import { verifyContent } from './verify-content.ts';
import { verifyHeads } from './verify-heads.ts';
import { collectFindings, type PartReport } from './findings.ts';
import { overDamage, verifyStructure } from './verify-structure.ts';
import { loadLibrary } from './verify-thread.ts';
import { verifyTree } from './verify-tree.ts';
import { verifyVault } from './verify-vault.ts';
import type { Part, WorkerMessage, WorkerTask } from './verify.ts';

const { dir, key, log, isEarlier } = workerData as WorkerTask;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function run(db: Db, part: Part): PartReport {
  const progress = (checked: number, size: number) => post({ type: 'progress', part, checked, size });
  switch (part.name) {
    case 'structure':
      return verifyStructure(db, progress);
    case 'tree':
      return verifyTree(db, progress);
    case 'content':
      return verifyContent(db, progress);
    case 'heads':
      return verifyHeads(db, part.share, progress);
    case 'commitments':
      return overVault(db, (vault) => verifyCommitments(db, vault, part.share, progress, erasures(db)));
    case 'vault':
      return overVault(db, (vault) => verifyVault(db, vault, isEarlier, progress, erasures(db)));
  }
}

/** A vehicle of an earlier epoch may have been forgotten in a later one. */
function erasures(db: Db): () => ReturnType<typeof erasuresOf> {
  return () => erasuresOf(dir, isEarlier ? null : db);
}

function overVault(db: Db, use: (vault: Vault) => PartReport): PartReport {
  const vault = openingAsResult(() => vaultOf(readHead(db)?.origin ?? ''));
  return vault.ok ? use(vault.value) : closedVault(vault.error);
}

function vaultOf(origin: string): Vault {
  const db = openForReading(join(dir, 'vault.db'), VAULT_MIGRATIONS, OLDEST_VAULT);
  return openVault(db, origin, { read: () => key, store: () => undefined }, systemRandom);
}

/** A vault that does not open is a finding; the log is verified all the same. */
function closedVault(problem: string): PartReport {
  const findings = collectFindings();
  findings.add('database', null, `the vault cannot be opened (${problem}), so commitments were not compared`);
  return { size: 0, root: '', checked: 0, findings: findings.list() };
}

// First of all: from now on this thread may be ended.
loadLibrary();
post({ type: 'loaded' });

const opened = openingAsResult(() => openForReading(log, LOG_MIGRATIONS));

parentPort?.on('message', (part: Part) => {
  const report = opened.ok ? openingAsResult(() => overDamage(opened.value, () => run(opened.value, part))) : opened;
  post(report.ok ? { type: 'done', part, report: report.value } : { type: 'problem', problem: report.error });
});
