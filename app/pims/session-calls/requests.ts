/**
 * The requests of the customer's session, one builder per call. What the customer types stays in its holder until {@link forWire} makes the
 * frame's object; where the phone asks for it, the place holder of the bridge protocol 1.1 stands instead.
 * Where schema and sample disagree (`sample`), the schema is sent; the other reading is for a second act after 2101 or 2102.
 */
import type { Json, JsonObject } from '../../base/index.ts';
import { Secret, type AskOnPhone, type SecretKind } from '../../secret/index.ts';
import type { Vin } from '../../vehicle/index.ts';
import type { PimsRequest } from '../index.ts';
import { CALLS, type CallName } from './calls.ts';

/** A value that the customer types here, or is asked for on the phone. */
export type Given<K extends SecretKind> = Secret<K> | AskOnPhone;

/** A request whose secrets are still closed: whoever prints it prints masks. */
export type SessionRequest = {
  readonly call: CallName;
  readonly parameters: Readonly<Record<string, Json | Secret>>;
};

/** Which reading of a contradiction is sent. */
export type Reading = 'schema' | 'sample';

/** Opens the secrets, for the one frame. What it returns is sent at once and kept nowhere. */
export function forWire({ call, parameters }: SessionRequest): PimsRequest {
  const { method, api } = CALLS[call];
  const opened = Object.entries(parameters).map(([name, value]) => [name, value instanceof Secret ? value.open() : value] as const);
  return opened.length === 0 ? { method, api } : { method, api, parameters: Object.fromEntries<Json>(opened) };
}

const of = (call: CallName, parameters: SessionRequest['parameters'] = {}): SessionRequest => ({ call, parameters });

/** Who is signed in. */
export const readUsername = (): SessionRequest => of('account.username', { actionType: 'basic', type: 'username' });
/** Is this phone enrolled? */
export const readDeviceActivated = (): SessionRequest =>
  of('account.device-activated', { actionType: 'strong', type: 'isDeviceActivated' });
/** Is the account blocked? */
export const readBlocked = (): SessionRequest => of('account.blocked', { actionType: 'strong', type: 'isAccountBlocked' });
/** The trusted phone number. */
export const readTrustedPhone = (): SessionRequest => of('phone.trusted');

/** What the browser of the phone can be opened for; the names of the contract. */
export const BROWSER_ACTIONS = {
  'user.login': 'login',
  'user.forced-login': 'forcedLogin',
  'user.create-account': 'createAccount',
  'user.update-login': 'updateLogin',
  'user.update-password': 'updatePassword',
  'user.logout': 'logout',
} as const satisfies Partial<Record<CallName, string>>;

/** A call that opens the phone's browser. */
export type BrowserCall = keyof typeof BROWSER_ACTIONS;

/** Opens a page in the phone's browser, in the phone's language. The `context` that Android wants is the bridge's to add. */
export const openBrowser = (call: BrowserCall): SessionRequest => of(call, { action: BROWSER_ACTIONS[call] });

/** An SMS to a number that is not trusted yet. */
export function certifyPhone(phoneNumber: Given<'phone-number'>): SessionRequest {
  return of('sms.certify-phone', { type: 'phoneNumberCertification', phoneNumber: phoneNumber as Json | Secret });
}
/** An SMS to the trusted number, for enrolling. The sample names the number as well, which nobody knows here: PIMS does. */
export const sendEnrolmentSms = (): SessionRequest => of('sms.enrol', { type: 'enrollment' });
/** An SMS to the trusted number, for a new PIN. */
export const sendResetSms = (): SessionRequest => of('sms.reset-pin', { type: 'resetPIN' });

type WithNumber = { readonly smsCode: Given<'sms-code'>; readonly phoneNumber: Given<'phone-number'> };

/** Makes a number the trusted one. The schema calls the field `action`, the sample `type`. */
export function addPhone(given: WithNumber, reading: Reading = 'schema'): SessionRequest {
  const field = reading === 'schema' ? 'action' : 'type';
  return of('sms-code.add-phone', { [field]: 'addPhoneNumber', ...values(given) });
}
/** Puts another number in place of the trusted one. Here schema and sample say `type`. */
export const changePhone = (given: WithNumber): SessionRequest =>
  of('sms-code.change-phone', { type: 'modifyPhoneNumber', ...values(given) });
