import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methods, type MethodName, type ParsedApi } from '../../../../../app/contract/console.ts';
import { dispatch, isCommand, isMethod } from '../../../../../main/shells/common/call-guard.ts';
import { anyPayloads, fitsContract, goodPayloads } from '../../../../support/payloads.ts';
import { fakeConsole } from '../../../../support/fake-console.ts';

const names = Object.keys(methods) as MethodName[];

/** Every message that names a vehicle by its VIN. */
const WITH_VIN = names.filter((name) => 'vin' in methods[name].input.shape);

describe('the border of all shells', () => {
  test('passes a message that fits, parsed', async () => {
    const api = fakeConsole(() => 'answer');
    expect(await dispatch(api, 'vehicles.recent', { search: 'VF3' })).toEqual({ ok: true, value: 'answer' });
    expect(api.calls).toEqual([{ method: 'vehicles.recent', input: { search: 'VF3' } }]);
  });

  test.each([
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '',
    'about',
    'ABOUT.GET',
    'about.get ',
    7,
    null,
    undefined,
    ['about.get'],
    {},
  ])('refuses %j, which is no message', async (name) => {
    const api = fakeConsole();
    const reply = await dispatch(api, name, {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(api.calls).toEqual([]);
  });

  test('says in one sentence what does not fit', async () => {
    const reply = await dispatch(fakeConsole(), 'audit.search', { order: 'newest', limit: 501 });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', detail: expect.stringContaining('audit.search does not fit at "limit"') as string },
    });
  });

  test.each(WITH_VIN)('refuses a text that is no VIN by a code of its own: %s', async (name) => {
    const [good] = fc.sample(goodPayloads(name), 1);
    const api = fakeConsole();
    expect(await dispatch(api, name, { ...(good as object), vin: 'VR1AB12C3D456789O' })).toEqual({
      ok: false,
      error: { code: 'invalid-vin' },
    });
    // A wrong form comes first: what does not fit at all is not judged further.
    for (const unfit of [{ vin: '' }, { vin: 'X'.repeat(65) }, { vin: 7 }, { vin: 'X', extra: 1 }])
      expect(await dispatch(api, name, { ...(good as object), ...unfit })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(api.calls).toEqual([]);
  });

  test('keeps a long foreign key out of the sentence', async () => {
    const reply = await dispatch(fakeConsole(), 'about.get', { ['x'.repeat(5_000)]: 1 });
    expect(reply.ok ? 0 : reply.error.detail?.length).toBeLessThanOrEqual(240);
  });

  test('refuses a surplus key in every message', async () => {
    for (const name of names) {
      const api = fakeConsole();
      expect(await dispatch(api, name, { noSuchKey: 1 }), name).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
      expect(api.calls).toEqual([]);
    }
  });

  test('hands on nothing outside the schema, whatever is sent', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...names), fc.string()), fc.oneof(fc.anything(), fc.jsonValue()), async (name, payload) => {
        const api = fakeConsole();
        const reply = await dispatch(api, name, payload);
        for (const { method, input } of api.calls) expect(methods[method as MethodName].input.safeParse(input).success).toBe(true);
        expect(reply.ok).toBe(api.calls.length === 1);
      }),
      { numRuns: 3_000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });

  test.each(names)(
    'lets nothing through to %s that a second judge of its schema refuses, and what fits it does let through',
    async (name) => {
      const refused: unknown[] = [];
      let accepted = 0;
      for (const payload of fc.sample(anyPayloads(name), 300)) {
        const api = fakeConsole();
        await dispatch(api, name, payload);
        accepted += api.calls.length;
        refused.push(...api.calls.filter(({ method, input }) => method !== name || !fitsContract(name, input)));
      }
      expect(refused).toEqual([]);
      expect(accepted).toBeGreaterThan(0);
      const [good] = fc.sample(goodPayloads(name), 1);
      expect(fitsContract(name, good)).toBe(true);
      expect(fitsContract(name, { ...(good as object), extra: 1 })).toBe(false);
    },
  );

  test.each(['throw', 'reject'])('answers "internal" without quoting when the console has a bug (%s)', async (how) => {
    const broken = (): Promise<never> => {
      if (how === 'throw') throw new Error('secret VF3AAAAAAAAAAAAAA');
      return Promise.reject(new Error('secret VF3AAAAAAAAAAAAAA'));
    };
    const api: ParsedApi = { call: broken, listen: () => () => undefined };
    const reply = await dispatch(api, 'about.get', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
  });

  test('knows queries from commands', () => {
    expect([isCommand('job.activate'), isCommand('job.get'), isCommand('nothing'), isMethod('job.get')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
