/**
 * Turns what one answer says into entries. The order is the rule (activation rule 15: log before show): the code is sealed, the entry is
 * durable, and only then does anybody learn the new state.
 */
import type { EntryDraft } from '../../../app/audit/types.ts';
import { nextState } from '../../../app/carkey/attempt.ts';
import type { ActivationVerdict, AttemptEvent, AttemptState, Expiry, LogProblem, RefusalReason } from '../../../app/carkey/types.ts';
import { keptAnswer } from '../../../app/carkey/kept-answer.ts';
import { exactly } from '../../../app/pims/received-code.ts';
import type { ReceivedCode } from '../../../app/pims/types.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { attempt } from '../../disk/index.ts';
import { type CarKeyContext, signed } from '../index.ts';

/** How the verdict came about. `raw` is the answer as received, null when there was none. */
export type Settlement = {
  readonly verdict: ActivationVerdict;
  readonly raw: string | null;
  readonly late: boolean;
  readonly elapsedMs: number | null;
};

/** The expiry as public details. */
function expiryDetails(expiry: Expiry): { readonly exp?: number; readonly reason?: Extract<Expiry, { kind: 'unknown' }>['reason'] } {
  return expiry.kind === 'at' ? { exp: expiry.at } : { reason: expiry.reason };
}

/** The code that an answer brought for this attempt, as it came; null: none, or none that is ours to keep. */
function broughtCode({ verdict, raw }: Settlement): ReceivedCode | null {
  const code = verdict.kind === 'succeeded' ? verdict.answer.securityCode : null;
  return code === null || raw === null ? code : exactly(code, raw);
}

type Draft = Pick<EntryDraft, 'act' | 'veh' | 'd' | 'personal'>;

function draftOf(record: AttemptRecord, next: AttemptState, settlement: Settlement, code: ReceivedCode | null): EntryDraft {
  const { raw, elapsedMs, late } = settlement;
  const d: NonNullable<EntryDraft['d']> = {
    ...(record.transactionId === null ? {} : { tx: record.transactionId }),
    ...(elapsedMs === null ? {} : { ms: Math.round(elapsedMs) }),
    ...(late ? { by: 'late-answer' } : {}),
  };
  // The whole answer is sealed with its code and dies with it; here stays what everybody may read.
  const personal = { ...(raw === null ? {} : { answer: keptAnswer(raw) }), ...(code === null ? {} : { code: code.text }) };
  return ended({ act: record.id, veh: record.veh, d, personal }, next);
}

function ended(base: Draft, next: AttemptState): EntryDraft {
  switch (next.name) {
    case 'succeeded':
      return { ...base, kind: 'result', out: 'succeeded', d: { ...base.d, code: next.code, ...expiryDetails(next.expiry) } };
    case 'resolved':
      return { ...base, kind: 'resolved', out: next.as, d: { ...base.d, code: next.code, ...expiryDetails(next.expiry) } };
    case 'refused':
      return refused(base, next.because);
    case 'unknown':
      return { ...base, kind: 'unknown', out: next.reason, ...(next.errorCode === null ? {} : { err: next.errorCode }) };
    case 'checked':
    case 'intent':
    case 'sent':
      throw new Error(`a verdict cannot lead to ${next.name}`);
  }
}

function refused(base: Draft, because: RefusalReason): EntryDraft {
  if (because.kind === 'error') return { ...base, kind: 'result', out: 'refused', err: because.code, d: { ...base.d, reason: 'error' } };
  return { ...base, kind: 'result', out: 'refused', d: { ...base.d, reason: because.reason } };
}

/** Nothing left this computer: that is no answer, and it ends an attempt that was never sent. */
function eventOf(verdict: ActivationVerdict, late: boolean): AttemptEvent {
  if (verdict.kind === 'refused' && verdict.because.kind === 'not-sent') return { type: 'not-sent', reason: verdict.because.reason };
  return { type: 'verdict', verdict, late };
}

/** Records a verdict. `ignored`: the attempt was settled before (a double answer), nothing changes. */
export function settle(
  context: CarKeyContext,
  record: AttemptRecord,
  settlement: Settlement,
): Result<AttemptState, LogProblem | 'ignored'> {
  const { verdict, raw, late } = settlement;
  const next = nextState(record.state, eventOf(verdict, late));
  if (!next.ok) return fail('ignored');
  const code = broughtCode(settlement);
  if (verdict.kind === 'succeeded' && code !== null) {
    const expiresAt = verdict.expiry.kind === 'at' ? verdict.expiry.at : null;
    const sealed = attempt(() => context.trail.sealCode(record.id, { raw: code.text, answer: raw ?? '', expiresAt }));
    if (!sealed.ok) return sealed;
  }
  const written = context.trail.append(signed(context, draftOf(record, next.value, settlement, code)));
  return written.ok ? ok(next.value) : fail(written.error);
}
