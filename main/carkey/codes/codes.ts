/** Gives out a security code, to a person, once the fact is in the log. */
import { expiryAt, openedCode } from '../../../app/carkey/code/index.ts';
import type { AttemptId, CodeState, Expiry } from '../../../app/carkey/index.ts';
import type { ConsoleError, Input, Outputs, ShownCode } from '../../../app/contract/index.ts';
import { refused } from '../../../app/refusals/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { CLEARED_AFTER_MS, type ClipboardKeeper } from './clipboard.ts';
import { type CarKeyContext, signed } from '../index.ts';
import { endOfLook, looksAt, momentOf } from './shown-codes.ts';

const gone = (state: Exclude<CodeState, 'sealed' | 'faulty'>) => fail(refused({ reason: `code-${state}` }));

/** What the log says of the code of an attempt, and until when it is valid; null for an attempt that brought none. */
function codeOf({ state }: AttemptRecord): { readonly code: CodeState; readonly expiry: Expiry } | null {
  return state.name === 'succeeded' || state.name === 'resolved' ? state : null;
}

/** What a code is given out for: to be looked at until it is hidden, or to be copied. */
type Purpose = Input<'code.show'>['purpose'];

/** Gives out the code of one attempt. That it was given out is an entry, durable before the code is returned (rule 15). */
export function showCode(context: CarKeyContext, id: AttemptId, purpose: Purpose = 'look'): Result<ShownCode, ConsoleError> {
  const record = context.trail.attempt(id);
  if (record === null) return fail(refused({ reason: 'attempt-not-found' }));
  const known = codeOf(record);
  if (known === null) return gone('none');
  const { code: state, expiry } = known;
  if (state !== 'sealed' && state !== 'faulty') return gone(state);
  const sealed = context.trail.openCode(id);
  if (sealed === null && !hasCode(context, id)) return gone('missing');
  // While nobody vouches for the server's time a code is shown, with that doubt: one that is over does no harm, one withheld costs a visit.
  if (sealed === null || expiryAt(expiry, context.serverTime.now()) === 'expired') return gone('expired');
  const written = tellGiven(context, record, purpose);
  if (!written.ok) return fail({ code: 'log-unwritable' });
  const decoded = openedCode(sealed.raw, state);
  return ok({
    attempt: id,
    look: written.value[0]?.seq ?? 0,
    decoded: decoded.ok ? decoded.value : null,
    raw: sealed.raw,
    fault: decoded.ok ? null : decoded.error,
    expiry,
  });
}

/** A look begins, or a copy is made. */
function tellGiven(context: CarKeyContext, { id, veh }: AttemptRecord, purpose: Purpose) {
  return context.trail.append(signed(context, { kind: 'code-shown', act: id, veh, ...(purpose === 'copy' ? { out: 'copied' } : {}) }));
}

/** Did the attempt ever have a code? Entries of earlier versions call one that never came faulty. */
function hasCode(context: CarKeyContext, id: AttemptId): boolean {
  return context.trail.ofAttempt(id).some(({ f }) => f?.code !== undefined);
}

/** Copies the code of one attempt to the shell's clipboard. Null where the shell has none: then nothing was shown either. */
export async function copyCode(
  context: CarKeyContext,
  id: AttemptId,
  keeper: ClipboardKeeper | null,
): Promise<Result<Outputs['code.copy'], ConsoleError>> {
  if (keeper === null) return ok(null);
  const shown = showCode(context, id, 'copy');
  if (!shown.ok) return shown;
  await keeper.copy(shown.value.decoded?.copy ?? shown.value.raw);
  return ok({ clearedAfterMs: CLEARED_AFTER_MS });
}

/**
 * Records that a look ended, and how long it took: `look` is the number that came with the code, without it every look at this code.
 * Nothing is recorded of one that has ended already.
 */
export function hideCode(context: CarKeyContext, id: AttemptId, look?: number): Result<null, ConsoleError> {
  if (context.trail.attempt(id) === null) return fail(refused({ reason: 'attempt-not-found' }));
  const ended = looksAt(context.trail, id).filter(({ seq }) => look === undefined || seq === look);
  if (ended.length === 0) return ok(null);
  const now = momentOf(context.trail, context.clock);
  const written = context.trail.append(...ended.map((one) => signed(context, endOfLook(one, now))));
  return written.ok ? ok(null) : fail({ code: 'log-unwritable' });
}
