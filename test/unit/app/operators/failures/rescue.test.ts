import { describe, expect, it } from 'vitest';
import type { OperatorRef } from '../../../../../app/audit/entry/kinds.ts';
import { afterFailure, afterRescue, MAX_FAILURES, patienceOf, type Lockout } from '../../../../../app/operators/failures/lockout.ts';
import {
  judgeRequest,
  newestRequest,
  RESCUE_OPEN_MS,
  RESCUE_TRIES,
  RESCUE_WAIT_MS,
  type RescueEntry,
} from '../../../../../app/operators/failures/rescue.ts';

const ADA = 'P-ADA' as OperatorRef;
const TOM = 'P-TOM' as OperatorRef;
const HOUR = 3_600_000;

/** A log of entries as (boot, hours of that run, hours of the wall clock), the oldest first. */
type Told = { readonly boot: string; readonly h: number; readonly wall?: number } & Partial<Omit<RescueEntry, 'seq' | 'ts' | 'mono'>>;
const logOf = (...told: readonly Told[]): readonly RescueEntry[] =>
  told
    .map(({ h, wall = h, ...more }, seq): RescueEntry => ({ kind: 'status', ...more, seq, mono: h * HOUR, ts: wall * HOUR }))
    .toReversed();

const ASKED = { kind: 'account', out: 'rescue-requested', d: { by: ADA, reason: 'tries', word: 'admin' } } as const;

function judged(entries: readonly RescueEntry[], account = ADA) {
  const request = newestRequest(
    entries.filter(({ kind }) => kind === 'account'),
    account,
  );
  return request === null ? null : judgeRequest(request, entries, account);
}

const left = (...told: readonly Told[]) => judged(logOf(...told))?.leftMs;

describe('the wait of a rescue', () => {
  it('is the time that a console has run since the request, over any number of runs', () => {
    expect(left({ boot: 'cli', h: 0, ...ASKED })).toBe(24 * HOUR);
    expect(left({ boot: 'cli', h: 0, ...ASKED }, { boot: 'a', h: 0 }, { boot: 'a', h: 9 })).toBe(15 * HOUR);
    const days = ['a', 'b', 'c'].flatMap((boot) => [
      { boot, h: 0 },
      { boot, h: 4 },
      { boot, h: 8 },
    ]);
    expect(left({ boot: 'cli', h: 0, ...ASKED }, ...days)).toBe(0);
    expect(left({ boot: 'cli', h: 0, ...ASKED }, ...days.slice(0, -1))).toBe(4 * HOUR);
  });

  it('does not pass by restarts, nor by clocks that are set', () => {
    const starts = Array.from({ length: 500 }, (_, n) => ({ boot: `run ${n}`, h: 0, wall: n * 1000 }));
    expect(left({ boot: 'cli', h: 0, ...ASKED }, ...starts)).toBe(24 * HOUR);
    const jumps = [5, -90_000, 800_000, 0].map((wall, n) => ({ boot: 'a', h: n, wall }));
    expect(left({ boot: 'cli', h: 0, ...ASKED }, ...jumps)).toBe(21 * HOUR);
  });

  it('counts nothing of before the request, and nothing between runs', () => {
    expect(
      left({ boot: 'a', h: 0 }, { boot: 'a', h: 900 }, { boot: 'cli', h: 5, ...ASKED }, { boot: 'b', h: 700 }, { boot: 'b', h: 701 }),
    ).toBe(23 * HOUR);
    expect(left({ boot: 'a', h: 3 }, { boot: 'a', h: 10, ...ASKED }, { boot: 'a', h: 12 })).toBe(22 * HOUR);
  });

  it('is three times as long for a new PIN, and a request lapses a week of running time after it', () => {
    const forPin = { ...ASKED, d: { ...ASKED.d, reason: 'new-pin' } };
    expect(left({ boot: 'cli', h: 0, ...forPin })).toBe(RESCUE_WAIT_MS['new-pin']);
    const open = (RESCUE_OPEN_MS + RESCUE_WAIT_MS.tries) / HOUR;
    expect(left({ boot: 'cli', h: 0, ...ASKED }, { boot: 'a', h: 0 }, { boot: 'a', h: open })).toBe(0);
    expect(left({ boot: 'cli', h: 0, ...ASKED }, { boot: 'a', h: 0 }, { boot: 'a', h: open + 1 })).toBeUndefined();
  });
});

describe('a request', () => {
  it.each<readonly [string, Partial<RescueEntry>]>([
    ['is taken back', { kind: 'account', out: 'rescue-cancelled', d: { by: ADA, reason: 'tries' } }],
    ['is done', { kind: 'account', out: 'rescued', d: { by: ADA, reason: 'tries' } }],
    ['is not needed any more', { kind: 'account', out: 'failures-forgotten', d: { by: ADA } }],
    ['meets a new PIN', { kind: 'account', out: 'pin-changed', d: { by: ADA } }],
    ['meets the right PIN', { kind: 'sign-in', out: 'signed-in', op: ADA }],
    ['meets the right PIN at the lock', { kind: 'session', out: 'unlocked', op: ADA }],
  ])('that %s counts no more', (_, entry) => {
    expect(left({ boot: 'cli', h: 0, ...ASKED }, { boot: 'a', h: 0 }, { boot: 'a', h: 30, ...entry })).toBeUndefined();
    expect(left({ boot: 'cli', h: 0, ...ASKED }, { boot: 'a', h: 0 }, { boot: 'a', h: 30, ...entry, d: { by: TOM }, op: TOM })).toBe(0);
  });

  it('is of one account; a later one takes its place', () => {
    const log = logOf({ boot: 'cli', h: 0, ...ASKED }, { boot: 'a', h: 0 }, { boot: 'a', h: 20 }, { boot: 'x', h: 0, ...ASKED });
    expect(judged(log)?.leftMs).toBe(24 * HOUR);
    expect(judged(log, TOM)).toBeNull();
    expect(judged(logOf({ boot: 'cli', h: 0, ...ASKED, d: { by: ADA, reason: 'at once' } }))).toBeNull();
  });
});

it('what is given back is a few tries: one at once, the others an hour apart, and then the lock again', () => {
  const now = { boot: 'run', mono: 0 };
  let lockout: Lockout = afterRescue(now);
  let tries = 0;
  for (; patienceOf(lockout, now).word === 'free'; now.mono += HOUR) {
    lockout = afterFailure(lockout, now);
    tries += 1;
    if (tries < RESCUE_TRIES) expect(patienceOf(lockout, now)).toEqual({ word: 'waiting', ms: HOUR });
  }
  expect([tries, lockout.failures, patienceOf(lockout, now).word]).toEqual([RESCUE_TRIES, MAX_FAILURES, 'locked']);
});
