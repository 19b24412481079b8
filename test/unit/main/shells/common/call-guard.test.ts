/** The gate: limits per message and sender. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methods, type MethodName } from '../../../../../app/contract/console.ts';
import { limitOf, openGate, takeToken, type Bucket, type Limit } from '../../../../../main/shells/common/call-guard.ts';
import { fakeConsole } from '../../../../support/fake-console.ts';

const names = Object.keys(methods) as MethodName[];

/** How many of these moments get a token. */
function granted(limit: Limit, moments: readonly number[]): number {
  let bucket: Bucket | undefined;
  let count = 0;
  for (const now of moments) {
    const taken = takeToken(bucket, limit, now);
    bucket = taken.ok ? taken.value : taken.error;
    count += taken.ok ? 1 : 0;
  }
  return count;
}

describe('a limit', () => {
  test('grants its burst at once, then its rate', () => {
    const limit = { burst: 3, perSecond: 2 };
    expect(granted(limit, Array<number>(10).fill(0))).toBe(3);
    expect(granted(limit, [0, 0, 0, 0, 500, 500, 1_000, 1_000])).toBe(5);
  });

  test('never grants more than burst and rate allow, and a clock that goes back grants nothing', () => {
    const limits = fc.record({ burst: fc.integer({ min: 1, max: 20 }), perSecond: fc.double({ min: 0.1, max: 50, noNaN: true }) });
    fc.assert(
      fc.property(limits, fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (limit, moments) => {
        const forward = moments.reduce((sum, now, at) => sum + Math.max(0, now - (moments[at - 1] ?? now)), 0);
        expect(granted(limit, moments)).toBeLessThanOrEqual(limit.burst + (forward * limit.perSecond) / 1_000 + 1e-6);
      }),
    );
  });

  test('lets people work: every question ten times a second, every command twice a second, for a minute', () => {
    const every = (ms: number) => Array.from({ length: Math.ceil(60_000 / ms) }, (_, index) => index * ms);
    const strict: readonly MethodName[] = ['job.activate', 'job.recheck', 'proof.command', 'enrolment.act', 'code.show', 'code.copy'];
    for (const name of names.filter((each) => !strict.includes(each))) {
      const moments = every(methods[name].kind === 'query' ? 100 : 500);
      expect(granted(limitOf(name), moments), name).toBe(moments.length);
    }
    for (const name of strict) expect(granted(limitOf(name), every(3_000)), name).toBe(20);
  });

  test('lets no script send one command after the other to a car, or spend the tries of a customer', () => {
    for (const name of ['job.activate', 'proof.command', 'enrolment.act'] as const) {
      expect(granted(limitOf(name), Array<number>(40).fill(0)), name).toBeLessThanOrEqual(10);
    }
  });
});

describe('the gate', () => {
  const setUp = () => {
    const api = fakeConsole(() => 'answer');
    let time = 0;
    const gate = openGate({ api, now: () => time });
    return { api, gate, pass: (ms: number) => (time += ms), another: () => openGate({ api, now: () => time }) };
  };

  test('answers "not now" to what comes too often, without asking the console, and hears it again later', async () => {
    const { api, gate, pass, another } = setUp();
    const { burst } = limitOf('job.activate');
    const send = () => gate('job.activate', { vin: 'VR1AB12C3D4567890' });
    for (let count = 0; count < burst; count += 1) expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: false, error: { code: 'not-now' } });
    expect(await gate('job.get', {})).toMatchObject({ ok: true });
    expect(await another()('job.activate', { vin: 'VR1AB12C3D4567890' })).toMatchObject({ ok: true });
    expect(api.calls).toHaveLength(burst + 2);
    pass(2_000);
    expect(await send()).toMatchObject({ ok: true });
  });

  test('counts payloads that do not fit, so that a flood of them ends too', async () => {
    const { gate } = setUp();
    const codes = new Set<string>();
    for (let count = 0; count <= limitOf('job.confirm').burst; count += 1) {
      const reply = await gate('job.confirm', { nonsense: count });
      if (!reply.ok) codes.add(reply.error.code);
    }
    expect([...codes]).toEqual(['invalid-input', 'not-now']);
  });

  test('names that are no message take no limit and reach nobody', async () => {
    const { api, gate } = setUp();
    for (const name of ['__proto__', 'toString', 7])
      expect(await gate(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(api.calls).toEqual([]);
  });
});
