import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { MAX_FRAME_BYTES, encodeRequest } from '../../../app/pims/envelope.ts';
import { CARKEY_GET_ERRORS } from '../../../app/pims/error-table.ts';
import { parseActivation } from '../../../app/pims/schemas.ts';
import type { ActivationAnswer, PimsRequest, RequestOutcome, TransactionId } from '../../../app/pims/types.ts';
import { SCENARIOS, practiceFleet, scenarioOfVehicle } from '../../../main/pims/simulator/scenarios.ts';
import { newTransactionId } from '../../../main/pims/transaction.ts';
import { activate, afterwards, ask, connected, OK_VIN, simulate, until, vin, type Side } from './bench.ts';

const SET_ERRORS = [2000, 2006, 2201, 2202, 2203, 2204, 2205, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2366, 2367];

/** A date in a header is told in whole seconds; how long the answer was on its way is not known better than the whole call. */
const WHOLE_SECOND_MS = 1_000;

function answered(outcome: RequestOutcome): ActivationAnswer {
  if (outcome.kind !== 'answered' || outcome.answer.status !== 'SUCCEEDED') throw new Error(`no success: ${JSON.stringify(outcome)}`);
  return parseActivation(outcome.answer.result);
}

async function statusOf(side: Side, of = OK_VIN): Promise<unknown> {
  const outcome = await side.pims.status(of);
  return outcome.kind === 'ok' ? outcome.value : outcome;
}

async function play(scenario: string, options: Parameters<typeof simulate>[1] = {}) {
  const simulator = await simulate(scenario, options);
  const side = await connected(simulator.url);
  const before = await statusOf(side);
  return { simulator, side, before };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pims-world-'));
  afterwards(() => rm(folder, { recursive: true }));
  return folder;
}

describe('an activation that works', () => {
  test('answers for the vehicle, with code and expiry, and the status says active afterwards', async () => {
    const { simulator, side, before } = await play('ok');
    expect(before).toEqual({ isCarKeyVerified: false, cvsStatus: 'disabled', maxReactivationDate: null });
    const answer = answered(await activate(side));
    expect(answer).toMatchObject({ hasCarKey: true, vin: OK_VIN, securityCode: { form: 'text', text: 'c2hhemFtCg==' } });
    expect(Date.parse(answer.securityExpiration ?? '') - Date.now()).toBeGreaterThan(86_300_000);
    expect(await statusOf(side)).toMatchObject({ isCarKeyVerified: true, cvsStatus: 'active' });
    expect(simulator.counts()).toEqual({ sets: { [OK_VIN]: 1 }, effects: { [OK_VIN]: 1 } });
  });

  test('is understood when booleans and codes come as text', async () => {
    const { side, simulator } = await play('string-booleans');
    const outcome = await activate(side);
    expect(outcome.kind === 'answered' && outcome.answer.raw).toContain('"hasCarKey":"true"');
    expect(answered(outcome).hasCarKey).toBe(true);
    expect(await statusOf(side)).toMatchObject({ isCarKeyVerified: true, cvsStatus: 'active' });
    expect(simulator.traffic.some(({ text }) => text.includes('"isCarKeyVerified":"true"'))).toBe(true);
  });
});

describe('statuses', () => {
  test.each([
    ['already-active', true, 'active'],
    ['suspended', false, 'suspended'],
    ['suspended-late', false, 'suspended'],
    ['disabled', false, 'disabled'],
    ['unknown-status', false, 'unknown'],
    ['contradiction', false, 'active'],
  ])('%s', async (scenario, isCarKeyVerified, cvsStatus) => {
    const { before } = await play(scenario);
    expect(before).toMatchObject({ isCarKeyVerified, cvsStatus });
  });

  test('suspended has its deadline ahead, suspended-late behind', async () => {
    const ahead = await (await play('suspended')).side.pims.status(OK_VIN);
    const behind = await (await play('suspended-late')).side.pims.status(OK_VIN);
    expect(ahead.kind === 'ok' && Date.parse(ahead.value.maxReactivationDate ?? '')).toBeGreaterThan(Date.now());
    expect(behind.kind === 'ok' && Date.parse(behind.value.maxReactivationDate ?? '')).toBeLessThan(Date.now());
  });
});

