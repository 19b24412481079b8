import { describe, expect, test } from 'vitest';
import { pinOf, secondsOf } from '../../../../../renderer/screens/settings/profile-input.ts';

describe('bridge profile', () => {
  test('a pin is taken with colons and blanks, or not at all', () => {
    const pin = 'ab'.repeat(32);
    expect(pinOf(pin.toUpperCase().replace(/(..)(?=.)/g, '$1:'))).toBe(pin);
    expect(pinOf(' ')).toBeNull();
    expect(pinOf('abc')).toBeUndefined();
  });

  test('seconds are taken with point or comma, within the limits', () => {
    expect(secondsOf('1,5', 0.5, 120)).toBe(1.5);
    expect(secondsOf('0.4', 0.5, 120)).toBeNull();
    expect(secondsOf('1e9', 0.5, 120)).toBeNull();
    expect(secondsOf('-3', 0.5, 120)).toBeNull();
  });
});
