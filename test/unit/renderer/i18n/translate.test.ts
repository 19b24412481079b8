import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../../app/base/language.ts';
import { de } from '../../../../renderer/i18n/de/index.ts';
import { en, type Catalogue } from '../../../../renderer/i18n/en/index.ts';
import { es } from '../../../../renderer/i18n/es/index.ts';
import { fr } from '../../../../renderer/i18n/fr/index.ts';
import { it } from '../../../../renderer/i18n/it/index.ts';
import { type TextPlace, translator } from '../../../../renderer/i18n/translate.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, de, es, it };

describe('a label', () => {
  const t = translator('en', en);

  test('is found by its place', () => {
    expect(t('key.enter')).toBe(en.key.enter);
  });

  test('takes values, whatever signs they have', () => {
    expect(t('find.found', { count: 3 })).toBe('3 matches in the log');
    const strange = '{n} $t(key.enter) $& <b>';
    expect(t('bundle.cut', { count: 2, value: strange, more: 2 })).toContain(strange);
  });

  test('shows the gap where a value is missing, and its place where there is no text', () => {
    expect(t('find.found')).toBe('find.found');
    expect(t('trust.since', { count: 2 })).toContain('{n}');
    expect(t('no.such' as TextPlace)).toBe('no.such');
    expect(t('__proto__' as TextPlace)).toBe('__proto__');
  });

  test.each(LANGUAGES)('has the form of its number in %s', (language) => {
    const say = translator(language, catalogues[language]);
    const { since_one, since_many, since_other } = catalogues[language].trust;
    const forms = { one: since_one, many: since_many, other: since_other } as const;
    const rules = new Intl.PluralRules(language);
    for (const count of [0, 1, 2, 5, 1_000_000, 2_000_000]) {
      const rule = rules.select(count) as keyof typeof forms;
      expect(say('trust.since', { count, n: count }), String(count)).toBe(forms[rule].replace('{n}', String(count)));
    }
  });
});
