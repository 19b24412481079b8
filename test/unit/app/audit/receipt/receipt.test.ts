import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../../../app/audit/bundle/encode.ts';
import { verifyBundle } from '../../../../../app/audit/bundle/verify.ts';
import { encodeEntry } from '../../../../../app/audit/entry/entry.ts';
import { leafHash } from '../../../../../app/audit/log/merkle.ts';
import { treeRoot } from '../../../../../app/audit/log/proof.ts';
import { checkReceiptCode, makeReceipt, receiptCode, type ReceiptClaim } from '../../../../../app/audit/receipt/receipt.ts';
import { parseReceiptCode } from '../../../../../app/audit/receipt/receipt-code.ts';
import { SMALL } from '../../../../support/entries.ts';
import { bundleEntry, bundleOf, entryAt, logOf, ORIGIN, valuesAt } from '../../../../support/naive-bundle.ts';
import { verifyNow } from '../../../../support/naive-signer.ts';
import { hashAt } from '../../../../support/naive-tree.ts';

const log = logOf(40, [12]);
const leaf = encodeEntry(entryAt(12));
const claim: ReceiptClaim = { leaf: leafHash(leaf), index: 12, root: log.head.root, size: 40 };
const CODE = receiptCode(claim);
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('receipts', () => {
  it('tell attempt, place, head, outcome and the end of the VIN', () => {
    expect(makeReceipt(leaf, log.head, valuesAt(12).vin)).toEqual({
      ok: true,
      value: {
        attempt: entryAt(12).act,
        origin: ORIGIN,
        size: 40,
        root: Buffer.from(log.head.root).toString('hex'),
        index: 12,
        kind: 'result',
        result: 'succeeded',
        vinEnd: 'K0000012',
        code: CODE,
      },
    });
    expect(makeReceipt(leaf, log.head, null)).toMatchObject({ ok: true, value: { vinEnd: null } });
    const resolved = encodeEntry({ ...entryAt(12), kind: 'resolved', out: 'no-effect' });
    expect(makeReceipt(resolved, log.head, null)).toMatchObject({ ok: true, value: { kind: 'resolved', result: 'no-effect' } });
  });

  it.each([
    ['bytes that are no entry', Uint8Array.of(1), log.head, 'not-an-entry'],
    ['an entry that settles nothing', encodeEntry({ ...entryAt(12), kind: 'sent' }), log.head, 'not-settling'],
    ['a result without an attempt', encodeEntry({ ...SMALL, kind: 'result', out: 'succeeded' }), log.head, 'not-settling'],
    ['a head of another log', leaf, { ...log.head, origin: 'log.invalid/test/2' }, 'other-log'],
    ['a head from before the entry', leaf, { ...log.head, size: 12 }, 'outside'],
  ])('there is none for %s', (_about, bytes, head, error) => {
    expect(makeReceipt(bytes, head, null)).toEqual({ ok: false, error });
  });
});

describe('receipt codes', () => {
  it('stay what they were on the first day', () => {
    const fixed = { leaf: new Uint8Array(32).fill(1), index: 7, root: new Uint8Array(32).fill(2), size: 9 };
    expect(receiptCode(fixed)).toBe('38SVS-F63D4-31D3X-NMT88-H01ND');
  });

  it('are recomputed from the log, also when it has grown', () => {
    const grown = logOf(200, [12]);
    const root = treeRoot(grown.source, 40);
    expect(checkReceiptCode(CODE, { ...claim, root })).toEqual({ ok: true, value: true });
  });

  it('are recomputed from a bundle with the same checkpoint', async () => {
    const bytes = encodeBundle(bundleOf(log, [bundleEntry(log, 12, [])]));
    const { entries, root, size } = await verifyBundle(bytes, verifyNow);
    const leafOf = Buffer.from(entries[0]?.leafHash ?? '', 'hex');
    const again = { leaf: leafOf, index: entries[0]?.index ?? -1, root: Buffer.from(root ?? '', 'hex'), size: size ?? -1 };
    expect(checkReceiptCode(CODE, again)).toEqual({ ok: true, value: true });
  });

  it('are read as people type them', () => {
    expect(CODE).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = ` ${CODE.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(parseReceiptCode(typed)).toEqual({ ok: true, value: CODE });
    expect(parseReceiptCode(CODE.replaceAll('1', 'I'))).toEqual({ ok: true, value: CODE });
  });

  it.each([
    ['leaf', { ...claim, leaf: hashAt(0) }],
    ['index', { ...claim, index: 13 }],
    ['root', { ...claim, root: hashAt(0) }],
    ['size', { ...claim, size: 41 }],
  ])('another %s has another code', (_about, other) => {
    expect(checkReceiptCode(CODE, other)).toEqual({ ok: false, error: 'differs' });
  });

  it.each([
    ['', 'length'],
    [CODE.slice(1), 'length'],
    [`${CODE}0`, 'length'],
    [CODE.replace(/.$/, 'U'), 'character'],
    [CODE.replace(/.$/, 'é'), 'character'],
    ['0'.repeat(1_000_000), 'length'],
  ])('%# is no code', (typed, error) => {
    expect(parseReceiptCode(typed)).toEqual({ ok: false, error });
    expect(checkReceiptCode(typed, claim)).toEqual({ ok: false, error });
  });

  it('every wrong digit and every two digits swapped are found', () => {
    const texts = fc
      .tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat())
      .map(([root, size]) => receiptCode({ ...claim, root, size }));
    fc.assert(
      fc.property(texts, (code) => {
        const digits = Array.from(code.replaceAll('-', ''));
        for (let at = 0; at < digits.length; at += 1) {
          for (const digit of ALPHABET) {
            const wrong = digits.with(at, digit).join('');
            expect(parseReceiptCode(wrong).ok).toBe(digit === digits[at]);
          }
          for (let other = 0; other < at; other += 1) {
            const swapped = digits.with(at, digits[other]!).with(other, digits[at]!).join('');
            expect(parseReceiptCode(swapped).ok).toBe(digits[at] === digits[other]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
