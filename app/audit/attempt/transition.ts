/**
 * One step of an attempt: what its state becomes, and the entry that makes this durable. fold.ts reads the entry back; that the fold of what is
 * written here is the state again, test/unit/app/audit/attempt/attempt-round-trip.test.ts shows for every way through the state machine.
 */
import { type IllegalMove, nextState } from '../../carkey/attempt/index.ts';
import type { AttemptEvent, AttemptState, Expiry, RefusalReason, StatusWord } from '../../carkey/index.ts';
import { ok, type Result } from '../../base/index.ts';
import type { DraftDetails, EntryDraft, EntryKind } from '../entry/index.ts';

/** What the entry says in public, but for what was measured: durations, limits, the simulator's case. The caller adds attempt, vehicle and person. */
export type AttemptEntry = Pick<EntryDraft, 'kind' | 'out' | 'err'> & { readonly d: DraftDetails };

/** A step that is allowed. */
export type Transition<S extends AttemptState = AttemptState> = { readonly next: S; readonly entry: AttemptEntry };

/** The step that an event is, from this state; nothing changes where it does not apply. */
export function transition(state: AttemptState, event: AttemptEvent): Result<Transition, IllegalMove> {
  const next = nextState(state, event);
  return next.ok ? ok({ next: next.value, entry: entryOf(event, next.value) }) : next;
}

/** Does an entry say that its attempt activated the CarKey: answered so, or settled so? */
export function isActivation({ kind, out }: { readonly kind: EntryKind; readonly out: string | null }): boolean {
  if (kind === 'result') return out === 'succeeded';
  return kind === 'resolved' && (out === 'activated' || out === 'activated-code-lost');
}

/** Approval and intent become durable together: the state before is never alone in the log. */
export const CHECKED: AttemptState = { name: 'checked' };

function entryOf(event: AttemptEvent, next: AttemptState): AttemptEntry {
  if (event.type === 'read-back') return readBack(next, event.word);
  // When it was due is for the caller to say: a code without a known end has none in its state.
  if (event.type === 'code-expired') return { kind: 'code-expired', d: {} };
  const late = event.type === 'verdict' && event.late ? ({ by: 'late-answer' } as const) : {};
  switch (next.name) {
    case 'checked':
      return { kind: 'checked', d: {} };
    case 'intent':
      return { kind: 'intent', d: { tx: next.transactionId } };
    case 'sent':
      return { kind: 'sent', d: { tx: next.transactionId, at: next.sentAt } };
    case 'succeeded':
      return { kind: 'result', out: 'succeeded', d: { tx: next.transactionId, ...late, code: next.code, ...expiryDetails(next) } };
    case 'refused':
      return refused(next.because, { ...transaction(next), ...late });
    case 'unknown':
      return { kind: 'unknown', out: next.reason, ...errorOf(next.errorCode), d: { tx: next.transactionId, ...late } };
    case 'resolved':
      return resolved(next);
  }
}

function refused(because: RefusalReason, d: DraftDetails): AttemptEntry {
  const base = { kind: 'result', out: 'refused' } as const;
  if (because.kind === 'error') return { ...base, err: because.code, d: { ...d, reason: 'error' } };
  return { ...base, d: { ...d, reason: because.reason } };
}

type Resolved = Extract<AttemptState, { name: 'resolved' }>;

/** A code comes with a late answer alone; what else resolves an attempt has no expiry to tell. */
function resolved(next: Resolved): AttemptEntry {
  const expiry = next.by === 'late-answer' ? expiryDetails(next) : {};
  return { kind: 'resolved', out: next.as, d: { ...transaction(next), by: next.by, code: next.code, ...expiry } };
}

function readBack(next: AttemptState, word: StatusWord): AttemptEntry {
  if (next.name === 'resolved') {
    const { d, ...rest } = resolved(next);
    return { ...rest, d: { ...d, word } };
  }
  return { kind: 'read-back', out: readBackWord(next, word), d: { ...transaction(next), word } };
}

/** What was read, until the round of reads has a result. */
function readBackWord(next: AttemptState, word: StatusWord): 'confirmed' | 'not-confirmed' | 'no-effect-seen' | StatusWord {
  if (next.name === 'succeeded') return next.readBack === 'pending' ? word : next.readBack;
  return next.name === 'unknown' && next.noEffectSeen ? 'no-effect-seen' : word;
}

/** An attempt that never came to an intent has no transaction. */
function transaction(next: AttemptState): Pick<DraftDetails, 'tx'> {
  return 'transactionId' in next && next.transactionId !== null ? { tx: next.transactionId } : {};
}

function errorOf(code: number | null): Pick<AttemptEntry, 'err'> {
  return code === null ? {} : { err: code };
}

function expiryDetails(next: AttemptState): Pick<DraftDetails, 'exp' | 'reason'> {
  return 'expiry' in next ? toldExpiry(next.expiry) : {};
}

function toldExpiry(expiry: Expiry): Pick<DraftDetails, 'exp' | 'reason'> {
  return expiry.kind === 'at' ? { exp: expiry.at } : { reason: expiry.reason };
}
