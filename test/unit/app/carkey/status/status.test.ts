import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningOf } from '../../../../../app/carkey/status/status.ts';
import type { Contradiction, StatusWord } from '../../../../../app/carkey/types.ts';
import type { StatusAnswer } from '../../../../../app/pims/types.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const DATES = {
  absent: null,
  past: '2026-02-28T12:00:00.000Z',
  ahead: '2026-03-02T12:00:00+01:00',
  unusable: '2026-03-02 12:00',
} as const;
type DateKind = keyof typeof DATES;
const KINDS = Object.keys(DATES) as DateKind[];

type Row = [
  verified: boolean | null,
  status: StatusAnswer['cvsStatus'],
  word: StatusWord | Record<DateKind, StatusWord>,
  ...Contradiction[],
];

/** Every pair of the two fields; the date only makes a difference beside a clean `suspended`. */
const SUSPENDED: Record<DateKind, StatusWord> = {
  absent: 'suspended-no-date',
  past: 'suspended-late',
  ahead: 'suspended',
  unusable: 'suspended-no-date',
};
const TABLE: Row[] = [
  [true, 'active', 'active'],
  [true, 'suspended', SUSPENDED],
  [true, 'disabled', 'contradiction', 'verified-but-not-active'],
  [true, 'unknown', 'contradiction', 'verified-but-not-active'],
  [true, null, 'unreadable', 'status-field-unusable'],
  [false, 'active', 'contradiction', 'active-but-not-verified'],
  [false, 'suspended', SUSPENDED],
  [false, 'disabled', 'not-activated'],
  [false, 'unknown', 'server-does-not-know'],
  [false, null, 'unreadable', 'status-field-unusable'],
  [null, 'active', 'unreadable', 'verified-field-unusable'],
  [null, 'suspended', 'unreadable', 'verified-field-unusable'],
  [null, 'disabled', 'unreadable', 'verified-field-unusable'],
  [null, 'unknown', 'unreadable', 'verified-field-unusable'],
  [null, null, 'unreadable', 'verified-field-unusable', 'status-field-unusable'],
];

const CASES = TABLE.flatMap(([isCarKeyVerified, cvsStatus, word, ...contradictions]) =>
  KINDS.map((kind) => ({
    kind,
    answer: { isCarKeyVerified, cvsStatus, maxReactivationDate: DATES[kind] },
    word: typeof word === 'string' ? word : word[kind],
    contradictions: typeof word !== 'string' && kind === 'unusable' ? (['date-unusable'] as const) : contradictions,
  })),
);

test('the table covers all 60 combinations once', () => {
  expect(new Set(CASES.map((c) => JSON.stringify(c.answer))).size).toBe(3 * 5 * 4);
});

test.each(CASES)('verified $answer.isCarKeyVerified, status $answer.cvsStatus, date $kind is $word', ({ answer, word, contradictions }) => {
  const meaning = meaningOf(answer, NOW);
  expect(meaning.word).toBe(word);
  expect(meaning.contradictions).toEqual(contradictions);
  const { isCarKeyVerified: verified, cvsStatus: status } = answer;
  const notToldInactive = verified === true || status === 'active' || (verified === null && status === null);
  if (word === 'unreadable') expect(meaning.mayActivate).toBe(!notToldInactive);
  else expect(meaning.mayActivate).toBe(!['active', 'contradiction'].includes(word));
  expect(meaning.tone === 'good').toBe(word === 'active');
  expect(meaning.deadline === null).toBe(word !== 'suspended' && word !== 'suspended-late');
});

test('the deadline is over at the very moment it names', () => {
  const answer: StatusAnswer = { isCarKeyVerified: false, cvsStatus: 'suspended', maxReactivationDate: '2026-03-01T12:00:00Z' };
  expect(meaningOf(answer, NOW - 1)).toMatchObject({ word: 'suspended', deadline: NOW });
  expect(meaningOf(answer, NOW)).toMatchObject({ word: 'suspended-late', tone: 'bad', deadline: NOW });
});

test('the published sample is active although it carries a date that is long over', () => {
  const answer: StatusAnswer = { isCarKeyVerified: true, cvsStatus: 'active', maxReactivationDate: '2021-07-29T22:25:09.898Z' };
  expect(meaningOf(answer, NOW)).toEqual({ word: 'active', tone: 'good', mayActivate: false, deadline: null, contradictions: [] });
});

test('green needs both fields, and nothing contradictory is ever green', () => {
  const answers = fc.record({
    isCarKeyVerified: fc.constantFrom(true, false, null),
    cvsStatus: fc.constantFrom('unknown', 'active', 'suspended', 'disabled', null),
    maxReactivationDate: fc.option(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
      ),
    ),
  });
  fc.assert(
    fc.property(answers, fc.integer(), (answer, now) => {
      const meaning = meaningOf(answer, now);
      if (meaning.tone === 'good') expect(answer).toMatchObject({ isCarKeyVerified: true, cvsStatus: 'active' });
      if (meaning.contradictions.length > 0) expect(meaning.tone).not.toBe('good');
      if (meaning.mayActivate) expect(meaning.word).not.toBe('active');
    }),
  );
});
