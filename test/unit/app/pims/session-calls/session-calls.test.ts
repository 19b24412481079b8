/** The calls around the CarKey: both readings of every contradiction are taken, every error is decided, no token is ever asked for. */
import { describe, expect, it } from 'vitest';
import { BROWSER_WORKS, WORK_CALLS } from '../../../../../app/customer/index.ts';
import { PROOF_COMMANDS } from '../../../../../app/proof/index.ts';
import type { JsonObject } from '../../../../../app/base/json.ts';
import { PIMS_ERRORS } from '../../../../../app/pims/errors.ts';
import {
  addPhone,
  CALL_NAMES,
  commandVehicle,
  openBrowser,
  readNextStep,
  readUsername,
  readVehicleStatus,
  refreshVehicleStatus,
  subscribeSignals,
  callRow,
  decideError,
  forWire,
  isSameNumber,
  isSpend,
  parseBlocked,
  parseDeviceActivated,
  parseEnrolStatus,
  parseSignal,
  parseTrustedPhone,
  parseUpdateTime,
  parseUsername,
  parseVehicleStatus,
  readAllSteps,
  selectRemote,
} from '../../../../../app/pims/session-calls/index.ts';
import { askOnPhone, typedSecret, type Secret } from '../../../../../app/secret/index.ts';
import type { Vin } from '../../../../../app/vehicle/types.ts';