/** Tells whether the account has a PIN. */
export const checkEnrolmentCode = (smsCode: Given<'sms-code'>): SessionRequest =>
  of('sms-code.enrol', { action: 'enrollment', ...values({ smsCode }) });

type PinAndCode<K extends SecretKind> = { readonly pinCode: Given<K>; readonly smsCode: Given<'sms-code'> };

/** Enrols this phone, with the PIN that the account has or a new one. */
export const enrol = (given: PinAndCode<'pin' | 'new-pin'>): SessionRequest =>
  of('enrolment.enrol', { action: 'enroll', ...values(given) });
/** Number, PIN and phone in one call (2.1 and newer). */
export const enrolWithPhone = (given: PinAndCode<'new-pin'> & WithNumber): SessionRequest =>
  of('enrolment.enrol-with-phone', { action: 'enrollWithPhoneNumber', ...values(given) });
/** Removes **all** enrolments of the account. */
export const removeAllEnrolments = (): SessionRequest => of('enrolment.remove-all', { action: 'remove' });
/** A new PIN for a forgotten one. */
export const resetPin = (given: PinAndCode<'new-pin'>): SessionRequest => of('pin.reset', { action: 'reset', ...values(given) });
/** A new PIN for the present one. */
export const updatePin = (given: { readonly oldPIN: Given<'pin'>; readonly newPIN: Given<'new-pin'> }): SessionRequest =>
  of('pin.update', { action: 'update', ...values(given) });
/** A one-time code with the PIN. */
export const otpWithPin = (pinCode: Given<'pin'>): SessionRequest => of('otp.with-pin', { action: 'withPIN', ...values({ pinCode }) });
/** A one-time code without it. */
export const otpWithoutPin = (): SessionRequest => of('otp.without-pin', { action: 'withoutPIN' });

/** What the steps are asked by. The VIN form stands in the schema only, and is unconfirmed. */
export type StepsBy = { readonly carAssociationID: string } | { readonly stepsID: string } | { readonly vin: Vin };

/** The steps; `reset` after 2312 and 2317. */
export const readAllSteps = (by: StepsBy, reset = false): SessionRequest =>
  of(reset ? 'steps.reset' : 'steps.read', { ...by, resetSteps: reset, stepsStatus: 'all' });
/** The next step alone. */
export const readNextStep = (stepsID: string): SessionRequest => of('steps.next', { stepsID });
/** Unlinks the vehicle from the account. */
export const unlinkVehicle = (vin: Vin): SessionRequest => of('vehicle.unlink', { action: 'removeProperty', vin });

/** Chooses the vehicle of remote calls; 2.3 wants `actionType` as well, older generations do not know it. */
export const selectRemote = (vin: Vin, isOld: boolean): SessionRequest =>
  of('remote.select', isOld ? { vin } : { actionType: 'remote', vin });
/** Signal events. */
export const subscribeSignals = (): SessionRequest => of('remote.signals');
/** The vehicle's status: from the server, or the phone's cache when the server is away. */
export const readVehicleStatus = (): SessionRequest => of('remote.status', { actionType: 'remote', action: 'get' });
/** The vehicle's status, never from the cache. */
export const refreshVehicleStatus = (): SessionRequest => of('remote.refresh', { actionType: 'remote', action: 'refresh' });

/** Commands that show that a CarKey works, and their parameters. `warning` makes the lights blink. */
export const COMMANDS = {
  'command.lights': { action: 'warning' },
  'command.horn': { action: 'horn' },
  'command.lock': { action: 'doors', doorState: 'lock' },
  'command.unlock': { action: 'doors', doorState: 'unlock' },
} as const satisfies Partial<Record<CallName, JsonObject>>;

/** One of {@link COMMANDS}. */
export type CommandCall = keyof typeof COMMANDS;

/** A command to the vehicle. */
export const commandVehicle = (call: CommandCall): SessionRequest => of(call, COMMANDS[call]);

function values(given: Readonly<Record<string, Given<SecretKind>>>): Readonly<Record<string, Json | Secret>> {
  return given;
}
