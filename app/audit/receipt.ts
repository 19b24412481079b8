/**
 * Receipts: one page per attempt that a customer or a file can keep. Its short code commits to one entry at one place of one signed
 * head, so that a log that was rewritten later cannot show the same code again.
 */
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AttemptId } from '../carkey/types.ts';
import { fail, ok, type Result } from '../result.ts';
import type { TreeHead } from './checkpoint.ts';
import { decodeEntry } from './entry.ts';
import { leafHash, portableSha256, type Sha256 } from './merkle.ts';
import type { Entry, EntryKind } from './types.ts';

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

/** Why a text is no code (`length`, `character`, or `check`: a typing error), or the code of something else (`differs`). */
export type ReceiptCodeFault = 'length' | 'character' | 'check' | 'differs';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 15;
const CODE_LENGTH = (CODE_BYTES * 8) / 5 + 1;
const GROUP = 5;

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
  const text = [...digits, checkDigit(digits)].map((digit) => ALPHABET.charAt(digit)).join('');
  return grouped(text);
}

/** Longest text that is read as a code, in UTF-16 units: what is pasted may have blanks around it. */
const TYPED_LIMIT = 200;

/**
 * Reads a code as a person types it: small letters, spaces and hyphens, O for 0, I and L for 1. Gives it as it is printed. Letters are those
 * of ASCII: what other alphabets call a capital differs from one program to the next.
 */
export function parseReceiptCode(typed: string): Result<string, Exclude<ReceiptCodeFault, 'differs'>> {
  if (typed.length > TYPED_LIMIT) return fail('length');
  const capitals = typed.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const text = capitals.replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const digits = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return fail('character');
  if (digits.length !== CODE_LENGTH) return fail('length');
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? ok(grouped(text)) : fail('check');
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

/**
 * The sum over GF(32) (x^5 + x^2 + 1) of each digit times a power of the generator x, another one for each of up to 31 positions. It finds
 * every single wrong digit and any two digits in each other's place, as Crockford's remainder by 37 does, without its five extra signs.
 */
function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => timesGenerator(sum ^ digit), 0);
}

function timesGenerator(value: number): number {
  return value < 16 ? value << 1 : ((value << 1) ^ 0b100101) & 31;
}

function grouped(text: string): string {
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}
