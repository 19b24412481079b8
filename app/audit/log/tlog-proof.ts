/** Offline proofs of one entry as a file (C2SP tlog-proof): index, inclusion proof and the signed checkpoint in one text. */
import { decodeBase64, encodeBase64, fail, ok, type Result } from '../../base/index.ts';
import { openCheckpoint, parseDecimal, type CheckpointFault, type OpenCheckpoint } from './checkpoint.ts';
import { HASH_BYTES, portableSha256, type Sha256 } from './merkle.ts';
import { verifyInclusion, type ProofFault } from './proof.ts';
import type { NoteFault, SignatureFault, VerifierKey, VerifySignature } from './signed-note.ts';

/** Its parts. `checkpoint` is the note word for word; `extra` is what an application adds, and nothing vouches for it. */
export type TlogProof = {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly extra: Uint8Array | null;
};

/** Why a text is no such proof. */
export type TlogProofFault = 'format' | 'extra' | 'index' | 'hashes';

/** The first line of the format. */
const FORMAT = 'c2sp.org/tlog-proof@v1';

/** More hashes than a tree of 2^53 leaves can ask for are refused before they are decoded. */
const HASH_LIMIT = 63;

/** The text of a proof. */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const lines = [
    FORMAT,
    ...(extra === null ? [] : [`extra ${encodeBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map((hash) => encodeBase64(hash)),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Takes a proof apart. The checkpoint is read when the proof is verified. */
export function parseTlogProof(text: string): Result<TlogProof, TlogProofFault> {
  const gap = text.indexOf('\n\n');
  const lines = text.slice(0, Math.max(gap, 0)).split('\n');
  if (lines.shift() !== FORMAT) return fail('format');
  const given = lines[0]?.startsWith('extra ') === true ? lines.shift() : undefined;
  const extra = given === undefined ? null : decodeBase64(given.slice('extra '.length));
  if (given !== undefined && extra === null) return fail('extra');
  const [first = '', ...rest] = lines;
  const index = first.startsWith('index ') ? parseDecimal(first.slice('index '.length)) : null;
  if (index === null) return fail('index');
  const hashes = parseHashes(rest);
  return hashes === null ? fail('hashes') : ok({ index, hashes, checkpoint: text.slice(gap + 2), extra });
}

/** Null when one of them is no hash. */
function parseHashes(lines: readonly string[]): readonly Uint8Array[] | null {
  if (lines.length > HASH_LIMIT) return null;
  const hashes = lines.map(decodeBase64).filter((hash) => hash?.length === HASH_BYTES);
  return hashes.length === lines.length ? hashes.filter((hash) => hash !== null) : null;
}

/** Does a known key vouch for a log with this leaf at the proof's index? `leaf` is the leaf's hash. */
export async function verifyTlogProof(
  proof: TlogProof,
  leaf: Uint8Array,
  known: readonly VerifierKey[],
  verify: VerifySignature,
  sha: Sha256 = portableSha256,
): Promise<Result<OpenCheckpoint, NoteFault | CheckpointFault | SignatureFault | ProofFault>> {
  const opened = await openCheckpoint(proof.checkpoint, known, verify);
  if (!opened.ok) return opened;
  const included = verifyInclusion(opened.value.head, proof.index, leaf, proof.hashes, sha);
  return included.ok ? opened : included;
}
