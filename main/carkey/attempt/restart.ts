/** What a start finds of attempts that an earlier run left open (rule 14): nothing is sent, everything is said. */
import { transition } from '../../../app/audit/attempt/index.ts';
import type { EntryDraft } from '../../../app/audit/entry/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { type CarKeyContext, signed } from '../index.ts';

function draftFor(record: AttemptRecord): EntryDraft | null {
  const step = transition(record.state, { type: 'restarted' });
  return step.ok ? { ...step.value.entry, act: record.id, veh: record.veh } : null;
}

/** Settles interrupted attempts: `intent` was not sent, `sent` is unknown. Returns the attempts that need a person, newest first. */
export function settleInterrupted(context: CarKeyContext): Result<readonly AttemptRecord[], LogProblem> {
  const open = context.trail.attempts(true, 100);
  const drafts = open.flatMap((record) => draftFor(record) ?? []);
  if (drafts.length > 0) {
    const written = context.trail.append(...drafts.map((draft) => signed(context, draft)));
    if (!written.ok) return fail(written.error);
  }
  return ok(context.trail.attempts(true, 100).filter((record) => record.state.name === 'unknown'));
}
