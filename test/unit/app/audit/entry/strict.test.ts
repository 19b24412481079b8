/** What the writer of entries takes and what it refuses; the reader goes on taking what earlier versions wrote. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntry, encodeEntry } from '../../../../../app/audit/entry/entry.ts';
import { withWordsOnly, writable } from '../../../../../app/audit/entry/strict.ts';
import type { Details, Entry } from '../../../../../app/audit/entry/types.ts';
import * as words from '../../../../../app/audit/entry/words.ts';
import { SCENARIO_NAMES } from '../../../../../main/pims/simulator/scenarios.ts';
import { SMALL as OLD } from '../../../../support/entries.ts';

const REF = '0123456789ABCDEFGHJKMNPQRS';
/** As the writer stamps it: with the reference of its station, not with a name. */
const SMALL: Entry = { ...OLD, station: `S-${REF}` };
const TX = '6a1f0c9e-0000-4000-8000-00000000000a';

const GOOD: readonly Details[] = [
  { tx: TX, sim: 'ok', sdk: '2.3', word: 'active', reason: 'timeout', code: 'sealed', by: 'person', src: 'scanned, link F190 BSI' },
  { sim: 'set-2204-applied', word: 'job.activate', by: `P-${REF}`, fu: `react:V-${REF}`, root: 'ab'.repeat(32) },
  { sim: 'other', word: 'mode profile.url other', fu: `code:A-${REF}`, api: 'pims.vehicle.carkey', src: 'phone connection' },
  { word: '0123abcd', fu: `unknown:A-${REF}`, root: '' },
];

/** Texts of people, bridges and cars. */
const FREE = [
  'c2hhemFtCg==',
  'shazam',
  'VR3UPHNKSKT101234',
  'Zoë',
  '',
  ' ok',
  'ok ',
  'OK',
  'ok\n',
  '../x',
  TX.toUpperCase(),
  `${TX}0`,
  'toString',
];
const TEXTS = ['tx', 'sim', 'sdk', 'word', 'reason', 'code', 'src', 'api', 'fu', 'by'] as const;

const refused = (entry: Entry): boolean => {
  try {
    writable(entry);
    return false;
  } catch (fault) {
    expect(fault).toBeInstanceOf(TypeError);
    return true;
  }
};

describe('the writer', () => {
  test.each(GOOD)('takes %j', (d) => {
    expect(writable({ ...SMALL, d })).toEqual({ ...SMALL, d });
  });

  test('takes every listed word of every kind, and no other', () => {
    for (const out of Object.values(words.OUT_WORDS).flat()) expect(refused({ ...SMALL, out })).toBe(false);
    for (const out of FREE) expect([out, refused({ ...SMALL, out })]).toEqual([out, true]);
  });

  test.each(TEXTS)('takes no free text as %s', (name) => {
    for (const text of FREE) expect([text, refused({ ...SMALL, d: { [name]: text } })]).toEqual([text, true]);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 3 }),
        (text) => words.isSettings(text) || refused({ ...SMALL, d: { [name]: text } }),
      ),
    );
  });

  test.each<[string, Partial<Entry>]>([
    ['log', { log: 'Zoë’s log' }],
    ['boot', { boot: 'today' }],
    ['app', { app: 'c2hhemFtCg==' }],
    ['station', { station: 'Bay 1' }],
    ['station', { station: `V-${REF}` }],
    ['station', { station: '' }],
  ])('minds the form of %s', (_name, wrong) => {
    expect(refused({ ...SMALL, ...wrong })).toBe(true);
  });

  test('takes an entry of a console whose station has a name, without the name, where somebody is told', () => {
    const told: string[] = [];
    const kept = writable({ ...SMALL, station: 'Bay 1' }, (_kind, members) => told.push(...members));
    expect([kept.station, told]).toEqual(['other', ['station']]);
    expect(refused(kept)).toBe(false);
  });

  test('loses no outcome over a wrong word where somebody is told', () => {
    const told: string[] = [];
    const entry: Entry = { ...SMALL, kind: 'unknown', out: 'timeout', d: { tx: 'shazam', reason: 'shazam', sim: 'x', ms: 5 } };
    const kept = writable(entry, (kind, members) => told.push(kind, ...members));
    expect(kept).toEqual({ ...entry, d: { reason: 'other', sim: 'other', ms: 5 } });
    expect(told).toEqual(['unknown', 'tx', 'sim', 'reason']);
    expect(refused(kept)).toBe(false);
  });
});

test('whatever an entry says, what is left of it may be written and says nothing new', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom(...FREE, TX, 'active', 'ok'));
  const details = fc.record(Object.fromEntries(TEXTS.map((name) => [name, text])), { requiredKeys: [] });
  fc.assert(
    fc.property(text, details, (out, d) => {
      const left = withWordsOnly({ ...SMALL, out, d });
      expect(refused({ ...SMALL, ...left })).toBe(false);
      for (const [name, value] of Object.entries(left.d ?? {})) expect([d[name], 'other']).toContain(value);
    }),
  );
});

test('the reader still takes what an earlier version wrote', () => {
  const old: Entry = { ...SMALL, out: 'whatever', d: { tx: 'T-1', sim: 'staged “so”', sdk: 'é'.repeat(60) } };
  const read = decodeEntry(encodeEntry(old));
  expect(read).toEqual({ ok: true, value: old });
});

test('every scenario of the simulator has a word', () => {
  for (const name of SCENARIO_NAMES) expect(words.scenarioWord(name)).toBe(name);
  expect(words.scenarioWord('staged')).toBe('other');
  expect(words.scenarioWord('set-22040')).toBe('other');
});

test('names of settings and sources become words of the lists', () => {
  expect(words.settingWords(['mode', 'profile.url', 'c2hhemFtCg=='])).toBe('mode profile.url other');
  expect(words.isSources(words.sourceWords(['scanned', 'link 0902', 'phone connection']))).toBe(true);
  expect(() => words.keyIdWord('shazam')).toThrow(TypeError);
});
