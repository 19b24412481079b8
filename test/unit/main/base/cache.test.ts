import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCache } from '../../../../main/base/cache.ts';

/** A cache that counts what it had to make. */
function counting(limit: number): { get(key: number): string; delete(key: number): void; clear(): void; made(): number } {
  const cache = createCache<number, string>(limit);
  let made = 0;
  return {
    get: (key) =>
      cache.get(key, () => {
        made += 1;
        return `value ${key}`;
      }),
    delete: (key) => cache.delete(key),
    clear: () => cache.clear(),
    made: () => made,
  };
}

describe('a cache', () => {
  it('gives the value of the key, whatever it forgot', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 200 }), fc.integer({ min: 2, max: 12 }), (keys, limit) => {
        const cache = counting(limit);
        for (const key of keys) expect(cache.get(key)).toBe(`value ${key}`);
      }),
    );
  });

  it('makes nothing anew that was asked for among the last half of its places', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 200 }), fc.integer({ min: 2, max: 12 }), (keys, limit) => {
        const cache = counting(limit);
        const half = Math.floor(limit / 2);
        keys.forEach((key, i) => {
          const before = cache.made();
          const recent = new Set(keys.slice(0, i).toReversed());
          cache.get(key);
          if ([...recent].slice(0, half).includes(key)) expect(cache.made()).toBe(before);
        });
      }),
    );
  });

  it('keeps no more than its places', () => {
    const cache = counting(4);
    for (let key = 0; key < 100; key += 1) cache.get(key);
    const before = cache.made();
    for (let key = 0; key < 96; key += 1) cache.get(key);
    expect(cache.made() - before).toBe(96);
  });

  it('forgets what it is told to forget, wherever it is', () => {
    const cache = counting(4);
    for (const key of [1, 2, 3]) cache.get(key);
    for (const key of [1, 3]) cache.delete(key);
    for (const key of [1, 3]) cache.get(key);
    expect(cache.made()).toBe(5);
    cache.clear();
    cache.get(2);
    expect(cache.made()).toBe(6);
  });
});
