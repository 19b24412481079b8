/** Proofs over the log: the Merkle tree, checkpoints, signed notes, cosignatures. Bytes and hashes only; nothing here knows what an entry says. */
export { REQUEST_LIMIT, formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
export {
  openCheckpoint,
  parseCheckpoint,
  parseDecimal,
  signCheckpoint,
  type CheckpointFault,
  type OpenCheckpoint,
  type TreeHead,
} from './checkpoint.ts';
export {
  cosign,
  formatWitnessKey,
  parseWitnessKey,
  readCosignature,
  witnessKey,
  type Cosigned,
  type WitnessKey,
  type WitnessSigner,
} from './cosignature.ts';
export type { PublicKey, Signature } from './ed25519.ts';
export { maySign, witnessView } from './head-rules.ts';
export {
  EMPTY_FRONTIER,
  HASH_BYTES,
  appendLeaf,
  appendSubtree,
  frontierRoot,
  leafHash,
  portableSha256,
  type Frontier,
  type Sha256,
} from './merkle.ts';
export {
  proveConsistency,
  proveInclusion,
  sameBytes,
  treeRoot,
  verifyInclusion,
  type HashSource,
  type ProofFault,
  type SizedRoot,
} from './proof.ts';
export {
  formatNote,
  formatVerifierKey,
  parseNote,
  parseVerifierKey,
  signatureChecks,
  verifierKey,
  type NoteFault,
  type SignatureFault,
  type Signer,
  type VerifierKey,
  type VerifierKeyFault,
  type VerifySignature,
} from './signed-note.ts';
export { TILE_WIDTH, frontierOf, tileLevels, tileRoot, tilesCompletedAt, type TileLevel } from './tiles.ts';
