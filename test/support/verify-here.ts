/** A full verification in this thread: what the workers of main/audit/verify/verify.ts do, for tests that verify thousands of times. */
import type Database from 'better-sqlite3';
import { joinReports, type VerifyReport } from '../../main/audit/verify/findings.ts';
import type { Vault } from '../../main/audit/vault/vault.ts';
import { erasuresIn } from '../../main/audit/log/erasures.ts';
import { verifyCommitments } from '../../main/audit/verify/verify-commitments.ts';
import { verifyContent } from '../../main/audit/verify/verify-content.ts';
import { verifyHeads } from '../../main/audit/verify/verify-heads.ts';
import { overDamage, verifyStructure } from '../../main/audit/verify/verify-structure.ts';
import { verifyTree } from '../../main/audit/verify/verify-tree.ts';
import { verifyVault } from '../../main/audit/verify/verify-vault.ts';

const WHOLE = { index: 0, of: 1 } as const;
const silent = (): void => undefined;

/** Verifies all parts; commitments only where there is a vault. Throws what a damaged file makes SQLite throw. */
export function verifyHere(db: Database.Database, vault: Vault | null): VerifyReport {
  const parts = [
    () => verifyContent(db, silent),
    () => verifyTree(db, silent),
    () => verifyHeads(db, WHOLE, silent),
    () => verifyStructure(db, silent),
    ...(vault === null
      ? []
      : [
          () => verifyCommitments(db, vault, WHOLE, silent, () => erasuresIn(db)),
          () => verifyVault(db, vault, false, silent, () => erasuresIn(db)),
        ]),
  ];
  return joinReports(
    parts.map((part) => overDamage(db, part)),
    0,
  );
}
