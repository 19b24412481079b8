/**
 * Checkpoints (C2SP tlog-checkpoint): origin, size and root of a log as the text of a signed note. This console writes no extension
 * lines and reads none: nobody could audit them.
 */
import { decodeBase64, encodeBase64, fail, ok, type Result } from '../../base/index.ts';
import { HASH_BYTES } from './merkle.ts';
import type { SizedRoot } from './proof.ts';
import {
  openNote,
  parseNote,
  signNote,
  type NoteFault,
  type SignatureFault,
  type SignedNote,
  type Signer,
  type VerifierKey,
  type VerifySignature,
} from './signed-note.ts';

/** The head of a log: which log, how many leaves, and the root over them. */
export type TreeHead = SizedRoot & { readonly origin: string };

/** Why a text is no checkpoint of this profile. */
export type CheckpointFault = 'origin' | 'size' | 'root' | 'lines';

const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;
const ORIGIN = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u;

/** The text to sign. Throws a TypeError for a head that {@link parseCheckpointText} would not read. */
export function checkpointText(head: TreeHead): string {
  const text = `${head.origin}\n${head.size}\n${encodeBase64(head.root)}\n`;
  const read = parseCheckpointText(text);
  if (!read.ok) throw new TypeError(`a checkpoint cannot have this ${read.error}`);
  return text;
}

/** Reads the text of a checkpoint. */
export function parseCheckpointText(text: string): Result<TreeHead, CheckpointFault> {
  const [origin, size, root, end, ...more] = text.split('\n');
  if (origin === undefined || size === undefined || root === undefined || end !== '' || more.length > 0) return fail('lines');
  if (!ORIGIN.test(origin) || !origin.isWellFormed()) return fail('origin');
  const number = parseDecimal(size);
  if (number === null) return fail('size');
  const bytes = decodeBase64(root);
  return bytes?.length === HASH_BYTES ? ok({ origin, size: number, root: bytes }) : fail('root');
}

/** A natural number up to 2^53 - 1 in decimal without leading zeroes, or null. */
export function parseDecimal(text: string): number | null {
  const number = DECIMAL.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** The checkpoint as a signed note. Several signers: the log's old and new key at a key change. */
export function signCheckpoint(head: TreeHead, signers: readonly [Signer, ...Signer[]]): string {
  return signNote(checkpointText(head), signers);
}

/** A checkpoint whose text was read; its signatures are not checked yet. */
export type ReadCheckpoint = { readonly head: TreeHead; readonly note: SignedNote };

/** Takes a signed checkpoint apart. */
export function parseCheckpoint(text: string): Result<ReadCheckpoint, NoteFault | CheckpointFault> {
  const note = parseNote(text);
  if (!note.ok) return note;
  const head = parseCheckpointText(note.value.text);
  return head.ok ? ok({ head: head.value, note: note.value }) : head;
}

/** A checkpoint that may be believed as far as `signedBy` may. */
export type OpenCheckpoint = { readonly head: TreeHead; readonly signedBy: readonly VerifierKey[] };

/** Reads a checkpoint and checks what known keys signed. A log signs under its origin, so a key of another name is not the log's. */
export async function openCheckpoint(
  text: string,
  known: readonly VerifierKey[],
  verify: VerifySignature,
): Promise<Result<OpenCheckpoint, NoteFault | CheckpointFault | SignatureFault>> {
  const read = parseCheckpoint(text);
  if (!read.ok) return read;
  const { head, note } = read.value;
  const own = known.filter((key) => key.name === head.origin);
  const opened = await openNote(note, own, verify);
  return opened.ok ? ok({ head, signedBy: opened.value }) : opened;
}
