/** No text says "1 entries": whatever has a count in it has the forms that its language asks for, and every caller gives the number. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../../app/base/language.ts';
import { wordsFor } from '../../../../../app/words/load.ts';
import { pluralOf } from '../../../../../app/words/shape/plural.ts';
import * as de from '../../../../../renderer/i18n/de/index.ts';
import * as en from '../../../../../renderer/i18n/en/index.ts';
import * as es from '../../../../../renderer/i18n/es/index.ts';
import * as fr from '../../../../../renderer/i18n/fr/index.ts';
import * as italian from '../../../../../renderer/i18n/it/index.ts';
import { voiceOf } from '../../../../../renderer/verifier/voices.ts';

const LABELS = { en: en.en, de: de.de, fr: fr.fr, es: es.es, it: italian.it };
const FORM = /[._](one|many|other)$/;

/** Places that hold a number of things. */
const COUNTS = new Set(['n', 'count', 'all', 'proved', 'more', 'length', 'met']);
/** Places that hold something else: names, texts, times, sizes with their unit, and numbers that tell which one. */
const OTHERS = new Set(
  (
    'name time position code found when vin at seconds index source seq removed percent what size from to units text span scanner reason most ' +
    'least id entries date by zone word why value url triesLeft title speed shown role roles result repairs maker looksLike line limit level ' +
    'language lamp digit dbm computer chosen attempt ecu exponent file key hour minutes number ms station values typed end ago hands requirement ' +
    'entry scenario version bytes used login vehicles activated codes names'
  ).split(' '),
);
/** Texts whose number is always of the same form. */
const FIXED: Readonly<Record<string, string>> = {
  'find.length': 'of 17',
  'print.part': 'of two or more: fewer are shown than there are',
  'requirements.count': 'of so many',
  'training.begun': 'of so many',
  'training.place': 'of so many',
  'training.points': 'of sixteen or more',
  'verifier.shown': 'of so many',
  'linkWitness.many': 'two or more: one has a sentence of its own',
  'vinProblem.too-long': '18 or more',
  'vinProblem.too-short': 'of 17',
};

/** Every text of a language by the path of its key. */
async function texts(language: Language): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const walk = (value: object, path: string): void => {
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      if (typeof inner === 'string') found.set(`${path}${key}`, inner);
      else if (typeof inner === 'object' && inner !== null) walk(inner, `${path}${key}.`);
    }
  };
  walk(LABELS[language], '');
  walk(await wordsFor(language), '');
  walk(voiceOf(language, []).labels, 'verifier.');
  return found;
}

const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe.each(LANGUAGES)('in %s', (language) => {
  it('a text with a count has forms', async () => {
    const all = await texts(language);
    const counted = [...all].filter(([, text]) => placesOf(text).some((name) => COUNTS.has(name)));
    expect(counted.length).toBeGreaterThan(30);
    expect(counted.map(([key]) => key).filter((key) => !FORM.test(key) && FIXED[key] === undefined)).toEqual([]);
  });

  it('no place is of a kind that nobody thought of', async () => {
    const names = new Set([...(await texts(language)).values()].flatMap(placesOf));
    expect([...names].filter((name) => !COUNTS.has(name) && !OTHERS.has(name))).toEqual([]);
  });

  it('0, 1 and 2 have a text each, and one thing is not called many', async () => {
    const all = await texts(language);
    const stems = new Set([...all.keys()].filter((key) => /[._]one$/.test(key)).map((key) => key.slice(0, -'one'.length)));
    stems.delete('linkWitness.');
    const rules = new Intl.PluralRules(language);
    for (const stem of stems) {
      const said = [0, 1, 2].map((n) => all.get(`${stem}${rules.select(n)}`));
      expect(said, stem).not.toContain(undefined);
      // "1 more" and "2 more": nothing in it has a number.
      if (language === 'en' && stem !== 'bundle.values_') expect(said[1], stem).not.toBe(said[2]);
    }
  });
});

it('every caller of a text with forms gives the count', () => {
  const root = join(import.meta.dirname, '../../..', '..', '..', 'renderer');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const stems = Object.entries(LABELS.en).flatMap(([group, labels]) =>
    Object.keys(labels)
      .filter((key) => key.endsWith('_other'))
      .map((key) => `${group}.${key.slice(0, -'_other'.length)}`),
  );
  const called = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return stems.flatMap((stem) => text.split(`t('${stem}'`).slice(1)).map((rest) => rest.slice(0, 120));
  });
  expect(called.length).toBeGreaterThan(10);
  expect(called.filter((rest) => !/^, (?:counted\(|\{\s*count\b)/.test(rest))).toEqual([]);
});

it('the form is the one that the language asks for', () => {
  const forms = { one: '1', many: '10', other: '2' };
  expect([0, 1, 2].map((n) => pluralOf('en', forms, n))).toEqual(['2', '1', '2']);
  expect([0, 1, 2, 1_000_000].map((n) => pluralOf('fr', forms, n))).toEqual(['1', '1', '2', '10']);
});
