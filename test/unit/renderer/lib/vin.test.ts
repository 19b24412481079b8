import { describe, expect, test } from 'vitest';
import { judgeVin } from '../../../../app/vehicle/vin.ts';
import { harmlessSuggestion, lastEight, markProblems, maskVin, splitVin, tellingProblems } from '../../../../renderer/lib/vin.ts';

describe('VIN for the eye', () => {
  test('it is split three, six, eight', () => {
    expect(splitVin('VR1AB12C3D4567890')).toEqual(['VR1', 'AB12C3', 'D4567890']);
    expect(lastEight('VR1AB12C3D4567890')).toBe('D4567890');
  });

  test('masked, it keeps the maker and the last three', () => {
    expect(maskVin('VR1AB12C3D4567890')).toBe('VR1•••••••••••890');
    expect(maskVin('VR1')).toBe('•••');
  });

  test('the character that a problem points at is marked, and no other', () => {
    const marks = markProblems(judgeVin('VR1AB12C3D456789O'));
    expect(marks.filter((mark) => mark.bad)).toEqual([{ char: 'O', bad: true }]);
    expect(marks.at(-1)?.bad).toBe(true);
  });

  test('surplus characters are marked', () => {
    expect(markProblems({ input: 'VR1AB12C3D45678909', problems: [{ code: 'too-long', length: 18 }] }).map((mark) => mark.bad)).toEqual([
      ...Array.from({ length: 17 }, () => false),
      true,
    ]);
  });

  test.each(['vr1ab12c3d4567890', 'VR1 AB12C3 D4567890', 'IVR1AB12C3D4567890'])('%s is repaired at once', (text) => {
    expect(harmlessSuggestion(judgeVin(text))?.vin).toBe('VR1AB12C3D4567890');
  });

  test.each(['VR1AB12C3D456789O', 'VR1AB12C3D45678909', 'VR1AB12C3D4567890', 'hello'])('%s waits for a person', (text) => {
    expect(harmlessSuggestion(judgeVin(text))).toBeNull();
  });

  test('of blanks and small letters only the first gets a line', () => {
    const problems = tellingProblems([
      { code: 'lower-case', position: 1, found: 'v' },
      { code: 'lower-case', position: 2, found: 'r' },
      { code: 'forbidden-letter', position: 3, found: 'I' },
      { code: 'forbidden-letter', position: 4, found: 'O' },
    ]);
    expect(problems.map((one) => ('position' in one ? one.position : 0))).toEqual([1, 3, 4]);
  });
});
