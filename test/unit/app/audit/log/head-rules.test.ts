import { describe, expect, it } from 'vitest';
import { maySign, witnessView } from '../../../../../app/audit/log/head-rules.ts';
import { proveConsistency, treeRoot } from '../../../../../app/audit/log/proof.ts';
import { hashAt, TileSource } from '../../../../support/naive-tree.ts';

const ORIGIN = 'log.example/dealer/bay-1/1';
const SIZE = 40;
const leaves = Array.from({ length: SIZE }, (_, i) => hashAt(i));
const log = new TileSource(leaves);
const rewritten = new TileSource(leaves.with(4, hashAt(999)));
const headOf = (source: TileSource, size: number, origin = ORIGIN) => ({ origin, size, root: treeRoot(source, size) });

describe('what a log may sign', () => {
  it('a first head, the same head, and every head that the last one leads to', () => {
    expect(maySign(null, headOf(log, 7), [])).toEqual({ ok: true, value: 'first' });
    for (let from = 0; from <= SIZE; from += 1) {
      for (let to = from; to <= SIZE; to += 1) {
        const verdict = maySign(headOf(log, from), headOf(log, to), proveConsistency(log, from, to));
        expect(verdict).toEqual({ ok: true, value: from === to ? 'same' : 'grown' });
      }
    }
  });

  it.each([
    ['another log', headOf(log, 20, 'log.example/dealer/bay-2/1'), proveConsistency(log, 10, 20), 'other-log'],
    ['a log that became smaller', headOf(log, 9), [], 'smaller'],
    ['other content of the same size', headOf(rewritten, 10), [], 'other-root'],
    ['content that was rewritten below', headOf(rewritten, 20), proveConsistency(rewritten, 10, 20), 'unproved'],
    ['a right head with the proof of another one', headOf(log, 20), proveConsistency(log, 9, 20), 'unproved'],
    ['a right head without its proof', headOf(log, 20), [], 'unproved'],
  ] as const)('never %s', (_about, next, proof, error) => {
    expect(maySign(headOf(log, 10), next, proof)).toEqual({ ok: false, error });
  });
});

describe('what a witness sees', () => {
  const seen = headOf(log, 10);
  it.each([
    ['first', null, headOf(log, 10), []],
    ['same', seen, headOf(log, 10), []],
    ['grown', seen, headOf(log, 33), proveConsistency(log, 10, 33)],
    ['rollback', seen, headOf(log, 3), []],
    ['fork', seen, headOf(rewritten, 10), []],
    ['unproved', seen, headOf(rewritten, 33), proveConsistency(rewritten, 10, 33)],
    ['other-log', seen, headOf(log, 33, 'log.example/dealer/bay-1/2'), proveConsistency(log, 10, 33)],
  ] as const)('%s', (view, before, shown, proof) => {
    expect(witnessView(before, shown, proof)).toBe(view);
  });

  it('every cut below the last head it saw, and every rewritten leaf in it', () => {
    for (let size = 0; size < 10; size += 1) expect(witnessView(seen, headOf(log, size), [])).toBe('rollback');
    for (let leaf = 0; leaf < 10; leaf += 1) {
      const forked = new TileSource(leaves.with(leaf, hashAt(999)));
      expect(witnessView(seen, headOf(forked, 10), [])).toBe('fork');
      expect(witnessView(seen, headOf(forked, 25), proveConsistency(forked, 10, 25))).toBe('unproved');
    }
  });
});
