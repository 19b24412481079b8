/**
 * Signed notes (C2SP signed-note v1.0.0): a text, an empty line, and signature lines `— name base64(key id || signature)`. Ed25519
 * (type 0x01) is what this console signs and checks; lines of other keys and types may stand beside it and are passed over.
 */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64, encodeBase64, fail, ok, type Result } from '../../base/index.ts';
import { parsePublicKey, parseSignature, PUBLIC_KEY_BYTES, type PublicKey, type Signature } from './ed25519.ts';
import { portableSha256, type Sha256 } from './merkle.ts';

/** Longest note in characters. Sixteen post-quantum signatures of 5 kB, which the specification asks to accept, fit in. */
const NOTE_LIMIT = 131_072;

/** Most signature lines. The specification asks for 16 at least. */
const SIGNATURE_LIMIT = 32;

const ED25519 = 0x01;

/** Key types (C2SP signed-note): a signature over the text itself, and a witness's cosignature with its time (tlog-cosignature). */
export type KeyType = 0x01 | 0x04;

const KEY_ID_BYTES = 4;
const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u;
const SIGNATURE_LINE = /^— (?<name>[^\p{White_Space}\p{Cc}+]+) (?<data>[A-Za-z0-9+/]+={0,2})$/u;
const ASCII_CONTROL = /(?!\n)[\u0000-\u001f]/u; // eslint-disable-line no-control-regex -- the specification's own list

/** Who may have signed: a name, a public key, and the id that both have in signature lines (8 lower-case hex digits). */
export type VerifierKey = { readonly name: string; readonly id: string; readonly publicKey: PublicKey };

/** One signature line. `signature` is whatever its key's type makes it. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array };

/** A note as it was read. Nothing in `text` may be believed before a signature was checked. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Makes the 64 bytes of an Ed25519 signature (RFC 8032). */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Checks an Ed25519 signature over bytes on which all runtimes agree. Some answer at once, browsers later. */
export type VerifySignature = (publicKey: PublicKey, message: Uint8Array, signature: Signature) => boolean | Promise<boolean>;

/** A key that signs. */
export type Signer = { readonly key: VerifierKey; readonly sign: Sign };

/** Why a text is no note. */
export type NoteFault = 'too-long' | 'characters' | 'no-signature' | 'signature-line' | 'too-many-signatures';

/** Why a note is not believed: no known key signed it, or the line of a known key is wrong. */
export type SignatureFault = 'unknown-keys' | 'bad-signature';

/** Why a text is no verifier key of type Ed25519. `point`: bytes that are no key that somebody made, and on which verifiers differ. */
export type VerifierKeyFault = 'form' | 'name' | 'type' | 'id' | 'point';

/** The verifier key of a name and a public key. Throws a TypeError for a name or key that the format cannot hold. */
export function verifierKey(name: string, publicKey: Uint8Array, sha: Sha256 = portableSha256): VerifierKey {
  return keyOfType(ED25519, name, publicKey, sha);
}

/** The same for any type, which is part of the key's id. */
export function keyOfType(type: KeyType, name: string, publicKey: Uint8Array, sha: Sha256 = portableSha256): VerifierKey {
  if (!NAME.test(name) || !name.isWellFormed()) throw new TypeError('a key name has neither spaces nor plus');
  const point = parsePublicKey(publicKey);
  if (point === null) throw new TypeError(`an Ed25519 public key is ${PUBLIC_KEY_BYTES} bytes that are a point of order L`);
  return { name, id: keyId(type, name, publicKey, sha), publicKey: point };
}

function keyId(type: KeyType, name: string, publicKey: Uint8Array, sha: Sha256): string {
  return bytesToHex(sha(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, KEY_ID_BYTES));
}

/** The key as people exchange it: `name+id+base64(type || key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  return formatKeyOfType(ED25519, key);
}

/** The same for any type. */
export function formatKeyOfType(type: KeyType, key: VerifierKey): string {
  return `${key.name}+${key.id}+${encodeBase64(concatBytes(Uint8Array.of(type), key.publicKey))}`;
}

/** Reads such a key; its id must be the one that its name and bytes have. */
export function parseVerifierKey(text: string, sha: Sha256 = portableSha256): Result<VerifierKey, VerifierKeyFault> {
  return parseKeyOfType(ED25519, text, sha);
}

