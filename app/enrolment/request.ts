/** The request of a run's effect, from what was typed for it. */
import {
  addPhone,
  certifyPhone,
  changePhone,
  checkEnrolmentCode,
  enrol,
  enrolWithPhone,
  otpWithoutPin,
  otpWithPin,
  readAllSteps,
  readBlocked,
  readDeviceActivated,
  readTrustedPhone,
  removeAllEnrolments,
  resetPin,
  sendEnrolmentSms,
  sendResetSms,
  unlinkVehicle,
  updatePin,
  type Given,
  type Reading,
  type SessionRequest,
  type StepsBy,
} from '../pims/session-calls/index.ts';
import { fail, ok, type Result } from '../base/index.ts';
import type { SecretKind } from '../secret/index.ts';
import type { Vin } from '../vehicle/index.ts';
import type { RunAsk, RunSpend } from './places.ts';

/** What was typed, or is asked for on the phone. */
export type GivenValues = { readonly [K in SecretKind]?: Given<K> };

/** What a request needs besides. `reading`: see {@link readingFor}. */
export type RequestContext = { readonly vin: Vin; readonly stepsBy: StepsBy; readonly reading: Reading };

/** The request of an ask. */
export function askRequest(ask: RunAsk, { stepsBy }: Pick<RequestContext, 'stepsBy'>): SessionRequest {
  switch (ask) {
    case 'account.device-activated':
      return readDeviceActivated();
    case 'account.blocked':
      return readBlocked();
    case 'phone.trusted':
      return readTrustedPhone();
    case 'steps.reset':
      return readAllSteps(stepsBy, true);
  }
}

type All = { readonly [K in SecretKind]: Given<K> };
type Context = Pick<RequestContext, 'vin' | 'reading'>;
type Row = { readonly needs: readonly SecretKind[]; readonly make: (given: All, context: Context) => SessionRequest };

/** What each call needs, and its request. Enrolling takes the PIN that the account has, or a new one. */
const ROWS: Readonly<Record<RunSpend, Row>> = {
  'sms.certify-phone': { needs: ['phone-number'], make: (given) => certifyPhone(given['phone-number']) },
  'sms.enrol': { needs: [], make: sendEnrolmentSms },
  'sms.reset-pin': { needs: [], make: sendResetSms },
  'sms-code.add-phone': { needs: ['sms-code', 'phone-number'], make: (given, { reading }) => addPhone(numberOf(given), reading) },
  'sms-code.change-phone': { needs: ['sms-code', 'phone-number'], make: (given) => changePhone(numberOf(given)) },
  'sms-code.enrol': { needs: ['sms-code'], make: (given) => checkEnrolmentCode(given['sms-code']) },
  'enrolment.enrol': { needs: ['sms-code', 'pin'], make: (given) => enrol({ pinCode: given.pin, smsCode: given['sms-code'] }) },
  'enrolment.enrol-with-phone': {
    needs: ['sms-code', 'new-pin', 'phone-number'],
    make: (given) => enrolWithPhone({ pinCode: given['new-pin'], ...numberOf(given) }),
  },
  'enrolment.remove-all': { needs: [], make: removeAllEnrolments },
  'pin.reset': { needs: ['sms-code', 'new-pin'], make: (given) => resetPin({ pinCode: given['new-pin'], smsCode: given['sms-code'] }) },
  'pin.update': { needs: ['pin', 'new-pin'], make: (given) => updatePin({ oldPIN: given.pin, newPIN: given['new-pin'] }) },
  'otp.with-pin': { needs: ['pin'], make: (given) => otpWithPin(given.pin) },
  'otp.without-pin': { needs: [], make: otpWithoutPin },
  'vehicle.unlink': { needs: [], make: (_given, { vin }) => unlinkVehicle(vin) },
};

function numberOf(given: All): { readonly smsCode: Given<'sms-code'>; readonly phoneNumber: Given<'phone-number'> } {
  return { smsCode: given['sms-code'], phoneNumber: given['phone-number'] };
}

/** The request of a call that costs; fails with the kind that was not typed. Make it before the `spend` event: what is missing must cost no entry. */
export function spendRequest(call: RunSpend, given: GivenValues, context: Context): Result<SessionRequest, SecretKind> {
  const { needs, make } = ROWS[call];
  const typed = call === 'enrolment.enrol' && given.pin === undefined ? { ...given, pin: given['new-pin'] } : given;
  const missing = needs.find((kind) => typed[kind] === undefined);
  // Nothing that the row reads is missing now.
  return missing === undefined ? ok(make(typed as unknown as All, context)) : fail(missing);
}
