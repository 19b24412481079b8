/** The simulated phone and its customer's account, over a real socket: bridge protocol 1.1 and every call of the session. */
import { describe, expect, test } from 'vitest';
import { parseHello } from '../../../app/pims/bridge-protocol/hello.ts';
import { cancelCall } from '../../../app/pims/bridge-protocol/long-calls.ts';
import { activateCarKey } from '../../../app/pims/requests.ts';
import { CALL_NAMES, type CallName, CALLS } from '../../../app/pims/session-calls/calls.ts';
import * as ask from '../../../app/pims/session-calls/requests.ts';
import { parseVehicleStatus } from '../../../app/pims/session-calls/vehicle-status.ts';
import type { TransactionId } from '../../../app/pims/types.ts';
import { askOnPhone } from '../../../app/secret/ask.ts';
import { Secret } from '../../../app/secret/secret.ts';
import { ACCOUNT_SITUATIONS } from '../../../main/pims/simulator/account/situations.ts';
import { isScenarioName } from '../../../main/pims/simulator/server.ts';
import type { PhoneShows } from '../../../main/pims/simulator/session.ts';
import { OK_VIN, simulate, until } from './bench.ts';
import { rawConsole, type RawConsole } from './raw-console.ts';

const pin = new Secret('pin', '2580');
const newPin = new Secret('new-pin', '1470');
const number = new Secret('phone-number', '+33639980001');
const code = (digits: string) => new Secret('sms-code', digits);

async function phone(scenario: string, options: Parameters<typeof simulate>[1] = {}) {
  const shows: PhoneShows[] = [];
  const simulator = await simulate(scenario, { personMs: 5, lateMs: 40, onPhone: (now) => shows.push(now), ...options });
  const raw = await rawConsole(simulator.url);
  return { simulator, raw, shows, sms: () => code(shows.at(-1)?.sms?.code ?? '') };
}

const login = (raw: RawConsole) => raw.ask(ask.openBrowser('user.login'));

describe('what the bridge announces', () => {
  test.each([
    ['ok', '1.1', ['ask-on-phone', 'long-calls']],
    ['typed-here', '1.1', ['long-calls']],
    ['bridge-1.0', '1.0', []],
  ])('%s: version %s', async (scenario, version, capabilities) => {
    const { raw } = await phone(scenario);
    const hello = parseHello(raw.headers['x-pims-bridge'] as string | undefined);
    expect([hello.version, [...hello.capabilities]]).toEqual([version, capabilities]);
  });
});

