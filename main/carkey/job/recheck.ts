/** Finds out what an activation did by reading, never by sending again (activation rules 5 to 7). */
import { transition } from '../../../app/audit/attempt/index.ts';
import { lateWindowEnd } from '../../../app/carkey/attempt/index.ts';
import type { AttemptState, LogProblem, StatusWord } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { recordOf } from '../attempt/index.ts';
import { type CarKeyContext, signed } from '../index.ts';
import { readStatus, type LoggedStatus } from './read.ts';

/** How often the status is read after an activation, and after an unknown outcome. */
const READS = 3;

/** Gap before the second and third read, ms: grows, and is short where answers are fast. */
function gapMs(limitMs: number, read: number): number {
  return Math.min(5_000, Math.max(200, limitMs / 8)) * (read * 2 - 1);
}

/** What a round of reads showed, and the last thing that was read. */
export type Recheck = { readonly state: AttemptState; readonly last: LoggedStatus | null };

/** The earliest moment (this computer's clock) at which reading again proves something. */
export function recheckAt(context: CarKeyContext, record: AttemptRecord): number | null {
  if (record.state.name !== 'unknown') return null;
  return lateWindowEnd(record.state.sentAt, record.limitMs ?? context.activationLimitMs());
}

function apply(context: CarKeyContext, record: AttemptRecord, word: StatusWord, final: boolean): Result<AttemptState, LogProblem> {
  const step = transition(record.state, { type: 'read-back', word, final });
  if (!step.ok) return ok(record.state);
  const written = context.trail.append(signed(context, { ...step.value.entry, act: record.id, veh: record.veh }));
  return written.ok ? ok(step.value.next) : fail(written.error);
}

const settled = (state: AttemptState): boolean =>
  state.name === 'resolved' || (state.name === 'succeeded' && state.readBack === 'confirmed');

/**
 * Reads the status up to three times with growing gaps and applies each reading to the attempt. After a success it is the read-back;
 * after an unknown outcome it is the check (wait out the late-answer window first, see {@link recheckAt}).
 */
export async function readAgain(
  context: CarKeyContext,
  id: AttemptRecord['id'],
  onRead: (last: LoggedStatus) => void,
  signal: AbortSignal,
): Promise<Result<Recheck, LogProblem>> {
  let last: LoggedStatus | null = null;
  for (let read = 1; read <= READS; read += 1) {
    const record = recordOf(context, id);
    if (record.vin === null || settled(record.state)) break;
    const status = await readStatus(context, record.vin, signal);
    if (!status.ok) return status;
    last = status.value;
    onRead(last);
    if (signal.aborted) break;
    if (last.kind === 'read') {
      const applied = apply(context, recordOf(context, id), last.word, read === READS);
      if (!applied.ok) return applied;
      if (settled(applied.value)) break;
    }
    if (read < READS) await context.wait(gapMs(record.limitMs ?? context.activationLimitMs(), read), signal);
  }
  return ok({ state: recordOf(context, id).state, last });
}
