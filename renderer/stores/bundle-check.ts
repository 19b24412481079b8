/** Checks a file that claims to be a bundle. A module of its own: it is loaded when the first one is opened. */
import type { BundleReport } from '../../app/audit/bundle/report.ts';
import { BUNDLE_LIMIT } from '../../app/audit/bundle/types.ts';
import { verifyBundle } from '../../app/audit/bundle/verify.ts';
import { parseVerifierKey, type VerifySignature } from '../../app/audit/signed-note.ts';
import { canVerify, verifyByBrowser } from '../verifier/signature.ts';

/** What came of it. `unreadable`: the file is gone or a folder. `unsupported`: this browser cannot check signatures. */
export type ReadOutcome = { readonly kind: 'unreadable' | 'unsupported' } | { readonly kind: 'report'; readonly report: BundleReport };

/** How signatures are checked, and whether they can be. */
export type Signatures = { readonly verify: VerifySignature; readonly possible: () => Promise<boolean> };

const BY_BROWSER: Signatures = { verify: verifyByBrowser, possible: canVerify };

/** Verifies a file in the page itself. `keyText`: the key that the reader expects, as typed; empty: the one in the file. */
export async function checkBundle(file: Blob, keyText: string, { verify, possible }: Signatures = BY_BROWSER): Promise<ReadOutcome> {
  if (!(await possible())) return { kind: 'unsupported' };
  // A file that is too large is refused by its size: it is never read into memory.
  const bytes = await bytesOf(file.size > BUNDLE_LIMIT ? file.slice(0, 0) : file);
  if (bytes === null) return { kind: 'unreadable' };
  const key = parseVerifierKey(keyText);
  const options = keyText === '' ? {} : { expected: key.ok ? [key.value] : [] };
  const report = await verifyBundle(bytes, verify, options);
  return { kind: 'report', report: file.size > BUNDLE_LIMIT ? tooLarge(report) : report };
}

/** The verdict on a file that was not read. */
function tooLarge(report: BundleReport): BundleReport {
  return { ...report, findings: [{ code: 'too-large', line: null, index: null, field: null }] };
}

/** Null for a file that is gone meanwhile, or a folder: the browser refuses those by throwing. */
async function bytesOf(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (fault) {
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}
