/**
 * Receipts: one page per attempt that a customer or a file can keep. Its short code commits to one entry at one place of one signed
 * head, so that a log that was rewritten later cannot show the same code again.
 */
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AttemptId } from '../../carkey/index.ts';
import { fail, ok, type Result } from '../../base/index.ts';
import { leafHash, portableSha256, type Sha256, type TreeHead } from '../log/index.ts';
import { decodeEntry, type Entry, type EntryKind } from '../entry/index.ts';
import { parseReceiptCode, writeReceiptCode, type ReceiptTypingFault } from './receipt-code.ts';

/** What a code commits to. `leaf` is the hash of the entry. */
export type ReceiptClaim = { readonly leaf: Uint8Array; readonly index: number; readonly root: Uint8Array; readonly size: number };

/** What stands on a receipt. `root` is lower-case hex; `vinEnd` the last 8 characters, null once the vehicle was forgotten. */
export type Receipt = {
  readonly attempt: AttemptId;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** Index of the entry that settled the attempt. */
  readonly index: number;
  readonly kind: SettlingKind;
  /** The outcome that the entry tells, one closed word. */
  readonly result: string;
  readonly vinEnd: string | null;
  readonly code: string;
};

/** The entries that settle an attempt. */
type SettlingKind = Extract<EntryKind, 'result' | 'resolved'>;

/** Why there is no receipt. `not-settling`: the entry ends no attempt. `other-log`, `outside`: the head is not one over this entry. */
export type ReceiptFault = 'not-an-entry' | 'not-settling' | 'other-log' | 'outside';

/** Why a text is no code, or the code of something else (`differs`). */
export type ReceiptCodeFault = ReceiptTypingFault | 'differs';

const CODE_BYTES = 15;

/** The receipt of the attempt that an entry settles. `leaf` are the entry's bytes, `head` a signed head over it; `vin` may be unknown. */
export function makeReceipt(
  leaf: Uint8Array,
  head: TreeHead,
  vin: string | null,
  sha: Sha256 = portableSha256,
): Result<Receipt, ReceiptFault> {
  const decoded = decodeEntry(leaf);
  if (!decoded.ok) return fail('not-an-entry');
  const { act, kind, out, log, seq } = decoded.value;
  if (act === undefined || out === undefined || !isSettling(kind)) return fail('not-settling');
  if (log !== head.origin) return fail('other-log');
  if (seq >= head.size) return fail('outside');
  const code = receiptCode({ leaf: leafHash(leaf, sha), index: seq, root: head.root, size: head.size }, sha);
  const vinEnd = vin === null ? null : vin.slice(-8);
  return ok({ attempt: act, origin: log, size: head.size, root: bytesToHex(head.root), index: seq, kind, result: out, vinEnd, code });
}

function isSettling(kind: Entry['kind']): kind is SettlingKind {
  return kind === 'result' || kind === 'resolved';
}

/**
 * The short code: the first 120 bits of SHA-256 over what it commits to, as 24 digits of Crockford base 32, and a check digit; in groups
 * of five. 120 bits cannot be met by a second log; whoever writes the log could prepare two with the same code with some 2^60 hashes.
 */
export function receiptCode(claim: ReceiptClaim, sha: Sha256 = portableSha256): string {
  const place = utf8ToBytes(`carkey-receipt/1\n${claim.index}\n${claim.size}\n`);
  const digits = digitsOf(sha(concatBytes(place, claim.leaf, claim.root)).subarray(0, CODE_BYTES));
  return writeReceiptCode(digits);
}

/** Is this the code of that entry at that place under that head? */
export function checkReceiptCode(typed: string, claim: ReceiptClaim, sha: Sha256 = portableSha256): Result<true, ReceiptCodeFault> {
  const code = parseReceiptCode(typed);
  if (!code.ok) return code;
  return code.value === receiptCode(claim, sha) ? ok(true) : fail('differs');
}

function digitsOf(bytes: Uint8Array): readonly number[] {
  const digits: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) digits.push((held >> (bits - 5)) & 31);
    held &= 31;
  }
  return digits;
}
