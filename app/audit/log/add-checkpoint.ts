/** What a log asks of a witness (the body of C2SP tlog-witness add-checkpoint): from which size it proves, the proof, and its checkpoint. */
import { decodeBase64, encodeBase64, fail, ok, type Result } from '../../base/index.ts';
import { parseDecimal } from './checkpoint.ts';
import { HASH_BYTES } from './merkle.ts';

/** Most hashes of a proof, as the specification says. */
const PROOF_LIMIT = 63;

/** Longest request, in characters. */
export const REQUEST_LIMIT = 65_536;

/** A request. `old` is the size that the witness cosigned last, 0 for never; `note` is the signed checkpoint, not yet looked at. */
export type AddCheckpoint = { readonly old: number; readonly proof: readonly Uint8Array[]; readonly note: string };

/** Why a text is no request. */
export type AddCheckpointFault = 'too-long' | 'form' | 'old' | 'proof';

/** Writes a request. Throws a TypeError for one that {@link parseAddCheckpoint} would not read. */
export function formatAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  const text = [`old ${old}`, ...proof.map(encodeBase64), '', note].join('\n');
  const read = parseAddCheckpoint(text);
  if (!read.ok) throw new TypeError(`a request cannot have this: ${read.error}`);
  return text;
}

/** Reads a request. */
export function parseAddCheckpoint(text: string): Result<AddCheckpoint, AddCheckpointFault> {
  if (text.length > REQUEST_LIMIT) return fail('too-long');
  const gap = text.indexOf('\n\n');
  const [first = '', ...lines] = text.slice(0, Math.max(0, gap)).split('\n');
  if (gap < 0 || !first.startsWith('old ')) return fail('form');
  const old = parseDecimal(first.slice('old '.length));
  if (old === null) return fail('old');
  const proof = lines.length > PROOF_LIMIT ? [] : lines.flatMap(hashOf);
  return proof.length === lines.length ? ok({ old, proof, note: text.slice(gap + 2) }) : fail('proof');
}

function hashOf(line: string): readonly Uint8Array[] {
  const bytes = decodeBase64(line);
  return bytes?.length === HASH_BYTES ? [bytes] : [];
}
