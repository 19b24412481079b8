/**
 * Fourth part of a verification: every signed head, its signature, its number and its root. Roots come from the stored leaf hashes, which
 * the first part compares with the leaves. A share checks the signatures of its heads only, for that is what takes time.
 */
import { appendLeaf, EMPTY_FRONTIER, type Frontier, frontierRoot, sameBytes, TILE_WIDTH } from '../../../app/audit/log/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { headFault, headTable } from '../heads/index.ts';
import { readHead } from '../log/index.ts';
import { asResult } from '../../disk/index.ts';
import type { Portion } from './verify-commitments.ts';
import { collectFindings, type Findings, type PartReport } from './findings.ts';
import type { Progress } from './verify-tree.ts';

/** Verifies one share of the signed heads as of one moment; the first share also compares all roots. */
export function verifyHeads(db: Db, share: Portion, progress: Progress): PartReport {
  return db.transaction(() => {
    const findings = collectFindings();
    const { size, root } = readHead(db) ?? { size: 0, root: Buffer.alloc(0) };
    checkNotes(db, share, findings);
    if (share.index === 0) checkRoots(db, size, findings);
    const checked = Math.floor((size * (share.index + 1)) / share.of) - Math.floor((size * share.index) / share.of);
    progress(checked, size);
    return { size, root: Buffer.from(root).toString('hex'), checked, findings: findings.list() };
  })();
}

function checkNotes(db: Db, share: Portion, findings: Findings): void {
  const table = headTable(db);
  const keys = asResult(() => table.keys());
  if (!keys.ok) {
    findings.add('head', null, 'a public key of the log cannot be read');
    return;
  }
  let wanted = 1;
  for (const row of table.all()) {
    if (share.index === 0 && row.n !== wanted) findings.add('head', null, `signed head ${wanted} is missing`);
    wanted = row.n + 1;
    if (row.n % share.of !== share.index) continue;
    const fault = headFault(row, keys.value);
    if (fault !== null) findings.add('head', null, `the signed head of ${row.size} entries does not hold: ${fault}`);
  }
}

/** Once a root differs, all later ones do: the first tells the place. */
function checkRoots(db: Db, size: number, findings: Findings): void {
  const grow = leafAppender(db);
  let vouched = 0;
  for (const { size: signed, root } of headTable(db).all()) {
    const grown = signed > size ? null : grow(signed);
    if (grown === null || !sameBytes(frontierRoot(grown, nativeSha256), root)) {
      const what = grown === null ? 'missing' : 'other ones';
      findings.add('head', Math.min(vouched, size), `entries ${vouched} to ${signed - 1}, whose head was signed, are ${what}`);
      return;
    }
    vouched = signed;
  }
}

/** Grows a tree to a size, in steps that never go back; null when leaves are missing. */
function leafAppender(db: Db): (size: number) => Frontier | null {
  const read = db.prepare<[number, number], Buffer>('select hash from entries where seq >= ? and seq < ? order by seq').pluck();
  let frontier = EMPTY_FRONTIER;
  let ahead: readonly Buffer[] = [];
  let base = 0;
  return (size) => {
    while (frontier.size < size) {
      if (frontier.size - base >= ahead.length) {
        base = frontier.size;
        ahead = read.all(base, base + 16 * TILE_WIDTH);
      }
      const hash = ahead[frontier.size - base];
      if (hash === undefined) return null;
      frontier = appendLeaf(frontier, hash, nativeSha256);
    }
    return frontier;
  };
}
