/**
 * The way out when wrong PINs have locked the only administrator: a request in the log, a long wait, and then a few tries more.
 *
 * The wait is read from the log itself, and from nothing else: for each run of the console since the request, the monotonic time between
 * its first and its last entry. So it passes only while a console works on this log, whatever clocks say; a restart loses what a killed run
 * did not write down; and no file can be put back to shorten it, since the log only grows and what it says is signed. Time the console is
 * switched off does not count, for the reason in lockout.ts.
 */
import type { Entry, OperatorRef } from '../../audit/entry/index.ts';

/** What is given back: some tries with the old PIN, or a new PIN for one who has forgotten it. */
export const RESCUES = ['tries', 'new-pin'] as const;

/** One of {@link RESCUES}. */
export type RescueKind = (typeof RESCUES)[number];

const HOUR_MS = 3_600_000;

/** How long a console must have run since the request, ms. A new PIN is a way in by itself, so the others have three times as long to see it coming. */
export const RESCUE_WAIT_MS: Readonly<Record<RescueKind, number>> = { tries: 24 * HOUR_MS, 'new-pin': 72 * HOUR_MS };

/** How long a request counts once its wait is over, ms: one that was forgotten must not be a quick way in at the next lock. */
export const RESCUE_OPEN_MS = 168 * HOUR_MS;

/** Tries that a rescue gives back: the first at once, each other one after an hour. */
export const RESCUE_TRIES = 5;

/** What an entry about a rescue says of it: `out`. */
export const RESCUE_WORDS = ['rescue-requested', 'rescue-cancelled', 'rescued'] as const;

/** What of an entry decides here. */
export type RescueEntry = Pick<Entry, 'seq' | 'ts' | 'boot' | 'mono' | 'kind' | 'out' | 'op' | 'd'>;

/** A request that still counts. `leftMs` is 0 when the wait is over; `at` is UTC ms of the computer's clock then, for showing only. */
export type RescueRequest = { readonly kind: RescueKind; readonly at: number; readonly leftMs: number };

/** Did this entry, of whatever kind, end what was asked for before it? A PIN that was right, and a lock that was taken away, do. */
export function endsRequest({ kind, out, op, d }: RescueEntry, account: OperatorRef): boolean {
  if (op === account && (kind === 'sign-in' || out === 'unlocked' || out === 'own-pin-changed')) return true;
  return kind === 'account' && d?.by === account && ENDS.has(out ?? '');
}

const ENDS: ReadonlySet<string> = new Set(['rescue-cancelled', 'rescued', 'failures-forgotten', 'pin-changed', 'disabled', 'role-changed']);

/** The newest request for an account among its `account` entries, newest first; null when none counts. */
export function newestRequest(accountEntries: Iterable<RescueEntry>, account: OperatorRef): RescueEntry | null {
  for (const entry of accountEntries) {
    if (endsRequest(entry, account)) return null;
    if (entry.out === 'rescue-requested' && entry.d?.by === account) return entry;
  }
  return null;
}

/** What became of a request. `since`: all entries of the log from the newest down to the request. */
export function judgeRequest(request: RescueEntry, since: Iterable<RescueEntry>, account: OperatorRef): RescueRequest | null {
  const kind = RESCUES.find((one) => one === request.d?.reason);
  if (kind === undefined) return null;
  const runs = new Map<string, { readonly last: number; first: number }>();
  for (const entry of since) {
    if (entry.seq <= request.seq) break;
    if (endsRequest(entry, account)) return null;
    const run = runs.get(entry.boot);
    if (run === undefined) runs.set(entry.boot, { last: entry.mono, first: entry.mono });
    else run.first = Math.min(run.first, entry.mono);
  }
  // The run of the request counts from the request on.
  const own = runs.get(request.boot);
  if (own !== undefined) own.first = request.mono;
  const ranMs = [...runs.values()].reduce((sum, { first, last }) => sum + Math.max(0, last - first), 0);
  const leftMs = RESCUE_WAIT_MS[kind] - ranMs;
  return leftMs < -RESCUE_OPEN_MS ? null : { kind, at: request.ts, leftMs: Math.max(0, leftMs) };
}
