import { describe, expect, test } from 'vitest';
import { actionOfKey } from '../../../../renderer/actions/keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  actionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('keys', () => {
  test('F6 is the only key that activates', () => {
    const keys = ['Enter', ' ', 'a', 'Tab', 'Escape', ...Array.from({ length: 24 }, (_, index) => `F${String(index + 1)}`)];
    expect(keys.filter((key) => press(key) === 'activate')).toEqual(['F6']);
  });

  test('a function key with a modifier is left to the browser', () => {
    expect(press('F6', { ctrlKey: true })).toBeNull();
    expect(press('F5', { shiftKey: true })).toBeNull();
    expect(press('k', { ctrlKey: true })).toBe('palette');
    expect(press('k')).toBeNull();
  });
});
