/** Reads from PIMS what the job needs, and writes down every reading before anybody sees it. */
import type { EntryDraft, VehicleRef } from '../../../app/audit/entry/index.ts';
import { keptAnswer, keptConnection } from '../../../app/carkey/attempt/index.ts';
import { type JobFacts, meaningOf } from '../../../app/carkey/status/index.ts';
import type { LogProblem, StatusReading, StatusWord } from '../../../app/carkey/index.ts';
import type { ConnectionFact } from '../../../app/pims/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { type CarKeyContext, signed, simulated } from '../index.ts';

/** A status read that is in the log. */
export type LoggedStatus =
  | { readonly kind: 'read'; readonly reading: StatusReading; readonly word: StatusWord }
  | { readonly kind: 'failed'; readonly failure: NonNullable<JobFacts['readFailure']> };

/** Reads the CarKey status once and records it, good or bad. */
export async function readStatus(context: CarKeyContext, vin: Vin, signal?: AbortSignal): Promise<Result<LoggedStatus, LogProblem>> {
  const outcome = await context.pims.status(vin, signal);
  const veh = context.trail.vehicle(vin);
  const tx = outcome.transactionId;
  if (outcome.kind === 'ok') {
    const { value: answer, at, elapsedMs } = outcome;
    const { word, deadline } = meaningOf(answer, context.serverTime.nowOrOwn());
    const sdk = context.pims.sdk();
    const d = {
      tx,
      ms: Math.round(elapsedMs),
      ...(deadline === null ? {} : { due: deadline }),
      ...(sdk === null ? {} : { sdk }),
      ...simulated(context),
    };
    return record(
      context,
      { kind: 'status', veh, out: word, d, personal: { answer: keptAnswer(outcome.raw) } },
      { kind: 'read', word, reading: { answer, transactionId: tx, at, elapsedMs } },
    );
  }
  if (outcome.kind === 'error') {
    const { error } = outcome;
    return record(
      context,
      { kind: 'status', veh, out: 'failed', err: error.code, d: { tx, reason: 'error' }, personal: { answer: keptAnswer(outcome.raw) } },
      { kind: 'failed', failure: { error, transactionId: tx } },
    );
  }
  return record(
    context,
    { kind: 'status', veh, out: 'failed', d: { tx, reason: outcome.outcome.reason } },
    { kind: 'failed', failure: { outcome: outcome.outcome, transactionId: tx } },
  );
}

function record(context: CarKeyContext, draft: EntryDraft, status: LoggedStatus): Result<LoggedStatus, LogProblem> {
  const written = context.trail.append(signed(context, draft));
  return written.ok ? ok(status) : fail(written.error);
}

/** Records what the phone says about the vehicle it is connected to; `changes`: how many changes of its mind this entry stands for. */
export function recordConnection(
  context: CarKeyContext,
  chosen: Vin,
  veh: VehicleRef,
  fact: ConnectionFact,
  changes = 1,
): LogProblem | null {
  const out = !fact.connected ? 'not-connected' : fact.vin === null ? 'no-vin' : fact.vin === chosen ? 'agrees' : 'differs';
  const written = context.trail.append(
    signed(context, {
      kind: 'vin-read',
      veh,
      out,
      d: { src: 'phone connection', ...(changes === 1 ? {} : { n: changes }), ...simulated(context) },
      personal: { connection: keptConnection(JSON.stringify(fact)) },
    }),
  );
  return written.ok ? null : written.error;
}

/** Asks for the connection right now; null when the phone does not answer. */
export async function readConnection(
  context: CarKeyContext,
  signal?: AbortSignal,
): Promise<{ readonly fact: ConnectionFact; readonly at: number } | null> {
  const outcome = await context.pims.connection(signal);
  return outcome.kind === 'ok' ? { fact: outcome.value, at: outcome.at } : null;
}
