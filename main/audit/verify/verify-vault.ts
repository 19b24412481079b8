/**
 * Part of a verification: does the vault belong to the log, does every subject open and stand under its own blind index, and does every value
 * that was deleted with a foreign erasure name an entry that took so many along?
 */
import type { Db } from '../store/index.ts';
import { type Erased, readHead } from '../log/index.ts';
import { checkVault, type Vault } from '../vault/index.ts';
import type { AskErasures } from './verify-commitments.ts';
import { collectFindings, type Findings, type PartReport } from './findings.ts';
import type { Progress } from './verify-tree.ts';

/** Verifies the vault as of now. `isEarlier`: the log is one of an earlier epoch. */
export function verifyVault(db: Db, vault: Vault, isEarlier: boolean, progress: Progress, erasures: AskErasures): PartReport {
  const findings = collectFindings();
  const { size, root, origin } = readHead(db) ?? { size: 0, root: Buffer.alloc(0), origin: '' };
  const found = checkVault(db, vault, { origin, size, isEarlier }, erasures);
  if (found !== null) findings.add('vault', found.firstBad, found.detail);
  for (const [ref, fault] of vault.subjects.faults()) findings.add('vault', null, `the vault's row of ${ref} ${fault}`);
  countTombstones(vault, erasures(), findings);
  progress(size, size);
  return { size, root: Buffer.from(root).toString('hex'), checked: size, findings: findings.list() };
}

function countTombstones(vault: Vault, erased: readonly Erased[], findings: Findings): void {
  const taken = new Map<string, number>();
  for (const { reason } of vault.tombstones.all()) {
    if (reason !== 'before') taken.set(`${reason.log} ${reason.seq}`, (taken.get(`${reason.log} ${reason.seq}`) ?? 0) + 1);
  }
  for (const { log, seq, count } of erased) {
    const found = taken.get(`${log} ${seq}`) ?? 0;
    if (found > count) findings.add('vault', null, `the erasure at entry ${seq} of ${log} took ${count} along and is to explain ${found}`);
  }
}
