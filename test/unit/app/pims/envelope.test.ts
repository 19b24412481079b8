import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeRequest, parseFrame, transactionOfFrame } from '../../../../app/pims/envelope.ts';
import {
  parseActivation,
  parseConnection,
  parseDevice,
  parseSdkVersion,
  parseServices,
  parseStatus,
  parseSteps,
} from '../../../../app/pims/schemas.ts';
import type { FrameFault, TransactionId } from '../../../../app/pims/types.ts';
import type { JsonObject } from '../../../../app/base/json.ts';

const ID = '6f1c0f5e-0000-4000-8000-000000000001' as TransactionId;
const frame = (rest: object): string => JSON.stringify({ transactionId: ID, ...rest });

describe('answers', () => {
  test('keep the frame as received', () => {
    const raw = ` { "transactionId": "${ID}", "status":"SUCCEEDED", "result": {"a": 1.0}, "new": true } `;
    expect(parseFrame(raw)).toEqual({ ok: true, value: { status: 'SUCCEEDED', transactionId: ID, result: { a: 1 }, raw } });
  });

  test.each([[{}], [{ result: null }], [{ error: null }]])('a success may have no result: %j', (rest) => {
    expect(parseFrame(frame({ status: 'SUCCEEDED', ...rest }))).toMatchObject({ ok: true, value: { result: null } });
  });

  test.each([2354, '2354'])('an error code may be %j', (code) => {
    expect(parseFrame(frame({ status: 'FAILED', error: { code, label: 'x' } }))).toMatchObject({
      value: { status: 'FAILED', error: { code: 2354, label: 'x', subErrors: null } },
    });
  });

  test('whatever else an error holds is kept as sub-errors', () => {
    const error = { code: 2204, suberrors: [{ code: 'E1' }] };
    expect(parseFrame(frame({ status: 'FAILED', error }))).toMatchObject({
      value: { error: { code: 2204, label: '', subErrors: { suberrors: [{ code: 'E1' }] } } },
    });
  });

  test('an event has a result or an error', () => {
    expect(parseFrame(frame({ status: 'RESULT', result: { a: 1 } }))).toMatchObject({ value: { status: 'RESULT', result: { a: 1 } } });
    expect(parseFrame(frame({ status: 'RESULT', error: { code: 2001 } }))).toMatchObject({
      value: { status: 'RESULT', error: { code: 2001 } },
    });
  });

  test.each<[FrameFault, string]>([
    ['not-json', ''],
    ['not-json', '{'],
    ['not-an-object', '[]'],
    ['not-an-object', 'null'],
    ['not-an-object', '"x"'],
    ['no-transaction-id', '{}'],
    ['no-transaction-id', '{"transactionId":7,"status":"SUCCEEDED"}'],
    ['no-transaction-id', '{"transactionId":"","status":"SUCCEEDED"}'],
    ['no-transaction-id', '{"__proto__":{"transactionId":"x"},"status":"SUCCEEDED"}'],
    ['bad-status', frame({})],
    ['bad-status', frame({ status: 'succeeded' })],
    ['bad-shape', frame({ status: 'SUCCEEDED', error: { code: 2000 } })],
    ['bad-shape', frame({ status: 'SUCCEEDED', result: 'done' })],
    ['bad-shape', frame({ status: 'SUCCEEDED', result: [] })],
    ['bad-shape', frame({ status: 'FAILED' })],
    ['bad-shape', frame({ status: 'FAILED', error: { label: 'x' } })],
    ['bad-shape', frame({ status: 'FAILED', error: { code: '2354a' } })],
    ['bad-shape', frame({ status: 'FAILED', error: { code: 2354.5 } })],
    ['bad-shape', frame({ status: 'FAILED', error: { code: 2354 }, result: { hasCarKey: true } })],
    ['bad-shape', frame({ status: 'RESULT' })],
    ['bad-shape', frame({ status: 'RESULT', result: { a: 1 }, error: { code: 2000 } })],
    ['bad-shape', frame({ status: 'SUCCEEDED', result: { a: JSON.parse('['.repeat(100) + ']'.repeat(100)) as object } })],
  ])('%s: %s', (fault, text) => {
    expect(parseFrame(text)).toEqual({ ok: false, error: fault });
  });

  test('a faulty answer still tells whose it is', () => {
    expect(transactionOfFrame(frame({ status: 'MAYBE' }))).toBe(ID);
    expect(transactionOfFrame('{')).toBeNull();
  });

  test('no text makes the parser throw or change the prototype of objects', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json(),
      fc
        .dictionary(fc.constantFrom('transactionId', 'status', 'result', 'error', '__proto__', 'constructor'), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        parseFrame(text);
        transactionOfFrame(text);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('requests', () => {
  test('leave out what is absent', () => {
    expect(JSON.parse(encodeRequest(ID, { method: 'release' }))).toEqual({ transactionId: ID, method: 'release' });
    expect(JSON.parse(encodeRequest(ID, { method: 'set', api: 'a', parameters: { vin: 'x' } }))).toEqual({
      transactionId: ID,
      method: 'set',
      api: 'a',
      parameters: { vin: 'x' },
    });
  });
});

describe('results', () => {
  test('of the published status sample are read', () => {
    expect(parseStatus({ isCarKeyVerified: 'true', cvsStatus: 'active', maxReactivationDate: '2021-07-29T22:25:09.898Z' })).toEqual({
      isCarKeyVerified: true,
      cvsStatus: 'active',
      maxReactivationDate: '2021-07-29T22:25:09.898Z',
    });
  });

  test.each([['TRUE'], [1], [''], [null], ['yes'], [{}]])('a boolean written %j is no boolean', (isCarKeyVerified) => {
    expect(parseStatus({ isCarKeyVerified })).toEqual({ isCarKeyVerified: null, cvsStatus: null, maxReactivationDate: null });
  });

  test('an unknown status word becomes null', () => {
    expect(parseStatus({ cvsStatus: 'Active' }).cvsStatus).toBeNull();
  });

  test('of the published activation sample keep the 18 characters and the raw code', () => {
    const sample = {
      hasCarKey: 'true',
      vin: 'VR1AB12C3D45678909',
      securityCode: 'c2hhemFtCg==',
      securityExpiration: '2021-07-29T22:25:09.898Z',
    };
    expect(parseActivation(sample)).toEqual({ ...sample, hasCarKey: true, securityCode: { form: 'text', text: sample.securityCode } });
  });

  test.each<[JsonObject | null, boolean]>([
    [{ status: 'Connected', vin: 'V' }, true],
    [{ status: 'Disconnected', vin: 'V' }, false],
    [{ vin: 'V' }, true],
    [{ vin: '' }, false],
    [{}, false],
    [null, false],
    [{ status: 'Pairing', vin: 'V' }, false],
    [{ status: 7, vin: 'V' }, false],
  ])('connection %j: %s', (result, isConnected) => {
    expect(parseConnection(result).connected).toBe(isConnected);
  });

  test('services: no list is null, an odd entry is left out', () => {
    expect(parseServices(null)).toBeNull();
    expect(parseServices({ services: 'x' })).toBeNull();
    expect(parseServices({ services: [] })).toEqual([]);
    expect(parseServices({ services: [{ name: 'A', code: 1 }, 7, {}, { code: 'B' }] })).toEqual([
      { name: 'A', code: '' },
      { name: '', code: 'B' },
    ]);
  });

  test('steps come in their order, with the id as text', () => {
    const step = (status: string, order: unknown) => ({ status, order }) as JsonObject;
    expect(
      parseSteps({
        stepsID: 132324,
        mediumCarKey: step('todo', 3),
        trusterPhoneNumber: step('alreadyDone', '1'),
        deviceActivation: step('?', 2),
      }),
    ).toEqual({
      stepsID: '132324',
      steps: [
        { name: 'trusterPhoneNumber', done: true, order: 1 },
        { name: 'deviceActivation', done: null, order: 2 },
        { name: 'mediumCarKey', done: false, order: 3 },
      ],
    });
    expect(parseSteps(null)).toEqual({ stepsID: null, steps: [] });
  });

  test.each([
    [{ versionFacade: '2.3.1' }, '2.3'],
    [{ versionFacade: '1.2.5', versionCore: '2.0.4' }, '2.0'],
    [{ version: '2.1' }, '2.1'],
    [{ sdkVersion: '2.2.0-beta' }, '2.2'],
    [{ version: '2.10.0' }, '2.3'],
    [{ versionFacade: '1.2.5' }, null],
    [{ versionFacade: '2.30x' }, '2.3'],
    [{ version: 2.3 }, null],
    [null, null],
  ])('version %j is generation %s', (result, generation) => {
    expect(parseSdkVersion(result).generation).toBe(generation);
  });

  test('device', () => {
    expect(parseDevice({ OS: 'Android', OSVersion: '9', PhoneBrand: 'A', PhoneModel: 'B', batteryPercent: '55' })).toEqual({
      os: 'Android 9',
      model: 'A B',
      batteryPercent: 55,
    });
    expect(parseDevice({ batteryPercent: 140 })).toEqual({ os: null, model: null, batteryPercent: null });
  });

  test('no parser throws, whatever the fields hold', () => {
    const names = [
      'isCarKeyVerified',
      'cvsStatus',
      'hasCarKey',
      'vin',
      'status',
      'services',
      'mediumCarKey',
      'stepsID',
      'version',
      'OS',
      '__proto__',
      'order',
    ];
    const results = fc
      .dictionary(fc.constantFrom(...names), fc.jsonValue())
      .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);
    const parsers = [parseStatus, parseActivation, parseConnection, parseServices, parseSteps, parseSdkVersion, parseDevice];
    fc.assert(
      fc.property(results, fc.constantFrom(...parsers), (result, parse) => {
        parse(result);
      }),
      { numRuns: 2000 },
    );
  });
});
