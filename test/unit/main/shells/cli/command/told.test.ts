/** What the command line writes: nothing that a terminal obeys, whatever was heard of a phone or a bridge. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLine } from '../../../../../../main/shells/cli/command/told.ts';

const OBEYED = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

test('a line of JSON loses nothing, and has nothing in it that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const line = jsonLine(value);
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(line.slice(0, -1)).not.toMatch(OBEYED);
    }),
  );
  expect(jsonLine('\u009b31m\u{e0001}')).toBe('"\\u009b31m\\udb40\\udc01"\n');
});
