/** What is kept of answers, and how a code is found in them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openedCode, receivedState } from '../../../../../app/carkey/code/code.ts';
import { keptAnswer, keptConnection, keptPersonal } from '../../../../../app/carkey/attempt/kept-answer.ts';
import { parseFrame } from '../../../../../app/pims/envelope.ts';
import { exactly, receivedCode } from '../../../../../app/pims/received-code.ts';
import { parseActivation } from '../../../../../app/pims/schemas.ts';
import type { JsonObject } from '../../../../../app/base/json.ts';
import {
  ERROR_FORMS,
  EVENT_FORMS,
  partsOf,
  secretCode,
  STATUS_FORMS,
  SUCCESS_FORMS,
  UNREADABLE_FORMS,
} from '../../../../support/answer-forms.ts';

const TX = '8f5b1a52-6c0e-4a66-9d6e-6a2f0a1b2c3d';
const VIN = 'VR3UHZKXZNT123456';

describe('what is kept of an answer', () => {
  test.each<[object, object]>([
    [
      {
        transactionId: TX,
        status: 'SUCCEEDED',
        result: { isCarKeyVerified: 'true', cvsStatus: 'active', maxReactivationDate: '2026-12-24T10:00:00Z' },
      },
      {
        result: { cvsStatus: 'active', isCarKeyVerified: true, maxReactivationDate: '2026-12-24T10:00:00Z' },
        status: 'SUCCEEDED',
        transactionId: TX,
      },
    ],
    [
      {
        transactionId: TX,
        status: 'SUCCEEDED',
        result: { hasCarKey: true, vin: VIN, securityCode: 'c2hhemFtCg==', securityExpiration: 'tomorrow' },
      },
      { result: { hasCarKey: true, more: true, vin: VIN }, status: 'SUCCEEDED', transactionId: TX },
    ],
    [
      { transactionId: 'shazam', status: 'FAILED', error: { code: '2204', label: 'Server Error', suberrors: [1] } },
      { error: { code: 2204, more: true }, more: true, status: 'FAILED' },
    ],
    [{ result: [1], error: 'x' }, { more: true }],
    [{ result: { vin: `${VIN}9`, cvsStatus: null } }, { result: { more: true } }],
  ])('%j', (given, kept) => {
    expect(keptAnswer(JSON.stringify(given))).toBe(JSON.stringify(kept));
  });

  test('stays as it is when it is kept again, and is the mark alone for what is no object', () => {
    fc.assert(fc.property(fc.json(), (text) => keptAnswer(keptAnswer(text)) === keptAnswer(text)));
    for (const text of ['', 'shazam', '[1]', '7', 'null', '"x"']) expect(keptAnswer(text)).toBe('{"more":true}');
    expect(keptConnection('{"connected":true,"vin":"x","model":"NAC"}')).toBe('{"connected":true,"model":"NAC","more":true}');
  });

  const forms = [...SUCCESS_FORMS, ...ERROR_FORMS, ...UNREADABLE_FORMS, ...STATUS_FORMS, ...EVENT_FORMS];
  test.each(forms.map((form) => [form.name, form] as const))('holds no code: %s', (_name, form) => {
    const code = secretCode();
    const frame = form.frame({ tx: TX, vin: VIN, code });
    for (const text of [keptAnswer(frame), keptConnection(frame), keptPersonal('answer', frame)])
      for (const part of partsOf(code)) expect(text).not.toContain(part);
  });

  test('of what was scanned or read from a car are its bytes, or a VIN', () => {
    expect(keptPersonal('input', '49 02 01 FF')).toBe('49 02 01 FF');
    expect(keptPersonal('input', VIN)).toBe(VIN);
    expect(keptPersonal('input', 'c2hhemFtCg==')).toBe('');
    expect(keptPersonal('reason', 'a person’s words')).toBe('a person’s words');
  });
});

describe('a code', () => {
  test.each<[JsonObject, ReturnType<typeof receivedCode>]>([
    [{ securityCode: 'c2hh' }, { form: 'text', text: 'c2hh' }],
    [{ securityCode: '' }, { form: 'text', text: '' }],
    [{ securitycode: 'c2hh' }, { form: 'other', text: 'c2hh' }],
    [{ data: { 'Security-Code ': 7 } }, { form: 'other', text: '7' }],
    [{ securityCode: ['c2hh', 1] }, { form: 'other', text: '["c2hh",1]' }],
    [{ securityCode: false }, { form: 'other', text: 'false' }],
    [{ securityCode: null, SECURITYCODE: null }, null],
    [{ hasCarKey: true, code: 'c2hh' }, null],
  ])('of %j is found as it came', (result, code) => {
    expect(receivedCode(result)).toEqual(code);
    expect(parseActivation(result).securityCode).toEqual(code);
  });

  test('keeps every digit of a number', () => {
    const raw = '{"transactionId":"t","status":"SUCCEEDED","result":{"securityCode":[12345678901234567890.50,"x"]}}';
    const frame = parseFrame(raw);
    const code = frame.ok && 'result' in frame.value ? receivedCode(frame.value.result ?? {}) : null;
    expect(code === null ? null : exactly(code, raw)).toEqual({ form: 'other', text: '[12345678901234567890.50,"x"]' });
  });

  test.each<[ReturnType<typeof receivedCode>, string]>([
    [{ form: 'text', text: 'c2hhemFtCg==' }, 'sealed'],
    [{ form: 'text', text: 'c2hhem*tCg=' }, 'faulty'],
    [{ form: 'other', text: '48291374' }, 'faulty'],
    [null, 'missing'],
  ])('%j is %s', (code, state) => {
    expect(receivedState(code)).toBe(state);
  });

  test('that came as no text is shown as it came, however it looks', () => {
    expect(openedCode('48291374', 'faulty')).toEqual({ ok: false, error: 'not-text' });
    expect(openedCode('c2hhemFtCg==', 'sealed')).toMatchObject({ ok: true, value: { text: 'shazam' } });
  });
});