describe('errors', () => {
  test.each(CARKEY_GET_ERRORS)('the status call answers %i', async (code) => {
    expect((await play(`get-${code}`)).before).toMatchObject({ kind: 'error', error: { code } });
  });

  test.each(SET_ERRORS)('the activation answers %i, without effect', async (code) => {
    const { side, simulator } = await play(`set-${code}`);
    expect(await activate(side)).toMatchObject({ kind: 'answered', answer: { status: 'FAILED', error: { code } } });
    expect(simulator.counts()).toEqual({ sets: { [OK_VIN]: 1 }, effects: { [OK_VIN]: 0 } });
  });

  test('2204 and 2205 bring sub-errors, raw', async () => {
    const { side } = await play('set-2204');
    const outcome = await activate(side);
    expect(outcome).toMatchObject({ answer: { error: { subErrors: { suberrors: [{ code: 40_301 }] } } } });
  });

  test('any published code can be played, also after the effect', async () => {
    const { side, simulator } = await play('set-2377-applied');
    expect(await activate(side)).toMatchObject({ answer: { error: { code: 2377 } } });
    expect(simulator.counts().effects).toEqual({ [OK_VIN]: 1 });
  });

  test('a missing sign-in shows on the status call', async () => {
    expect((await play('needs-sign-in')).before).toMatchObject({ kind: 'error', error: { code: 2301 } });
  });
});

describe('odd activation answers', () => {
  test.each<[string, Partial<ActivationAnswer>]>([
    ['refused-carkey', { hasCarKey: false, securityCode: null }],
    ['wrong-vin', { vin: 'VR1AB12C3D4567891' }],
    ['vin-18', { vin: 'VR1AB12C3D45678909' }],
    ['no-vin', { vin: null, hasCarKey: true }],
    ['bad-base64', { securityCode: { form: 'text', text: 'c2hhem*tCg=' } }],
    ['bad-date', { securityExpiration: 'no date' }],
    ['empty-answer', { hasCarKey: null, vin: null, securityCode: null, securityExpiration: null }],
  ])('%s', async (scenario, fields) => {
    expect(answered(await activate((await play(scenario)).side))).toMatchObject(fields);
  });

  test('date-without-offset', async () => {
    const { securityExpiration } = answered(await activate((await play('date-without-offset')).side));
    expect(securityExpiration).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
  });

  test('a read-back may disagree although the activation took effect', async () => {
    const { side, simulator } = await play('read-back-disagrees');
    expect(answered(await activate(side)).hasCarKey).toBe(true);
    expect(await statusOf(side)).toMatchObject({ cvsStatus: 'disabled' });
    expect(simulator.counts().effects).toEqual({ [OK_VIN]: 1 });
  });
});