describe('who is signed in', () => {
  test('nobody, then the customer, then nobody', async () => {
    const { raw } = await phone('nobody');
    expect(await raw.ask(ask.readUsername())).toBe(2301);
    expect(await login(raw)).toBe(null);
    expect(await raw.ask(ask.readUsername())).toEqual({ username: expect.stringMatching(/@practice\.example$/) as string });
    expect(await raw.ask(ask.openBrowser('user.logout'))).toBe(null);
    expect(await raw.ask(ask.readUsername())).toBe(2301);
  });

  test('the browser tells how far it is', async () => {
    const { raw } = await phone('nobody');
    const id = raw.send(ask.forWire(ask.openBrowser('user.login')), { limitMs: 5_000 });
    await raw.answer(id);
    expect(raw.progress(id)).toEqual(['browser-open', 'person-at-work', 'page-done']);
  });

  test('a browser that is closed is 2368; the next one works', async () => {
    const { raw } = await phone('browser-closed');
    expect([await login(raw), await login(raw)]).toEqual([2368, null]);
  });

  test('a call that is given up gets its own answer once, and others are answered meanwhile', async () => {
    const { raw } = await phone('browser-left-open');
    const id = raw.send(ask.forWire(ask.openBrowser('user.login')), { limitMs: 600_000 });
    await until(() => raw.progress(id).includes('person-at-work'));
    expect(await raw.ask({ method: 'get', api: 'pims.sdk.device' })).toMatchObject({ OS: 'Android' });
    expect(await raw.ask(cancelCall(id as TransactionId))).toEqual({ state: 'cancelled' });
    expect(await raw.answer(id)).toMatchObject({ error: { code: 2368 } });
    expect(await raw.ask(cancelCall(id as TransactionId))).toEqual({ state: 'done' });
    expect(await raw.ask(cancelCall('nothing' as TransactionId))).toEqual({ state: 'not-seen' });
    expect(raw.frames.filter((frame) => frame.transactionId === id && frame.status === 'FAILED')).toHaveLength(1);
  });

  test('the limit of the console ends what nobody finishes', async () => {
    const { raw } = await phone('browser-left-open');
    expect(await raw.ask(ask.openBrowser('user.login'), { limitMs: 20 })).toBe(2368);
  });

  test('a sign-in goes on while the console is away', async () => {
    const { raw, simulator } = await phone('browser-slow');
    const id = raw.send(ask.forWire(ask.openBrowser('user.login')));
    await until(() => raw.progress(id).length > 0);
    raw.socket.terminate();
    await until(() => simulator.phone(null).user !== null);
  });

  test('the CarKey is not told while nobody is signed in', async () => {
    const { raw } = await phone('nobody');
    await raw.ask(ask.selectRemote(OK_VIN, true));
    expect(await raw.ask({ method: 'get', api: 'pims.vehicle.carkey' })).toBe(2301);
  });
});