const VIN = 'VR3UHZKXZNT123456' as Vin;
const number = (text: string): Secret => {
  const read = typedSecret('phone-number', text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

describe('answers', () => {
  it.each<readonly [JsonObject | null, string | null]>([
    [{ login: 'm@x.fr' }, 'm@x.fr'],
    [{ username: 'm@x.fr' }, 'm@x.fr'],
    [{ username: '' }, null],
    [{ login: 12 }, null],
    [null, null],
  ])('the login of %j is %s', (result, login) => {
    expect(parseUsername(result)).toBe(login);
  });

  it.each<readonly [JsonObject | null, string]>([
    [{ isAccountBlocked: false }, 'not-blocked'],
    [{ isAccountBlocked: 'false' }, 'not-blocked'],
    [{ isAccountBlocked: true }, 'account'],
    [{ isAccountBlocked: 'NotBlocked' }, 'not-blocked'],
    [{ isAccountBlocked: 'AccountBlocked' }, 'account'],
    [{ isAccountBlocked: 'PINBlocked' }, 'pin'],
    [{ isAccountBlocked: 'PinBlocked' }, 'pin'],
    [{ isAccountBlocked: 'Unknown' }, 'unknown'],
    [{ isAccountBlocked: 'Elsewhere' }, 'unknown'],
    [{}, 'unknown'],
    [null, 'unknown'],
  ])('%j says %s', (result, blocked) => {
    expect(parseBlocked(result)).toBe(blocked);
  });

  it('of the phone number: none, one, and one that nobody can read', () => {
    for (const none of [null, {}, { phoneNumber: null }, { phoneNumber: '' }, { phoneNumber: 'null' }])
      expect(parseTrustedPhone(none)).toBe(null);
    expect(parseTrustedPhone({ phoneNumber: '06 12 34 56 78' })?.open()).toBe('0612345678');
    expect(parseTrustedPhone({ phoneNumber: 'XX XX 78' })).toBe(undefined);
    expect(isSameNumber(number('0612345678'), number('+33612345678'))).toBe(true);
    expect(isSameNumber(number('0612345678'), number('0612345679'))).toBe(false);
    expect(isSameNumber(number('0612345678'), null)).toBe(null);
  });

  it('of device, enrolment and signals', () => {
    expect([{ isDeviceActivated: 'true' }, { isDeviceActivated: false }, {}].map(parseDeviceActivated)).toEqual([true, false, null]);
    expect([{ status: 'AlreadyEnrolled' }, { status: 'notEnrolled' }, { status: 'x' }, null].map(parseEnrolStatus)).toEqual([
      'already-enrolled',
      'not-enrolled',
      null,
      null,
    ]);
    expect([{ code: 200 }, { code: '900' }, { code: true }, { code: 904 }, {}].map(parseSignal)).toEqual([200, 900, null, null, null]);
  });

  it.each([
    ["2022-02-14T13':'41':58Z", Date.UTC(2022, 1, 14, 13, 41, 58)],
    ['2021-07-29T22:25:09.898Z', Date.UTC(2021, 6, 29, 22, 25, 9, 898)],
    ['2021-07-29 22:25:09.898000+00:00', Date.UTC(2021, 6, 29, 22, 25, 9, 898)],
    ['2021-07-29T22:25:09+0200', Date.UTC(2021, 6, 29, 20, 25, 9)],
    ['2021-07-29T22:25:09', Date.UTC(2021, 6, 29, 22, 25, 9)],
    ['2021-13-29T22:25:09Z', null],
    ['yesterday', null],
    ['', null],
    [null, null],
    [17, null],
  ])('the time %j is %j', (text, at) => {
    expect(parseUpdateTime(text)).toBe(at);
  });

  const status = {
    lastUpdate: "2022-02-14T13':'41':58Z",
    vin: VIN,
    doorStateInformation: { state: ['Locked'], isTrunkDoorOpened: 'false' },
  };
  it.each<readonly [string, JsonObject]>([
    ['ressources in vehicle', { vehicle: { ressources: { status } } }],
    ['resources in vehicle', { vehicle: { resources: { status } } }],
    ['resources outside', { resources: { status } }],
    ['ressources beside vehicle', { vehicle: { attributes: { vin: VIN } }, ressources: { status } }],
    ['status alone', { status }],
  ])('the status is found with %s', (_where, result) => {
    expect(parseVehicleStatus(result)).toEqual({
      ...{ lastUpdate: Date.UTC(2022, 1, 14, 13, 41, 58), vin: VIN, locked: true, anyOpen: false },
      ...{ plugged: null, level: null },
    });
  });

  it('a status may be all nulls, and its absence is no status', () => {
    const empty = { lastUpdate: null, vin: null, locked: null, anyOpen: null, plugged: null, level: null };
    expect(parseVehicleStatus({ vehicle: { ressources: { status: { lastUpdate: null, doorStateInformation: null } } } })).toEqual(empty);
    expect([null, {}, { vehicle: null }, { vehicle: { ressources: [] } }].map(parseVehicleStatus)).toEqual([null, null, null, null]);
  });
});

describe('requests', () => {
  it('never ask for tokens', () => {
    expect(CALL_NAMES.filter((name) => callRow(name).api.includes('token'))).toEqual([]);
  });

  it('outside of a run are those of the contract', () => {
    const frames = [readUsername(), readNextStep('77'), subscribeSignals(), readVehicleStatus(), refreshVehicleStatus()].map(forWire);
    expect(frames).toEqual([
      { method: 'get', api: 'pims.authentication.account', parameters: { actionType: 'basic', type: 'username' } },
      { method: 'get', api: 'pims.subscription.step', parameters: { stepsID: '77' } },
      { method: 'subscribe', api: 'pims.vehicle.signal' },
      { method: 'get', api: 'pims.vehicle.informations', parameters: { actionType: 'remote', action: 'get' } },
      { method: 'get', api: 'pims.vehicle.informations', parameters: { actionType: 'remote', action: 'refresh' } },
    ]);
    expect(PROOF_COMMANDS.map((call) => forWire(commandVehicle(call)).parameters)).toEqual([
      { action: 'warning' },
      { action: 'horn' },
      { action: 'doors', doorState: 'lock' },
      { action: 'doors', doorState: 'unlock' },
    ]);
    expect(BROWSER_WORKS.map((work) => forWire(openBrowser(WORK_CALLS[work])).parameters)).toEqual(
      ['login', 'forcedLogin', 'createAccount', 'updateLogin', 'updatePassword', 'logout'].map((action) => ({ action })),
    );
  });

  it('send the schema, and the other reading on request', () => {
    const given = { smsCode: askOnPhone('sms-code'), phoneNumber: askOnPhone('phone-number') };
    expect(forWire(addPhone(given)).parameters).toMatchObject({ action: 'addPhoneNumber' });
    expect(forWire(addPhone(given, 'sample')).parameters).toMatchObject({ type: 'addPhoneNumber' });
    expect(forWire(readAllSteps({ stepsID: '1' }, true)).parameters).toEqual({ stepsID: '1', resetSteps: true, stepsStatus: 'all' });
    expect(forWire(selectRemote(VIN, true)).parameters).toEqual({ vin: VIN });
  });
});

describe('errors', () => {
  it('every published code of every call, and every other code, has a decision', () => {
    for (const call of CALL_NAMES) {
      for (const { code } of PIMS_ERRORS) {
        const decision = decideError(call, code);
        expect(decision.published, `${call} ${code}`).toBe(callRow(call).errors.includes(code));
        if (!isSpend(call)) expect([decision.done, decision.spent], `${call} ${code}`).toEqual(['no', 'no']);
      }
    }
  });

  it('what the publication says of some', () => {
    expect(decideError('enrolment.enrol', 2317).next).toBe('remove-all');
    expect(decideError('otp.with-pin', 2317).next).toBe('reset-steps');
    expect(decideError('otp.with-pin', 2312).next).toBe('reset-steps');
    expect(decideError('phone.trusted', 2307).next).toBe('add-number');
    expect(decideError('enrolment.enrol-with-phone', 2390).next).toBe('number-exists');
    expect(decideError('pin.update', 2315).next).toBe('other-pin');
    expect(decideError('steps.next', 2346).next).toBe('ask-steps-again');
    expect(decideError('command.horn', 2377)).toMatchObject({ done: 'no', next: 'network' });
    expect(decideError('user.logout', 2301)).toMatchObject({ done: 'yes', next: 'already-so' });
  });

  it('what may have been done is never called undone', () => {
    for (const call of ['enrolment.enrol', 'sms.enrol', 'command.unlock', 'vehicle.unlink'] as const) {
      for (const code of [2000, 2201, 2203, 2204, 2316, 9_999]) expect(decideError(call, code).done, `${call} ${code}`).toBe('maybe');
    }
  });
});
