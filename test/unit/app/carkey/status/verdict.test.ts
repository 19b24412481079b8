import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeActivation, judgeLateAnswer } from '../../../../../app/carkey/status/verdict.ts';
import { pimsErrorInfo, PIMS_ERRORS } from '../../../../../app/pims/errors.ts';
import type { Json, JsonObject } from '../../../../../app/base/json.ts';
import { receivedCode } from '../../../../../app/pims/received-code.ts';
import type { ActivationAnswer, Answer, RequestOutcome, TransactionId } from '../../../../../app/pims/types.ts';
import type { Vin } from '../../../../../app/vehicle/types.ts';

const vin = 'VR3UHZKXZNT123456' as Vin;
const tx = '8f5b1a52-6c0e-4a66-9d6e-6a2f0a1b2c3d' as TransactionId;
const good = { hasCarKey: true, vin, securityCode: 'c2hhemFtCg==', securityExpiration: '2026-07-29T22:25:09.898Z' };

/** Reads the fields without any liberality: that is the parser's business and is tested there. */
function parse(result: JsonObject): ActivationAnswer {
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : null);
  return {
    hasCarKey: typeof result.hasCarKey === 'boolean' ? result.hasCarKey : null,
    vin: text(result.vin),
    securityCode: receivedCode(result),
    securityExpiration: text(result.securityExpiration),
  };
}

const effectOf = (code: number) => pimsErrorInfo(code).effect;
const succeeded = (result: JsonObject | null): Extract<Answer, { status: 'SUCCEEDED' }> => ({
  status: 'SUCCEEDED',
  transactionId: tx,
  result,
  raw: '',
});
const failed = (code: number): Extract<Answer, { status: 'FAILED' }> => ({
  status: 'FAILED',
  transactionId: tx,
  error: { code, label: '', subErrors: null },
  raw: '',
});
const answered = (answer: Extract<RequestOutcome, { kind: 'answered' }>['answer']): RequestOutcome => ({
  kind: 'answered',
  answer,
  elapsedMs: 5,
});
const judge = (outcome: RequestOutcome) => judgeActivation(outcome, vin, parse, effectOf);
const judgeResult = (change: JsonObject) => judge(answered(succeeded({ ...good, ...change })));

test('a complete answer for this vehicle succeeds', () => {
  expect(judgeResult({})).toEqual({
    kind: 'succeeded',
    answer: { ...good, securityCode: { form: 'text', text: good.securityCode } },
    code: 'sealed',
    expiry: { kind: 'at', at: Date.UTC(2026, 6, 29, 22, 25, 9, 898), raw: good.securityExpiration },
  });
});

test.each([
  [{ vin: null }, 'no-vin-in-answer'],
  [{ vin: 'VR1AB12C3D45678909' }, 'odd-vin-in-answer'],
  [{ vin: vin.toLowerCase() }, 'odd-vin-in-answer'],
  [{ vin: ` ${vin}` }, 'odd-vin-in-answer'],
  [{ vin: '' }, 'odd-vin-in-answer'],
  [{ vin: 'VR3UHZKXZNT12345O' }, 'odd-vin-in-answer'],
  [{ vin: 'VR3UHZKXZNT123457' }, 'other-vehicle'],
  [{ vin: 'VR3UHZKXZNT123457', hasCarKey: false }, 'other-vehicle'],
  [{ hasCarKey: false }, 'no-carkey-in-answer'],
  [{ hasCarKey: null }, 'carkey-field-unusable'],
  [{ hasCarKey: 'perhaps' }, 'carkey-field-unusable'],
])('an answer with %j is unknown: %s', (change, reason) => {
  expect(judgeResult(change)).toEqual({ kind: 'unknown', reason, errorCode: null });
});

test('a code or a date that cannot be read leaves a success a success, and says so', () => {
  expect(judgeResult({ securityCode: 'c2hhemFtCg' })).toMatchObject({ kind: 'succeeded', code: 'faulty' });
  expect(judgeResult({ securityCode: null })).toMatchObject({ kind: 'succeeded', code: 'missing' });
  expect(judgeResult({ securityExpiration: '2026-07-29T22:25:09' })).toMatchObject({
    kind: 'succeeded',
    expiry: { kind: 'unknown', reason: 'no-offset' },
  });
});

