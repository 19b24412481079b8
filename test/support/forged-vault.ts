/** What somebody who has the vault's key, or only its file, does to a stopped vault. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemRandom } from '../../main/base/random.ts';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { seal, unseal } from '../../main/audit/keys/aead.ts';
import { masterKeys, subjectKeys } from '../../main/audit/vault/subject-keys.ts';

/** A file of SQLite and what belongs to it. */
const withCompanions = (name: string): readonly string[] => [name, `${name}-wal`, `${name}-shm`];

/** Puts database files of one stopped folder into another, as a sync client or a restore tool would. */
export function putFiles(from: string, to: string, databases: readonly string[], others: readonly string[] = []): void {
  for (const name of [...databases.flatMap(withCompanions), ...others]) {
    rmSync(join(to, name), { force: true });
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
}

type Row = { readonly ref: string; readonly kind: 'vehicle' | 'operator'; readonly key: Buffer; readonly value: Buffer };

/** Exchanges the values of two subjects, sealed and indexed as the program would do it; their keys stay. */
export function swapSubjects(dir: string, a: string, b: string): void {
  const db = new Database(join(dir, 'vault.db'));
  const master = masterKeys(db, fileKeySource(dir), systemRandom);
  const read = db.prepare<[string], Row>('select ref, kind, key, value from subject where ref = ?');
  const opened = [a, b].map((ref) => {
    const row = read.get(ref);
    const key = row === undefined ? null : master.unwrap(ref, row.key);
    if (row === undefined || key === null) throw new Error(`the vault does not know ${ref}`);
    const { enc } = subjectKeys(key);
    return { ref, kind: row.kind, enc, text: unseal(enc, `subject|${ref}`, row.value)?.toString('utf8') ?? '' };
  });
  const write = db.prepare('update subject set value = ?, lookup = ?, lookup8 = ?, lookup4 = ? where ref = ?');
  for (const { ref } of opened) db.prepare('update subject set lookup = ? where ref = ?').run(systemRandom(32), ref);
  for (const [index, { ref, kind, enc }] of opened.entries()) {
    const text = opened[1 - index]?.text ?? '';
    const end = (length: number) => (kind === 'vehicle' ? master.lookup(`end${length}`, text.slice(-length)) : null);
    write.run(seal(enc, `subject|${ref}`, Buffer.from(text), systemRandom), master.lookup(kind, text), end(8), end(4), ref);
  }
  db.close();
}

/** Exchanges what two subjects are found by, and nothing else: nobody needs a key for it. */
export function swapIndexes(dir: string, a: string, b: string): void {
  const db = new Database(join(dir, 'vault.db'));
  const indexes = [a, b].map((ref) => db.prepare<[string], Buffer>('select lookup from subject where ref = ?').pluck().get(ref));
  const write = db.prepare('update subject set lookup = ? where ref = ?');
  for (const ref of [a, b]) write.run(systemRandom(32), ref);
  write.run(indexes[1], a);
  write.run(indexes[0], b);
  db.close();
}

/** Takes the row of a subject away, with its key. */
export function dropSubject(dir: string, ref: string): void {
  const db = new Database(join(dir, 'vault.db'));
  db.prepare('delete from subject where ref = ?').run(ref);
  db.close();
}
