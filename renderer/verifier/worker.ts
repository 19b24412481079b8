/** The worker: reads and verifies one file, and answers what the page asks about it. */
import type { BundleReport } from '../../app/audit/bundle/report.ts';
import { BUNDLE_LIMIT } from '../../app/audit/bundle/types.ts';
import { verifyBundle } from '../../app/audit/bundle/verify.ts';
import { parseVerifierKey } from '../../app/audit/signed-note.ts';
import type { CheckAnswer, Question, Talk } from './protocol.ts';
import { canVerify, verifyByBrowser } from './signature.ts';
import { entriesOf, verdictOf } from './views.ts';

/** Where questions come from. Each brings a port for its answer. */
type Desk = { addEventListener(type: 'message', listener: (event: MessageEvent<Question>) => void): void };

/** Answers the page. Only the page's own script sends messages here, so they are not parsed again. */
export function serve(desk: Desk): void {
  const answer = answering();
  desk.addEventListener('message', ({ data, ports: [port] }) => {
    void answer(data).then((reply) => port?.postMessage(reply));
  });
}

function answering(): (question: Question) => Promise<Talk[keyof Talk]['answer']> {
  let report: BundleReport | null = null;
  return async (question) => {
    switch (question.kind) {
      case 'check': {
        const checked = await check(question.file, question.key);
        if (typeof checked === 'string') return { kind: checked } satisfies CheckAnswer;
        report = checked;
        return { kind: 'verdict', verdict: verdictOf(checked) } satisfies CheckAnswer;
      }
      case 'entries':
        return report === null ? [] : entriesOf(report, question);
      case 'findings':
        return report?.findings.slice(question.from, question.from + question.count) ?? [];
      case 'traces':
        return report?.bundle?.traces.slice(question.from, question.from + question.count) ?? [];
    }
  };
}

async function check(file: Blob, keyText: string | null): Promise<BundleReport | 'unreadable' | 'unsupported'> {
  if (!(await canVerify())) return 'unsupported';
  const key = keyText === null ? null : parseVerifierKey(keyText);
  const expected = key === null ? {} : { expected: key.ok ? [key.value] : [] };
  if (file.size > BUNDLE_LIMIT) return tooLarge(key === null ? 'enclosed' : 'expected');
  const bytes = await bytesOf(file);
  return bytes === null ? 'unreadable' : verifyBundle(bytes, verifyByBrowser, expected);
}

/** The verdict on a file that is not read. */
function tooLarge(trust: BundleReport['trust']): BundleReport {
  const findings = [{ code: 'too-large', line: null, index: null, field: null }] as const;
  return { valid: false, findings, trust, signedBy: [], origin: null, size: null, root: null, entries: [], bundle: null };
}

async function bytesOf(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (fault) {
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}
