/** Every word that an entry may hold is worded as a fact of the past, in every language, and no instruction of a screen stands in for one. */
import { describe, expect, it } from 'vitest';
import * as lists from '../../../../app/audit/entry/words.ts';
import { LANGUAGES, type Language } from '../../../../app/base/language.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { sayDetails, sayKind, sayOut, type DetailName, type LoggedText } from '../../../../app/words/say-logged.ts';
import { type Details } from '../../../../app/audit/entry/types.ts';
import { ENTRY_KINDS } from '../../../../app/audit/entry/kinds.ts';
import type { Words } from '../../../../app/words/shape/words.ts';

const ALL = new Map<Language, Words>(await Promise.all(LANGUAGES.map(async (language) => [language, await wordsFor(language)] as const)));
const OUTS = [...new Set<string>(Object.values(lists.OUT_WORDS).flat()), lists.OTHER_WORD];

/** What a language says for `words` in one detail. */
function said(words: Words, detail: keyof Details, name: DetailName, all: readonly string[]): readonly (readonly [string, string])[] {
  return all.map(
    (word) => [word, sayDetails(words, { kind: 'start', d: { [detail]: word } }).find((one) => one.name === name)?.text ?? ''] as const,
  );
}

describe.each(LANGUAGES)('in %s', (language) => {
  const words = ALL.get(language)!;
  const details: readonly (readonly [string, string])[] = [
    ...said(words, 'reason', 'why', lists.REASON_WORDS),
    ...said(words, 'code', 'code', lists.CODE_WORDS),
    ...said(words, 'by', 'by', lists.BY_WORDS),
    ...said(words, 'src', 'source', lists.SOURCE_WORDS),
    ...said(words, 'sim', 'practice', lists.SCENARIO_WORDS),
    ...said(words, 'word', 'what', [...lists.DETAIL_WORDS, ...lists.ACTION_WORDS, ...lists.SETTING_WORDS, ...lists.OUT_WORDS.status]),
  ];

  it('every outcome has a short name of its own', () => {
    expect(OUTS.length).toBeGreaterThan(100);
    for (const out of OUTS) {
      const text = sayOut(words, out);
      expect(text, out).not.toBe(out);
      expect(text, out).toMatch(/^\p{Lu}[^\n]{1,39}$/u);
      expect(text, `${out} is a name, no sentence`).not.toMatch(/[.!?]$/);
    }
  });

  it('every other word has a text that is not the word itself', () => {
    expect(details.length).toBeGreaterThan(180);
    for (const [word, text] of details) {
      expect(text, word).toMatch(/^[\p{Lu}\d]/u);
      expect(text, word).not.toBe(word);
      expect(text, `${word} is no sentence`).not.toMatch(/[.!?]$/);
    }
  });

  it('nothing in a row is what a screen tells somebody to do', () => {
    const told = [words.consoleError, words.operatorProblem, words.jobStage, words.refusalNotSent].flatMap((group) => Object.values(group));
    const orders = new Set<unknown>([...told, ...Object.values(words.nextAction).flatMap(({ label, help }) => [label, help])]);
    const rows = [...OUTS.map((out) => sayOut(words, out)), ...ENTRY_KINDS.map((kind) => sayKind(words, kind))];
    expect(rows.filter((text) => orders.has(text))).toEqual([]);
  });
});

it('who signed out is not told to sign in, and who locked is not told to give a PIN', () => {
  const english = ALL.get('en')!;
  expect(['signed-out', 'locked', 'idle-locked', 'signed-in', 'added', 'requested'].map((out) => sayOut(english, out))).toEqual([
    'Signed out',
    'Locked',
    'Locked when idle',
    'Signed in',
    'Account added',
    'On request',
  ]);
});

it('a word of a later program is shown as it is; several settings and sources are listed', () => {
  const english = ALL.get('en')!;
  expect(sayOut(english, 'from-the-future')).toBe('from-the-future');
  expect(sayOut(english, 'constructor')).toBe('constructor');
  const text = (d: Details) => sayDetails(english, { kind: 'start', d }).map((one) => one.text);
  expect(text({ word: 'language profile.url other' })).toEqual(['Language, Bridge address, Other']);
  expect(text({ src: 'scanned, link 0902' })).toEqual(['Scanned, Engine control unit (link)']);
  const checked = sayDetails(english, { kind: 'checked', d: { word: 'clock subscription from-the-future' } });
  expect(checked.map(({ text }) => text)).toEqual([
    `${english.requirement.clock.title}, ${english.requirement.subscription.title}, from-the-future`,
  ]);
  expect(text({ word: '0badcafe', by: 'P-01ARZ3NDEKTSV4RRFFQ69G5FAV' })).toEqual(['0badcafe']);
});

it('a row takes no other text, by type', () => {
  const row = (text: LoggedText) => text;
  const english = ALL.get('en')!;
  // @ts-expect-error What a screen tells somebody to do is no fact.
  row(english.consoleError['signed-out']);
  // @ts-expect-error Nor is any other text.
  row('Signed out');
  expect(row(sayOut(english, 'signed-out'))).toBe('Signed out');
});
