/** Enrolled phones, the account's PIN, one-time codes. */
import { type At, did, type Outcome, refused, textIn } from './outcome.ts';
import { MOST_DEVICES, MOST_WRONG_PINS } from './script.ts';
import { codeFault } from './sms.ts';
import type { Account } from './state.ts';

/** Enrols this phone with the PIN that the account has, or a new one. */
export function enrol({ account, parameters }: At): Outcome {
  if (account.blocked !== 'not-blocked') return refused(account, 2317);
  const fault = codeFault(account, textIn(parameters, 'smsCode'), 'enrollment');
  if (fault !== null) return refused(account, fault);
  const pin = textIn(parameters, 'pinCode');
  if (!/^\d+$/.test(pin)) return refused(account, 2102);
  if (account.pin !== null && account.pin !== pin) return wrongPin(account);
  return enrolled(account, { pin });
}

/** Number, PIN and phone at once. */
export function enrolWithPhone({ account, script, parameters, sdk }: At): Outcome {
  if (sdk === '2.0') return refused(account, 2002);
  if (account.phone !== null || script.numberExists === true) return refused(account, 2390);
  if (account.blocked !== 'not-blocked') return refused(account, 2317);
  const fault = codeFault(account, textIn(parameters, 'smsCode'), 'phoneNumberCertification');
  if (fault !== null) return refused(account, fault);
  const [phone, pin] = [textIn(parameters, 'phoneNumber'), textIn(parameters, 'pinCode')];
  if (account.sms?.to !== phone || !/^\d+$/.test(pin)) return refused(account, 2102);
  return enrolled(account, { phone, pin });
}

function enrolled(account: Account, change: Partial<Account>): Outcome {
  if (account.devices >= MOST_DEVICES) return refused({ ...account, blocked: 'account' }, 2317);
  return did({ ...account, ...change, enrolled: true, devices: account.devices + 1, wrongPins: 0, hasCode: true, sms: null });
}

/** The try that is one too many blocks the PIN. */
function wrongPin(account: Account): Outcome {
  const wrongPins = account.wrongPins + 1;
  const blocks = wrongPins >= MOST_WRONG_PINS;
  return refused({ ...account, wrongPins, blocked: blocks ? 'pin' : account.blocked }, blocks ? 2310 : 2308);
}

/** Removes all enrolments, and the PIN with them. */
export function removeAll({ account }: At): Outcome {
  return did({ ...account, enrolled: false, devices: 0, pin: null, wrongPins: 0, blocked: 'not-blocked', hasCode: false });
}

/** A new PIN for a forgotten one. */
export function resetPin({ account, parameters }: At): Outcome {
  if (!account.enrolled) return refused(account, 2313);
  const fault = codeFault(account, textIn(parameters, 'smsCode'), 'resetPIN');
  if (fault !== null) return refused(account, fault);
  return setPin(account, textIn(parameters, 'pinCode'), { sms: null, blocked: 'not-blocked' });
}

/** A new PIN for the present one. */
export function updatePin({ account, parameters }: At): Outcome {
  const refusal = strongRefusal(account);
  if (refusal !== null) return refused(account, refusal);
  if (textIn(parameters, 'oldPIN') !== account.pin) return wrongPin(account);
  return setPin(account, textIn(parameters, 'newPIN'), {});
}

function setPin(account: Account, pin: string, change: Partial<Account>): Outcome {
  if (!/^\d+$/.test(pin)) return refused(account, 2102);
  return pin === account.pin ? refused(account, 2315) : did({ ...account, ...change, pin, wrongPins: 0 });
}

/** A one-time code, with the PIN or without. */
export function oneTimeCode({ account, parameters }: At, withPin: boolean): Outcome {
  const refusal = strongRefusal(account);
  if (refusal !== null) return refused(account, refusal);
  if (withPin && textIn(parameters, 'pinCode') !== account.pin) return wrongPin(account);
  const otps = account.otps + 1;
  const otp = String((482_913 + otps * 7919) % 1_000_000).padStart(6, '0');
  return did({ ...account, otps, wrongPins: 0, hasCode: true }, { otp });
}

function strongRefusal({ enrolled: isEnrolled, deviceDisabled, blocked }: Account): number | null {
  if (!isEnrolled || deviceDisabled) return 2312;
  return blocked === 'not-blocked' ? null : 2317;
}
