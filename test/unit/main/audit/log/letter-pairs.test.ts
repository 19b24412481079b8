import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayContain, pairsIn, pairsOf } from '../../../../../main/audit/log/letter-pairs.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[0-9a-f-]*$/),
  fc.string({ unit: fc.constantFrom('a', 'b', '\n', '9', 'ß') }),
);

it('never says no of a text that is contained', () => {
  fc.assert(
    fc.property(text, text, text, (before, sought, after) => {
      expect(mayContain(pairsOf(before + sought + after), pairsIn(sought))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('says no of a part of a VIN in transactions, whose characters are those of hexadecimal numbers', () => {
  const transactions = pairsOf(Array.from({ length: 128 }, () => crypto.randomUUID()).join('\n'));
  expect(mayContain(transactions, pairsIn('skt101234'))).toBe(false);
  expect(mayContain(transactions, pairsIn('x'))).toBe(true);
  expect(mayContain(pairsOf(''), pairsIn('ab'))).toBe(false);
});
