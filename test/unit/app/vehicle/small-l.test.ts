import { describe, expect, it } from 'vitest';
import { judgeVin } from '../../../../app/vehicle/vin.ts';

describe('a small l among capitals', () => {
  it('is offered as the digit 1 first, and as the letter L', () => {
    const { suggestions, valid } = judgeVin('VRlAB12C3D4567890');
    expect(valid).toBe(false);
    expect(suggestions.map(({ vin }) => vin)).toEqual(['VR1AB12C3D4567890', 'VRLAB12C3D4567890']);
    expect(suggestions[0]?.repairs).toEqual([{ code: 'replace', position: 3, from: 'l', to: '1' }]);
  });

  it('is only a letter when the whole text is written small', () => {
    expect(judgeVin('vrlab12c3d4567890').suggestions.map(({ vin }) => vin)).toEqual(['VRLAB12C3D4567890']);
  });
});
