import { describe, expect, it } from 'vitest';
import { bothKeepers, openMarkStore } from '../../../../../main/audit/witness/mark-store.ts';
import type { HeadMark, Keeper } from '../../../../../main/audit/witness/high-water-mark.ts';
import { entry, refuse } from '../../../../support/key-stores.ts';

const ORIGIN = 'carkey-console/test/live/1';
const mark = (size: number, origin = ORIGIN): HeadMark => ({ origin, size, root: 'ab'.repeat(32), at: 1_760_000_000_000 });

function bug(fault: unknown): never {
  throw new Error('no fault was expected', { cause: fault });
}

/** A keeper in memory. */
function keeper(first: HeadMark | null = null): Keeper {
  let kept = first;
  return { read: () => kept, write: (next) => void (kept = next) };
}

describe('the mark in a key store', () => {
  it('is written behind, only the newest of those that wait, and found by the next start', async () => {
    const place = entry();
    const written: number[] = [];
    const slow = { ...place, setPassword: (text: string) => (written.push((JSON.parse(text) as HeadMark).size), place.setPassword(text)) };
    const store = await openMarkStore(slow, bug);
    for (let size = 1; size <= 50; size += 1) store?.write(mark(size));
    expect(store?.read()).toBeNull();
    await store?.settled();
    expect([written, store?.read()]).toEqual([[1, 50], mark(50)]);
    expect((await openMarkStore(place, bug))?.read()).toEqual(mark(50));
  });

  it('is not said to be kept when the store refused it; the next one is tried again', async () => {
    const place = entry();
    const faults: unknown[] = [];
    let isRefusing = true;
    const store = await openMarkStore({ ...place, setPassword: (text) => (isRefusing ? refuse() : place.setPassword(text)) }, (fault) =>
      faults.push(fault),
    );
    store?.write(mark(3));
    await store?.settled();
    expect([store?.read(), faults.length]).toEqual([null, 1]);
    isRefusing = false;
    store?.write(mark(4));
    await store?.settled();
    expect(store?.read()).toEqual(mark(4));
  });

  it('is none where the store cannot be read, and null where something else lies there', async () => {
    const faults: unknown[] = [];
    expect(await openMarkStore(entry({ getPassword: refuse }), (fault) => faults.push(fault))).toBeNull();
    expect(faults).toHaveLength(1);
    expect((await openMarkStore(entry({ getPassword: () => Promise.resolve('not a mark') }), bug))?.read()).toBeNull();
  });
});

describe('two keepers of one mark', () => {
  it.each([
    ['the file was set back', mark(3), mark(9), mark(9)],
    ['the store was set back', mark(9), mark(3), mark(9)],
    ['the store holds the mark of another log', mark(3), mark(9, 'other/live/1'), mark(3)],
    ['the store is empty', mark(3), null, mark(3)],
    ['both are empty', null, null, null],
  ])('remember the higher one: %s', (_, inFile, inStore, expected) => {
    expect(bothKeepers(keeper(inFile), keeper(inStore), ORIGIN).read()).toEqual(expected);
  });

  it('are both written', () => {
    const [file, store] = [keeper(), keeper()];
    bothKeepers(file, store, ORIGIN).write(mark(5));
    expect([file.read(), store.read()]).toEqual([mark(5), mark(5)]);
  });
});
