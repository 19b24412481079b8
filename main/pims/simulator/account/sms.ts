/** SMS: sent, read, checked. */
import { type At, did, type Outcome, refused, textIn } from './outcome.ts';
import type { Account, Sms } from './state.ts';

/** The code of the n-th SMS: other digits each time, and always the same ones for the same number, so that a test can be read. */
export function codeOf(sent: number): string {
  return String((4711 + sent * 1237) % 10_000).padStart(4, '0');
}

/** Sends one; to the trusted number unless another is named. */
export function sendSms({ account, script, parameters }: At, purpose: Sms['purpose']): Outcome {
  const to = purpose === 'phoneNumberCertification' ? textIn(parameters, 'phoneNumber') : account.phone;
  if (to === null) return refused(account, 2307);
  if (!/^\+?\d{6,}$/.test(to)) return refused(account, 2102);
  const expired = script.firstSmsExpired === true && account.smsSent === 0;
  return did({ ...account, sms: { code: codeOf(account.smsSent), to, purpose, expired }, smsSent: account.smsSent + 1 });
}

/** What is wrong with a code, as an error; null: nothing. */
export function codeFault({ sms }: Account, typed: string, purpose: Sms['purpose']): number | null {
  if (sms === null || sms.purpose !== purpose || sms.code !== typed) return 2305;
  return sms.expired ? 2306 : null;
}

/** Registers the number that the newest SMS went to. */
export function registerNumber({ account, parameters }: At): Outcome {
  const number = textIn(parameters, 'phoneNumber');
  const fault = codeFault(account, textIn(parameters, 'smsCode'), 'phoneNumberCertification');
  if (fault !== null) return refused(account, fault);
  return account.sms?.to === number ? did({ ...account, phone: number, sms: null }) : refused(account, 2102);
}

/** Tells whether the account has a PIN. The code serves for the enrolment after it too. */
export function checkEnrolment({ account, parameters }: At): Outcome {
  const fault = codeFault(account, textIn(parameters, 'smsCode'), 'enrollment');
  return fault === null ? did(account, { status: account.pin === null ? 'NotEnrolled' : 'AlreadyEnrolled' }) : refused(account, fault);
}
