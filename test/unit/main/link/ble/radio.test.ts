import { describe, expect, it } from 'vitest';
import { problemOfState } from '../../../../../main/link/ble/radio.ts';

describe('the state of the radio', () => {
  it.each([
    ['poweredOff', 'bluetooth-off'],
    ['unauthorized', 'no-permission'],
    ['unsupported', 'no-bluetooth'],
  ])('%s is told as %s', (state, code) => {
    expect(problemOfState(state)).toMatchObject({ code });
  });

  it('is on, or not known yet', () => {
    expect(problemOfState('poweredOn')).toBe('on');
    expect(['unknown', 'resetting', 'something new'].map(problemOfState)).toEqual([null, null, null]);
  });
});
