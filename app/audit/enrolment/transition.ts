/**
 * One step of a run: what its state becomes, what is then to be sent, and the entry that makes it durable. An entry holds the whole state in
 * words (fold.ts reads it back), so that a later program with other rules reads an old log as it was. `act` is the run's id, `by` the account.
 */
import {
  begin,
  runWords,
  step,
  type EnrolmentEvent,
  type EnrolmentState,
  type Goal,
  type IllegalStep,
  type RunFields,
  type Step,
  type Trouble,
  type Way,
} from '../../enrolment/index.ts';
import { ok, type Result } from '../../base/index.ts';
import type { DraftDetails, EntryDraft } from '../entry/index.ts';

/** What the entry says in public. The caller adds run, vehicle, person and account. */
export type RunEntry = Pick<EntryDraft, 'kind' | 'out' | 'err'> & { readonly d: DraftDetails };

/** A step that is allowed, with its entry. */
export type RunTransition = Step & { readonly entry: RunEntry };

/** A new run. */
export function beginRun(goal: Goal, way: Way): RunTransition {
  const first = begin(goal, way);
  return { ...first, entry: runEntry(first.next) };
}

/** The step that an event is. */
export function runTransition(state: EnrolmentState, event: EnrolmentEvent): Result<RunTransition, IllegalStep> {
  const next = step(state, event);
  return next.ok ? ok({ ...next.value, entry: runEntry(next.value.next) }) : next;
}

/** The entry of a state. */
export function runEntry(state: EnrolmentState): RunEntry {
  const code = errorOf(state);
  return {
    kind: 'enrolment',
    out: state.name,
    ...(code === null ? {} : { err: code }),
    d: { word: runWords(fieldsOf(state)), ...numbersOf(state) },
  };
}

const BLANK: Omit<RunFields, 'goal'> = {
  way: null,
  place: null,
  call: null,
  trouble: null,
  troubleCall: null,
  detail: null,
  unsureCall: null,
  unsureWhy: null,
};

function fieldsOf(state: EnrolmentState): RunFields {
  const { goal } = state;
  switch (state.name) {
    case 'asking':
    case 'waiting': {
      const { way, place, trouble, unsure } = state;
      const unsureWords = { unsureCall: unsure?.call ?? null, unsureWhy: unsure?.why ?? null };
      return { ...BLANK, goal, way, place, call: state.name === 'asking' ? state.ask : null, ...troubleFields(trouble), ...unsureWords };
    }
    case 'spending': {
      const detail = state.otp === null ? null : state.otp.reset ? 'for-place-reset' : 'for-place';
      return { ...BLANK, goal, way: state.way, place: state.place, call: state.call, detail };
    }
    case 'done':
      return { ...BLANK, goal, place: state.how };
    case 'not-done':
      return { ...BLANK, goal, place: state.because };
  }
}

function troubleFields(trouble: Trouble | null): Pick<RunFields, 'trouble' | 'troubleCall' | 'detail'> {
  if (trouble === null) return { trouble: null, troubleCall: null, detail: null };
  return { trouble: trouble.kind, troubleCall: 'call' in trouble ? trouble.call : null, detail: detailOf(trouble) };
}

function detailOf(trouble: Trouble): string | null {
  switch (trouble.kind) {
    case 'not-sent':
      return trouble.reason;
    case 'no-answer':
      return trouble.why;
    case 'one-time-code':
      return `${trouble.reset ? 'reset' : 'asked'}${trouble.unsure ? '-unsure' : ''}`;
    case 'error':
    case 'session-lost':
    case 'not-confirmed':
      return null;
  }
}

function errorOf(state: EnrolmentState): number | null {
  const trouble = 'trouble' in state ? state.trouble : null;
  return trouble?.kind === 'error' || trouble?.kind === 'one-time-code' ? trouble.code : null;
}

/** `tx` and `at` of the call under way, or `tx` and `n` (the code) of the one that the run is unsure of. */
function numbersOf(state: EnrolmentState): DraftDetails {
  if (state.name === 'spending') return { tx: state.tx, at: state.at };
  const unsure = 'unsure' in state ? state.unsure : null;
  return unsure === null ? {} : { tx: unsure.tx, ...(unsure.code === null ? {} : { n: unsure.code }) };
}
