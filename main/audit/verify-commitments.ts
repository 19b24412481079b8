/** Third part of a verification: every value that the vault still opens, against the commitment of its entry. Done in shares. */
import type { Commitments } from './vault.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { Db } from './database.ts';
import { readHead } from './log.ts';
import { inBatches } from './rows.ts';
import type { Vault } from './vault.ts';
import { collectFindings, type Findings, type PartReport } from './verify-findings.ts';
import type { Progress } from './verify-tree.ts';

/** One of several equal ranges of the log. */
export type Share = { readonly index: number; readonly of: number };

type Row = readonly [seq: number, leaf: string];

/** How the commitments begin in the canonical text. A quote inside a string is escaped there, so this can be nothing else. */
const COMMITTED = '"f":{';

/** Verifies the commitments of one share of the log as of one moment. */
export function verifyCommitments(db: Db, vault: Vault, share: Share, progress: Progress): PartReport {
  return db.transaction(() => {
    const findings = collectFindings();
    const { size, root } = readHead(db) ?? { size: 0, root: Buffer.alloc(0) };
    const from = Math.floor((size * share.index) / share.of);
    const to = Math.floor((size * (share.index + 1)) / share.of);
    compareRange(db, vault, from, to, findings);
    progress(to - from, size);
    return { size, root: Buffer.from(root).toString('hex'), checked: to - from, firstBad: findings.firstBad(), findings: findings.list() };
  })();
}

function compareRange(db: Db, vault: Vault, from: number, to: number, findings: Findings): void {
  const sql = `select seq, cast(leaf as text) from entries where seq >= ? and seq < ? and instr(leaf, cast('${COMMITTED}' as blob)) order by seq`;
  const committed = db.prepare<[number, number], Row>(sql).raw();
  const sealed = vault.readRange(from, to);
  for (const [seq, leaf] of inBatches(from, to, (a, b) => committed.all(a, b))) {
    const f = commitmentsIn(leaf);
    for (const { field, commitment } of sealed.ofEntry(seq))
      if (f[field] !== undefined && f[field] !== commitment) report(findings, seq, field);
    if (f.code !== undefined) compareCode(vault, seq, leaf, f.code, findings);
  }
}

/** Only this member: whether the text is canonical as a whole is found out elsewhere. */
function commitmentsIn(leaf: string): Commitments {
  const start = leaf.indexOf(COMMITTED) + COMMITTED.length;
  const pairs = leaf.slice(start, leaf.indexOf('}', start)).matchAll(/"([a-z]+)":"([0-9a-f]{64})"/g);
  return Object.fromEntries(Array.from(pairs, ([, field, value]) => [field, value])) as Commitments;
}

function compareCode(vault: Vault, seq: number, leaf: string, commitment: string, findings: Findings): void {
  const act = /"act":"(A-[0-9A-Z]{26})"/.exec(leaf)?.[1] as AttemptId | undefined;
  const code = act === undefined ? null : vault.codes.open(act);
  if (act !== undefined && code !== null && vault.codes.recommit(act, code.raw) !== commitment) report(findings, seq, 'code');
}

function report(findings: Findings, seq: number, field: string): void {
  findings.add('commitment', seq, `the vault's ${field} is not the one that entry ${seq} committed to`);
}
