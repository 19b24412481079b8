/**
 * SQLite's own look at the file: pages, indexes, types and lengths of columns. It knows nothing of what the entries should say; but rows
 * are listed through indexes, which no hash covers, and a damaged file keeps no promise about the types that a table declares.
 */
import type { Db } from '../store/index.ts';
import { readHead } from '../log/index.ts';
import { problemOf } from '../../disk/index.ts';
import { collectFindings, type PartReport } from './findings.ts';
import type { Progress } from './verify-tree.ts';

const OK = 'ok';

/** Verifies the structure as of one moment. */
export function verifyStructure(db: Db, progress: Progress): PartReport {
  return db.transaction(() => {
    const said = structureOf(db);
    const { size, root } = readHead(db) ?? { size: 0, root: Buffer.alloc(0) };
    progress(size, size);
    return {
      ...reportOf(said === OK ? null : `the file is damaged: ${said}`),
      size,
      checked: size,
      root: Buffer.from(root).toString('hex'),
    };
  })();
}

/**
 * Runs one part over a file that may hold anything. A part that stumbles over a value of the wrong type has found damage, when SQLite's own
 * check finds some too; else it is a bug, and goes on.
 */
export function overDamage(db: Db, part: () => PartReport): PartReport {
  try {
    return part();
  } catch (fault) {
    if (problemOf(fault) !== null || structureOf(db) === OK) throw fault;
    return reportOf(`the file is damaged so that it cannot be read: ${structureOf(db)}`);
  }
}

function structureOf(db: Db): string {
  return db.prepare<[], string>('pragma integrity_check(1)').pluck().get() ?? '';
}

function reportOf(detail: string | null): PartReport {
  const findings = collectFindings();
  if (detail !== null) findings.add('database', null, detail);
  return { size: 0, root: '', checked: 0, findings: findings.list() };
}
