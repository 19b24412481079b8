/** Entries by their places: what reading and decoding leaf by leaf gives. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENTRY_LIMIT, ENTRY_PREFIX } from '../../../../../app/audit/entry/entry.ts';
import type { Entry } from '../../../../../app/audit/entry/types.ts';
import { encodeLeaf, entryOf } from '../../../../../main/audit/log/entries.ts';
import { entryReader } from '../../../../../main/audit/log/entry-reader.ts';
import { asResult } from '../../../../../main/disk/problems.ts';
import { LOG_MIGRATIONS } from '../../../../../main/audit/store/migrations/log-migrations.ts';
import { migrate } from '../../../../../main/audit/store/migrations/run.ts';
import { entriesOf } from '../../../../support/folding.ts';

const SIZE = 2600;

const db = new Database(':memory:');
migrate(db, LOG_MIGRATIONS);
const put = db.prepare<[number, Uint8Array, Uint8Array]>('insert into entries (seq, hash, leaf) values (?, ?, ?)');
/** Stations of earlier programs are any text: accents, a line feed, and the character that stands for bytes that are none. */
const STATIONS = ['Bay 1', 'Werkstatt Süd', 'a\nb', 'not \uFFFD read', '車'];
entriesOf(Array.from({ length: SIZE }, (_, i) => ({ kind: 'lookup', err: i }))).forEach((entry, seq) => {
  const { leaf, hash } = encodeLeaf({ ...entry, station: STATIONS[seq % STATIONS.length] ?? '' });
  // Every tenth is missing, as in a log of which pages were lost.
  if (seq % 10 !== 9) put.run(seq, hash, leaf);
});
const entriesAt = entryReader(db);
const leafOf = db.prepare<[number], Uint8Array>('select leaf from entries where seq = ?').pluck();
const oneByOne = (places: readonly number[]): readonly Entry[] =>
  places.flatMap((seq) => {
    const leaf = leafOf.get(seq);
    return leaf === undefined ? [] : [entryOf(leaf)];
  });

it('gives what leaf by leaf gives, in either order, with places of no entry among them', () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: SIZE + 50 }), { maxLength: 60 }).map((some) => some.sort((a, b) => a - b));
  fc.assert(
    fc.property(places, (ascending) => {
      const descending = ascending.toReversed();
      expect(entriesAt(ascending)).toEqual(oneByOne(ascending));
      expect(entriesAt(descending)).toEqual(oneByOne(descending));
    }),
    { numRuns: 200 },
  );
});

it('reads lists that are longer than one statement takes', () => {
  const all = Array.from({ length: SIZE }, (_, i) => i);
  expect(entriesAt(all)).toEqual(oneByOne(all));
  expect(entriesAt(all.toReversed())).toEqual(oneByOne(all.toReversed()));
});

it('takes for an entry what the bytes alone are one of', () => {
  const leaf = encodeLeaf({ ...(entriesOf([{ kind: 'lookup' }])[0] as Entry), station: 'Bay 1' }).leaf;
  const bytes = (at: number, ...given: readonly number[]) => Buffer.concat([leaf.subarray(0, at), Buffer.from(given), leaf.subarray(at)]);
  const inStation = Buffer.from(leaf).indexOf('Bay');
  const long = Buffer.from(`${ENTRY_PREFIX}"${'é'.repeat(ENTRY_LIMIT / 2)}"`);
  db.exec('drop trigger entries_no_update'); // What a damaged disk does asks no trigger.
  const change = db.prepare<[Uint8Array]>('update entries set leaf = ? where seq = 0');
  const damaged = [bytes(inStation, 0xff), bytes(inStation, 0xc3), bytes(inStation, 0), bytes(0, 0xef, 0xbb, 0xbf), bytes(leaf.length, 0)];
  for (const one of [...damaged, long, leaf.subarray(0, 40), new Uint8Array(0)]) {
    change.run(one);
    expect(asResult(() => entriesAt([0, 1]))).toEqual({ ok: false, error: 'corrupt' });
  }
  fc.assert(
    fc.property(fc.nat(leaf.length - 1), fc.nat(255), (at, value) => {
      const flipped = Buffer.from(leaf);
      flipped[at] = value;
      change.run(flipped);
      expect(asResult(() => entriesAt([0]))).toEqual(asResult(() => oneByOne([0])));
    }),
    { numRuns: 500 },
  );
  change.run(leaf);
});
