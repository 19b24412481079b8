/** One word for one thing: what docs/words.md decided, kept in all catalogues. A word that was given up does not come back. */
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../../app/base/language.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { de } from '../../../../renderer/i18n/de/index.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { es } from '../../../../renderer/i18n/es/index.ts';
import { fr } from '../../../../renderer/i18n/fr/index.ts';
import { it } from '../../../../renderer/i18n/it/index.ts';
import { de as deVerifier } from '../../../../renderer/verifier/speech/de.ts';
import { en as enVerifier } from '../../../../renderer/verifier/speech/en.ts';
import { es as esVerifier } from '../../../../renderer/verifier/speech/es.ts';
import { fr as frVerifier } from '../../../../renderer/verifier/speech/fr.ts';
import { it as itVerifier } from '../../../../renderer/verifier/speech/it.ts';
import { GIVEN_UP } from './given-up.ts';

const LABELS = { en, fr, de, es, it };
const VERIFIER = { en: enVerifier, fr: frVerifier, de: deVerifier, es: esVerifier, it: itVerifier };

/** Every sentence of a language with the path of its key: labels, words of the domain, the page that checks bundles. */
async function sentences(language: Language): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const walk = (value: object, path: string): void => {
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      if (typeof inner === 'string') found.set(`${path}${key}`, inner);
      else if (typeof inner === 'object' && inner !== null) walk(inner, `${path}${key}.`);
    }
  };
  walk(LABELS[language], 'labels.');
  walk(await wordsFor(language), 'words.');
  walk(VERIFIER[language].labels, 'verifier.');
  return found;
}

const ALL = new Map(await Promise.all(LANGUAGES.map(async (language) => [language, await sentences(language)] as const)));

/** The keys and sentences of a language that match. Names of places are no words: `{computer}` says nothing in German. */
const matching = (language: Language, pattern: RegExp): readonly string[] =>
  [...ALL.get(language)!].filter(([, text]) => pattern.test(text.replaceAll(/\{\w+\}/g, '{}'))).map(([key, text]) => `${key}: ${text}`);

test.each(LANGUAGES)('%s has given up words, and says what stands in their place', (language) => {
  expect(GIVEN_UP[language].length).toBeGreaterThan(8);
  for (const { instead } of GIVEN_UP[language]) expect(instead).not.toBe('');
});

/** What a pattern looks for, without its bounds. */
const named = ({ source }: RegExp): string => source.replace(/^\(\?<!\\p\{L\}\)\(\?:(.*)\)\(\?!\\p\{L\}\)$/, '$1');

test.each(LANGUAGES.flatMap((language) => GIVEN_UP[language].map((row) => ({ language, ...row, name: named(row.word) }))))(
  '$language says "$instead", not /$name/',
  ({ language, word }) => {
    expect(matching(language, word)).toEqual([]);
  },
);

/** Marks of the other languages, and marks of a typewriter. */
const STRANGE_MARKS: Readonly<Record<Language, RegExp>> = {
  en: /[„«»"']|‘/,
  fr: /[„“”"']|«[^\u00a0]|[^\u00a0\u202f]»/,
  de: /[«»”"']/,
  es: /[„“”"']/,
  it: /[„“”"']/,
};

test.each(LANGUAGES)('%s sets its own quotation marks, apostrophes and dots', (language) => {
  expect(matching(language, STRANGE_MARKS[language])).toEqual([]);
  expect(matching(language, /\.\.\./)).toEqual([]);
});

test('French sets a no-break space before two-part punctuation, and none before an ellipsis', () => {
  const bad = [...ALL.get('fr')!].filter(([, text]) =>
    // What a computer reads keeps its own colon.
    /[^\u00a0\u202f][;?!:»]/.test(text.replaceAll(/hci-uart:\S+|(?:wss?|usb):|https:/g, '')),
  );
  expect(bad).toEqual([]);
  expect(matching('fr', /\s…/)).toEqual([]);
});

test('Spanish opens its questions, and a percent sign stands apart where it does', () => {
  for (const [key, text] of ALL.get('es')!) expect((text.match(/¿/g) ?? []).length, key).toBe((text.match(/\?/g) ?? []).length);
  for (const language of ['de', 'fr', 'es', 'it'] as const) expect(matching(language, /[\d}] ?%/), language).toEqual([]);
});

/** A person is never addressed as a friend. */
const FAMILIAR: Readonly<Record<Language, RegExp>> = {
  en: /(?!)/,
  fr: /(?<!\p{L})(tu|toi|ton|ta|tes)(?!\p{L})/iu,
  de: /(?<!\p{L})(du|dich|dir|dein\w*|Nimm|Gib|Lies|Wähle|Drücke|Scanne)(?!\p{L})/iu,
  es: /(?<!\p{L})(tú|tu|tus|vosotros|vuestr\w+|haz|pulsa|escanea)(?!\p{L})/iu,
  it: /(?<!\p{L})(tu|tuo|tua|tuoi|tue|Siete|sapete|annullate)(?!\p{L})/iu,
};

test.each(LANGUAGES)('%s addresses people formally', (language) => {
  expect(matching(language, FAMILIAR[language])).toEqual([]);
});

test('Italian writes the address of a person with a capital', () => {
  expect(matching('it', /\b(Inserisca|Cambiare) (?:\S+ ){0,5}suo PIN|^Il suo ruolo/)).toEqual([]);
});
