import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../app/base/jcs.ts';
import type { Json } from '../../../../app/base/json.ts';

type Vector = { readonly about: string; readonly json: string; readonly canonical: string };
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, '../../../fixtures/vectors/jcs.json'), 'utf8')) as readonly Vector[];

describe('canonical JSON', () => {
  test.each(vectors)('$about', ({ json, canonical }) => {
    expect(canonicalJson(JSON.parse(json) as Json)).toBe(canonical);
  });

  test.each([
    ['a fraction', 1.5],
    ['an integer beyond 2^53 - 1', 2 ** 53],
    ['minus zero', -0],
    ['a number that is none', NaN],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
  ])('refuses %s', (_about, value) => {
    expect(() => canonicalJson(value as Json)).toThrow(TypeError);
  });
});
