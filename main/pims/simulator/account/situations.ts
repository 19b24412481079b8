/** The situations of the customer's session that practice plays, as data; each gets a practice vehicle in the fleet. */
import { CALL_NAMES, type CallName } from '../../../../app/pims/session-calls/index.ts';
import { isPublishedError, type SdkVersion } from '../../../../app/pims/index.ts';
import { type AccountScript, type Bend, MOST_DEVICES, NOTHING_YET, OTHER_PHONE } from './script.ts';

/** One situation. `sdk`: the generation that it takes, where not any one does. */
export type AccountSituation = { readonly name: string; readonly account: AccountScript; readonly sdk?: SdkVersion };

const one = (name: string, account: AccountScript): AccountSituation => ({ name, account });

/** In the order in which their vehicles are numbered: only ever added at the end. */
export const ACCOUNT_SITUATIONS: readonly AccountSituation[] = [
  one('nobody', { start: { user: null } }),
  one('session-lost', { start: OTHER_PHONE, bend: { call: 'sms.enrol', code: 2301, once: true } }),
  one('browser-slow', { start: { user: null }, browser: 'slow' }),
  one('browser-closed', { start: { user: null }, browser: 'closed-once' }),
  one('browser-left-open', { start: { user: null }, browser: 'never' }),
  one('first-time', { start: { user: null, ...NOTHING_YET } }),
  one('no-number', { start: NOTHING_YET }),
  one('number-exists', { start: NOTHING_YET, numberExists: true }),
  one('not-enrolled', { start: OTHER_PHONE }),
  one('no-pin-yet', { start: { enrolled: false, devices: 0, pin: null } }),
  one('old-sms', { start: OTHER_PHONE, firstSmsExpired: true }),
  one('sms-answer-lost', { start: OTHER_PHONE, bend: { call: 'sms.enrol', mishap: 'lost', once: true } }),
  one('enrol-answer-lost', { start: OTHER_PHONE, bend: { call: 'enrolment.enrol', mishap: 'lost', once: true } }),
  one('pin-mistyped', { start: OTHER_PHONE, person: 'wrong-pin-once' }),
  one('pin-for-sms-code', { start: OTHER_PHONE, person: 'takes-pin-for-code' }),
  one('last-pin-try', { start: { ...OTHER_PHONE, wrongPins: 2 }, person: 'wrong-pin' }),
  one('pin-forgotten', { start: { pin: '9031' } }),
  one('pin-blocked', { start: { ...OTHER_PHONE, wrongPins: 3, blocked: 'pin' } }),
  one('account-blocked', { start: { ...OTHER_PHONE, devices: MOST_DEVICES, blocked: 'account' } }),
  one('too-many-phones', { start: { ...OTHER_PHONE, devices: MOST_DEVICES } }),
  one('nobody-answers', { start: OTHER_PHONE, person: 'nobody' }),
  one('wants-code', { wantsCode: ['carkey'] }),
  one('phone-disabled', { start: { deviceDisabled: true }, wantsCode: ['carkey'] }),
  one('other-phone-steps', { stepsOfOtherPhone: true }),
  one('sold', { wantsCode: ['vehicle.unlink'] }),
  one('status-cached', { status: 'cached' }),
  one('status-odd-times', { status: 'odd', asInSamples: true }),
  one('status-empty', { status: 'empty' }),
  one('network-not-carkey', { bend: { call: 'command.lights', code: 2377 } }),
  one('command-lost', { bend: { call: 'command.lights', mishap: 'lost' } }),
  one('command-late', { bend: { call: 'command.lights', mishap: 'late' } }),
  one('command-double', { bend: { call: 'command.lights', mishap: 'double' } }),
  one('command-code', { wantsCode: ['command.lights', 'command.horn', 'command.lock', 'command.unlock'] }),
  one('doors-open', { doorsOpen: true }),
  one('signals-stop', { signalsStop: true }),
];

/** What a call needs so that it can be met at all. */
function baseFor(call: CallName): AccountScript {
  if (call === 'user.login' || call === 'user.forced-login' || call === 'user.create-account') return { start: { user: null } };
  if (call === 'sms.certify-phone' || call === 'sms-code.add-phone' || call === 'enrolment.enrol-with-phone') return { start: NOTHING_YET };
  return call === 'sms.enrol' || call === 'sms-code.enrol' || call.startsWith('enrolment.') ? { start: OTHER_PHONE } : {};
}

const MISHAPS = ['lost', 'lost-request', 'late', 'double'] as const satisfies readonly Bend['mishap'][];

/**
 * A situation that bends one call, by its name: `CALL-CODE` answers any published error, `CALL-CODE-applied` after the call was carried out,
 * `CALL-lost`, `CALL-lost-request`, `CALL-late`, `CALL-double` what becomes of its answer; with `-once` behind, the first time only.
 * Null: the name says no such thing.
 */
export function bentSituation(name: string): AccountSituation | null {
  const call = CALL_NAMES.filter((known) => name.startsWith(`${known}-`)).toSorted((a, b) => b.length - a.length)[0];
  if (call === undefined || call === 'remote.select' || call === 'remote.signals') return null;
  const once = name.endsWith('-once');
  const bend = bendOf(call, name.slice(call.length + 1, once ? -'-once'.length : undefined));
  if (bend === null) return null;
  const bent = one(name, { ...baseFor(call), bend: once ? { ...bend, once } : bend });
  // Newer ones add a number together with the enrolment.
  return call === 'sms-code.add-phone' ? { ...bent, sdk: '2.0' } : bent;
}

function bendOf(call: CallName, words: string): Bend | null {
  const mishap = MISHAPS.find((known) => known === words);
  if (mishap !== undefined) return { call, mishap };
  const [, digits, applied] = /^(\d{4})(-applied)?$/.exec(words) ?? [];
  const code = Number(digits);
  if (digits === undefined || !isPublishedError(code)) return null;
  return applied === undefined ? { call, code } : { call, code, applied: true };
}
