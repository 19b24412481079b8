/** Changed proofs are never accepted: 20,000 of each kind; 200,000 of each by `npm run faults -- --only=mutations`. */
import { describe, expect, it } from 'vitest';
import { inclusionRoot, verifyConsistency, verifyInclusion } from '../../../../../app/audit/log/proof.ts';
import { changedGrowths, changedInclusions, grown } from '../../../../support/changed-proofs.ts';
import { rememberingSha256 } from '../../../../support/naive-tree.ts';

const RUNS = 20_000;
const LIMIT_MS = 300_000;
const sha = rememberingSha256();
const tree = grown(300, sha);

describe('changed proofs', () => {
  it(`none of ${RUNS} changed inclusion proofs is accepted`, { timeout: LIMIT_MS }, () => {
    let accepted = 0;
    let withoutRootCheck = 0;
    for (const { head, index, leaf, hashes } of changedInclusions(tree, RUNS, 1)) {
      if (verifyInclusion(head, index, leaf, hashes, sha).ok) accepted += 1;
      if (inclusionRoot(head.size, index, leaf, hashes, sha).ok) withoutRootCheck += 1;
    }
    expect(accepted).toBe(0);
    // The control: a verifier that does not compare the root would let most of them through, so the changes do reach that check.
    expect(withoutRootCheck).toBeGreaterThan(RUNS / 2);
  });

  it(`none of ${RUNS} changed consistency proofs is accepted`, { timeout: LIMIT_MS }, () => {
    let accepted = 0;
    let shapely = 0;
    for (const { older, newer, hashes } of changedGrowths(tree, RUNS, 2)) {
      const verdict = verifyConsistency(older, newer, hashes, sha);
      if (verdict.ok) accepted += 1;
      else if (verdict.error === 'root') shapely += 1;
    }
    expect(accepted).toBe(0);
    expect(shapely).toBeGreaterThan(RUNS / 2);
  });
});
