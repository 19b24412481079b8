/**
 * Goal L2, second half: proofs with one thing changed, judged by our verifier and by the second one. Neither may accept one of them. The
 * control judges without comparing the roots: it must let most of them through, or the changes would be caught by their shape alone.
 */
import { inclusionRoot, verifyConsistency, verifyInclusion } from '../../app/audit/log/proof.ts';
import { rememberingSha256 } from '../support/naive-tree.ts';
import { naiveConsistency, naiveInclusion, rememberingNode } from '../support/naive-verifier.ts';
import { changedGrowths, changedInclusions, grown, type Growth, type Inclusion } from '../support/changed-proofs.ts';
import type { Fault } from './fault.ts';

const COUNT = 200_000;
const SIZE = 300;
const SEED = 3;
/** Hashes that are remembered; dropped now and then, since changed ones are met once. */
const KEPT = 20_000;

type Verdict = { readonly accepted: string[]; readonly withoutRoots: number };

function judgeAll<T>(proofs: Iterable<T>, judge: (proof: T) => { readonly words: string[]; readonly shapely: boolean }): Verdict {
  const accepted: string[] = [];
  let withoutRoots = 0;
  for (const proof of proofs) {
    const { words, shapely } = judge(proof);
    accepted.push(...words);
    if (shapely) withoutRoots += 1;
  }
  return { accepted, withoutRoots };
}

const by = (ours: boolean, second: boolean): string =>
  [...(ours ? ['our verifier'] : []), ...(second ? ['the second verifier'] : [])].join(' and ');

function judgesOf() {
  let [sha, node, judged] = [rememberingSha256(), rememberingNode(), 0];
  const forget = () => {
    judged += 1;
    if (judged % KEPT === 0) [sha, node] = [rememberingSha256(), rememberingNode()];
  };
  return {
    inclusion: ({ head, index, leaf, hashes }: Inclusion) => {
      forget();
      const who = by(verifyInclusion(head, index, leaf, hashes, sha).ok, naiveInclusion(head, index, leaf, hashes, node));
      const words = who === '' ? [] : [`leaf ${index} of ${head.size}, changed, is accepted by ${who}`];
      return { words, shapely: inclusionRoot(head.size, index, leaf, hashes, sha).ok };
    },
    growth: ({ older, newer, hashes }: Growth) => {
      forget();
      const verdict = verifyConsistency(older, newer, hashes, sha);
      const who = by(verdict.ok, naiveConsistency(older, newer, hashes, node));
      const words = who === '' ? [] : [`growth from ${older.size} to ${newer.size}, changed, is accepted by ${who}`];
      return { words, shapely: !verdict.ok && verdict.error === 'root' };
    },
  };
}

/** Changed proofs. Not starred: the unit tests try 20,000 of each kind. */
export const fault: Fault = {
  name: 'mutations',
  starred: false,
  run() {
    const tree = grown(SIZE, rememberingSha256());
    const judges = judgesOf();
    const inclusions = judgeAll(changedInclusions(tree, COUNT, SEED), judges.inclusion);
    const growths = judgeAll(changedGrowths(tree, COUNT, SEED + 1), judges.growth);
    const lost = [...inclusions.accepted, ...growths.accepted];
    const passing = inclusions.withoutRoots + growths.withoutRoots;
    return Promise.resolve({
      name: 'changed proofs, two verifiers',
      tried: 2 * COUNT,
      survived: 2 * COUNT - lost.length,
      lost,
      control: { what: `without comparing roots ${passing} would pass`, seen: passing > COUNT },
    });
  },
};
