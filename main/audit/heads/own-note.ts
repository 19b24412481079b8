/** Reads a checkpoint that one of the log's own keys must have signed; at once, since the runtime checks signatures at once. */
import {
  type CheckpointFault,
  type NoteFault,
  parseCheckpoint,
  sameBytes,
  signatureChecks,
  type SignatureFault,
  type TreeHead,
  type VerifierKey,
} from '../../../app/audit/log/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { verifyEd25519 } from './ed25519.ts';
import type { HeadRow } from './head-table.ts';

/** Why a text is not a checkpoint of this log. */
export type OwnNoteFault = NoteFault | CheckpointFault | SignatureFault;

/** A head that the log signed, and the keys that did. */
export type OwnHead = { readonly head: TreeHead; readonly signedBy: readonly VerifierKey[] };

/** Takes a signed checkpoint apart and checks every signature of a known key; there must be one, and none may be wrong. */
export function openOwnNote(text: string, known: readonly VerifierKey[]): Result<OwnHead, OwnNoteFault> {
  const read = parseCheckpoint(text);
  if (!read.ok) return read;
  const { head, note } = read.value;
  const checks = signatureChecks(
    note,
    known.filter((key) => key.name === head.origin),
  );
  if (checks.length === 0) return fail('unknown-keys');
  const held = checks.every(({ key, message, signature }) => signature !== null && verifyEd25519(key.publicKey, message, signature));
  return held ? ok({ head, signedBy: checks.map(({ key }) => key) }) : fail('bad-signature');
}

/** Why a stored head cannot be believed, or null. */
export function headFault(row: HeadRow, keys: readonly VerifierKey[]): string | null {
  const own = openOwnNote(row.note, keys);
  if (!own.ok) return own.error;
  const { head } = own.value;
  return head.size === row.size && sameBytes(head.root, row.root) ? null : 'the note speaks of another head';
}
