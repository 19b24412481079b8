import { describe, expect, test } from 'vitest';
import type { JobView } from '../../../../app/carkey/types.ts';
import { nextTurn } from '../../../../renderer/hooks/freshness.ts';
import { jobView } from '../../../support/fakes.ts';

const status = (at: number, deadline: number | null = null) =>
  ({ word: 'suspended', at, deadline, mayActivate: true }) as JobView['status'];

describe('freshness', () => {
  test('a view turns when its status grows old', () => {
    expect(nextTurn(jobView({ asOf: 1_000, status: status(900) }))).toBe(60_900);
  });

  test('the earliest moment ahead counts, on this computer’s clock', () => {
    expect(nextTurn(jobView({ asOf: 100_000, status: status(900, 130_000), serverOffsetMs: 5_000 }))).toBe(125_000);
  });

  test('a view without a clock in it does not turn', () => {
    expect(nextTurn(jobView())).toBeNull();
  });
});
