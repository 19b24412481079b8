import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maySend, SENT_PER_HOUR, type RunNow, type SentAt } from '../../../../app/operators/throttle.ts';

const HOUR = 3_600_000;
const START = 1_750_000_000_000;

function now(minutes: number, startedTs = START): RunNow {
  return { boot: 'b', startedTs, mono: minutes * 60_000 };
}

/** Sent in this run, `minutes` after its start; the wall clock may say anything. */
function sentNow(minutes: number, ts = 0): SentAt {
  return { boot: 'b', ts, mono: minutes * 60_000 };
}

/** Sent in an earlier run, by its wall clock. */
function sentBefore(minutesBeforeStart: number): SentAt {
  return { boot: 'a', ts: START - minutesBeforeStart * 60_000, mono: 123 };
}

const times = (count: number, one: SentAt) => Array.from({ length: count }, () => one);

describe('the throttle of a station', () => {
  it('lets one be sent at a time', () => {
    expect(maySend({ sending: true, sent: [] }, now(0))).toEqual({ ok: false, error: { code: 'one-at-a-time' } });
    expect(maySend({ sending: false, sent: [] }, now(0)).ok).toBe(true);
  });

  it('lets ten be sent in an hour and says when the next may be', () => {
    const sent = [sentNow(5), ...times(SENT_PER_HOUR - 1, sentNow(20))];
    expect(maySend({ sending: false, sent: sent.slice(1) }, now(30)).ok).toBe(true);
    expect(maySend({ sending: false, sent }, now(30))).toEqual({
      ok: false,
      error: { code: 'hour-full', limit: SENT_PER_HOUR, freeInMs: 35 * 60_000 },
    });
    expect(maySend({ sending: false, sent }, now(65)).ok).toBe(true);
  });

  it('counts over a restart', () => {
    const sent = times(SENT_PER_HOUR, sentBefore(10));
    expect(maySend({ sending: false, sent }, now(49)).ok).toBe(false);
    expect(maySend({ sending: false, sent }, now(50)).ok).toBe(true);
  });

  it('does not listen to a clock that was set while it runs', () => {
    const sent = times(SENT_PER_HOUR, sentNow(5, START - 9 * HOUR));
    expect(maySend({ sending: false, sent }, now(10)).ok).toBe(false);
  });

  it('takes what a clock set back left in the future for just sent, and lets it age', () => {
    const sent = times(SENT_PER_HOUR, sentBefore(-600));
    expect(maySend({ sending: false, sent }, now(59)).ok).toBe(false);
    expect(maySend({ sending: false, sent }, now(60)).ok).toBe(true);
  });

  it('sends nothing where the site allows nothing', () => {
    expect(maySend({ sending: false, sent: [], limit: 0 }, now(0)).ok).toBe(false);
  });

  it('never frees the hour because the clock was set back before a start', () => {
    const sent = fc.record({
      boot: fc.constantFrom('a', 'b'),
      ts: fc.integer({ min: START - 3 * HOUR, max: START }),
      mono: fc.nat(2 * HOUR),
    });
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 15 }), fc.nat(2 * HOUR), fc.nat(50 * HOUR), (all, mono, back) => {
        const run = { boot: 'b', startedTs: START, mono };
        const right = maySend({ sending: false, sent: all }, run);
        const setBack = maySend({ sending: false, sent: all }, { ...run, startedTs: START - back });
        if (!right.ok) expect(setBack.ok).toBe(false);
        if (all.filter((one) => one.boot === 'b' && mono - one.mono < HOUR).length >= SENT_PER_HOUR) expect(right.ok).toBe(false);
      }),
    );
  });
});