describe('enrolment', () => {
  test('the short way: number, code and new PIN at once', async () => {
    const { raw, sms } = await phone('no-number');
    expect(await raw.ask(ask.readTrustedPhone())).toBe(2307);
    expect(await raw.ask(ask.certifyPhone(number))).toBe(null);
    expect(await raw.ask(ask.enrolWithPhone({ pinCode: newPin, smsCode: sms(), phoneNumber: number }))).toBe(null);
    expect(await raw.ask(ask.readDeviceActivated())).toEqual({ isDeviceActivated: true });
    expect(await raw.ask(ask.readTrustedPhone())).toEqual({ phoneNumber: '+33639980001' });
  });

  test.each([
    ['no-short-way', 2002],
    ['number-exists', 2390],
  ])('%s goes the long way with the same SMS', async (scenario, refusal) => {
    const { raw, sms } = await phone(scenario);
    await login(raw);
    await raw.ask(ask.certifyPhone(number));
    expect(await raw.ask(ask.enrolWithPhone({ pinCode: newPin, smsCode: sms(), phoneNumber: number }))).toBe(refusal);
    expect(await raw.ask(ask.addPhone({ smsCode: sms(), phoneNumber: number }))).toBe(null);
    await raw.ask(ask.sendEnrolmentSms());
    expect(await raw.ask(ask.checkEnrolmentCode(sms()))).toEqual({ status: 'NotEnrolled' });
    expect(await raw.ask(ask.enrol({ pinCode: newPin, smsCode: sms() }))).toBe(null);
  });

  test('a wrong code, an old one, and the right one', async () => {
    const { raw, sms } = await phone('old-sms');
    await raw.ask(ask.sendEnrolmentSms());
    expect(await raw.ask(ask.checkEnrolmentCode(code('0001')))).toBe(2305);
    expect(await raw.ask(ask.checkEnrolmentCode(sms()))).toBe(2306);
    await raw.ask(ask.sendEnrolmentSms());
    expect(await raw.ask(ask.checkEnrolmentCode(sms()))).toEqual({ status: 'AlreadyEnrolled' });
    expect(await raw.ask(ask.enrol({ pinCode: pin, smsCode: sms() }))).toBe(null);
  });

  test('the third wrong PIN blocks; removing all enrolments frees', async () => {
    const { raw, sms } = await phone('not-enrolled');
    await raw.ask(ask.sendEnrolmentSms());
    const wrong = () => raw.ask(ask.enrol({ pinCode: newPin, smsCode: sms() }));
    expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([2308, 2308, 2310, 2317]);
    expect(await raw.ask(ask.readBlocked())).toEqual({ isAccountBlocked: 'PINBlocked' });
    expect(await raw.ask(ask.removeAllEnrolments())).toBe(null);
    expect(await raw.ask(ask.readBlocked())).toEqual({ isAccountBlocked: 'NotBlocked' });
  });

  test('one phone too many blocks the account', async () => {
    const { raw, sms } = await phone('too-many-phones');
    await raw.ask(ask.sendEnrolmentSms());
    expect(await raw.ask(ask.enrol({ pinCode: pin, smsCode: sms() }))).toBe(2317);
    expect(await raw.ask(ask.readBlocked())).toEqual({ isAccountBlocked: 'AccountBlocked' });
  });

  test('PIN reset and changed, number changed', async () => {
    const { raw, sms } = await phone('ok');
    await raw.ask(ask.sendResetSms());
    expect(await raw.ask(ask.resetPin({ pinCode: new Secret('new-pin', '2580'), smsCode: sms() }))).toBe(2315);
    expect(await raw.ask(ask.resetPin({ pinCode: newPin, smsCode: sms() }))).toBe(null);
    expect(await raw.ask(ask.updatePin({ oldPIN: pin, newPIN: newPin }))).toBe(2308);
    expect(await raw.ask(ask.updatePin({ oldPIN: new Secret('pin', '1470'), newPIN: new Secret('new-pin', '7777') }))).toBe(null);
    const other = new Secret('phone-number', '+33639980002');
    await raw.ask(ask.certifyPhone(other));
    expect(await raw.ask(ask.changePhone({ smsCode: sms(), phoneNumber: other }))).toBe(null);
    expect(await raw.ask(ask.readTrustedPhone())).toEqual({ phoneNumber: '+33639980002' });
  });

  test('a session that is lost in the middle goes on after a sign-in', async () => {
    const { raw } = await phone('session-lost');
    expect(await raw.ask(ask.sendEnrolmentSms())).toBe(2301);
    expect(await raw.ask(ask.readUsername())).toBe(2301);
    await login(raw);
    expect(await raw.ask(ask.sendEnrolmentSms())).toBe(null);
  });

  test('an SMS whose answer is lost was sent, and the same request sends no second one', async () => {
    const { raw, shows } = await phone('sms-answer-lost');
    const id = raw.send(ask.forWire(ask.sendEnrolmentSms()));
    await until(() => shows.length === 1);
    raw.send(ask.forWire(ask.sendEnrolmentSms()), {}, id);
    expect(await raw.answer(id)).toMatchObject({ error: { code: 2005 } });
    expect(shows).toHaveLength(1);
  });
});

