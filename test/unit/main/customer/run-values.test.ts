/** What was typed for a run: what is handed on, what is remembered as refused, and that nothing of it outlives the run. */
import { describe, expect, it } from 'vitest';
import type { GivenValues, RunSpend } from '../../../../app/enrolment/index.ts';
import { Secret, type SecretKind } from '../../../../app/secret/index.ts';
import { RunValues, type TypedTexts, type ValuesEnd } from '../../../../main/customer/run-values.ts';

const HERE = { onPhone: false, sure: false };
const SURE = { onPhone: false, sure: true };
const no = (code: number): ValuesEnd => ({ kind: 'error', code });

/** What keeps it from being sent; `sent`: nothing does. */
function tried(values: RunValues, typed: TypedTexts, how = HERE): string {
  const given = values.take(Object.keys(typed) as SecretKind[], typed, how);
  return given.ok ? 'sent' : given.error.reason;
}

/** Sends a call, and returns what ends it. */
function sent(
  values: RunValues,
  call: RunSpend,
  typed: TypedTexts,
  onPhone = false,
): { given: GivenValues; end: (end: ValuesEnd) => void } {
  const given = values.take(Object.keys(typed) as SecretKind[], typed, { onPhone, sure: true });
  if (!given.ok) throw new Error(given.error.reason);
  values.sent(given.value);
  return { given: given.value, end: (end) => values.after(call, given.value, end) };
}

describe('what was refused in a run', () => {
  it('a PIN is sent again only by somebody who is sure of it', () => {
    const values = new RunValues();
    sent(values, 'pin.update', { pin: '1111', 'new-pin': '2222' }).end(no(2308));
    expect([tried(values, { pin: '1111' }), tried(values, { pin: '1111' }, SURE)]).toEqual(['mixed-pin-refused', 'sent']);
    expect([tried(values, { pin: '1112' }), tried(values, { 'sms-code': '1111' })]).toEqual(['sent', 'sent']);
  });

  it('a new PIN that is the old one is not', () => {
    const values = new RunValues();
    sent(values, 'pin.update', { pin: '1111', 'new-pin': '2222' }).end(no(2315));
    const again = { pin: '1111', 'new-pin': '2222' };
    expect([tried(values, again), tried(values, again, SURE)]).toEqual(['mixed-new-is-old', 'mixed-new-is-old']);
    expect(tried(values, { pin: '1111', 'new-pin': '3333' })).toBe('sent');
  });

  it('a code is not, until another SMS; the PIN stays', () => {
    const values = new RunValues();
    sent(values, 'enrolment.enrol', { pin: '1111', 'sms-code': '876543' }).end(no(2308));
    sent(values, 'enrolment.enrol', { pin: '1112', 'sms-code': '876543' }).end(no(2305));
    expect(tried(values, { 'sms-code': '876543' }, SURE)).toBe('mixed-code-refused');
    sent(values, 'sms.enrol', {}).end({ kind: 'ok' });
    expect([tried(values, { 'sms-code': '876543' }), tried(values, { pin: '1111' })]).toEqual(['sent', 'mixed-pin-refused']);
  });

  it('a number that PIMS does not accept is typed anew; one that it takes serves the next call', () => {
    const values = new RunValues();
    sent(values, 'sms.certify-phone', { 'phone-number': '+336' + '9998' }).end(no(2102));
    expect([values.missing(['phone-number']), values.number]).toEqual([['phone-number'], null]);
    sent(values, 'sms.certify-phone', { 'phone-number': '+33639980001' }).end({ kind: 'ok' });
    expect(values.missing(['phone-number'])).toEqual([]);
  });

  it('nothing is, of a call that was not answered or was typed on the phone', () => {
    const values = new RunValues();
    sent(values, 'pin.update', { pin: '1111', 'new-pin': '2222' }).end({ kind: 'open' });
    sent(values, 'otp.with-pin', { pin: '' }, true).end(no(2308));
    expect(tried(values, { pin: '1111' })).toBe('sent');
  });
});

describe('the end of a run', () => {
  const wiped = ({ given }: { given: GivenValues }) => Object.values(given).map((value) => value instanceof Secret && value.isWiped);

  it('leaves nothing for the next one, whose account may be another', () => {
    const values = new RunValues();
    const call = sent(values, 'pin.update', { pin: '1111', 'new-pin': '2222' });
    call.end(no(2308));
    values.wipe();
    expect([tried(values, { pin: '1111' }), wiped(call)]).toEqual(['sent', [true, true]]);
  });

  it('nor what a call brings that was still under way', () => {
    const values = new RunValues();
    const call = sent(values, 'enrolment.enrol', { pin: '1111', 'sms-code': '876543', 'phone-number': '0611111111' });
    values.wipe();
    call.end(no(2308));
    expect([tried(values, { pin: '1111' }), values.number, wiped(call)]).toEqual(['sent', null, [true, true, true]]);
  });
});
