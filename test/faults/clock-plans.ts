/** What happens in one clock case: when, how far the clock is off, what the server says about the code's end, and what comes then. Seeded. */
import { randomOf, type Pick } from '../support/random.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WIDEST_SKEW_DAYS = 400;
const EVENTS = 6;

/** One thing that happens. */
export type Happening =
  | { readonly name: 'pass' | 'restart'; readonly ms: number }
  | { readonly name: 'sleep'; readonly ms: number; readonly isCounted: boolean }
  | { readonly name: 'set clock'; readonly ms: number }
  | { readonly name: 'connect'; readonly errorMs: number | null }
  /** Time passes until so long after the end of the code. */
  | { readonly name: 'until end'; readonly plus: number }
  | { readonly name: 'disconnect' | 'tick' };

/** One case. `end`: when the code ends, server time; null when `told` does not say. */
export type Plan = {
  readonly start: number;
  readonly skew: number;
  readonly told: string | null;
  readonly end: number | null;
  readonly happenings: readonly Happening[];
};

/** Around the hours at which clocks change, the leap day, and the turn of a year. */
const MOMENTS = [
  Date.UTC(2027, 2, 28, 0, 59, 30),
  Date.UTC(2027, 9, 31, 0, 59, 30),
  Date.UTC(2028, 1, 28, 23, 59, 0),
  Date.UTC(2028, 1, 29, 12),
  Date.UTC(2026, 11, 31, 23, 59, 50),
  Date.UTC(2030, 5, 15, 8, 30),
];
const LIVES = [-2 * HOUR, 3 * SECOND, 90 * SECOND, 15 * MINUTE, HOUR, DAY - MINUTE, DAY, 3 * DAY, 300 * DAY];
const OFFSETS = [0, 60, 120, 330, 345, -300, -720, 840];
/** Texts that say nothing for certain: no offset (in the hour that does not exist, too), out of range, not a date, nothing. */
const VAGUE = [
  '2027-03-28T02:30:00',
  '2028-02-29T12:00:00.000',
  '9999-12-31T23:59:59Z',
  '2027-02-29T12:00:00Z',
  '2027-01-01T24:00:00Z',
  '2027-01-01T12:00:60Z',
  'tomorrow evening',
  '',
  null,
];

const oneOf = <T>(pick: Pick, all: readonly T[]): T => {
  const one = all[pick(all.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment with an offset, as a server there would write it. */
function written(at: number, offsetMin: number, pick: Pick): string {
  const local = new Date(at + offsetMin * MINUTE).toISOString().replace(/\.000Z$|Z$/, '');
  if (offsetMin === 0 && pick(2) === 0) return `${local}Z`;
  const size = Math.abs(offsetMin);
  return `${local}${offsetMin < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const skewOf = (pick: Pick): number => {
  const days = pick(2 * WIDEST_SKEW_DAYS + 1) - WIDEST_SKEW_DAYS;
  return oneOf(pick, [0, 40 * SECOND, -4 * MINUTE, 2 * HOUR, -HOUR, days * DAY, days * DAY]);
};

function happening(pick: Pick): Happening {
  const make: readonly (() => Happening)[] = [
    () => ({ name: 'pass', ms: oneOf(pick, [SECOND, 4 * SECOND, 50 * SECOND, HOUR]) }),
    () => ({ name: 'restart', ms: oneOf(pick, [2 * SECOND, HOUR, 2 * DAY]) }),
    () => ({ name: 'sleep', ms: oneOf(pick, [10 * SECOND, 20 * MINUTE, 30 * HOUR]), isCounted: pick(2) === 0 }),
    () => ({ name: 'set clock', ms: oneOf(pick, [skewOf(pick), 6 * SECOND, -HOUR, HOUR, 4 * SECOND]) }),
    () => ({ name: 'connect', errorMs: pick(5) === 0 ? null : pick(1_001) - 500 }),
    () => ({ name: 'connect', errorMs: 0 }),
    () => ({ name: 'until end', plus: oneOf(pick, [-10 * SECOND, -1, 0, 10 * SECOND]) }),
    () => ({ name: 'disconnect' }),
    () => ({ name: 'tick' }),
  ];
  return oneOf(pick, make)();
}

/** The plan of one case. */
export function planOf(seed: number): Plan {
  const pick = randomOf(seed);
  const start = oneOf(pick, MOMENTS) + pick(2 * HOUR);
  const isVague = pick(6) === 0;
  const end = Math.floor((start + oneOf(pick, LIVES)) / SECOND) * SECOND + (pick(2) === 0 ? 0 : pick(SECOND));
  return {
    start,
    skew: skewOf(pick),
    told: isVague ? oneOf(pick, VAGUE) : written(end, oneOf(pick, OFFSETS), pick),
    end: isVague ? null : end,
    happenings: Array.from({ length: EVENTS }, () => happening(pick)),
  };
}