describe('asked on the phone', () => {
  test('what is typed there is put in its place, and is in no frame', async () => {
    const { raw, simulator } = await phone('not-enrolled');
    await raw.ask(ask.sendEnrolmentSms());
    const request = ask.enrol({ pinCode: askOnPhone('pin'), smsCode: askOnPhone('sms-code') });
    const id = raw.send(ask.forWire(request), { limitMs: 600_000 });
    expect((await raw.answer(id)).status).toBe('SUCCEEDED');
    expect(raw.progress(id)).toEqual(['asking-on-phone', 'calling-pims']);
    const { pin: typed, sms: shown } = simulator.phone(null);
    expect(simulator.traffic.map(({ text }) => text).join()).not.toMatch(new RegExp(`"(${typed}|${shown?.code ?? 'none'})"`));
  });

  test('nobody answers: 2010 at the limit, or when it is given up, and no try is spent', async () => {
    const { raw } = await phone('nobody-answers');
    await raw.ask(ask.sendEnrolmentSms());
    const request = ask.enrol({ pinCode: askOnPhone('pin'), smsCode: askOnPhone('sms-code') });
    expect(await raw.ask(request, { limitMs: 20 })).toBe(2010);
    const id = raw.send(ask.forWire(request), { limitMs: 600_000 });
    expect(await raw.ask(cancelCall(id as TransactionId))).toEqual({ state: 'cancelled' });
    expect(await raw.answer(id)).toMatchObject({ error: { code: 2010 } });
    expect(await raw.ask(ask.readDeviceActivated())).toEqual({ isDeviceActivated: false });
  });

  test('a PIN that is mistyped once costs one try', async () => {
    const { raw } = await phone('pin-mistyped');
    await raw.ask(ask.sendEnrolmentSms());
    const request = ask.enrol({ pinCode: askOnPhone('pin'), smsCode: askOnPhone('sms-code') });
    expect([await raw.ask(request), await raw.ask(request)]).toEqual([2308, null]);
  });

  test('a name that is not known, and a bridge that cannot ask, are 2102', async () => {
    const otp = { method: 'get', api: 'pims.authentication.otp' } as const;
    const { raw } = await phone('ok');
    expect(await raw.ask({ ...otp, parameters: { action: 'withPIN', pinCode: { $ask: 'password' } } })).toBe(2102);
    const old = await phone('bridge-1.0');
    expect(await old.raw.ask({ ...otp, parameters: { action: 'withPIN', pinCode: { $ask: 'pinCode' } } })).toBe(2102);
  });
});

describe('one-time codes and steps', () => {
  test('an activation that wants one is 2302, and works after it', async () => {
    const { raw, simulator } = await phone('wants-code');
    await raw.ask(ask.selectRemote(OK_VIN, true));
    expect(await raw.ask(activateCarKey())).toBe(2302);
    expect(await raw.ask(ask.otpWithPin(newPin as unknown as typeof pin))).toBe(2308);
    expect(await raw.ask(ask.otpWithPin(pin))).toEqual({ otp: expect.stringMatching(/^\d{6}$/) as unknown });
    expect(await raw.ask(activateCarKey())).toMatchObject({ hasCarKey: true });
    expect(simulator.counts().effects).toEqual({ [OK_VIN]: 1 });
  });

  test('a phone that is called disabled is 2312 until the steps are reset', async () => {
    const { raw } = await phone('phone-disabled');
    expect(await raw.ask(ask.otpWithoutPin())).toBe(2312);
    await raw.ask(ask.readAllSteps({ vin: OK_VIN }, true));
    expect(await raw.ask(ask.otpWithoutPin())).toHaveProperty('otp');
  });

  test('the stored answer of a one-time code does not hold it', async () => {
    const { raw } = await phone('ok');
    const id = raw.send(ask.forWire(ask.otpWithoutPin()));
    await raw.answer(id);
    raw.send(ask.forWire(ask.otpWithoutPin()), {}, id);
    await until(() => raw.frames.filter(({ transactionId }) => transactionId === id).length === 2);
    expect(raw.frames.at(-1)).toEqual({ transactionId: id, status: 'SUCCEEDED', result: {} });
  });

  test('steps of another phone are 2346; by the association number they are ours', async () => {
    const { raw } = await phone('other-phone-steps');
    expect(await raw.ask(ask.readNextStep('132324'))).toBe(2346);
    expect(await raw.ask(ask.readAllSteps({ carAssociationID: 'ABC-123' }))).toMatchObject({ stepsID: 132_324 });
    expect(await raw.ask(ask.readNextStep('132324'))).toMatchObject({ mediumCarKey: { status: 'todo' } });
  });

  test('steps follow the account', async () => {
    const { raw } = await phone('no-number');
    expect(await raw.ask(ask.readAllSteps({ vin: OK_VIN }))).toMatchObject({
      trusterPhoneNumber: { status: 'todo' },
      deviceActivation: { status: 'todo' },
    });
  });

  test('a sold vehicle is unlinked after a one-time code', async () => {
    const { raw } = await phone('sold');
    expect(await raw.ask(ask.unlinkVehicle(OK_VIN))).toBe(2302);
    await raw.ask(ask.otpWithoutPin());
    expect(await raw.ask(ask.unlinkVehicle(OK_VIN))).toBe(null);
    await raw.ask(ask.selectRemote(OK_VIN, true));
    expect(await raw.ask({ method: 'get', api: 'pims.vehicle.carkey' })).toBe(2323);
  });
});