describe('lost ways', () => {
  test.each([
    ['lost-answer', 'timeout', 1],
    ['lost-request', 'timeout', 0],
    ['dropped-connection', 'disconnected', 1],
    ['dropped-before-effect', 'disconnected', 0],
  ] as const)('%s ends without an answer: %s, and %i effects', async (scenario, reason, effects) => {
    const { side, simulator } = await play(scenario);
    expect(await activate(side, 150)).toMatchObject({ kind: 'no-answer', reason });
    await side.bridge.ready(5_000);
    expect(await statusOf(side)).toMatchObject({ cvsStatus: effects === 1 ? 'active' : 'disabled' });
    expect(simulator.counts()).toEqual({ sets: { [OK_VIN]: 1 }, effects: { [OK_VIN]: effects } });
  });

  test('a late answer is handed over as late, with its text as received', async () => {
    const { side } = await play('late-answer', { lateMs: 250 });
    expect(await activate(side, 100)).toMatchObject({ kind: 'no-answer', reason: 'timeout' });
    await until(() => side.strays.length === 1);
    expect(side.strays[0]).toMatchObject({ kind: 'late', answer: { status: 'SUCCEEDED', result: { vin: OK_VIN } } });
  });

  test('a double answer is told as double, a foreign one as foreign, garbage as a fault; each request keeps its own answer', async () => {
    const double = (await play('double-answer')).side;
    expect(answered(await activate(double)).hasCarKey).toBe(true);
    await until(() => double.strays.length === 2);
    expect(double.strays.map(({ kind }) => kind)).toEqual(['double', 'double']);

    const foreign = (await play('foreign-answer')).side;
    expect(answered(await activate(foreign)).vin).toBe(OK_VIN);
    expect(foreign.strays.map(({ kind }) => kind)).toEqual(['foreign', 'foreign']);

    const garbage = (await play('garbage-frame')).side;
    expect(answered(await activate(garbage)).vin).toBe(OK_VIN);
    expect(garbage.strays).toMatchObject([
      { kind: 'fault', fault: 'not-json' },
      { kind: 'fault', fault: 'not-json' },
    ]);
  });

  test('slow answers take three seconds', async () => {
    const { side } = await play('slow');
    const outcome = await activate(side, 10_000);
    expect(outcome.kind === 'answered' && outcome.elapsedMs).toBeGreaterThan(2_900);
  });
});

describe('the phone and its vehicle', () => {
  test('a connected phone names the vehicle, by question and by event', async () => {
    const { side } = await play('ok');
    const facts: unknown[] = [];
    side.pims.followConnection(OK_VIN, (fact) => facts.push(fact));
    const connection = await side.pims.connection();
    expect(connection).toMatchObject({ kind: 'ok', value: { connected: true, vin: OK_VIN, protocol: 'CEA', model: 'NAC' } });
    await until(() => facts.length > 0);
    expect(facts[0]).toMatchObject({ connected: true, vin: OK_VIN });
  });

  test('a phone that is away is not connected, and the activation is refused', async () => {
    const { side } = await play('phone-away');
    expect(await side.pims.connection()).toMatchObject({ value: { connected: false, vin: null } });
    expect(await activate(side)).toMatchObject({ answer: { status: 'FAILED', error: { code: 2342 } } });
  });

  test('a phone in another car names that car; 2.3 refuses, older SDKs activate the other car', async () => {
    const other = 'VR1AB12C3D4567891';
    const newer = await play('phone-in-other-car');
    expect(await newer.side.pims.connection()).toMatchObject({ value: { connected: true, vin: other } });
    expect(await activate(newer.side)).toMatchObject({ answer: { error: { code: 2342 } } });

    const older = await play('phone-in-other-car', { sdk: '2.2' });
    expect(answered(await activate(older.side)).vin).toBe(other);
    expect(older.simulator.counts().effects).toEqual({ [other]: 1 });
  });

  test('an event follows when the phone gets to another vehicle', async () => {
    const simulator = await simulate('fleet');
    const side = await connected(simulator.url);
    const away = practiceFleet.find(({ scenario }) => scenario === 'phone-away')?.vin ?? OK_VIN;
    const facts: { connected: boolean; vin: string | null }[] = [];
    side.pims.followConnection(OK_VIN, (fact) => facts.push(fact));
    await side.pims.status(OK_VIN);
    await side.pims.status(away);
    await until(() => facts.length >= 3);
    expect(facts.map(({ connected: on, vin: of }) => [on, of])).toEqual([
      [false, null],
      [true, OK_VIN],
      [false, null],
    ]);
  });

  test('services and steps', async () => {
    const { side } = await play('ok');
    expect(await side.pims.services(OK_VIN)).toMatchObject({ kind: 'ok', value: [{ code: 'REMOTE' }, { code: 'STATUS' }] });
    expect(await side.pims.steps(OK_VIN)).toMatchObject({
      value: { stepsID: '132324', steps: [{ done: true }, { done: true }, { name: 'mediumCarKey', done: false, order: 3 }] },
    });
    expect(await (await play('no-service')).side.pims.services(OK_VIN)).toMatchObject({ kind: 'ok', value: [] });
  });
});

