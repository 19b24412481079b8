import { expect, it } from 'vitest';
import { beginsLook, openLooks } from '../../../../../app/carkey/code/looks.ts';
import type { Details } from '../../../../../app/audit/entry/types.ts';

const entry = (
  seq: number,
  kind: 'code-shown' | 'code-hidden' | 'code-expired',
  more: { readonly out?: string; readonly d?: Details } = {},
) => ({
  seq,
  kind,
  ...more,
});
const open = (...entries: readonly ReturnType<typeof entry>[]) => openLooks(entries).map(({ seq }) => seq);

it('each look has its own end', () => {
  expect(open(entry(1, 'code-shown'), entry(2, 'code-shown'), entry(3, 'code-hidden', { d: { n: 1, ms: 900 } }))).toEqual([2]);
  expect(open(entry(1, 'code-shown'), entry(2, 'code-hidden', { d: { n: 1 } }), entry(3, 'code-shown'))).toEqual([3]);
});

it('an end that names no look is of an earlier program and ends all of them', () => {
  expect(open(entry(1, 'code-shown'), entry(2, 'code-shown'), entry(3, 'code-hidden'), entry(4, 'code-shown'))).toEqual([4]);
});

it('a copy is no look, nor is one that a restore brought over, and a code that expires ends none', () => {
  expect(beginsLook(entry(1, 'code-shown', { out: 'copied' }))).toBe(false);
  expect(open(entry(1, 'code-shown', { out: 'copied' }), entry(2, 'code-shown', { d: { by: 'restore' } }))).toEqual([]);
  expect(open(entry(1, 'code-shown'), entry(2, 'code-expired'))).toEqual([1]);
});
