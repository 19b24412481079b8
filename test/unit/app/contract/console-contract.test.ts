/** The contract, proved by what does not compile: loosening a type makes one of these expected errors disappear, and the build fails. */
import { describe, expect, it } from 'vitest';
import { everyMethodHasAnAnswer, methods, type ConsoleApi } from '../../../../app/contract/console.ts';
import { settingsPatch } from '../../../../app/settings/stored/patch.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';
import type { AttemptId } from '../../../../app/carkey/types.ts';

/** Never run: the compiler reads it. */
export async function mustNotCompile(api: ConsoleApi, vin: Vin, attempt: AttemptId): Promise<void> {
  // @ts-expect-error there is no such message
  await api.call('job.activateTwice', {});
  // @ts-expect-error the payload is missing
  await api.call('job.activate');
  // @ts-expect-error an activation names the vehicle that the person saw
  await api.call('job.activate', {});
  // @ts-expect-error a confirmation is about one of two things
  await api.call('job.confirm', { vin, what: 'weather', value: true });
  // @ts-expect-error whatever is stated about a vehicle names it
  await api.call('job.confirm', { what: 'both', value: true });
  // @ts-expect-error whatever is stated about a vehicle names it
  await api.call('job.override', { reason: 'because' });
  // @ts-expect-error a decision names the attempt that the person saw
  await api.call('job.decide', { as: 'no-effect', reason: 'because' });
  // @ts-expect-error an unknown outcome cannot be settled as activated by a person
  await api.call('job.decide', { attempt, as: 'activated', reason: 'because' });
  const reply = await api.call('job.get', {});
  // @ts-expect-error a reply must be asked whether it is good before its value is used
  const unasked: unknown = reply.value;
  // @ts-expect-error a text is not a VIN
  const first: Vin = 'VR1AB12C3D4567890';
  // @ts-expect-error ids of different things are not interchangeable
  const second: AttemptId = vin;
  // @ts-expect-error ids of different things are not interchangeable
  const third: Vin = attempt;
  expect([first, second, third, unasked]).toBeDefined();
}

describe('the contract', () => {
  it('has an answer for every message', () => {
    expect(everyMethodHasAnAnswer).toBe(true);
  });

  it.each(Object.entries(methods))('%s refuses surplus fields and anything that is not an object', (_name, { input }) => {
    for (const payload of [null, 7, 'text', [], { surplus: 1 }, { __proto__: null, vin: 7, how: 8, value: 9 }]) {
      expect(input.safeParse(payload).success).toBe(false);
    }
  });

  it('never takes a setting that is not one', () => {
    expect(settingsPatch.safeParse({ operatorName: 'x'.repeat(81) }).success).toBe(false);
    expect(settingsPatch.safeParse({ profile: { pin: 'abc' } }).success).toBe(false);
    expect(settingsPatch.safeParse({ profile: { activationTimeoutMs: 0 } }).success).toBe(false);
  });
});
