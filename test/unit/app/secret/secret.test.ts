/** Values that nobody may keep: whatever copies or prints a holder gets a mask, and what was typed is told apart before it is sent. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forWire, enrol, otpWithPin } from '../../../../app/pims/session-calls/index.ts';
import {
  askedKind,
  askOnPhone,
  CERTAIN_MIX_UPS,
  mixUpsOf,
  SECRET_KINDS,
  typedSecret,
  type Secret,
  type SecretKind,
} from '../../../../app/secret/index.ts';

const typed = (kind: SecretKind, text: string) => {
  const read = typedSecret(kind, text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

/** Everything that ends in a log, a trace, a crash file or a message. */
const leaks: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => inspect(value, { depth: 9, showHidden: true, getters: true, customInspect: true }),
  (value) => inspect(value, { depth: 9, showHidden: true, customInspect: false }),
  (value) => String((value as { readonly held: unknown }).held),
  (value) => (value as { readonly held: Partial<Secret> }).held.masked ?? '',
  (value) => JSON.stringify(structuredClone(Object.entries(value as object).map(([, held]) => ({ ...(held as object) })))),
  (value) => JSON.stringify(Object.getOwnPropertyNames((value as { readonly held: object }).held)),
  (value) => new Error('broken', { cause: value }).stack ?? '',
];

describe('a held value', () => {
  it.each(SECRET_KINDS)('of %s is in nothing that is printed, copied or serialised', (kind) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{7,12}$/), (digits) => {
        const held = typed(kind, digits);
        for (const leak of leaks) expect(leak({ held })).not.toContain(digits);
        expect(held.open()).toBe(digits);
      }),
    );
  });

  it('and the control, a plain object, is in most of them', () => {
    const held = { value: '8246135' };
    expect(leaks.filter((leak) => leak({ held }).includes('8246135')).length).toBeGreaterThan(3);
  });

  it('is gone once wiped', () => {
    const pin = typed('pin', '1234');
    pin.wipe();
    expect(() => pin.open()).toThrow(TypeError);
    expect([pin.isWiped, pin.length, pin.hasDigitsOf(typed('pin', '1234'))]).toEqual([true, 0, false]);
  });

  it('stands in a frame only, and a request before it shows masks', () => {
    const request = enrol({ pinCode: typed('pin', '135790') as Secret<'pin'>, smsCode: askOnPhone('sms-code') });
    expect(JSON.stringify(request) + inspect(request)).not.toContain('135790');
    expect(forWire(request).parameters).toEqual({ action: 'enroll', pinCode: '135790', smsCode: { $ask: 'smsCode' } });
    expect(forWire(otpWithPin(askOnPhone('pin'))).parameters).toEqual({ action: 'withPIN', pinCode: { $ask: 'pinCode' } });
  });

  it('is asked for on the phone by name', () => {
    for (const kind of SECRET_KINDS) expect(askedKind(askOnPhone(kind))).toBe(kind);
    for (const other of [null, '$ask', {}, { $ask: 'token' }, ['$ask']]) expect(askedKind(other)).toBe(null);
  });
});

describe('what was typed', () => {
  it.each([
    ['sms-code', ' 12 34-56 ', '123456'],
    ['pin', '１２３４', '1234'],
    ['phone-number', '+33 (6) 12.34.56.78', '+33612345678'],
  ] as const)('%s %s is %s', (kind, text, value) => {
    expect(typed(kind, text).open()).toBe(value);
  });

  it.each([
    ['pin', '', 'empty'],
    ['pin', '12a4', 'not-digits'],
    ['pin', '+1234', 'not-digits'],
    ['sms-code', '1'.repeat(21), 'too-long'],
    ['phone-number', '12345', 'too-short'],
  ] as const)('%s "%s" is none: %s', (kind, text, fault) => {
    expect(typedSecret(kind, text)).toEqual({ ok: false, error: fault });
  });

  it('is told apart before it is sent', () => {
    const [pin, code, long] = [typed('pin', '1234'), typed('sms-code', '998877'), typed('pin', '12345678')];
    expect(mixUpsOf({ pin, smsCode: code })).toEqual([]);
    expect(mixUpsOf({ pin, smsCode: typed('sms-code', '1234') })).toEqual(['same-in-both']);
    expect(mixUpsOf({ newPin: typed('new-pin', '998877'), smsCode: code })).toEqual(['same-in-both']);
    expect(mixUpsOf({ pin, newPin: typed('new-pin', '1234') })).toEqual(['new-pin-is-old-pin']);
    expect(mixUpsOf({ smsCode: code, refused: { code: [typed('sms-code', '998877')] } })).toEqual(['code-was-refused']);
    expect(mixUpsOf({ pin, refused: { code: [typed('sms-code', '1234')] } })).toEqual([]);
    expect(mixUpsOf({ pin, refused: { pin: [typed('pin', '1234')] } })).toEqual(['pin-was-refused']);
    expect(mixUpsOf({ newPin: typed('new-pin', '1234'), refused: { pin: [pin] } })).toEqual(['pin-was-refused']);
    expect(mixUpsOf({ pin: typed('pin', '9999'), newPin: typed('new-pin', '1234'), refused: { 'old-pin': [pin] } })).toEqual([
      'new-pin-is-old-pin',
    ]);
    expect(mixUpsOf({ pin: long, smsCode: code })).toEqual(['pin-looks-like-code', 'code-looks-like-pin']);
  });

  it('a length alone never counts as certain: none is published', () => {
    expect([...CERTAIN_MIX_UPS]).not.toContain('pin-looks-like-code');
    expect([...CERTAIN_MIX_UPS]).not.toContain('code-looks-like-pin');
  });
});