describe('clock and SDK', () => {
  test.each([
    ['ok', 0],
    ['clock-drift', 45_000],
    ['clock-off', 600_000],
  ])('%s: the skew is measured to a second', async (scenario, skew) => {
    const asked = performance.now();
    const { side } = await play(scenario);
    const state = side.bridge.state();
    expect(state.name === 'ready' && Math.abs((state.skewMs ?? NaN) - skew)).toBeLessThan(WHOLE_SECOND_MS + performance.now() - asked);
  });

  test('2.3 is found by its version call; the vehicle is selected and never sent with the status call', async () => {
    const { side, simulator } = await play('ok');
    expect(side.bridge.state()).toMatchObject({
      name: 'ready',
      sdk: '2.3',
      simulator: 'ok',
      device: { sdkVersion: '2.3.0', os: 'Android 14' },
    });
    const carkeyCalls = simulator.traffic.filter(({ direction, text }) => direction === 'in' && text.includes('pims.vehicle.carkey'));
    expect(carkeyCalls.map(({ text }) => 'parameters' in (JSON.parse(text) as object))).toEqual([false]);
  });

  test.each(['sdk-2.0', 'sdk-2.2'])('%s is found by its missing parameter; the VIN travels with the status call', async (scenario) => {
    const { side, simulator, before } = await play(scenario);
    expect(side.pims.sdk()).toBe('2.2');
    expect(before).toMatchObject({ cvsStatus: 'disabled' });
    expect(answered(await activate(side)).vin).toBe(OK_VIN);
    expect(simulator.traffic.some(({ text }) => text.includes('pims.vehicle.vin'))).toBe(false);
    const sets = simulator.traffic.filter(({ direction, text }) => direction === 'in' && text.includes('"set"'));
    expect(sets.every(({ text }) => !text.includes(OK_VIN))).toBe(true);
  });

  test('a lost selection is repaired by selecting again', async () => {
    const simulator = await simulate('ok');
    const side = await connected(simulator.url);
    await side.pims.status(OK_VIN);
    simulator.dropConnections();
    await until(() => side.bridge.state().name !== 'ready');
    await side.bridge.ready(5_000);
    expect(await statusOf(side)).toMatchObject({ cvsStatus: 'disabled' });
  });
});

describe('the practice fleet', () => {
  test('has one valid vehicle of the group for each situation', () => {
    expect(new Set(SCENARIOS.map(({ vin: of }) => of)).size).toBe(SCENARIOS.length);
    expect(practiceFleet.find(({ scenario }) => scenario === 'ok')?.vin).toBe(OK_VIN);
    for (const { vin: of, scenario } of practiceFleet) expect([scenarioOfVehicle(of).name, of.length]).toEqual([scenario, 17]);
  });

  test('plays the situation of the vehicle', async () => {
    const simulator = await simulate('fleet');
    const side = await connected(simulator.url);
    const of = (name: string) => practiceFleet.find(({ scenario }) => scenario === name)?.vin ?? OK_VIN;
    expect(await statusOf(side, of('already-active'))).toMatchObject({ cvsStatus: 'active' });
    expect(await statusOf(side, of('get-2204'))).toMatchObject({ error: { code: 2204 } });
    expect(await statusOf(side, vin('VR3ZZZZZZZZ000001'))).toMatchObject({ cvsStatus: 'disabled' });
    await statusOf(side, of('set-2354'));
    expect(await activate(side)).toMatchObject({ answer: { error: { code: 2354 } } });
  });

  test('two reads at once never get each other’s vehicle', async () => {
    const simulator = await simulate('fleet');
    const side = await connected(simulator.url);
    const of = (name: string) => practiceFleet.find(({ scenario }) => scenario === name)?.vin ?? OK_VIN;
    const both = await Promise.all([side.pims.status(of('already-active')), side.pims.status(of('suspended')), side.pims.status(OK_VIN)]);
    expect(both.map((outcome) => outcome.kind === 'ok' && outcome.value.cvsStatus)).toEqual(['active', 'suspended', 'disabled']);
  });
});

