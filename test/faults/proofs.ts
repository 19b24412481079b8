/**
 * Goal L2, first half: every inclusion and every consistency proof of every tree up to 256 leaves, made from tiles, accepted by our
 * verifier and by a second one that knows nothing of ours. The control is the mistake that implementers make: a tree that is halved in the
 * middle. Its proofs differ from ours wherever the size is no power of two, and both verifiers must refuse them.
 */
import { proveConsistency, proveInclusion, verifyConsistency, verifyInclusion } from '../../app/audit/log/proof.ts';
import { rememberingSha256 } from '../support/naive-tree.ts';
import { naiveConsistency, naiveInclusion, rememberingNode } from '../support/naive-verifier.ts';
import { grown } from '../support/changed-proofs.ts';
import { rowOf, type Fault } from './fault.ts';

const SIZE = 256;

const sha = rememberingSha256();
const node = rememberingNode();
const { leaves, source, tree } = grown(SIZE, sha);
const headOf = (size: number) => ({ size, root: tree.root(0, size) });

const verdicts = (what: string, ours: boolean, second: boolean): string[] => [
  ...(ours ? [] : [`${what} is refused by our verifier`]),
  ...(second ? [] : [`${what} is refused by the second verifier`]),
];

function inclusions(): string[][] {
  return sizes().flatMap((size) =>
    leaves.slice(0, size).map((leaf, index) => {
      const proof = proveInclusion(source, index, size, sha);
      const ours = verifyInclusion(headOf(size), index, leaf, proof, sha).ok;
      return verdicts(`leaf ${index} of ${size}`, ours, naiveInclusion(headOf(size), index, leaf, proof, node));
    }),
  );
}

function growths(): string[][] {
  return sizes().flatMap((to) =>
    sizes(to).map((from) => {
      const proof = proveConsistency(source, from, to, sha);
      const ours = verifyConsistency(headOf(from), headOf(to), proof, sha).ok;
      return verdicts(`growth from ${from} to ${to}`, ours, naiveConsistency(headOf(from), headOf(to), proof, node));
    }),
  );
}

const sizes = (to = SIZE): number[] => Array.from({ length: to }, (_, i) => i + 1);

/** PATH(m, D[from:to]) of a tree that is halved in the middle. */
function halvedPath(m: number, from: number, to: number): Uint8Array[] {
  if (to - from === 1) return [];
  const middle = from + Math.ceil((to - from) / 2);
  return m < middle ? [...halvedPath(m, from, middle), halvedRoot(middle, to)] : [...halvedPath(m, middle, to), halvedRoot(from, middle)];
}

function halvedRoot(from: number, to: number): Uint8Array {
  const [leaf] = leaves.slice(from, to);
  if (to - from === 1 && leaf !== undefined) return leaf;
  const middle = from + Math.ceil((to - from) / 2);
  return node(halvedRoot(from, middle), halvedRoot(middle, to));
}

function control(): { readonly what: string; readonly seen: boolean } {
  let different = 0;
  let accepted = 0;
  for (let size = 1; size <= 64; size += 1) {
    for (const [index, leaf] of leaves.slice(0, size).entries()) {
      const proof = halvedPath(index, 0, size);
      if (Buffer.concat(proof).equals(Buffer.concat([...tree.path(index, 0, size)]))) continue;
      different += 1;
      if (verifyInclusion(headOf(size), index, leaf, proof, sha).ok || naiveInclusion(headOf(size), index, leaf, proof, node))
        accepted += 1;
    }
  }
  return {
    what: `trees halved in the middle: ${accepted} of ${different} other proofs accepted`,
    seen: different > 1_000 && accepted === 0,
  };
}

/** All proofs. */
export const fault: Fault = {
  name: 'proofs',
  starred: true,
  run: () => Promise.resolve(rowOf('all proofs up to 256 leaves, two verifiers', [...inclusions(), ...growths()], control())),
};
