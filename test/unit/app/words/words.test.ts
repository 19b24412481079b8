import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../../app/base/language.ts';
import { ENTRY_KINDS } from '../../../../app/audit/entry/kinds.ts';
import { PIMS_ERRORS, pimsErrorInfo } from '../../../../app/pims/errors.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { adviceOf, ADVISED_CODES, fill, isAdvised, situationOf, type Words } from '../../../../app/words/shape/words.ts';
import { SCENARIO_NAMES } from '../../../../main/pims/simulator/scenarios.ts';
import { PRACTICE_NAMES } from '../../../../app/words/shape/practice-names.ts';

const ALL = new Map<Language, Words>(await Promise.all(LANGUAGES.map(async (language) => [language, await wordsFor(language)] as const)));
const english = ALL.get('en')!;
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** Every sentence with the path of its key. */
function sentences(words: Words): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: object, path: string): void => {
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      if (typeof inner === 'string') found.set(`${path}${key}`, inner);
      else if (typeof inner === 'object' && inner !== null) walk(inner, `${path}${key}.`);
      else throw new Error(`${path}${key} is neither a sentence nor a group`);
    }
  };
  const { language: _language, ...rest } = words;
  walk(rest, '');
  return found;
}

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
const wordCount = (text: string): number => text.split(/[^\p{L}]+/u).filter((part) => part.length > 1).length;

test('there are enough sentences for these tests to mean something', () => {
  expect(sentences(english).size).toBeGreaterThan(400);
});

test.each(LANGUAGES)('%s says its own name', (language) => {
  expect(ALL.get(language)!.language).toBe(language);
});

test.each(OTHERS)('%s has exactly the keys of English', (language) => {
  expect([...sentences(ALL.get(language)!).keys()].sort()).toEqual([...sentences(english).keys()].sort());
});

test.each(OTHERS)('%s has the places of English in every sentence', (language) => {
  const own = sentences(ALL.get(language)!);
  for (const [key, text] of sentences(english)) expect(places(own.get(key)!), key).toEqual(places(text));
});

test.each(LANGUAGES)('%s has no empty, padded or doubly spaced sentence', (language) => {
  for (const [key, text] of sentences(ALL.get(language)!)) {
    expect(text.length, key).toBeGreaterThan(1);
    expect(text, key).toBe(text.trim());
    expect(text, key).not.toMatch(/ {2}|\t|\n/);
  }
});

test.each(OTHERS)('%s copies no English sentence of more than two words', (language) => {
  const own = sentences(ALL.get(language)!);
  const copies = [...sentences(english)].filter(([key, text]) => own.get(key) === text && wordCount(text) > 2);
  expect(copies).toEqual([]);
});

test('no two languages share a sentence of more than four words', () => {
  for (const one of LANGUAGES) {
    for (const other of LANGUAGES.filter((language) => language > one)) {
      const theirs = sentences(ALL.get(other)!);
      for (const [key, text] of sentences(ALL.get(one)!)) if (wordCount(text) > 4) expect(theirs.get(key), key).not.toBe(text);
    }
  }
});

