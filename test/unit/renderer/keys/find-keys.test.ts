/** Where a key goes: never lost, never a statement. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fateOfKey, KEPT_SETTLE_MS, LETTERS_SETTLE_MS, SAME_PRESS_MS } from '../../../../renderer/keys/find-keys.ts';
import { SCAN_GAP_MS } from '../../../../renderer/keys/scanner.ts';

const CALM = LETTERS_SETTLE_MS + 1;
const PRESS = {
  key: 'V',
  plain: true,
  inField: false,
  inFind: false,
  covered: false,
  asksPin: false,
  pending: false,
  yields: false,
  onStatement: false,
  own: false,
  sinceLetter: CALM,
  sinceOther: CALM,
};

describe('a key', () => {
  test.each([
    ['a letter with nothing in focus begins the find', {}, 'to-find'],
    ['the next letter too, however long after', { sinceLetter: 60_000 }, 'to-find'],
    ['a letter in a text field is its own', { inField: true }, 'leave'],
    ['and in the find field', { inFind: true }, 'leave'],
    ['a letter over a dialog is kept', { covered: true }, 'keep'],
    ['a command is none of ours', { plain: false }, 'leave'],
    ['a function key is none of ours', { key: 'F6' }, 'leave'],
    ['a letter that the screen uses is its own', { key: 'j', own: true }, 'leave'],
    ['unless it is in the middle of a scan', { key: 'j', own: true, sinceLetter: SCAN_GAP_MS }, 'to-find'],
    ['Enter presses a button', { key: 'Enter' }, 'leave'],
    ['but never a statement, which is told', { key: 'Enter', onStatement: true }, 'unstated'],
    ['nor anything right after letters', { key: 'Enter', sinceLetter: LETTERS_SETTLE_MS - 1 }, 'swallow'],
    ['Enter ends what was kept behind a dialog', { key: 'Enter', covered: true, sinceLetter: 90 }, 'end-kept'],
    ['and opens it where the dialog gives way', { key: 'Enter', covered: true, yields: true, sinceLetter: 90 }, 'open-kept'],
    ['also after a pause, since its end has not come', { key: 'Enter', covered: true, pending: true, sinceLetter: 1_300 }, 'end-kept'],
    ['not for ever', { key: 'Enter', covered: true, pending: true, sinceLetter: KEPT_SETTLE_MS }, 'leave'],
    ['a letter in a dialog that asks for a PIN is for that', { covered: true, asksPin: true }, 'to-pin'],
    ['but presses a button there', { key: 'Enter', covered: true, yields: true }, 'leave'],
    ['a letter over a dialog that gives way is kept', { covered: true, yields: true }, 'keep'],
    ['Space gives a statement', { key: ' ', onStatement: true }, 'leave'],
    [
      'but not the second half of a double press on something else',
      { key: ' ', onStatement: true, sinceOther: SAME_PRESS_MS - 1 },
      'swallow',
    ],
    ['which presses a button all the same', { key: ' ', sinceOther: 10 }, 'leave'],
    ['but not right after letters', { key: ' ', onStatement: true, sinceLetter: 300 }, 'swallow'],
    ['Enter in the find field is the find field’s', { key: 'Enter', inFind: true, sinceLetter: 5 }, 'leave'],
  ] as const)('%s', (_, changes, fate) => {
    expect(fateOfKey({ ...PRESS, ...changes })).toBe(fate);
  });

  test('that is a letter is never lost, and Enter never gives a statement, whatever the pauses', () => {
    const press = fc.record({
      key: fc.constantFrom('V', '7', 'j', '-', 'é', 'Enter'),
      plain: fc.constant(true),
      inField: fc.constant(false),
      inFind: fc.boolean(),
      covered: fc.boolean(),
      asksPin: fc.boolean(),
      pending: fc.boolean(),
      yields: fc.boolean(),
      onStatement: fc.boolean(),
      own: fc.constant(false),
      sinceLetter: fc.double({ min: 0, max: 1e9, noNaN: true }),
      sinceOther: fc.double({ min: 0, max: 1e9, noNaN: true }),
    });
    fc.assert(
      fc.property(press, (one) => {
        const fate = fateOfKey(one);
        if (one.key === 'Enter') expect(one.onStatement && !one.inFind && fate === 'leave').toBe(false);
        else expect(['to-find', 'to-pin', 'keep', ...(one.inFind ? ['leave'] : [])]).toContain(fate);
      }),
    );
  });
});
