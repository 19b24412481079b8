/**
 * How many activations a station may send (activation rule 18): one at a time, and a few per hour, counted over restarts from the `sent`
 * entries of the log. It protects the site's shared address and slows a stolen session.
 *
 * Within a run ages are measured on the monotonic clock. For earlier runs only the wall clock can tell, and it is read once, at the start
 * of this run: a clock that was set back makes an activation "just sent", never older, and it then ages with the running console; a clock
 * that is changed later has no effect. A clock set ahead *before* the start does make it old; an activation cannot use that, because a
 * clock more than five minutes off blocks it (rule 12).
 */
import { fail, ok, type Result } from '../base/index.ts';

/** When an activation was sent, as its entry says: UTC ms, and the monotonic ms of the run `boot`. */
export type SentAt = { readonly ts: number; readonly mono: number; readonly boot: string };

/** This run: its id, its wall clock when it started (UTC ms), and the monotonic ms since then. */
export type RunNow = { readonly boot: string; readonly startedTs: number; readonly mono: number };

/** Why nothing may be sent now. `freeInMs` is when the next one may, if the console keeps running. */
export type ThrottleRefusal =
  { readonly code: 'one-at-a-time' } | { readonly code: 'hour-full'; readonly limit: number; readonly freeInMs: number };

/** Activations per hour and station unless the site says otherwise. */
export const SENT_PER_HOUR = 10;

const HOUR_MS = 3_600_000;

/** May one more be sent? `sending`: is an answer still awaited. `sent`: at least the last `limit` sent activations, in any order. */
export function maySend(
  facts: { readonly sending: boolean; readonly sent: readonly SentAt[]; readonly limit?: number },
  now: RunNow,
): Result<null, ThrottleRefusal> {
  const { sending, sent, limit = SENT_PER_HOUR } = facts;
  if (sending) return fail({ code: 'one-at-a-time' });
  const youngestFirst = sent.map((one) => ageOf(one, now)).sort((a, b) => a - b);
  const deciding = limit > 0 ? (youngestFirst[limit - 1] ?? HOUR_MS) : 0;
  return deciding >= HOUR_MS ? ok(null) : fail({ code: 'hour-full', limit, freeInMs: HOUR_MS - deciding });
}

/** Age in ms, never negative. */
function ageOf(sent: SentAt, now: RunNow): number {
  if (sent.boot === now.boot) return Math.max(0, now.mono - sent.mono);
  return Math.max(0, now.startedTs - sent.ts) + now.mono;
}
