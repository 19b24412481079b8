/** Logs of any size with a few real entries in them, bundles of these, and a search for values that must not be there. */
import type { Bundle, BundleAbout, BundleEntry } from '../../app/audit/bundle/types.ts';
import { signCheckpoint } from '../../app/audit/log/checkpoint.ts';
import { commit } from '../../app/audit/entry/commitment.ts';
import { encodeEntry } from '../../app/audit/entry/entry.ts';
import { leafHash, type Sha256 } from '../../app/audit/log/merkle.ts';
import { proveInclusion, treeRoot } from '../../app/audit/log/proof.ts';
import { attemptRef } from '../../app/audit/entry/refs.ts';
import { formatVerifierKey, type Signer } from '../../app/audit/log/signed-note.ts';
import type { Entry, PersonalField } from '../../app/audit/entry/types.ts';
import { nativeHmac, nativeSha256 } from '../../main/base/hash.ts';
import { sixteen, SMALL } from './entries.ts';
import { signerOf } from './naive-signer.ts';
import { hashAt, TileSource } from './naive-tree.ts';

/** Plain arrays: a Buffer is not equal to one in an assertion. */
const plainSha256: Sha256 = (bytes) => Uint8Array.from(nativeSha256(bytes));

export const ORIGIN = SMALL.log;
export const LOG: Signer = signerOf(ORIGIN, 1);

/** A salt that only the place decides. */
export const saltAt = (index: number, field: PersonalField): Uint8Array => plainSha256(Buffer.from(`salt ${index} ${field}`));

/** The personal values of the entry at an index. */
export const valuesAt = (index: number) =>
  ({ vin: `VR3UPHNKSK${String(index).padStart(7, '0')}`, operator: `Ødipus Ωperator ${index}` }) as const;

/** The entry at an index: the result of an attempt, committing to a VIN and an operator. */
export function entryAt(index: number): Entry {
  const values = valuesAt(index);
  const f = {
    vin: commit(saltAt(index, 'vin'), 'vin', values.vin, nativeHmac),
    operator: commit(saltAt(index, 'operator'), 'operator', values.operator, nativeHmac),
  };
  return { ...SMALL, seq: index, kind: 'result', act: attemptRef(sixteen(index & 255)), out: 'succeeded', f };
}

/** What a test log is: tiles, its head and the signed checkpoint. */
export type TestLog = ReturnType<typeof logOf>;

/** A log of `size` leaves; those at `real` are entries, all others are nothing but hashes. */
export function logOf(size: number, real: readonly number[]) {
  const leaves = Array.from({ length: size }, (_, i) => hashAt(i));
  for (const index of real) leaves[index] = leafHash(encodeEntry(entryAt(index)), plainSha256);
  const source = new TileSource(leaves);
  const head = { origin: ORIGIN, size, root: treeRoot(source, size, plainSha256) };
  return { source, head, checkpoint: signCheckpoint(head, [LOG]) };
}

/** One entry for a bundle, with some of its fields opened. */
export function bundleEntry(log: TestLog, index: number, open: readonly ('vin' | 'operator')[]): BundleEntry {
  const values = valuesAt(index);
  return {
    index,
    leaf: encodeEntry(entryAt(index)),
    hashes: proveInclusion(log.source, index, log.head.size, plainSha256),
    opened: open.map((name) => ({ name, value: values[name], salt: saltAt(index, name) })),
    withheld: (['operator', 'vin'] as const).filter((name) => !open.includes(name)),
  };
}

export const ABOUT: BundleAbout = {
  versions: { app: '1.0.0+abc', shell: 'electron', node: '24.1.0', sqlite: '3.53.2', platform: 'linux', arch: 'x64', electron: '45.0.0' },
  settings: {
    mode: 'live',
    language: 'de',
    sdk: 'auto',
    environment: 'Production',
    brand: 'Citroën',
    bridge: 'wss',
    pinned: true,
    answerTimeoutMs: 15_000,
    activationTimeoutMs: 60_000,
  },
  note: { by: 'Workshop 3', at: 1_760_000_000_000, text: 'The car was silent.\nThen it was not.' },
};

/** A bundle of these entries. */
export function bundleOf(log: TestLog, entries: readonly BundleEntry[]): Bundle {
  const traces = [
    { source: 'link', text: '> ATZ' },
    { source: 'bridge', text: '< get pims.vehicle.carkey' },
  ] as const;
  return { origin: ORIGIN, checkpoint: log.checkpoint, keys: [formatVerifierKey(LOG.key)], about: ABOUT, entries, traces };
}

/** A value in eight encodings: UTF-8, UTF-16 of both orders, Base64 at three offsets, hex (small and capital), percent. */
export function encodingsOf(value: string): readonly Buffer[] {
  const utf8 = Buffer.from(value);
  const hex = utf8.toString('hex');
  const percent = hex.replace(/../g, '%$&');
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    // Digits that also hold bits of what stands before or behind the value are left out.
    return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + utf8.length) * 8) / 6));
  });
  const texts = [hex, hex.toUpperCase(), percent, percent.toUpperCase(), ...base64].map((text) => Buffer.from(text));
  return [utf8, Buffer.from(value, 'utf16le'), Buffer.from(value, 'utf16le').swap16(), ...texts];
}

/** Is the value in these bytes, in any of the encodings? */
export function holds(bytes: Uint8Array, value: string): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return encodingsOf(value).some((encoded) => whole.includes(encoded));
}
