/** Checks a bundle with this computer's own cryptography. Needs no log: everything is in the file. */
import { type BundleReport, verifyBundle } from '../../../app/audit/bundle/index.ts';
import type { VerifierKey } from '../../../app/audit/log/index.ts';
import { verifyEd25519 } from '../../audit/index.ts';
import { nativeHmac, nativeSha256 } from '../../base/index.ts';

/** The verdict on the bytes of a bundle. `expected`: keys of the log as the reader knows them; without any, the one in the file counts. */
export function checkBundle(bytes: Uint8Array, expected?: readonly VerifierKey[]): Promise<BundleReport> {
  const known = expected === undefined ? {} : { expected };
  return verifyBundle(bytes, verifyEd25519, { sha: nativeSha256, mac: nativeHmac, ...known });
}
