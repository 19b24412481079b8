import { describe, expect, it } from 'vitest';
import { wholeOf } from '../../../../../renderer/screens/settings/trail-input.ts';

describe('settings of log and radio', () => {
  it('a whole number within its limits, and nothing else', () => {
    expect(['30', ' 36500 ', '29', '36501', '30.5', '-30', '3e3', ''].map((text) => wholeOf(text, { least: 30, most: 36_500 }))).toEqual([
      30,
      36_500,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
