import { describe, expect, it } from 'vitest';
import { volts } from '../../../../../renderer/lib/format.ts';
import { actionOfKey } from '../../../../../renderer/actions/keys.ts';
import { traceText } from '../../../../../renderer/lib/trace-text.ts';
import { differingAt } from '../../../../../renderer/lib/vin.ts';
import { LOW_VOLTS, supplyWarning, VERY_LOW_VOLTS } from '../../../../../renderer/screens/link/supply.ts';

describe('what a reading says', () => {
  it('the supply is warned of below its limits and not at them', () => {
    expect([LOW_VOLTS, 12.4, 14.6].map(supplyWarning)).toEqual(['good', 'good', 'good']);
    expect([LOW_VOLTS - 0.1, VERY_LOW_VOLTS].map(supplyWarning)).toEqual(['low', 'low']);
    expect([VERY_LOW_VOLTS - 0.1, 6].map(supplyWarning)).toEqual(['veryLow', 'veryLow']);
    expect([5.9, 0].map(supplyWarning)).toEqual(['none', 'none']);
    expect(volts('de', 12.4)).toBe('12,4\u00a0V');
  });

  it('marks the letters that differ, a missing one too', () => {
    expect([...differingAt(['ABCD', 'AXCD', 'ABCE'])]).toEqual([1, 3]);
    expect([...differingAt(['ABC', 'AB'])]).toEqual([2]);
    expect(differingAt(['ABC']).size + differingAt([]).size).toBe(0);
  });

  it('shows the newest line of the trace first', () => {
    const lines = [
      { at: 1_000, adapter: 'a', dir: 'out', text: 'ATI' },
      { at: 1_020, adapter: 'a', dir: 'in', text: 'ELM327 v1.5' },
    ] as const;
    expect(traceText(lines)).toBe('00:00:01.020 < ELM327 v1.5\n00:00:01.000 > ATI');
  });

  it('F10 opens the link panel', () => {
    const press = (key: string, ctrlKey = false) => actionOfKey({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });
    expect(press('F10')).toBe('link');
    expect(press('F10', true)).toBeNull();
  });
});