describe('the vehicle far away', () => {
  async function atVehicle(scenario: string) {
    const given = await phone(scenario);
    await given.raw.ask(ask.selectRemote(OK_VIN, false));
    await given.raw.ask(ask.subscribeSignals());
    return given;
  }
  const signals = (raw: RawConsole) =>
    raw.frames.filter(({ result }) => result?.['code'] !== undefined).map(({ result }) => result?.['code']);

  test('a command is followed by its signals', async () => {
    const { raw } = await atVehicle('ok');
    expect(await raw.ask(ask.commandVehicle('command.lights'))).toBe(null);
    await until(() => signals(raw).length === 5);
    expect(signals(raw)).toEqual([900, 901, 902, 903, 200]);
  });

  test.each([
    ['network-not-carkey', 'command.lights', 2377],
    ['doors-open', 'command.lock', 2362],
    ['ok', 'command.lock', 2361],
    ['command-code', 'command.horn', 2302],
  ] as const)('%s: %s is %i', async (scenario, command, error) => {
    const { raw } = await atVehicle(scenario);
    expect(await raw.ask(ask.commandVehicle(command))).toBe(error);
  });

  test('an answer that is lost is followed by its signals all the same', async () => {
    const { raw } = await atVehicle('command-lost');
    raw.send(ask.forWire(ask.commandVehicle('command.lights')));
    await until(() => signals(raw).includes(200));
  });

  test('a double answer comes twice, a late one later', async () => {
    const twice = await atVehicle('command-double');
    const id = twice.raw.send(ask.forWire(ask.commandVehicle('command.lights')));
    await until(() => twice.raw.frames.filter(({ transactionId }) => transactionId === id).length === 2);
    const late = await atVehicle('command-late');
    expect(await late.raw.ask(ask.commandVehicle('command.lights'))).toBe(null);
  });

  test('a status of the cache is old, and is not refreshed', async () => {
    const { raw } = await atVehicle('status-cached');
    const status = parseVehicleStatus((await raw.ask(ask.readVehicleStatus())) as Record<string, never>);
    expect(Date.now() - (status?.lastUpdate ?? 0)).toBeGreaterThan(10_000_000);
    expect(await raw.ask(ask.refreshVehicleStatus())).toBe(2201);
  });

  test('every published spelling is played and read', async () => {
    const { raw } = await atVehicle('status-odd-times');
    for (let i = 0; i < 5; i += 1) {
      const status = parseVehicleStatus((await raw.ask(ask.readVehicleStatus())) as Record<string, never>);
      expect(status, String(i)).toMatchObject({ locked: true, lastUpdate: expect.any(Number) as unknown });
    }
  });

  test('a status may be empty', async () => {
    const { raw } = await atVehicle('status-empty');
    const status = parseVehicleStatus((await raw.ask(ask.readVehicleStatus())) as Record<string, never>);
    expect(status).toMatchObject({ lastUpdate: null, locked: null });
  });
});

