import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parsePin } from '../../../../app/operators/pin.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { sayError } from '../../../../app/words/say-error.ts';
import { afterPadKey, areFew, namesLike, newPinFaults, slipOf } from '../../../../renderer/operators/pin-entry.ts';
import { clearCopied, CLEAR_AFTER_MS, copyBriefly } from '../../../../renderer/lib/clipboard.ts';

const VIN = 'VR1AB12C3D4567890';
const typed = (text: string, pause: number, insists = false) => ({
  text,
  times: Array.from({ length: text.length + 1 }, (_, index) => index * pause),
  insists,
});

describe('a PIN that is tried', () => {
  it('is sent whenever it could have been set', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 12 }).map((each) => each.join(''));
    fc.assert(fc.property(digits, (text) => !parsePin(text).ok || slipOf({ text, times: [], insists: false }) === null));
  });

  it('is not one when it holds a letter, a blank, or too many digits: a scan costs no try', () => {
    for (const text of ['', '12345', '1234567890123', '740291 ', '٧٤٠٢٩١', 'JOB-4711'])
      expect(slipOf({ text, times: [], insists: true }), text).toBe('no-pin');
  });

  it('is a vehicle when it names one, however it came and whatever the scanner made of it', () => {
    for (const text of [VIN, ` ${VIN}`, `]C0${VIN}`, `VIN: ${VIN}`, `I${VIN}`, `*${VIN}*`, 'VR&QB&éC"D\'(-è_çà'])
      for (const pause of [2, 300]) expect(slipOf(typed(text, pause)), text).toBe('vehicle');
  });

  it('is a job number at the pace of a scanner, until the person sends it all the same', () => {
    for (const pause of [2, 10, 40, 90, 150, 300]) {
      expect(slipOf(typed('4711081512', pause)), String(pause)).toBe('scan');
      expect(slipOf(typed('4711081512', pause, true))).toBeNull();
    }
    expect(slipOf({ text: '471108', times: [0, 190, 350, 580, 740, 950, 1_130], insists: false })).toBeNull();
  });

  it('is put together by the digits on the screen', () => {
    expect((['7', '4', '0', 'erase', '2'] as const).reduce(afterPadKey, '')).toBe('742');
    expect(afterPadKey('7402', 'clear')).toBe('');
    expect(afterPadKey('', 'erase')).toBe('');
  });
});

describe('a new PIN', () => {
  const faults = (pin: string, again: string, part: { pin?: boolean; again?: boolean; asked?: boolean } = {}) => {
    const found = newPinFaults({ pin, again, left: { pin: false, again: false, ...part }, asked: part.asked ?? false });
    return [found.pin, found.again];
  };

  it('is judged while it is typed, as soon as more digits cannot mend it or the field is left', () => {
    expect(faults('', '')).toEqual([null, null]);
    expect(faults('7402', '')).toEqual([null, null]);
    expect(faults('7402', '', { pin: true })).toEqual(['too-short', null]);
    expect(faults('123456', '')).toEqual(['run', null]);
    expect(faults('74x', '')).toEqual(['not-digits', null]);
    expect(faults('740291', '')).toEqual([null, null]);
  });

  it('says that the two differ at the first digit that does, and of a short one when it is left', () => {
    expect(faults('740291', '7402')).toEqual([null, null]);
    expect(faults('740291', '7402', { again: true })).toEqual([null, 'differs']);
    expect(faults('740291', '7403')).toEqual([null, 'differs']);
    expect(faults('740291', '740291')).toEqual([null, null]);
  });

  it('is judged in whole when it is to be set', () => {
    expect(faults('', '', { asked: true })).toEqual(['too-short', null]);
    expect(faults('740291', '', { asked: true })).toEqual([null, 'differs']);
  });
});

describe('names on the sign-in screen', () => {
  it('are plates up to eight, and searched beyond, letter case aside', () => {
    const names = Array.from({ length: 9 }, (_, index) => `Operator ${index}`);
    expect([areFew(names.slice(1)), areFew(names)]).toEqual([true, false]);
    expect(namesLike(names, ' OPERATOR 7')).toEqual(['Operator 7']);
  });
});

describe('a refusal', () => {
  it('of a role names who may, in the language of the screen', async () => {
    const error = { code: 'role', detail: '', whoMay: ['support', 'admin'] } as const;
    expect(sayError(await wordsFor('en'), error)).toBe('This may be done by: Support or Administrator. The refusal is in the log.');
    expect(sayError(await wordsFor('de'), error)).toContain(' oder ');
  });

  it('of a PIN says which rule it breaks', async () => {
    const words = await wordsFor('en');
    const error = { code: 'operator', detail: '', operator: { code: 'bad-pin', pin: 'date' } } as const;
    expect(sayError(words, error)).toBe(words.pinProblem.date);
    expect(sayError(words, { code: 'operator', detail: '', operator: { code: 'last-admin' } })).toBe(words.operatorProblem['last-admin']);
  });
});

describe('a code on the clipboard', () => {
  it('goes when the screen is locked, once, and only if it still lies there', async () => {
    vi.useFakeTimers();
    const state = { text: '', reads: 0 };
    const board = {
      writeText: (text: string) => Promise.resolve(void (state.text = text)),
      readText: () => {
        state.reads += 1;
        return Promise.resolve(state.text);
      },
    };
    await copyBriefly('shazam', board, () => undefined);
    clearCopied();
    await vi.advanceTimersByTimeAsync(0);
    expect(state).toEqual({ text: '', reads: 1 });
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS);
    clearCopied();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.reads).toBe(1);
    await copyBriefly('shazam', board, () => undefined);
    state.text = 'shopping list';
    clearCopied();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.text).toBe('shopping list');
    vi.useRealTimers();
  });
});