/** The same for any type; a key of another type is refused. */
export function parseKeyOfType(type: KeyType, text: string, sha: Sha256 = portableSha256): Result<VerifierKey, VerifierKeyFault> {
  const [, name, id, data] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text) ?? [];
  const bytes = data === undefined ? null : decodeBase64(data);
  if (name === undefined || bytes === null || bytes.length === 0) return fail('form');
  if (!NAME.test(name) || !name.isWellFormed()) return fail('name');
  if (bytes[0] !== type || bytes.length !== 1 + PUBLIC_KEY_BYTES) return fail('type');
  if (keyId(type, name, bytes.slice(1), sha) !== id) return fail('id');
  const publicKey = parsePublicKey(bytes.slice(1));
  return publicKey === null ? fail('point') : ok({ name, id, publicKey });
}

/** Signs a text with one or more keys. Throws a TypeError for a text that no note can hold. */
export function signNote(text: string, signers: readonly [Signer, ...Signer[]]): string {
  const message = utf8ToBytes(text);
  return formatNote({
    text,
    signatures: signers.map(({ key, sign }) => ({ name: key.name, id: key.id, signature: sign(message) })),
  });
}

/** Writes a note, for example with a witness's line added. Throws a TypeError for what {@link parseNote} would not read as the same. */
export function formatNote(note: SignedNote): string {
  const lines = note.signatures.map(({ name, id, signature }) => `— ${name} ${encodeBase64(concatBytes(hexToBytes(id), signature))}\n`);
  const text = `${note.text}\n${lines.join('')}`;
  const read = parseNote(text);
  if (!read.ok || read.value.text !== note.text) throw new TypeError('a note has text lines and signature lines of its form');
  return text;
}

/** Takes a note apart. Signatures are not checked here. */
export function parseNote(note: string): Result<SignedNote, NoteFault> {
  if (note.length > NOTE_LIMIT) return fail('too-long');
  if (ASCII_CONTROL.test(note) || !note.isWellFormed()) return fail('characters');
  const gap = note.lastIndexOf('\n\n');
  const lines = note.slice(gap + 2).split('\n');
  if (gap < 0 || note.length === gap + 2) return fail('no-signature');
  if (lines.pop() !== '') return fail('signature-line');
  if (lines.length > SIGNATURE_LIMIT) return fail('too-many-signatures');
  const signatures = lines.map(parseSignatureLine);
  return signatures.includes(null)
    ? fail('signature-line')
    : ok({ text: note.slice(0, gap + 1), signatures: signatures.filter((line) => line !== null) });
}

function parseSignatureLine(line: string): NoteSignature | null {
  const { name, data } = SIGNATURE_LINE.exec(line)?.groups ?? {};
  const bytes = data === undefined ? null : decodeBase64(data);
  if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
  return { name, id: bytesToHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

/** One check that a reader has to make. A signature that is null is none, and does not hold. */
export type SignatureCheck = { readonly key: VerifierKey; readonly message: Uint8Array; readonly signature: Signature | null };

/**
 * The signatures of known keys, to be checked by whatever the caller has. The note may be believed when there is at least one and all
 * of them hold; {@link openNote} does that.
 */
export function signatureChecks(note: SignedNote, known: readonly VerifierKey[]): readonly SignatureCheck[] {
  const message = utf8ToBytes(note.text);
  return note.signatures.flatMap(({ name, id, signature }) =>
    known.filter((key) => key.name === name && key.id === id).map((key) => ({ key, message, signature: parseSignature(signature) })),
  );
}

/** The known keys that signed, at least one; a wrong line of a known key spoils the whole note. */
export async function openNote(
  note: SignedNote,
  known: readonly VerifierKey[],
  verify: VerifySignature,
): Promise<Result<readonly VerifierKey[], SignatureFault>> {
  const checks = signatureChecks(note, known);
  if (checks.length === 0) return fail('unknown-keys');
  const held = await Promise.all(
    checks.map(async ({ key, message, signature }) => signature !== null && verify(key.publicKey, message, signature)),
  );
  return held.every(Boolean) ? ok([...new Set(checks.map(({ key }) => key))]) : fail('bad-signature');
}
