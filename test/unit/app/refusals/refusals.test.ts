/** Every refusal tells its reason in every language; a code that says nothing by itself cannot be answered without one. */
import { describe, expect, it } from 'vitest';
import type { ConsoleError } from '../../../../app/contract/console.ts';
import { LANGUAGES } from '../../../../app/base/language.ts';
import type { JobView } from '../../../../app/carkey/types.ts';
import { refusalSchema, type Refusal } from '../../../../app/refusals/schema.ts';
import { isOver, refused, REFUSALS, situationOf, type Reason } from '../../../../app/refusals/refusals.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { sayError } from '../../../../app/words/say-error.ts';
import { jobView } from '../../../support/fakes.ts';

/** Values for those that have some. */
const VALUED: readonly Refusal[] = [
  { reason: 'requirement-unmet', requirement: 'phone-connected' },
  { reason: 'car-not-read', problem: 'unplugged' },
  { reason: 'hour-full', limit: 6, minutes: 42 },
  { reason: 'site-full', limit: 6, minutes: 42 },
  { reason: 'export-too-large', most: 50_000 },
  { reason: 'bundle-too-many', most: 2_000 },
  { reason: 'backup-differs', entry: 4 },
  { reason: 'scenario-unknown', scenario: 'no-such' },
];
const REASONS = Object.keys(REFUSALS) as Reason[];
const ALL = REASONS.map((reason) => VALUED.find((one) => one.reason === reason) ?? ({ reason } as Refusal));

describe('the closed list of reasons', () => {
  it('is what the schema of the contract takes, and nothing else is', () => {
    for (const refusal of ALL) expect(refusalSchema.safeParse(refusal), refusal.reason).toMatchObject({ success: true });
    expect(ALL.length).toBeGreaterThan(50);
    for (const stranger of [{ reason: 'not-now' }, { reason: 'hour-full' }, { reason: 'cancelled', text: 'because' }, {}, null])
      expect(refusalSchema.safeParse(stranger).success).toBe(false);
  });

  it('has no code without a reason, other than those that say everything by themselves', () => {
    // @ts-expect-error a bare "not now" does not compile
    const bare: ConsoleError = { code: 'not-now', detail: 'This is not possible.' };
    // @ts-expect-error nor does one with a reason that is not in the list
    const strange: ConsoleError = { code: 'not-now', refusal: { reason: 'because' } };
    expect([bare, strange]).toHaveLength(2);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  it('every reason has words of its own, with all its values, and not those of another one', async () => {
    const words = await wordsFor(language);
    const said = ALL.map((refusal) => sayError(words, refused(refusal, 'a remark for logs')));
    for (const [index, text] of said.entries()) {
      expect(text, REASONS[index]).toMatch(/^[¿\p{Lu}].{15,}$/u);
      expect(text, REASONS[index]).not.toMatch(/[{}]|undefined|a remark for logs/);
    }
    expect(new Set(said).size).toBe(said.length);
    const bare = Object.values(words.consoleError);
    expect(said.filter((text) => bare.includes(text))).toEqual([]);
  });

  it('numbers, names of requirements and remedies are those of the language', async () => {
    const words = await wordsFor(language);
    expect(sayError(words, refused({ reason: 'export-too-large', most: 50_000 }))).toMatch(/50[.,\u00a0\u202f]?000/);
    expect(sayError(words, refused({ reason: 'requirement-unmet', requirement: 'keys' }))).toContain(words.requirement.keys.title);
    expect(sayError(words, refused({ reason: 'car-not-read', problem: 'unplugged' }))).toContain(words.linkProblem.unplugged.hands);
  });
});

describe('a refusal is over', () => {
  const attempt = (name: 'unknown' | 'resolved') => ({ id: 'A-1', handedOver: false, state: { name } }) as unknown as JobView['attempt'];
  const at = (changes: Partial<JobView>) => situationOf(jobView({ vin: 'VR1AB12C3D4567890' as never, ...changes }));
  const RUNS = { stage: { name: 'sending', since: 0, limitMs: null } } as const;

  const OF_A_CHANGE: readonly Reason[] = ['vehicle-changed', 'overtaken'];

  it.each(OF_A_CHANGE)('not by the change that it tells of: %s', (reason) => {
    const error = refused({ reason } as Refusal);
    expect(isOver(error, at(RUNS), at({ vin: 'VR3PRACT0S0000101' as never }))).toBe(false);
    expect(isOver(error, at(RUNS), at({ vin: null }))).toBe(false);
  });

  it.each(REASONS.filter((one) => !OF_A_CHANGE.includes(one)))('when another vehicle is in work: %s', (reason) => {
    const error = refused(ALL[REASONS.indexOf(reason)]!);
    expect(isOver(error, at(RUNS), at(RUNS))).toBe(false);
    expect(isOver(error, at(RUNS), at({ ...RUNS, vin: null }))).toBe(true);
  });

  it('when nothing runs any more, if it spoke of what runs', () => {
    expect(isOver(refused({ reason: 'activation-running' }), at({}), at(RUNS))).toBe(false);
    expect(isOver(refused({ reason: 'activation-running' }), at(RUNS), at({}))).toBe(true);
    expect(isOver(refused({ reason: 'vehicle-not-selected' }), at(RUNS), at({}))).toBe(false);
  });

  it('when the attempt is another one, or stands otherwise, if it spoke of one', () => {
    const unknown = at({ attempt: attempt('unknown') });
    expect(isOver(refused({ reason: 'outcome-unknown' }), unknown, at({ attempt: attempt('unknown'), ...RUNS }))).toBe(false);
    expect(isOver(refused({ reason: 'outcome-unknown' }), unknown, at({ attempt: attempt('resolved') }))).toBe(true);
    expect(isOver({ code: 'fresh-pin' }, unknown, at({ attempt: attempt('resolved') }))).toBe(false);
  });
});
