/** Reads and verifies one file, and answers what a page asks about it: in a worker, or in the page itself by slices. */
import { BUNDLE_LIMIT, type BundleReport, verdictOf, verifyBundle, type VerifyOptions } from '../../app/audit/bundle/index.ts';
import { parseVerifierKey, type VerifySignature } from '../../app/audit/log/index.ts';
import type { OnPart, Stretch, Talk } from './protocol.ts';
import { canVerify, verifyByBrowser } from './signature.ts';
import { entriesOf, stationsOf } from './views.ts';

/** How signatures are checked, and whether they can be. */
export type Signatures = { readonly verify: VerifySignature; readonly possible: () => Promise<boolean> };

const BY_BROWSER: Signatures = { verify: verifyByBrowser, possible: canVerify };

/** Called during a check with the part that is done; see {@link VerifyOptions}. */
type Rest = NonNullable<VerifyOptions['rest']>;

/** Answers to every question. Before a check there is nothing to list. */
export type Desk = { readonly [K in keyof Talk]: (question: Talk[K]['ask'], rest: Rest) => Promise<Talk[K]['answer']> };

/** A desk for one file. */
export function deskOf(signatures: Signatures = BY_BROWSER): Desk {
  let report: BundleReport | null = null;
  let stations: ReturnType<typeof stationsOf> = new Map();
  return {
    check: async ({ file, key }, rest) => {
      const checked = await check(file, key, signatures, rest);
      if (typeof checked === 'string') return { kind: checked };
      report = checked;
      stations = stationsOf(checked);
      return { kind: 'verdict', verdict: verdictOf(checked) };
    },
    entries: (stretch) => Promise.resolve(report === null ? [] : entriesOf(report, stretch, stations)),
    findings: (stretch) => Promise.resolve(cut(report?.findings, stretch)),
    traces: (stretch) => Promise.resolve(cut(report?.bundle?.traces, stretch)),
  };
}

function cut<T>(rows: readonly T[] | undefined, { from, count }: Stretch): readonly T[] {
  return rows?.slice(from, from + count) ?? [];
}

async function check(
  file: Blob,
  keyText: string | null,
  { verify, possible }: Signatures,
  rest: Rest,
): Promise<BundleReport | 'unreadable' | 'unsupported'> {
  if (!(await possible())) return 'unsupported';
  const key = keyText === null ? null : parseVerifierKey(keyText);
  const expected = key === null ? {} : { expected: key.ok ? [key.value] : [] };
  if (file.size > BUNDLE_LIMIT) return tooLarge(key === null ? 'enclosed' : 'expected');
  const bytes = await bytesOf(file);
  return bytes === null ? 'unreadable' : verifyBundle(bytes, verify, { ...expected, rest });
}

/** The verdict on a file that is not read. */
function tooLarge(trust: BundleReport['trust']): BundleReport {
  const findings = [{ code: 'too-large', line: null, index: null, field: null }] as const;
  return { valid: false, findings, trust, signedBy: [], origin: null, size: null, root: null, entries: [], bundle: null };
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

/** Between two words about how far it is, in percent: drawing costs the page time that it does not need to spend. */
const STRIDE = 5;

/** Tells `onPart` when another few percent are done. */
export function strides(onPart: OnPart): OnPart {
  let told = 0;
  return (part) => {
    const percent = Math.floor((part * 100) / STRIDE) * STRIDE;
    if (percent <= told) return;
    told = percent;
    onPart(percent / 100);
  };
}