test.each(LANGUAGES)('%s uses its own quotation marks and apostrophes', (language) => {
  const quotes = { en: /[„«»"']|‘/, fr: /[„“”"']/, de: /[«»”"']/, es: /[„“”"']/, it: /[„“”"']/ }[language];
  for (const [key, text] of sentences(ALL.get(language)!)) expect(text, key).not.toMatch(quotes);
});

test('French sets a no-break space before two-part punctuation and inside its quotation marks', () => {
  for (const [key, text] of sentences(ALL.get('fr')!)) {
    expect(text.replaceAll(/(?:wss?|https):\/\//g, ''), key).not.toMatch(/[^\u00a0\u202f][;?!:»]|«[^\u00a0]/);
  }
});

test('Spanish opens its questions', () => {
  for (const [key, text] of sentences(ALL.get('es')!)) {
    expect((text.match(/¿/g) ?? []).length, key).toBe((text.match(/\?/g) ?? []).length);
  }
});

/** The vocabulary of the project, as each language says it; a second word for the same thing confuses. */
const STRAY_WORDS: Readonly<Record<Language, RegExp>> = {
  en: /\b(car|dongle|gateway app|chassis number|transaction)\b/i,
  fr: /\b(voiture|auto|bridge|numéro de châssis)\b/i,
  de: /\b(Auto|Wagen|Brücke|Fahrgestellnummer)\b/,
  es: /\b(coche|carro|bridge|bastidor)\b/i,
  it: /\b(macchina|vettura|auto|telaio)\b/i,
};

test.each(LANGUAGES)('%s keeps to the vocabulary', (language) => {
  for (const [key, text] of sentences(ALL.get(language)!)) expect(text, key).not.toMatch(STRAY_WORDS[language]);
});

test.each(LANGUAGES)('in %s, every line of an error card is a whole sentence', (language) => {
  const { pimsAdvice, pimsGroupAdvice, bridgeProblem, logProblem, silenceReason, adapterAdvice, linkProblem } = ALL.get(language)!;
  for (const group of [pimsAdvice, pimsGroupAdvice, bridgeProblem, logProblem, silenceReason, adapterAdvice, linkProblem]) {
    for (const [key, card] of Object.entries(group)) {
      for (const line of Object.values(card)) expect(line, key).toMatch(/^[¿\p{Lu}0-9].*[.?]$/u);
    }
  }
});

test.each(LANGUAGES)('in %s, buttons are short', (language) => {
  for (const { label } of Object.values(ALL.get(language)!.nextAction)) expect(label.length, label).toBeLessThanOrEqual(34);
});

test.each(LANGUAGES)('%s has advice for each of the 100 published codes and for one that is not published', (language) => {
  const words = ALL.get(language)!;
  expect(PIMS_ERRORS).toHaveLength(100);
  for (const code of [...PIMS_ERRORS.map((info) => info.code), 77_777]) {
    const advice = adviceOf(words, code, pimsErrorInfo(code).group);
    for (const line of [advice.hands, advice.meaning, advice.confirm, advice.next]) expect(line.length, String(code)).toBeGreaterThan(5);
  }
});

test('the codes with advice of their own are those that the error table calls advised', () => {
  expect(PIMS_ERRORS.filter((info) => info.advised).map(({ code }) => code)).toEqual([...ADVISED_CODES].sort((a, b) => a - b));
  expect(isAdvised(2354)).toBe(true);
  expect(isAdvised(2371)).toBe(false);
});

test.each(LANGUAGES)('%s promises "nothing was activated" only for codes that surely had no effect', (language) => {
  const promise = {
    en: 'Nothing was activated',
    fr: 'Rien n’a été activé',
    de: 'Es wurde nichts aktiviert',
    es: 'No se ha activado nada',
    it: 'Nulla è stato attivato',
  }[language];
  const cards = Object.entries(ALL.get(language)!.pimsAdvice).filter(([, card]) => card.meaning.includes(promise));
  expect(cards.map(([code]) => Number(code))).toEqual([2341, 2342, 2354, 2355, 2356]);
  for (const [code] of cards) expect(pimsErrorInfo(Number(code)).effect).toBe('surely-none');
});

test('every scenario of the simulator has a story of its own', () => {
  for (const words of ALL.values()) {
    for (const name of SCENARIO_NAMES) expect(situationOf(words, name), name).not.toEqual(words.practice.other);
  }
  const stories = PRACTICE_NAMES.map((name) => english.practice[name].story);
  expect(new Set(stories).size).toBe(stories.length);
});

test('titles of errors say what goes wrong, their stories name the code', () => {
  for (const words of ALL.values()) for (const name of SCENARIO_NAMES) expect(situationOf(words, name).title, name).not.toMatch(/\d{4}|\{/);
  expect(situationOf(english, 'get-2204').title).toBe('Reading: server error');
  expect(situationOf(english, 'set-2377').title).toBe('Activating: 2377');
  expect(situationOf(english, 'set-2354').story).toContain('2354');
  expect(situationOf(english, 'set-2204-applied')).not.toEqual(situationOf(english, 'set-2204'));
  expect(situationOf(english, 'sms.enrol-lost').title).toBe('Session: sms.enrol-lost');
  expect(situationOf(english, 'toString')).toEqual(english.practice.other);
});

test('every kind of entry has a name, and all names differ', () => {
  for (const words of ALL.values()) expect(new Set(ENTRY_KINDS.map((kind) => words.entryKind[kind])).size).toBe(ENTRY_KINDS.length);
});

test('filling puts values in, leaves gaps visible, and takes nothing from the prototype', () => {
  expect(fill('{a} and {b}', { a: 1, b: 'two' })).toBe('1 and two');
  expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}');
  expect(fill('{toString}', {})).toBe('{toString}');
});
