/**
 * What a customer's account has used up, counted from the entries of its runs (`d.by`: the account). A call counts when it is written as
 * spending, before it is sent, so that a crash loses no count; what was surely not sent or not spent is taken back by the entry after it.
 */
import { isSpaced, LIMITS, NO_COUNTS, type Counts } from '../../budget/index.ts';
import type { AccountRef } from '../../customer/index.ts';
import type { EnrolmentState, RunSpend, Trouble } from '../../enrolment/index.ts';
import type { SentAt } from '../../operators/index.ts';
import { callRow, decideError, type ErrorDecision } from '../../pims/session-calls/index.ts';
import { runStateOf } from '../enrolment/index.ts';
import type { Entry } from '../entry/index.ts';

/** A call of which no entry has told the end yet. `isUnsure`: its run has written that it does not know it; a late answer or an ask may tell. */
type Pending = { readonly call: RunSpend; readonly act: Entry['act']; readonly ts: number; readonly isUnsure: boolean };

/**
 * What is counted of one account. `otps`: when each was asked for, UTC ms. `pending`: calls that count as used until their own run tells the end, at
 * most one of each run; a log that was full may never do so.
 */
export type BudgetFold = Pick<Counts, 'sms' | 'pin' | 'device'> & {
  readonly otps: readonly number[];
  readonly pending: readonly Pending[];
};

/** Nothing was used. */
export const NOTHING_USED: BudgetFold = { sms: 0, pin: 0, device: 0, otps: [], pending: [] };

/** Most one-time codes kept: more than count within their time. */
const MOST_OTPS = 50;

/** Whose account an entry speaks of; null: none. */
export function accountOfEntry({ kind, d }: Pick<Entry, 'kind' | 'd'>): AccountRef | null {
  return kind === 'enrolment' && d?.by?.startsWith('C-') === true ? (d.by as AccountRef) : null;
}

/** The counts of an account after one more of its entries. */
export function foldBudget(before: BudgetFold, entry: Entry): BudgetFold {
  const state = runStateOf(entry);
  if (state === null) return before;
  const own = before.pending.find(({ act }) => act === entry.act);
  if (own !== undefined && isStillUnsure(own, state))
    return { ...before, pending: [...without(before, own).pending, { ...own, isUnsure: true }] };
  const settled = own === undefined ? before : settle(without(before, own), own, endOf(own, state));
  return state.name === 'spending' ? begin(settled, { call: state.call, act: entry.act, ts: entry.ts, isUnsure: false }) : settled;
}

/** What is used at `now` (UTC ms). What is under way counts as used. */
export function countsAt({ sms, pin, device, otps, pending }: BudgetFold, now: number): Counts {
  const under = (budget: 'pin' | 'device') => pending.filter(({ call }) => callRow(call).spends.includes(budget)).length;
  const within = LIMITS.otp.within ?? Number.POSITIVE_INFINITY;
  const otp = otps.filter((at) => now - at < within).length;
  return { ...NO_COUNTS, sms, pin: pin + under('pin'), device: device + under('device'), otp };
}

/** When a call that is spaced per site was sent, as app/budget counts it; null: the entry is no such call. */
export function spacedAt(entry: Entry): SentAt | null {
  const state = runStateOf(entry);
  return state?.name === 'spending' && isSpaced(state.call) ? { ts: entry.ts, mono: entry.mono, boot: entry.boot } : null;
}

const isStillUnsure = ({ call }: Pending, state: EnrolmentState): boolean => 'unsure' in state && state.unsure?.call === call;

function begin(fold: BudgetFold, pending: Pending): BudgetFold {
  const { spends } = callRow(pending.call);
  const otps = spends.includes('otp') ? [...fold.otps, pending.ts].slice(-MOST_OTPS) : fold.otps;
  return { ...fold, sms: fold.sms + (spends.includes('sms') ? 1 : 0), otps, pending: [...fold.pending, pending] };
}

const without = (fold: BudgetFold, one: Pending): BudgetFold => ({ ...fold, pending: fold.pending.filter((other) => other !== one) });

type End = Pick<ErrorDecision, 'done' | 'spent' | 'wrongPin'>;

const UNKNOWN: End = { done: 'maybe', spent: 'maybe', wrongPin: 'maybe' };
const NOTHING: End = { done: 'no', spent: 'no', wrongPin: 'no' };
const DONE: End = { done: 'yes', spent: 'yes', wrongPin: 'no' };

function settle(fold: BudgetFold, { call, ts }: Pending, { done, spent, wrongPin }: End): BudgetFold {
  if (done === 'yes' && call === 'enrolment.remove-all') return { ...fold, device: 0, pin: 0, pending: [] };
  const { spends } = callRow(call);
  const taken = spent === 'no' && done === 'no';
  const sms = taken && spends.includes('sms') ? fold.sms - 1 : fold.sms;
  const otps = taken && spends.includes('otp') ? fold.otps.filter((at) => at !== ts) : fold.otps;
  const device = spends.includes('device') && done !== 'no' ? fold.device + 1 : fold.device;
  const counted = { ...fold, sms, otps, device };
  if (done === 'yes' && (call === 'pin.reset' || spends.includes('pin'))) return rowEnded(counted);
  return spends.includes('pin') && wrongPin !== 'no' ? { ...counted, pin: fold.pin + 1 } : counted;
}

/** Wrong PINs in a row: a right one, or a new one, ends the row, and with it what nobody knows of tries before. That counts as wrong until then. */
function rowEnded(fold: BudgetFold): BudgetFold {
  const after = fold.pending.reduce((before, one) => settle(without(before, one), one, UNKNOWN), fold);
  return { ...after, pin: 0 };
}

/** What the state after a call tells of it. The next call of the same run, with nothing between them, tells nothing. */
function endOf({ call, isUnsure }: Pending, state: EnrolmentState): End {
  switch (state.name) {
    case 'spending':
      return UNKNOWN;
    case 'done':
      return isUnsure && state.how === 'already' ? UNKNOWN : DONE;
    case 'not-done':
      if (state.because === 'blocked') return { done: 'no', spent: 'yes', wrongPin: 'yes' };
      return isUnsure ? UNKNOWN : NOTHING;
    default:
      return ofTrouble(call, state.trouble) ?? (isUnsure && state.name === 'waiting' ? UNKNOWN : DONE);
  }
}

/** Null: no trouble of the call. A run that was unsure and waits without one was led elsewhere by its asks; only an answer leads to new asks. */
function ofTrouble(call: RunSpend, trouble: Trouble | null): End | null {
  switch (trouble?.kind) {
    case 'not-sent':
    case 'session-lost':
      return NOTHING;
    case 'error':
      return decideError(call, trouble.code);
    case 'one-time-code':
      return trouble.unsure ? UNKNOWN : trouble.code === null ? NOTHING : decideError(call, trouble.code);
    default:
      return null;
  }
}
