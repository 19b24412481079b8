/** The state of a run as its last entry tells it. That it is the one that was written, test/unit/app/enrolment/round-trip.test.ts shows. */
import {
  DONE,
  NOT_DONE,
  parseRunWords,
  PLACES,
  RUN_ASKS,
  RUN_SPENDS,
  type EnrolmentState,
  type Goal,
  type NotSent,
  type RunFields,
  type Spot,
  type Trouble,
  type Unsure,
  type UnsureWhy,
  type Way,
} from '../../enrolment/index.ts';
import type { CallName } from '../../pims/session-calls/index.ts';
import type { TransactionId } from '../../pims/index.ts';
import type { Entry } from '../entry/index.ts';

/** The state that an entry of kind `enrolment` made durable. Null: it is none, or one of a later program that this one cannot go on with. */
export function runStateOf({ kind, out, err, d }: Pick<Entry, 'kind' | 'out' | 'err' | 'd'>): EnrolmentState | null {
  const fields = kind === 'enrolment' && d?.word !== undefined ? parseRunWords(d.word) : null;
  if (fields === null) return null;
  const goal = fields.goal as Goal;
  const tx = (d?.tx ?? '') as TransactionId;
  switch (out) {
    case 'done':
      return endOf(fields.place, DONE, (how) => ({ name: 'done', goal, how }));
    case 'not-done':
      return endOf(fields.place, NOT_DONE, (because) => ({ name: 'not-done', goal, because }));
    case 'spending':
      return spendingOf(goal, fields, { tx, at: d?.at ?? 0 });
    case 'asking':
    case 'waiting':
      return standingOf(out, fields, { goal, code: err, tx, unsureCode: d?.n ?? null });
    default:
      return null;
  }
}

function endOf<W extends string>(word: string | null, words: readonly W[], make: (word: W) => EnrolmentState): EnrolmentState | null {
  const found = words.find((one) => one === word);
  return found === undefined ? null : make(found);
}

function spotOf(goal: Goal, place: string | null): Spot | null {
  const places: readonly string[] = PLACES[goal];
  return place !== null && places.includes(place) ? ({ goal, place } as Spot) : null;
}

function spendingOf(
  goal: Goal,
  { place, way, call, detail }: RunFields,
  sent: { readonly tx: TransactionId; readonly at: number },
): EnrolmentState | null {
  const spot = spotOf(goal, place);
  const found = RUN_SPENDS.find((one) => one === call);
  if (spot === null || found === undefined) return null;
  const otp = detail === null ? null : { reset: detail === 'for-place-reset' };
  return { ...spot, name: 'spending', way: wayOf(way), call: found, ...sent, otp };
}

type Told = { readonly goal: Goal; readonly code: number | null; readonly tx: TransactionId; readonly unsureCode: number | null };

function standingOf(name: 'asking' | 'waiting', fields: RunFields, told: Told): EnrolmentState | null {
  const spot = spotOf(told.goal, fields.place);
  if (spot === null) return null;
  const standing = { ...spot, way: wayOf(fields.way), trouble: troubleOf(fields, told.code), unsure: unsureOf(fields, told) };
  if (name === 'waiting') return { ...standing, name };
  const ask = RUN_ASKS.find((one) => one === fields.call);
  return ask === undefined ? null : { ...standing, name, ask };
}

function wayOf(way: string | null): Way {
  return way === 'short' ? 'short' : 'long';
}

function unsureOf({ unsureCall, unsureWhy }: RunFields, { tx, unsureCode }: Told): Unsure | null {
  const call = RUN_SPENDS.find((one) => one === unsureCall);
  return call === undefined ? null : { call, tx, why: (unsureWhy ?? 'crash') as UnsureWhy, code: unsureCode };
}

function troubleOf({ trouble, troubleCall, detail }: RunFields, code: number | null): Trouble | null {
  switch (trouble as Trouble['kind'] | null) {
    case 'error':
      return { kind: 'error', call: troubleCall as CallName, code: code ?? 0 };
    case 'not-sent':
      return { kind: 'not-sent', call: troubleCall as Extract<Trouble, { kind: 'not-sent' }>['call'], reason: detail as NotSent };
    case 'no-answer':
      return { kind: 'no-answer', call: troubleCall as Extract<Trouble, { kind: 'no-answer' }>['call'], why: detail as UnsureWhy };
    case 'session-lost':
      return { kind: 'session-lost' };
    case 'one-time-code':
      return { kind: 'one-time-code', reset: detail?.startsWith('reset') === true, code, unsure: detail?.endsWith('unsure') === true };
    case 'not-confirmed':
      return { kind: 'not-confirmed', call: troubleCall as Extract<Trouble, { kind: 'not-confirmed' }>['call'] };
    case null:
      return null;
  }
}
