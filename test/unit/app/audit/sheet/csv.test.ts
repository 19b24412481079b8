/** The table for spreadsheets: read with its own delimiter it gives back what was written; read with any, no cell is a formula. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_DELIMITERS, DELIMITER_SIGN, delimiterFor, type CsvDelimiter } from '../../../../../app/audit/sheet/csv.ts';
import { defused } from '../../../../../app/audit/sheet/formula.ts';
import type { EntryRow } from '../../../../../app/audit/entry/types.ts';
import { LANGUAGES } from '../../../../../app/base/language.ts';
import { exportText } from '../../../../../main/audit/export/export.ts';

/** What spreadsheets calculate, or drop before they look: OWASP's list and its full-width forms. */
const FORMULA = /^[\s"\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]|^[\t\r]/u;

const row = (operator: string, stationName = 'Bay 4'): EntryRow => ({
  seq: 7,
  ts: 1_700_000_000_000,
  mono: 1,
  boot: 'b',
  log: 'carkey.example/live',
  kind: 'sent',
  station: 'S-1',
  stationName,
  app: '1',
  err: null,
  vin: null,
  operator,
});

/** Cells as a program reads them that was told this delimiter; it takes quotes as spreadsheets do. */
const read = (text: string, delimiter: CsvDelimiter): readonly (readonly string[])[] =>
  parse(text, { delimiter: DELIMITER_SIGN[delimiter], bom: true, relax_quotes: true, relax_column_count: true });

/** Cells as a program reads them that knows no quotes at all, and begins a line at every line end. */
const readBare = (text: string, delimiter: CsvDelimiter): readonly string[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => line.split(DELIMITER_SIGN[delimiter]).map((cell) => cell.replace(/^"/, '')));

const NASTY = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '－1',
  'x;=1+1;',
  'x,=1+1,y',
  'x\t=1+1',
  'a\n=1',
  'a; "=1',
  'a,\u200b=1',
];

describe('a delimiter', () => {
  it('is the one that spreadsheets of the language expect', () => {
    expect(LANGUAGES.map((language) => [language, delimiterFor(language)])).toEqual([
      ['en', 'comma'],
      ['fr', 'semicolon'],
      ['de', 'semicolon'],
      ['es', 'semicolon'],
      ['it', 'semicolon'],
    ]);
  });
});

describe('a table', () => {
  it.each(CSV_DELIMITERS)('with %s is UTF-8 with its mark, has CRLF, and every cell is quoted', async (delimiter) => {
    const text = await exportText([row('Żaneta "Z"; Nowak, Sp.')], 'csv', delimiter);
    const sign = DELIMITER_SIGN[delimiter];
    expect(text.startsWith(`\ufeff"seq"${sign}"time"${sign}`)).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain(`${sign}"Żaneta ""Z""; Nowak, Sp."${sign}`);
    expect(text).toContain(`${sign}""${sign}`);
  });

  it.each(CSV_DELIMITERS)('with %s gives back harmless values as they were', async (delimiter) => {
    for (const name of ['Łukasz Żółć', 'a;b', 'a, b', 'O’Neil "Bob"', 'a\nb', "l'été", 'x=1', 'a - b', 'mail@host', '0049 1'])
      expect(read(await exportText([row(name)], 'csv', delimiter), delimiter)[1]?.[9]).toBe(name);
  });

  it.each(NASTY)('never holds a formula, with whatever delimiter it is read: %j', async (nasty) => {
    for (const written of CSV_DELIMITERS) {
      const text = await exportText([row(nasty, `${nasty},`), row('x', nasty)], 'csv', written);
      for (const by of CSV_DELIMITERS) {
        expect(
          read(text, by)
            .flat()
            .filter((cell) => FORMULA.test(cell)),
        ).toEqual([]);
        expect(readBare(text, by).filter((cell) => FORMULA.test(cell))).toEqual([]);
      }
    }
  });

  const part = fc.constantFrom(',', ';', '\t', '\n', '\r', '"', "'", ' ', '=', '-', '+', '@', '＝', '\u200b', 'a', '1', 'ß');
  const value = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));

  it('holds no formula for any value and any pair of delimiters, and its own delimiter gives the values back', async () => {
    await fc.assert(
      fc.asyncProperty(value, value, fc.constantFrom(...CSV_DELIMITERS), async (operator, station, written) => {
        const text = await exportText([row(operator, station), row(station, operator)], 'csv', written);
        for (const by of CSV_DELIMITERS) {
          expect(
            read(text, by)
              .flat()
              .filter((cell) => FORMULA.test(cell)),
          ).toEqual([]);
          expect(readBare(text, by).filter((cell) => FORMULA.test(cell))).toEqual([]);
        }
        const back = read(text, written).slice(1);
        expect(back.map((cells) => [cells[9], cells[12]])).toEqual([
          [defused(operator), defused(station)],
          [defused(station), defused(operator)],
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it('adds nothing but apostrophes', () => {
    const check = (text: string): void => expect(defused(text).replaceAll("'", '')).toBe(text.replaceAll("'", ''));
    fc.assert(
      fc.property(value, (text) => {
        check(text);
      }),
    );
  });
});
