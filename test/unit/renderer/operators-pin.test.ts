import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parsePin } from '../../../app/operators/pin.ts';
import { wordsFor } from '../../../app/words/load.ts';
import { afterPadKey, areFew, isWorthATry, namesLike, newPinProblem } from '../../../renderer/components/operators/pin-entry.ts';
import { sayFault } from '../../../renderer/i18n/say.ts';
import { clearCopied, CLEAR_AFTER_MS, copyBriefly } from '../../../renderer/lib/clipboard.ts';

describe('a PIN that is tried', () => {
  it('is worth a try whenever it could have been set', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 12 }).map((each) => each.join(''));
    fc.assert(fc.property(digits, (text) => !parsePin(text).ok || isWorthATry(text)));
  });

  it('is not one when it holds a letter, a blank, or too many digits: a scan costs no try', () => {
    for (const text of ['', '12345', '1234567890123', 'VR1AB12C3D4567890', '12345678901234567', '740291 ', '٧٤٠٢٩١'])
      expect(isWorthATry(text), text).toBe(false);
  });

  it('is put together by the digits on the screen', () => {
    expect((['7', '4', '0', 'erase', '2'] as const).reduce(afterPadKey, '')).toBe('742');
    expect(afterPadKey('7402', 'clear')).toBe('');
    expect(afterPadKey('', 'erase')).toBe('');
  });
});

describe('a new PIN', () => {
  it('is judged by the rules first and by its repetition second', () => {
    expect(newPinProblem('123456', '123456')).toBe('run');
    expect(newPinProblem('7402', '7402')).toBe('too-short');
    expect(newPinProblem('740291', '740219')).toBe('differs');
    expect(newPinProblem('740291', '740291')).toBeNull();
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
    expect(sayFault(await wordsFor('en'), error)).toBe('For this, ask: Support or Administrator. Your try was logged.');
    expect(sayFault(await wordsFor('de'), error)).toContain(' oder ');
  });

  it('of a PIN says which rule it breaks', async () => {
    const words = await wordsFor('en');
    const error = { code: 'operator', detail: '', operator: { code: 'bad-pin', pin: 'date' } } as const;
    expect(sayFault(words, error)).toBe(words.pinProblem.date);
    expect(sayFault(words, { code: 'operator', detail: '', operator: { code: 'last-admin' } })).toBe(words.operatorProblem['last-admin']);
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
