/**
 * The account as a state machine: one call after the other, each with the account before and after. Pure: the time comes in, codes are
 * counted and not drawn.
 */
import type { JsonObject } from '../../../../app/base/index.ts';
import { CALLS, type CallName } from '../../../../app/pims/session-calls/index.ts';
import { enrol, enrolWithPhone, oneTimeCode, removeAll, resetPin, updatePin } from './enrolment.ts';
import { type At, did, type Outcome, refused, textIn } from './outcome.ts';
import { command, readStatus } from './remote.ts';
import { loginOf } from './script.ts';
import { checkEnrolment, registerNumber, sendSms } from './sms.ts';

/** Carries a call out. Nobody signed in is 2301 for all but what signs in; a call that wants a one-time code uses it up. */
export function carryOut(call: CallName, at: At): Outcome {
  const { account, script } = at;
  const signsIn = call.startsWith('user.');
  if (!signsIn && account.user === null) return refused(account, 2301);
  const wants = script.wantsCode?.includes(call) === true;
  if (wants && !account.hasCode) return refused(account, 2302);
  const outcome = signsIn ? throughBrowser(call, at) : ANSWERS[call as Exclude<CallName, BrowserCall>](at);
  return wants && 'result' in outcome ? { ...outcome, account: { ...outcome.account, hasCode: false } } : outcome;
}

type BrowserCall = Extract<CallName, `user.${string}`>;

function throughBrowser(call: CallName, { account, name }: At): Outcome {
  const after = { ...account, browsers: account.browsers + 1 };
  if (call === 'user.logout') return account.user === null ? refused(account, 2301) : did({ ...after, user: null, hasCode: false });
  return did({ ...after, user: call === 'user.update-login' ? `new.${loginOf(name)}` : loginOf(name) });
}

type Answer = (at: At) => Outcome;

const signals: Answer = ({ account }) => did(account);
const register: Answer = (at) => (at.account.phone === null ? registerNumber(at) : refused(at.account, 2390));
const change: Answer = (at) => (at.account.phone === null ? refused(at.account, 2307) : registerNumber(at));

const ANSWERS: Readonly<Record<Exclude<CallName, BrowserCall>, Answer>> = {
  'account.username': ({ account, script }) => did(account, { [script.asInSamples === true ? 'login' : 'username']: account.user }),
  'account.device-activated': ({ account }) => did(account, { isDeviceActivated: account.enrolled }),
  'account.blocked': (at) => did(at.account, { isAccountBlocked: blockedWord(at) }),
  'phone.trusted': ({ account, script }) =>
    account.phone === null && script.asInSamples !== true ? refused(account, 2307) : did(account, { phoneNumber: account.phone }),
  'sms.certify-phone': (at) => sendSms(at, 'phoneNumberCertification'),
  'sms.enrol': (at) => sendSms(at, 'enrollment'),
  'sms.reset-pin': (at) => sendSms(at, 'resetPIN'),
  'sms-code.add-phone': register,
  'sms-code.change-phone': change,
  'sms-code.enrol': checkEnrolment,
  'enrolment.enrol': enrol,
  'enrolment.enrol-with-phone': enrolWithPhone,
  'enrolment.remove-all': removeAll,
  'pin.reset': resetPin,
  'pin.update': updatePin,
  'otp.with-pin': (at) => oneTimeCode(at, true),
  'otp.without-pin': (at) => oneTimeCode(at, false),
  'steps.read': readSteps,
  'steps.reset': (at) => readSteps({ ...at, account: { ...at.account, deviceDisabled: false } }),
  'steps.next': nextStep,
  'vehicle.unlink': unlink,
  'remote.select': signals,
  'remote.signals': signals,
  'remote.status': (at) => readStatus(at, false),
  'remote.refresh': (at) => readStatus(at, true),
  'command.lights': (at) => command(at, 'command.lights'),
  'command.horn': (at) => command(at, 'command.horn'),
  'command.lock': (at) => command(at, 'command.lock'),
  'command.unlock': (at) => command(at, 'command.unlock'),
};

function blockedWord({ account: { blocked }, script }: At): string | boolean {
  if (script.asInSamples === true) return blocked !== 'not-blocked';
  return { 'not-blocked': 'NotBlocked', pin: 'PINBlocked', account: 'AccountBlocked' }[blocked];
}

const OWN_STEPS = '132324';

function readSteps({ account, script, parameters, active }: At): Outcome {
  const asked = parameters['stepsID'] === undefined ? null : textIn(parameters, 'stepsID');
  if (asked !== null && isOthers(asked, script.stepsOfOtherPhone === true, account.stepsID)) return refused(account, 2346);
  const named = parameters['carAssociationID'];
  if (named !== undefined && textIn(parameters, 'carAssociationID').length < 4) return refused(account, 2102);
  return did(
    { ...account, stepsID: OWN_STEPS },
    { stepsID: Number(OWN_STEPS), ...stepsOf(account.phone !== null, account.enrolled, active) },
  );
}

function isOthers(asked: string, ofOtherPhone: boolean, own: string | null): boolean {
  return asked !== OWN_STEPS || (ofOtherPhone && own === null);
}

function nextStep({ account, script, parameters, active }: At): Outcome {
  if (isOthers(textIn(parameters, 'stepsID'), script.stepsOfOtherPhone === true, account.stepsID)) return refused(account, 2346);
  const steps = Object.entries(stepsOf(account.phone !== null, account.enrolled, active));
  const next = steps.find(([, step]) => (step as JsonObject)['status'] === 'todo');
  return did(account, next === undefined ? {} : Object.fromEntries([next]));
}

function stepsOf(phone: boolean, device: boolean, carkey: boolean): JsonObject {
  const step = (name: string, order: number, done: boolean): JsonObject => ({ name, order, status: done ? 'alreadyDone' : 'todo' });
  return {
    trusterPhoneNumber: step('trusterPhoneNumber', 1, phone),
    deviceActivation: step('deviceActivation', 2, device),
    mediumCarKey: step('mediumCarKey', 3, carkey),
  };
}

function unlink({ account, parameters }: At): Outcome {
  const vin = textIn(parameters, 'vin');
  return account.unlinked.includes(vin) ? refused(account, 2323) : did({ ...account, unlinked: [...account.unlinked, vin] });
}

/** Does the call cost or change something? Then it is marked, and the same request is never carried out twice. */
export function isMarked(call: CallName): boolean {
  const { method, nature } = CALLS[call];
  return nature === 'spend' || method === 'set';
}

/** What the activation is refused for because of the account; null: nothing. Uses the one-time code up where one is wanted. */
export function activationRefusal({ account, script, vin }: Pick<At, 'account' | 'script' | 'vin'>): number | null {
  if (account.user === null) return 2301;
  if (vin !== null && account.unlinked.includes(vin)) return 2323;
  const wants = !account.enrolled || script.wantsCode?.includes('carkey') === true;
  return wants && !account.hasCode ? 2302 : null;
}