test('a success without a result is unknown', () => {
  expect(judge(answered(succeeded(null)))).toEqual({ kind: 'unknown', reason: 'empty-answer', errorCode: null });
  expect(judge(answered(succeeded({})))).toMatchObject({ kind: 'unknown' });
});

test.each([
  ['timeout', 'timeout'],
  ['disconnected', 'disconnected'],
  ['aborted', 'stopped-waiting'],
  ['unreadable', 'unreadable-answer'],
] as const)('no answer (%s) is unknown: %s', (reason, expected) => {
  expect(judge({ kind: 'no-answer', reason, elapsedMs: 1 })).toEqual({ kind: 'unknown', reason: expected, errorCode: null });
});

test.each(['not-connected', 'aborted', 'too-large'] as const)('a request that never left (%s) is surely without effect', (reason) => {
  expect(judge({ kind: 'not-sent', reason })).toEqual({ kind: 'refused', because: { kind: 'not-sent', reason } });
});

/** Rule 4, spelled out here again so that a slip in the error table shows. */
const SURELY = [2001, 2002, 2003, 2004, 2006, 2010, 2101, 2102, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2365, 2366, 2367];

test('of all published codes exactly those of rule 4 are refusals, everything else is unknown', () => {
  const refused = PIMS_ERRORS.filter(({ code }) => judge(answered(failed(code))).kind === 'refused').map(({ code }) => code);
  expect(refused).toEqual(SURELY);
  expect(judge(answered(failed(2204)))).toEqual({ kind: 'unknown', reason: 'error-code', errorCode: 2204 });
  expect(judge(answered(failed(77_777)))).toEqual({ kind: 'unknown', reason: 'error-code', errorCode: 77_777 });
});

test('2202 is unknown even if a table says otherwise', () => {
  const verdict = judgeActivation(answered(failed(2202)), vin, parse, () => 'surely-none');
  expect(verdict).toEqual({ kind: 'unknown', reason: 'error-code', errorCode: 2202 });
});

test('a late answer is judged by the same rules, and an event settles nothing', () => {
  expect(judgeLateAnswer(succeeded(good), vin, parse, effectOf)).toEqual(judgeResult({}));
  expect(judgeLateAnswer(failed(2354), vin, parse, effectOf)).toEqual({ kind: 'refused', because: { kind: 'error', code: 2354 } });
  expect(judgeLateAnswer({ status: 'RESULT', transactionId: tx, result: good, raw: '' }, vin, parse, effectOf)).toBeNull();
});

const ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

test('all single-letter changes and neighbour swaps of the VIN are another vehicle', () => {
  let cases = 0;
  for (let at = 0; at < 17; at++) {
    for (const letter of ALPHABET) {
      if (letter === vin[at]) continue;
      expect(judgeResult({ vin: vin.slice(0, at) + letter + vin.slice(at + 1) })).toMatchObject({
        kind: 'unknown',
        reason: 'other-vehicle',
      });
      cases++;
    }
    const swapped = vin.slice(0, at) + (vin[at + 1] ?? '') + vin.charAt(at) + vin.slice(at + 2);
    if (swapped !== vin && at < 16) expect(judgeResult({ vin: swapped })).toMatchObject({ kind: 'unknown', reason: 'other-vehicle' });
  }
  expect(cases).toBe(17 * 32);
});

test('look-alike letters never pass', () => {
  for (const odd of [
    'VR3UHZKXZNT12345б',
    'ＶR3UHZKXZNT123456',
    'VR3UНZKXZNT123456',
    'VR3UHZΚXZNT123456',
    'VR3UHZKXZNT123456\u200b',
    'VR3UHZKXZNTl23456',
  ]) {
    expect(judgeResult({ vin: odd })).toMatchObject({ kind: 'unknown', reason: 'odd-vin-in-answer' });
  }
});

test('only the exact VIN with a true flag ever succeeds', () => {
  const flag = fc.constantFrom<Json>(true, false, null, 'true', 1);
  const text = fc.oneof(fc.constant<string>(vin), fc.string(), fc.string({ minLength: 17, maxLength: 17 }));
  fc.assert(
    fc.property(flag, text, fc.string(), (hasCarKey, found, securityCode) => {
      const verdict = judgeResult({ hasCarKey, vin: found, securityCode });
      expect(verdict.kind === 'succeeded').toBe(hasCarKey === true && found === vin);
    }),
  );
});
