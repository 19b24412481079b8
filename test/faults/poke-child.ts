/**
 * Changes single bytes of a stopped log, one at a time, and says what came of each: opened, verified and read as the console does it. A
 * process of its own, for a byte may bring down or hold up whoever reads it. Argument: the folder; edits come as messages.
 */
import { openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openForReading } from '../../main/audit/store/database.ts';
import { systemRandom } from '../../main/base/random.ts';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { LOG_MIGRATIONS } from '../../main/audit/store/migrations/log-migrations.ts';
import { VAULT_MIGRATIONS } from '../../main/audit/store/migrations/vault-migrations.ts';
import { openingAsResult } from '../../main/disk/problems.ts';
import { openVault } from '../../main/audit/vault/vault.ts';
import { contentOf } from '../support/log-content.ts';
import { ORIGIN } from '../support/trails.ts';
import { verifyHere } from '../support/verify-here.ts';
import type { Edit, Poked } from './pokes.ts';

const [dir = ''] = process.argv.slice(2);
const file = join(dir, 'log.db');
const handle = openSync(file, 'r+');
const vault = openVault(openForReading(join(dir, 'vault.db'), VAULT_MIGRATIONS), ORIGIN, fileKeySource(dir), systemRandom);

/** With the file open for reading; null when it does not open or SQLite gives up on it. */
function withLog<T>(work: (db: Database.Database) => T): T | null {
  const done = openingAsResult(() => {
    const db = openForReading(file, LOG_MIGRATIONS);
    try {
      return work(db);
    } finally {
      db.close();
    }
  });
  for (const name of ['-wal', '-shm']) rmSync(`${file}${name}`, { force: true });
  return done.ok ? done.value : null;
}

const original = withLog((db) => (verifyHere(db, vault).findings.length === 0 ? contentOf(db, vault) : null));
if (original === null) throw new Error('the log is wrong before anything was changed');

function judged(): Pick<Poked, 'verdict' | 'structureOk'> {
  const structureOk = withLog((db) => db.pragma('integrity_check', { simple: true }) === 'ok') ?? false;
  const clean = withLog((db) => verifyHere(db, vault).findings.length === 0) ?? false;
  const content = clean ? withLog((db) => contentOf(db, vault)) : null;
  if (content === null) return { verdict: 'detected', structureOk };
  return { verdict: content === original ? 'identical' : 'accepted', structureOk };
}

function poke({ offset, value }: Edit): Pick<Poked, 'verdict' | 'structureOk'> {
  const before = Buffer.alloc(1);
  readSync(handle, before, 0, 1, offset);
  writeSync(handle, Buffer.of(value), 0, 1, offset);
  try {
    return judged();
  } catch (fault) {
    return { verdict: `threw ${fault instanceof Error ? fault.message : String(fault)}`, structureOk: false };
  } finally {
    writeSync(handle, before, 0, 1, offset);
  }
}

process.on('message', (edits: readonly Edit[]) => {
  for (const edit of edits) process.send?.({ edit, ...poke(edit) } satisfies Poked);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
