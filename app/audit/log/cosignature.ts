/**
 * Cosignatures (C2SP tlog-cosignature v1, Ed25519, key type 0x04): a witness says that at a time it saw a checkpoint of a log, and that it
 * continues every one of that log which it cosigned before.
 */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, ok, type Result } from '../../base/index.ts';
import { parseCheckpoint, type CheckpointFault, type TreeHead } from './checkpoint.ts';
import { parseSignature, type PublicKey, type Signature } from './ed25519.ts';
import type { Sha256 } from './merkle.ts';
import {
  formatKeyOfType,
  formatNote,
  keyOfType,
  parseKeyOfType,
  type NoteFault,
  type Sign,
  type SignatureFault,
  type VerifierKey,
  type VerifierKeyFault,
} from './signed-note.ts';

const TYPE = 0x04;
const TIME_BYTES = 8;

/** A witness's key. Its id is another one than the same bytes have as a log's key. */
export type WitnessKey = VerifierKey & { readonly role: 'witness' };

/** A witness's key that signs. */
export type WitnessSigner = { readonly key: WitnessKey; readonly sign: Sign };

/** What a witness stands for: `at` is its clock, in Unix seconds. */
export type Cosigned = { readonly head: TreeHead; readonly at: number };

/** Checks an Ed25519 signature at once. */
export type VerifyNow = (publicKey: PublicKey, message: Uint8Array, signature: Signature) => boolean;

/** The key of a name and a public key. Throws a TypeError for what the format cannot hold. */
export function witnessKey(name: string, publicKey: Uint8Array, sha?: Sha256): WitnessKey {
  return { ...keyOfType(TYPE, name, publicKey, sha), role: 'witness' };
}

/** The key as people exchange it: `name+id+base64(0x04 || key)`. */
export function formatWitnessKey(key: WitnessKey): string {
  return formatKeyOfType(TYPE, key);
}

/** Reads such a key; a log's own key (type 0x01) is refused. */
export function parseWitnessKey(text: string, sha?: Sha256): Result<WitnessKey, VerifierKeyFault> {
  const key = parseKeyOfType(TYPE, text, sha);
  return key.ok ? ok({ ...key.value, role: 'witness' }) : key;
}

/** The checkpoint with the witness's line added. Throws a TypeError for what is no checkpoint, and a RangeError for what is no time. */
export function cosign(checkpoint: string, { key, sign }: WitnessSigner, seconds: number): string {
  const read = parseCheckpoint(checkpoint);
  if (!read.ok) throw new TypeError(`this is no checkpoint: ${read.error}`);
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError('a time is a whole number of seconds');
  const { note } = read.value;
  const signature = concatBytes(timeBytes(seconds), sign(messageOf(note.text, seconds)));
  return formatNote({ ...note, signatures: [...note.signatures, { name: key.name, id: key.id, signature }] });
}

/** What this witness says in a checkpoint; of several lines the newest, and none may be wrong. The log's own signature is not looked at. */
export function readCosignature(
  checkpoint: string,
  key: WitnessKey,
  verify: VerifyNow,
): Result<Cosigned, NoteFault | CheckpointFault | SignatureFault> {
  const read = parseCheckpoint(checkpoint);
  if (!read.ok) return read;
  const { head, note } = read.value;
  const lines = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  if (lines.length === 0) return fail('unknown-keys');
  const times = lines.flatMap(({ signature }) => timeOf(note.text, signature, key, verify) ?? []);
  return times.length === lines.length ? ok({ head, at: Math.max(...times) }) : fail('bad-signature');
}

function timeOf(text: string, line: Uint8Array, key: WitnessKey, verify: VerifyNow): number | null {
  const signature = parseSignature(line.subarray(TIME_BYTES));
  if (signature === null) return null;
  const seconds = Number(new DataView(line.buffer, line.byteOffset, TIME_BYTES).getBigUint64(0));
  if (!Number.isSafeInteger(seconds)) return null;
  return verify(key.publicKey, messageOf(text, seconds), signature) ? seconds : null;
}

function messageOf(text: string, seconds: number): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${seconds}\n${text}`);
}

function timeBytes(seconds: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(seconds));
  return bytes;
}
