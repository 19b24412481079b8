import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { de } from '../../../../renderer/i18n/de/index.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { es } from '../../../../renderer/i18n/es/index.ts';
import { fr } from '../../../../renderer/i18n/fr/index.ts';
import { it } from '../../../../renderer/i18n/it/index.ts';

const catalogues = { en, fr, de, es, it };

/** All labels by their full key. */
function flat(catalogue: typeof en): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([group, labels]) => Object.entries(labels).map(([key, text]) => [`${group}.${key}`, text] as const)),
  );
}

/** Places of a text, sorted. */
function places(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();
}

describe('catalogues', () => {
  test('there is one for each language of the console', () => {
    expect(Object.keys(catalogues).toSorted()).toEqual([...LANGUAGES].toSorted());
  });

  test.each(Object.entries(catalogues))('%s has exactly the English keys, in the same order', (_, catalogue) => {
    expect([...flat(catalogue).keys()]).toEqual([...flat(en).keys()]);
  });

  test.each(Object.entries(catalogues))('%s has the same places in every label', (_, catalogue) => {
    const labels = flat(catalogue);
    for (const [key, text] of flat(en)) expect(places(labels.get(key) ?? ''), key).toEqual(places(text));
  });

  test.each(Object.entries(catalogues))('%s has no empty label and no stray blanks', (_, catalogue) => {
    for (const [key, text] of flat(catalogue)) expect(text.trim(), key).toBe(text);
    for (const [key, text] of flat(catalogue)) expect(text, key).not.toBe('');
  });

  test.each(Object.entries(catalogues))('%s has every plural form its language asks for', (language, catalogue) => {
    const labels = flat(catalogue);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const stems = [...labels.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -'_other'.length));
    expect(stems.length).toBeGreaterThan(3);
    for (const stem of stems) for (const form of forms) expect(labels.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true);
  });

  test('the translations are translations', () => {
    const english = flat(en);
    for (const [language, catalogue] of Object.entries(catalogues)) {
      if (language === 'en') continue;
      const same = [...flat(catalogue)].filter(([key, text]) => english.get(key) === text);
      expect(same.length / english.size, language).toBeLessThan(0.1);
    }
  });
});