const REQUESTS: Readonly<Record<CallName, () => ask.SessionRequest>> = {
  'account.username': ask.readUsername,
  'account.device-activated': ask.readDeviceActivated,
  'account.blocked': ask.readBlocked,
  'user.login': () => ask.openBrowser('user.login'),
  'user.forced-login': () => ask.openBrowser('user.forced-login'),
  'user.create-account': () => ask.openBrowser('user.create-account'),
  'user.update-login': () => ask.openBrowser('user.update-login'),
  'user.update-password': () => ask.openBrowser('user.update-password'),
  'user.logout': () => ask.openBrowser('user.logout'),
  'phone.trusted': ask.readTrustedPhone,
  'sms.certify-phone': () => ask.certifyPhone(number),
  'sms.enrol': () => ask.sendEnrolmentSms(),
  'sms.reset-pin': ask.sendResetSms,
  'sms-code.add-phone': () => ask.addPhone({ smsCode: code('1'), phoneNumber: number }),
  'sms-code.change-phone': () => ask.changePhone({ smsCode: code('1'), phoneNumber: number }),
  'sms-code.enrol': () => ask.checkEnrolmentCode(code('1')),
  'enrolment.enrol': () => ask.enrol({ pinCode: pin, smsCode: code('1') }),
  'enrolment.enrol-with-phone': () => ask.enrolWithPhone({ pinCode: newPin, smsCode: code('1'), phoneNumber: number }),
  'enrolment.remove-all': ask.removeAllEnrolments,
  'pin.reset': () => ask.resetPin({ pinCode: newPin, smsCode: code('1') }),
  'pin.update': () => ask.updatePin({ oldPIN: pin, newPIN: newPin }),
  'otp.with-pin': () => ask.otpWithPin(pin),
  'otp.without-pin': ask.otpWithoutPin,
  'steps.read': () => ask.readAllSteps({ vin: OK_VIN }),
  'steps.reset': () => ask.readAllSteps({ vin: OK_VIN }, true),
  'steps.next': () => ask.readNextStep('132324'),
  'vehicle.unlink': () => ask.unlinkVehicle(OK_VIN),
  'remote.select': () => ask.selectRemote(OK_VIN, false),
  'remote.signals': ask.subscribeSignals,
  'remote.status': ask.readVehicleStatus,
  'remote.refresh': ask.refreshVehicleStatus,
  'command.lights': () => ask.commandVehicle('command.lights'),
  'command.horn': () => ask.commandVehicle('command.horn'),
  'command.lock': () => ask.commandVehicle('command.lock'),
  'command.unlock': () => ask.commandVehicle('command.unlock'),
};

test('every published error of every call can be played by its name', async () => {
  const played = CALL_NAMES.flatMap((call) => CALLS[call].errors.map((error) => ({ call, error })));
  for (const { call, error } of played) {
    const { raw, simulator } = await phone(`${call}-${error}`, { personMs: 0 });
    expect(await raw.ask(REQUESTS[call]()), `${call} ${error}`).toBe(error);
    raw.socket.terminate();
    await simulator.stop();
  }
}, 60_000);

test('names of bent calls are situations, others are not', () => {
  for (const name of ['sms.enrol-lost', 'sms.enrol-late-once', 'user.login-2368', 'otp.with-pin-2317-applied']) {
    expect(isScenarioName(name), name).toBe(true);
  }
  for (const name of ['sms.enrol-', 'sms.enrol-9999', 'nothing-2301', 'sms.enrol-lost-twice'])
    expect(isScenarioName(name), name).toBe(false);
  expect(new Set(ACCOUNT_SITUATIONS.map(({ name }) => name)).size).toBe(ACCOUNT_SITUATIONS.length);
});

test('what the phone shows can be asked for on the wire, and starts afresh with its vehicle', async () => {
  const { raw, simulator } = await phone('not-enrolled');
  await raw.ask(ask.sendEnrolmentSms());
  expect(await raw.ask({ method: 'get', api: 'practice.phone' })).toMatchObject({
    pin: '2580',
    sms: { code: '4711', purpose: 'enrollment' },
  });
  simulator.reset(OK_VIN);
  expect(simulator.phone(OK_VIN).sms).toBeNull();
});
