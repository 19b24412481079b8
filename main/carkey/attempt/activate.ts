/**
 * Runs one attempt: the only place of the program that sends an activation (activation rules 1, 3, 14, 15).
 * `intent` and `sent` are durable before a byte leaves; nothing here or below it ever sends a second time.
 */
import { CHECKED, type Transition, transition } from '../../../app/audit/attempt/index.ts';
import { requirementWords, type SourceWord, sourceWords } from '../../../app/audit/entry/index.ts';
import { judgeActivation } from '../../../app/carkey/status/index.ts';
import type { AskingId, AttemptEvent, AttemptId, AttemptState, LogProblem } from '../../../app/carkey/index.ts';
import {
  activateCarKey,
  type ActivationAnswer,
  parseActivation,
  pimsErrorInfo,
  type RequestOutcome,
  type TransactionId,
} from '../../../app/pims/index.ts';
import { fail, type JsonObject, ok, type Result } from '../../../app/base/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { newTransactionId } from '../../pims/index.ts';
import { type CarKeyContext, nameAtWork, signed, simulated } from '../index.ts';
import { settle } from './settle.ts';

/** Lines that we only concluded, and why a person goes on all the same. */
export type GoneOver = { readonly lines: readonly AskingId[]; readonly reason: string };

/**
 * What was confirmed and measured when the person pressed the button. `answeredFor`: a person answers for the vehicle (rule 8). `goneOver`: null
 * where every line holds.
 */
export type Approval = {
  readonly vin: Vin;
  readonly sources: readonly SourceWord[];
  readonly answeredFor: boolean;
  readonly goneOver: GoneOver | null;
};

/** An attempt that is in the log with its intent; nothing was sent yet. */
export type OpenAttempt = { readonly id: AttemptId; readonly transactionId: TransactionId };

/** A step that the state machine always allows. */
function stepOf(state: AttemptState, event: AttemptEvent): Transition {
  const step = transition(state, event);
  if (!step.ok) throw new Error(`no attempt goes from ${step.error.from} by ${step.error.event}`);
  return step.value;
}

/** Writes down approval and intent in one step; the intent commits to the VIN, so that a bundle of the attempt can open it. `conflict`: another attempt is open for this vehicle or station. */
export function intend(context: CarKeyContext, approval: Approval): Result<OpenAttempt, LogProblem> {
  const act = context.newAttemptId();
  const transactionId = newTransactionId();
  const veh = context.trail.vehicle(approval.vin);
  const sim = simulated(context);
  const by = approval.answeredFor ? ({ by: 'override' } as const) : {};
  const { goneOver } = approval;
  const word = goneOver === null ? {} : { word: requirementWords(goneOver.lines) };
  const reason = goneOver === null ? {} : { reason: goneOver.reason };
  const { entry: intent } = stepOf(CHECKED, { type: 'intend', transactionId });
  const written = context.trail.append(
    signed(context, {
      kind: 'checked',
      act,
      veh,
      d: { src: sourceWords(approval.sources), ...by, ...word, ...sim },
      personal: { operator: nameAtWork(context), ...reason },
    }),
    signed(context, {
      ...intent,
      act,
      veh,
      d: { ...intent.d, lim: context.activationLimitMs(), ...sim },
      personal: { vin: approval.vin },
    }),
  );
  return written.ok ? ok({ id: act, transactionId }) : fail(written.error);
}

/** A record that must exist: the projection is written with the entries. */
export function recordOf(context: CarKeyContext, id: AttemptId): AttemptRecord {
  const record = context.trail.attempt(id);
  if (record === null) throw new Error('an attempt is missing from its projection');
  return record;
}

/** Bridge connection and link of this moment: everything that was checked holds for them alone. */
export type ConnectionStamp = { readonly bridge: number | null; readonly linkLosses: number };

/** The stamp of this moment. `bridge` is null while it is not ready. */
export function stampOf(context: CarKeyContext): ConnectionStamp {
  const state = context.bridge.state();
  return { bridge: state.name === 'ready' ? state.since : null, linkLosses: context.link.losses() };
}

function sameConnection(a: ConnectionStamp, b: ConnectionStamp): boolean {
  return a.bridge === b.bridge && a.linkLosses === b.linkLosses;
}

/** How an attempt ended for now, and the VIN that the answer named, exactly as it came. */
export type Ended = { readonly state: AttemptState; readonly answeredVin: string | null };

/**
 * Sends the one `set`, waits for its answer and settles the attempt. Resolves to the new state, or why the log does not take it.
 * `stamp` is what the checks were made on: after a reconnect another vehicle could be selected, after a lost link another one could
 * stand here, so nothing is sent.
 */
export async function send(
  context: CarKeyContext,
  attempt: OpenAttempt,
  stamp: ConnectionStamp,
  onSent: () => void,
  signal: AbortSignal,
): Promise<Result<Ended, LogProblem>> {
  const veh = recordOf(context, attempt.id).veh;
  const kept: { readonly problem: LogProblem | null }[] = [];
  const markSent = () => {
    if (!sameConnection(stampOf(context), stamp)) {
      kept.push({ problem: null });
      throw new Error('the connection is not the one that was checked');
    }
    const { entry: sent } = stepOf({ name: 'intent', transactionId: attempt.transactionId }, { type: 'send', at: context.clock.wall() });
    const written = context.trail.append(signed(context, { ...sent, act: attempt.id, veh }));
    if (!written.ok) {
      kept.push({ problem: written.error });
      throw new Error('the log does not take the sent mark');
    }
    onSent();
  };
  const outcome = await context.bridge.request(activateCarKey(), {
    transactionId: attempt.transactionId,
    timeoutMs: context.activationLimitMs(),
    signal,
    beforeSend: markSent,
  });
  const [back] = kept;
  if (back !== undefined) return notSent(context, attempt, back.problem);
  return conclude(context, attempt, outcome);
}

/** Kept back at the last moment: by the log (`problem`), or because the connection was lost since the checks. */
function notSent(context: CarKeyContext, attempt: OpenAttempt, problem: LogProblem | null): Result<Ended, LogProblem> {
  const reason = problem === null ? 'vehicle-changed' : 'log-unwritable';
  const verdict = { kind: 'refused', because: { kind: 'not-sent', reason } } as const;
  const settled = settle(context, recordOf(context, attempt.id), { verdict, raw: null, late: false, elapsedMs: null });
  return settled.ok
    ? ok({ state: settled.value, answeredVin: null })
    : fail(problem ?? (settled.error === 'ignored' ? 'conflict' : settled.error));
}

function conclude(context: CarKeyContext, attempt: OpenAttempt, outcome: RequestOutcome): Result<Ended, LogProblem> {
  const record = recordOf(context, attempt.id);
  if (record.vin === null) throw new Error('the vehicle of an open attempt has no VIN');
  let answeredVin: string | null = null;
  const parse = (result: JsonObject): ActivationAnswer => {
    const answer = parseActivation(result);
    answeredVin = answer.vin;
    return answer;
  };
  const verdict = judgeActivation(outcome, record.vin, parse, (code) => pimsErrorInfo(code).effect);
  const settled = settle(context, record, {
    verdict,
    raw: outcome.kind === 'answered' ? outcome.answer.raw : null,
    late: false,
    elapsedMs: outcome.kind === 'not-sent' ? null : outcome.elapsedMs,
  });
  if (!settled.ok && settled.error !== 'ignored') return fail(settled.error);
  return ok({ state: recordOf(context, attempt.id).state, answeredVin });
}
