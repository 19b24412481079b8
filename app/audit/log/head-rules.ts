/**
 * What a log may sign, and what an outside witness makes of a head that it is shown (C2SP tlog-checkpoint and tlog-witness). Both
 * keep the last head they stood for; signatures are checked before these rules are asked.
 */
import { fail, ok, type Result } from '../../base/index.ts';
import type { TreeHead } from './checkpoint.ts';
import { portableSha256, type Sha256 } from './merkle.ts';
import { sameBytes, verifyConsistency } from './proof.ts';

/**
 * Why a head is not signed. `other-log`: another origin. `smaller`: the log lost leaves that it vouched for. `other-root`: same size,
 * other content. `unproved`: the proof does not lead from the last signed head to this one, so they may contradict each other.
 */
export type SigningRefusal = 'other-log' | 'smaller' | 'other-root' | 'unproved';

/** May the log sign `next` after `last` (null: nothing was signed yet)? `proof` is the consistency proof between them. */
export function maySign(
  last: TreeHead | null,
  next: TreeHead,
  proof: readonly Uint8Array[],
  sha: Sha256 = portableSha256,
): Result<'first' | 'same' | 'grown', SigningRefusal> {
  const seen = witnessView(last, next, proof, sha);
  switch (seen) {
    case 'first':
    case 'same':
    case 'grown':
      return ok(seen);
    case 'rollback':
      return fail('smaller');
    case 'fork':
      return fail('other-root');
    case 'other-log':
    case 'unproved':
      return fail(seen);
  }
}

/**
 * What a witness sees. `rollback`: fewer leaves than it has seen; an old copy was restored. `fork`: two contents of one size; both
 * signed heads together are the evidence. `unproved`: larger, but this proof does not show that nothing changed below; a log that
 * cannot give one that does has forked.
 */
export type WitnessView = 'first' | 'same' | 'grown' | 'rollback' | 'fork' | 'unproved' | 'other-log';

/** Compares the head that is shown with the last one that was seen (null: none). */
export function witnessView(
  seen: TreeHead | null,
  shown: TreeHead,
  proof: readonly Uint8Array[],
  sha: Sha256 = portableSha256,
): WitnessView {
  if (seen === null) return 'first';
  if (seen.origin !== shown.origin) return 'other-log';
  if (shown.size < seen.size) return 'rollback';
  if (shown.size === seen.size) return sameBytes(seen.root, shown.root) ? 'same' : 'fork';
  return verifyConsistency(seen, shown, proof, sha).ok ? 'grown' : 'unproved';
}
