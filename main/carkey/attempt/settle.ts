/**
 * Turns what one answer says into entries. The order is the rule (activation rule 15: log before show): the code is sealed, the entry is
 * durable, and only then does anybody learn the new state.
 */
import type { EntryDraft } from '../../../app/audit/entry/index.ts';
import { type Transition, transition } from '../../../app/audit/attempt/index.ts';
import type { ActivationVerdict, AttemptEvent, AttemptState, LogProblem } from '../../../app/carkey/index.ts';
import { keptAnswer } from '../../../app/carkey/attempt/index.ts';
import { exactly, type ReceivedCode } from '../../../app/pims/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { asResult } from '../../disk/index.ts';
import { type CarKeyContext, signed } from '../index.ts';

/** How the verdict came about. `raw` is the answer as received, null when there was none. */
export type Settlement = {
  readonly verdict: ActivationVerdict;
  readonly raw: string | null;
  readonly late: boolean;
  readonly elapsedMs: number | null;
};

/** The code that an answer brought for this attempt, as it came; null: none, or none that is ours to keep. */
function broughtCode({ verdict, raw }: Settlement): ReceivedCode | null {
  const code = verdict.kind === 'succeeded' ? verdict.answer.securityCode : null;
  return code === null || raw === null ? code : exactly(code, raw);
}

function draftOf(record: AttemptRecord, { entry }: Transition, { raw, elapsedMs }: Settlement, code: ReceivedCode | null): EntryDraft {
  const ms = elapsedMs === null ? {} : { ms: Math.round(elapsedMs) };
  // The whole answer is sealed with its code and dies with it; here stays what everybody may read.
  const personal = { ...(raw === null ? {} : { answer: keptAnswer(raw) }), ...(code === null ? {} : { code: code.text }) };
  return { ...entry, act: record.id, veh: record.veh, d: { ...entry.d, ...ms }, personal };
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
  const step = transition(record.state, eventOf(verdict, late));
  if (!step.ok) return fail('ignored');
  const code = broughtCode(settlement);
  if (verdict.kind === 'succeeded' && code !== null) {
    const expiresAt = verdict.expiry.kind === 'at' ? verdict.expiry.at : null;
    const sealed = asResult(() => context.trail.sealCode(record.id, { raw: code.text, answer: raw ?? '', expiresAt }));
    if (!sealed.ok) return sealed;
  }
  const written = context.trail.append(signed(context, draftOf(record, step.value, settlement, code)));
  return written.ok ? ok(step.value.next) : fail(written.error);
}
