import { describe, expect, test } from 'vitest';
import type { JobView } from '../../../../../../app/carkey/types.ts';
import { hasResult, isActivationAQuestion, isUndone } from '../../../../../../renderer/screens/job/parts/phase.ts';
import { jobView } from '../../../../../support/fakes.ts';

const status = (at: number, deadline: number | null = null) =>
  ({ word: 'suspended', at, deadline, mayActivate: true }) as JobView['status'];

describe('the activate button', () => {
  test('is there while activating is a question, and gone when it is not', () => {
    expect(isActivationAQuestion(jobView({ status: status(1) }))).toBe(true);
    expect(isActivationAQuestion(jobView({ status: { word: 'active' } as JobView['status'] }))).toBe(false);
    for (const name of ['intent', 'sent', 'unknown', 'succeeded'])
      expect(
        isActivationAQuestion(jobView({ status: status(1), attempt: { state: { name }, steps: [] } as unknown as JobView['attempt'] })),
        name,
      ).toBe(false);
  });

  test('is there again once a later reading undid what an attempt ended with', () => {
    const succeeded = (at: number) =>
      jobView({
        status: status(at),
        attempt: {
          state: { name: 'succeeded', readBack: 'confirmed' },
          steps: [{ name: 'read-back', at: 5 }],
        } as unknown as JobView['attempt'],
      });
    expect([4, 6].map((at) => isUndone(succeeded(at)))).toEqual([false, true]);
    expect([4, 6].map((at) => hasResult(succeeded(at)))).toEqual([true, false]);
    expect([4, 6].map((at) => isActivationAQuestion(succeeded(at)))).toEqual([false, true]);
  });
});
