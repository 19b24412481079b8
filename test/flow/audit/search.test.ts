import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldText } from '../../../app/base/index.ts';
import { searchTerms, type SearchFilter } from '../../../app/audit/search/search.ts';
import type { EntryDraft, EntryRow } from '../../../app/audit/entry/types.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import { newAttemptId } from '../../../main/carkey/attempt-id.ts';
import { openReader, type TrailReader } from '../../../main/audit/queries/reader.ts';
import { rebuildTrail } from '../../../main/audit/log/rebuild.ts';
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import type { TrailSearch } from '../../../main/audit/search/trail-search.ts';
import { keptNames } from '../../../main/audit/search/names.ts';
import { openTrail, type OpenTrail } from '../../../main/audit/trail/trail.ts';
import { add, folder, handClock, openFor, optionsFor, OTHER_VIN, tamper, verified, VIN } from './trails.ts';

const NAMES = ['José Ramírez', 'Ana Müller'];
const THIRD = 'VF7SAHNZ0LW500007' as Vin;
const acts = [newAttemptId(), newAttemptId(), newAttemptId()];

/** Transaction ids that differ at their end. */
const txOf = (n: number): string => `6a1f0c9e-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** 900 entries of every shape: three full blocks and a tail. */
function fill(trail: OpenTrail, clock: { now: number }): void {
  const cars = [VIN, OTHER_VIN, THIRD].map((vin) => trail.vehicle(vin));
  const people = NAMES.map((name) => trail.operator(name));
  for (let i = 0; i < 900; i += 1) {
    clock.now += (i % 7) * 40_000 - 60_000;
    const [veh, op, act] = [cars[(i >> 1) % 3], people[(i >> 3) % 2], acts[(i >> 4) % 3]];
    const draft: EntryDraft = {
      kind: (['status', 'lookup', 'answer', 'sign-in'] as const)[i % 4] ?? 'status',
      ...(i % 2 === 0 && veh !== undefined ? { veh } : {}),
      ...(i % 3 !== 0 && op !== undefined ? { op } : {}),
      ...(i % 5 === 0 && act !== undefined ? { act } : {}),
      ...(i % 11 === 0 ? { err: 2341 + (i % 3) } : {}),
      ...(i % 4 === 0 ? { d: { tx: txOf(i % 40) } } : {}),
      ...(i % 6 === 0 ? {} : { out: (['refused', 'suspended', 'agree'] as const)[i % 3] ?? 'agree' }),
    };
    add(trail, draft);
  }
}

let trail: TrailReader;
let all: readonly EntryRow[];
let stations: string;

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-audit-'));
  const clock = handClock();
  let made = 0;
  const written = openTrail(optionsFor(dir, { clock, station: () => (made++ < 450 ? 'Bay 1' : 'Werkstatt Süd') }));
  if (!written.ok) throw new Error(written.error);
  fill(written.value, clock);
  written.value.stop();
  const opened = openReader(dir);
  if (!opened.ok) throw new Error(opened.error);
  trail = opened.value;
  all = [...trail.page({}, { order: 'oldest', limit: 2000 }).rows];
  stations = [...new Set(all.map((row) => row.stationName))].join();
  return () => {
    trail.stop();
    rmSync(dir, { recursive: true, force: true });
  };
});

const listed = <T>(given: readonly T[] | undefined, value: T | undefined) =>
  given === undefined || (value !== undefined && given.includes(value));
const same = <T>(given: T | undefined, value: T | null | undefined) => given === undefined || given === value;

function holdsTerm(row: EntryRow, term: string): boolean {
  const texts = [row.vin, row.operator, row.kind, row.out, row.act, row.d?.tx, row.stationName];
  return (
    texts.some((text) => typeof text === 'string' && foldText(text).includes(term)) || (row.err !== null && `${row.err}`.startsWith(term))
  );
}

/** The filter as anybody would write it, entry by entry. */
function holds(filter: SearchFilter, row: EntryRow): boolean {
  return [
    same(filter.kind, row.kind),
    same(filter.out, row.out),
    same(filter.err, row.err),
    same(filter.act, row.act),
    listed(filter.kinds, row.kind),
    listed(filter.outs, row.out),
    filter.vin === undefined || row.vin?.endsWith(filter.vin) === true,
    filter.tx === undefined || row.d?.tx?.toLowerCase() === filter.tx.toLowerCase(),
    row.ts >= (filter.from ?? 0) && row.ts <= (filter.to ?? Number.MAX_SAFE_INTEGER),
    searchTerms(filter.text ?? '').every((term) => holdsTerm(row, term)),
  ].every(Boolean);
}

const word = fc.constantFrom(
  'ramirez',
  'JOSÉ',
  'muller',
  'vr3',
  'hnks',
  '109876',
  'f7sa',
  'refu',
  'AGREE',
  '234',
  '2342',
  '4000-8',
  'josé',
  'sud',
  'bay',
  'status',
  'a-',
  'zz',
  'o',
);
const filters: fc.Arbitrary<SearchFilter> = fc.record(
  {
    kind: fc.constantFrom('status', 'sign-in', 'stop'),
    kinds: fc.subarray(['status', 'lookup', 'erase'] as const),
    out: fc.constantFrom('refused', 'none'),
    outs: fc.subarray(['refused', 'suspended', 'agree']),
    err: fc.constantFrom(2341, 2343, 9),
    act: fc.constantFrom(...acts),
    vin: fc.constantFrom(VIN, OTHER_VIN.slice(-8), THIRD.slice(-4), 'ZZZZ'),
    tx: fc.constantFrom(txOf(0).toUpperCase(), txOf(20), 'nothing'),
    from: fc.integer({ min: 1_760_000_000_000, max: 1_760_060_000_000 }),
    to: fc.integer({ min: 1_760_000_000_000, max: 1_760_060_000_000 }),
    text: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  },
  { requiredKeys: [] },
);

/** Few conditions at once, or hardly anything would ever match. */
const asked = fc
  .tuple(filters, fc.integer({ min: 0, max: 3 }))
  .map(([filter, most]): SearchFilter => Object.fromEntries(Object.entries(filter).slice(-most)));

describe('a page', () => {
  it('is what a plain filter over all entries gives, in both directions', () => {
    expect(stations).toBe('Bay 1,Werkstatt Süd');
    fc.assert(
      fc.property(
        asked,
        fc.option(fc.nat(920), { nil: undefined }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (filter, after, limit, newest) => {
          const matching = all.filter((row) => holds(filter, row) && (after === undefined || (newest ? row.seq < after : row.seq > after)));
          const wanted = newest ? matching.reverse() : matching;
          const page = trail.page(filter, { order: newest ? 'newest' : 'oldest', limit, ...(after === undefined ? {} : { after }) });
          expect(page.rows.map((row) => row.seq)).toEqual(wanted.slice(0, limit).map((row) => row.seq));
          expect(page.next).toBe(wanted.length > limit ? (wanted[limit - 1]?.seq ?? null) : null);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('facets and histogram', () => {
  const counted = <T extends string | number>(values: readonly (T | null | undefined)[]) => {
    const counts = new Map<T, number>();
    for (const value of values) if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1));
  };

  it('count what a plain count over the matching entries gives', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 50 }), (filter, buckets) => {
        const rows = all.filter((row) => holds(filter, row));
        const facets = trail.facets(filter);
        expect(facets).toMatchObject({ total: rows.length, exact: true });
        expect(facets.kinds).toEqual(counted(rows.map((row) => row.kind)));
        expect(facets.outs).toEqual(counted(rows.map((row) => row.out)));
        expect(facets.errs).toEqual(counted(rows.map((row) => row.err)));
        expect(facets.vehicles.map(({ name, count }) => [name, count]).sort()).toEqual(
          counted(rows.map((row) => row.vin))
            .map(({ value, count }) => [value, count])
            .sort(),
        );
        expect(facets.operators.map(({ name }) => name).sort()).toEqual(
          counted(rows.map((row) => row.operator))
            .map(({ value }) => value)
            .sort(),
        );
        const { starts, counts, total } = trail.histogram(filter, buckets);
        const ends = [...starts.slice(1), Number.POSITIVE_INFINITY];
        expect(counts).toEqual(starts.map((start, i) => rows.filter((row) => row.ts >= start && row.ts < (ends[i] ?? 0)).length));
        expect([total, counts.length > 0]).toEqual([rows.length, rows.length > 0]);
      }),
      { numRuns: 100 },
    );
  });

  it('take in both ends of a range, wherever a block ends', () => {
    for (const at of new Set(all.map((row) => row.ts))) {
      const counted = all.filter((row) => row.ts === at).length;
      const { total, counts } = trail.histogram({ from: at, to: at }, 9);
      expect([total, counts]).toEqual([counted, [counted]]);
    }
  });

  it('say when only the newest entries were counted', () => {
    const facets = trail.facets({}, 300);
    expect(facets).toMatchObject({ exact: false, total: 388 });
    expect(trail.histogram({}, 60, { limit: 300 })).toMatchObject({ exact: false, total: 388 });
  });
});

describe('names in memory', () => {
  it('are opened once, and dropped when something was forgotten', () => {
    let erasures = -1;
    let opened = 0;
    const vault = new Map([['V-1', VIN]]);
    const names = keptNames(
      (ref) => {
        opened += 1;
        return vault.get(ref) ?? null;
      },
      () => erasures,
      { valueOf: (number) => (number === 1 ? 'V-1' : null) },
    );
    expect([names.now().of('V-1'), names.now().of('V-1'), opened]).toEqual([VIN.toLowerCase(), VIN.toLowerCase(), 1]);
    expect([names.now().ofVehicle(1), names.now().ofVehicle(2), opened]).toEqual([VIN.toLowerCase(), null, 1]);
    vault.clear();
    erasures = 12;
    expect([names.now().of('V-1'), names.now().ofVehicle(1)]).toEqual([null, null]);
  });

  it('of a forgotten vehicle find nothing', () => {
    const dir = folder();
    const writer = openFor(dir, { seeds: fileSeedStore(dir) }) as OpenTrail & TrailSearch;
    const found = () => writer.page({ text: VIN.slice(3, 9) }, { order: 'newest', limit: 9 }).rows.length;
    add(writer, { kind: 'status', veh: writer.vehicle(VIN), out: 'active' });
    expect(found()).toBe(1);
    expect(writer.maintenance?.forget(writer.vehicle(VIN), 'requested')).toMatchObject({ ok: true });
    expect(found()).toBe(0);
  });
});

describe('the warm-up', () => {
  it('changes no answer, keeps nothing of a forgotten vehicle, and can be called off', async () => {
    const dir = folder();
    const clock = handClock();
    const writer = openFor(dir, { clock, seeds: fileSeedStore(dir) });
    fill(writer, clock);
    const opened = openReader(dir);
    if (!opened.ok) throw new Error(opened.error);
    const filters: readonly SearchFilter[] = [
      {},
      { text: VIN.slice(4, 14).toLowerCase() },
      { text: 'refused' },
      { vin: VIN, outs: ['refused'] },
    ];
    const answers = () =>
      filters.map((filter) => [
        opened.value.page(filter, { order: 'newest', limit: 50 }),
        opened.value.facets(filter),
        opened.value.histogram(filter, 9),
      ]);
    await opened.value.warmUp(AbortSignal.abort());
    await opened.value.warmUp(new AbortController().signal);
    const warm = answers();
    const fresh = openReader(dir);
    if (!fresh.ok) throw new Error(fresh.error);
    expect(warm).toEqual(
      filters.map((filter) => [
        fresh.value.page(filter, { order: 'newest', limit: 50 }),
        fresh.value.facets(filter),
        fresh.value.histogram(filter, 9),
      ]),
    );
    opened.value.stop();
    fresh.value.stop();
    await writer.warmUp(new AbortController().signal);
    const gone = writer.vehicle(VIN);
    expect(writer.maintenance?.forget(gone, 'requested')).toMatchObject({ ok: true });
    await writer.warmUp(new AbortController().signal);
    expect(writer.page({ text: VIN.slice(4, 14) }, { order: 'newest', limit: 9 }).rows).toEqual([]);
    writer.stop();
  });
});

describe('search blocks', () => {
  it('are part of a rebuild and of a verification', async () => {
    const dir = folder();
    const clock = handClock();
    const writer = openFor(dir, { clock });
    fill(writer, clock);
    writer.stop();
    const stored = () => {
      const db = new Database(join(dir, 'log.db'), { readonly: true });
      const rows = db.prepare('select * from search_block order by id').all();
      db.close();
      return rows;
    };
    const grown = stored();
    expect(grown).toHaveLength(3);
    expect((await verified(dir)).findings).toEqual([]);
    tamper(dir, (db) =>
      db.exec("update search_block set out = replace(out, 'refused', 'resumed') where id = 1; delete from search_block where id = 0"),
    );
    tamper(dir, (db) =>
      db.exec(
        'insert into search_block select 7, times, codes, kind, out, err, op, station, boot, veh, act, tx from search_block where id = 2',
      ),
    );
    expect((await verified(dir)).findings.map(({ what, detail }) => [what, detail])).toEqual([
      ['projection', 'the search block 0 is missing'],
      ['projection', 'the search block 1 differs from its entries'],
      ['projection', 'there is a search block 7 that no entry tells of'],
    ]);
    expect(rebuildTrail(dir)).toMatchObject({ ok: true });
    expect(stored()).toEqual(grown);
  });

  it('hold no VIN and no name', () => {
    const dir = folder();
    const clock = handClock();
    const writer = openFor(dir, { clock });
    fill(writer, clock);
    writer.stop();
    const db = new Database(join(dir, 'log.db'), { readonly: true });
    const text = JSON.stringify(db.prepare('select * from search_block').all());
    db.close();
    for (const clear of [VIN, OTHER_VIN, THIRD, ...NAMES, VIN.slice(-8)]) expect(text).not.toContain(clear);
  });
});