describe('the simulator as a peer', () => {
  test('drops frames that are none and answers the next request on the same connection', async () => {
    const { url } = await simulate('ok');
    const socket = new WebSocket(url, 'pims.bridge.v1');
    const answers: string[] = [];
    socket.on('message', (data) => answers.push((data as Buffer).toString()));
    await once(socket, 'open');
    socket.send(Buffer.from('{}'), { binary: true });
    socket.send('x'.repeat(MAX_FRAME_BYTES + 1));
    socket.send(Buffer.from([0xff]), { binary: false });
    for (const text of ['{', '[]', '{"method":"get"}']) socket.send(text);
    socket.send(encodeRequest('last' as TransactionId, { method: 'get', api: 'pims.sdk.version' }));
    await until(() => answers.length > 0);
    socket.terminate();
    expect(answers.map((text) => JSON.parse(text) as unknown)).toEqual([
      { transactionId: 'last', status: 'FAILED', error: { code: 2001, label: 'Facade not initialized' } },
    ]);
  });

  test('initializes once, knows no other API, and lets a second subscription fail', async () => {
    const { side } = await play('ok');
    const code = async (request: PimsRequest) => {
      const outcome = await ask(side, request);
      return outcome.kind === 'answered' && outcome.answer.status === 'FAILED' ? outcome.answer.error.code : null;
    };
    const subscribe: PimsRequest = { method: 'subscribe', api: 'pims.vehicle.connection' };
    expect(await code({ method: 'initialize', parameters: {} })).toBe(2007);
    expect(await code({ method: 'get', api: 'pims.vehicle.carkey ' })).toBe(2002);
    expect(await code({ method: 'get', api: 'toString' })).toBe(2002);
    expect([await code(subscribe), await code(subscribe)]).toEqual([null, 2005]);
    expect(await code({ method: 'set', api: 'pims.vehicle.vin', parameters: { vin: 'VR1AB12C3D45678909' } })).toBe(2102);
    expect(await code({ method: 'release' })).toBeNull();
    expect(await code({ method: 'get', api: 'pims.sdk.version' })).toBe(2001);
  });

  test('tells what it remembers of an activation', async () => {
    const { side } = await play('lost-answer');
    const [seen, unseen] = [newTransactionId(), newTransactionId()];
    await activate(side, 50, seen);
    const state = async (transactionId: string) => {
      const outcome = await ask(side, { method: 'get', api: 'bridge.transaction', parameters: { transactionId } });
      return outcome.kind === 'answered' && outcome.answer.status === 'SUCCEEDED' ? outcome.answer.result?.['state'] : null;
    };
    expect([await state(seen), await state(unseen)]).toEqual(['sent', 'not-seen']);
  });
});

describe('memory of the simulator', () => {
  test('a second simulator on the same file sees the effect of the first, whatever its scenario; status scenarios stay what they are', async () => {
    const folder = await temporaryFolder();
    const statePath = join(folder, 'sub', 'world.json');
    const first = await play('lost-answer', { statePath });
    await activate(first.side, 100);
    await first.simulator.stop();
    expect(existsSync(statePath)).toBe(true);
    const second = await play('ok', { statePath });
    expect(second.before).toMatchObject({ cvsStatus: 'active' });
    expect(second.simulator.counts()).toEqual({ sets: { [OK_VIN]: 1 }, effects: { [OK_VIN]: 1 } });
    expect((await play('suspended', { statePath })).before).toMatchObject({ cvsStatus: 'suspended' });
  });

  test('a request that was seen before is not carried out again', async () => {
    const folder = await temporaryFolder();
    const statePath = join(folder, 'world.json');
    const id = '3c8f5b0e-0000-4000-8000-000000000001' as Parameters<typeof activate>[2];
    const first = await play('ok', { statePath });
    answered(await activate(first.side, 2_000, id));
    const second = await play('ok', { statePath });
    expect(answered(await activate(second.side, 2_000, id)).vin).toBe(OK_VIN);
    expect(second.simulator.counts()).toEqual({ sets: { [OK_VIN]: 1 }, effects: { [OK_VIN]: 1 } });
  });
});
