import { describe, expect, it } from 'vitest';
import type { SearchFilter } from '../../../../../app/audit/search/search.ts';
import type { FacetsView, HistogramView } from '../../../../../app/audit/search/trust.ts';
import type { EntryRow } from '../../../../../app/audit/entry/types.ts';
import type { Input } from '../../../../../app/contract/console.ts';
import { BUCKETS } from '../../../../../renderer/stores/audit/audit-overview.ts';
import { PAGE } from '../../../../../renderer/stores/audit/audit-pages.ts';
import { toggled } from '../../../../../renderer/stores/audit/audit-state.ts';
import { createAuditStore } from '../../../../../renderer/stores/audit/audit.ts';
import { barAt, countIn, heightsOf, moveChoice, narrowedTo, timesOf } from '../../../../../renderer/screens/audit/time-range.ts';
import { createStores } from '../../../../../renderer/stores/stores.ts';
import { fakeTransport } from '../../../../support/fakes.ts';

const row = (seq: number): EntryRow => ({
  log: 'l',
  seq,
  ts: seq,
  mono: seq,
  boot: 'b',
  kind: 'status',
  station: 's',
  stationName: 's',
  err: null,
  app: '1',
  vin: null,
  operator: null,
});

/** A log of `size` entries that answers pages as the console does. */
function logOf(size: () => number, match: (seq: number) => boolean = () => true) {
  return ({ after, limit, order }: Input<'audit.search'>) => {
    const all = Array.from({ length: size() }, (_, index) => (order === 'newest' ? size() - 1 - index : index));
    const seqs = all.filter((seq) => match(seq) && (after === undefined || (order === 'newest' ? seq < after : seq > after)));
    const rows = seqs.slice(0, limit).map(row);
    return { rows, next: seqs.length > limit ? (rows.at(-1)?.seq ?? null) : null, size: size() };
  };
}

describe('audit store', () => {
  it('without a filter any page can be fetched straight away', async () => {
    const { audit } = createStores(fakeTransport({ 'audit.search': logOf(() => 100_000) }), () => 0);
    await audit.reload();
    expect(audit.getState().length).toBe(100_000);
    audit.want(70_010, 70_030);
    await expect.poll(() => audit.getState().rows.get(70_020)?.seq).toBe(100_000 - 1 - 70_020);
    expect(audit.getState().rows.has(50_000)).toBe(false);
  });

  it('every page is asked for once', async () => {
    const api = fakeTransport({ 'audit.search': logOf(() => 1_000) });
    const { audit } = createStores(api, () => 0);
    await audit.reload();
    audit.want(150, 250);
    audit.want(160, 260);
    await expect.poll(() => audit.getState().rows.has(250)).toBe(true);
    expect(api.calls.filter(({ method }) => method === 'audit.search')).toHaveLength(3);
  });

  it('with a filter pages follow each other to the end', async () => {
    const { audit } = createStores(
      fakeTransport({
        'audit.search': logOf(
          () => 1_000,
          (seq) => seq % 4 === 0,
        ),
      }),
      () => 0,
    );
    await audit.narrow({ kind: 'status' });
    expect(audit.getState().length).toBe(PAGE);
    for (let goal = 200; goal <= 250; goal += 50) {
      audit.want(0, audit.getState().length - 1);
      await expect.poll(() => audit.getState().length).toBe(goal);
    }
    expect(audit.getState().next).toBeNull();
    expect(audit.getState().rows.get(249)?.seq).toBe(0);
  });

  it('new entries are counted and do not move the list', async () => {
    let size = 10;
    const { audit } = createStores(fakeTransport({ 'audit.search': logOf(() => size) }), () => 0);
    await audit.reload();
    size = 13;
    audit.take({ type: 'log', log: { origin: 'l', size: 13, root: '', problem: null, rev: 1 } });
    expect(audit.getState()).toMatchObject({ size: 10, newest: 13, length: 10 });
    await audit.reload();
    expect(audit.getState()).toMatchObject({ size: 13, newest: 13, length: 13 });
  });

  it('another log, as when practice ends, has no new entries of the former one', async () => {
    let size = 63;
    const { audit } = createStores(fakeTransport({ 'audit.search': logOf(() => size) }), () => 0);
    audit.take({ type: 'log', log: { origin: 'practice', size: 63, root: '', problem: null, rev: 1 } });
    await audit.reload();
    size = 42;
    await audit.clear();
    expect(audit.getState()).toMatchObject({ size: 42, newest: 42 });
    audit.take({ type: 'log', log: { origin: 'live', size: 43, root: '', problem: null, rev: 1 } });
    expect(audit.getState()).toMatchObject({ size: 42, newest: 43 });
  });

  it('the size of another log replaces what was known, whichever is the larger', () => {
    const { audit } = createStores(fakeTransport({}), () => 0);
    audit.take({ type: 'log', log: { origin: 'practice', size: 63, root: '', problem: null, rev: 1 } });
    audit.take({ type: 'log', log: { origin: 'live', size: 42, root: '', problem: null, rev: 1 } });
    audit.take({ type: 'log', log: { origin: 'live', size: 41, root: '', problem: null, rev: 1 } });
    expect(audit.getState().newest).toBe(42);
  });

  it('an entry that is written while the list is asked for counts as new', async () => {
    const slow = Promise.withResolvers<ReturnType<ReturnType<typeof logOf>>>();
    const { audit } = createStores(fakeTransport({ 'audit.search': () => slow.promise }), () => 0);
    const asked = audit.reload();
    audit.take({ type: 'log', log: { origin: 'l', size: 11, root: '', problem: null, rev: 1 } });
    slow.resolve(logOf(() => 10)({ limit: PAGE, order: 'newest' }));
    await asked;
    expect(audit.getState()).toMatchObject({ size: 10, newest: 11 });
  });

  it('an answer to an earlier filter is dropped', async () => {
    const slow = Promise.withResolvers<ReturnType<ReturnType<typeof logOf>>>();
    let first = true;
    const answer = (input: Input<'audit.search'>) => {
      if (!first) return logOf(() => 3)(input);
      first = false;
      return slow.promise;
    };
    const { audit } = createStores(fakeTransport({ 'audit.search': answer }), () => 0);
    const early = audit.reload();
    await audit.narrow({ kind: 'status' });
    slow.resolve(logOf(() => 500)({ limit: PAGE, order: 'newest' }));
    await early;
    expect(audit.getState().length).toBe(3);
  });

  it('a condition can be taken off', async () => {
    const { audit } = createStores(fakeTransport({ 'audit.search': logOf(() => 3) }), () => 0);
    await audit.narrow({ kind: 'status' });
    await audit.narrow({ err: 2204 });
    await audit.widen('kind');
    expect(audit.getState().filter).toEqual({ err: 2204 });
  });
});

describe('audit list in the other direction', () => {
  it('starts at the oldest entry and jumps into the middle', async () => {
    const { audit } = createStores(fakeTransport({ 'audit.search': logOf(() => 1_000) }), () => 0);
    await audit.sort('oldest');
    expect(audit.getState().rows.get(0)?.seq).toBe(0);
    audit.want(510, 520);
    await expect.poll(() => audit.getState().rows.get(515)?.seq).toBe(515);
  });
});

describe('several kinds and outcomes', () => {
  it('a value comes in, a second beside it, and both go out again', () => {
    const one = toggled({}, 'kinds', 'sent');
    const two = toggled(one, 'kinds', 'result');
    expect(two).toEqual({ kinds: ['sent', 'result'] });
    expect(toggled(two, 'kinds', 'sent')).toEqual({ kinds: ['result'] });
  });

  it('without any value left the condition is gone, since an empty list fits nothing', () => {
    expect(toggled({ kinds: ['sent'], err: 2204 }, 'kinds', 'sent')).toEqual({ err: 2204 });
  });
});

describe('counts around the list', () => {
  const facets = (total: number): FacetsView => ({
    kinds: [{ value: 'sent', count: total }],
    outs: [],
    errs: [],
    operators: [],
    vehicles: [],
    total,
    exact: true,
  });
  const histogram: HistogramView = { size: 'hour', starts: [0], counts: [3], total: 3, exact: true };

  it('kinds are counted without their own condition, everything else with it', async () => {
    const asked: (SearchFilter | undefined)[] = [];
    const api = fakeTransport({
      'audit.search': logOf(() => 3),
      'audit.facets': ({ filter }: Input<'audit.facets'>) => {
        asked.push(filter as SearchFilter | undefined);
        return facets(filter?.kinds === undefined ? 30 : 3);
      },
      'audit.histogram': () => histogram,
    });
    const audit = createAuditStore(api);
    await audit.apply({ kinds: ['sent'], err: 2204 });
    expect(asked).toEqual([{ kinds: ['sent'], err: 2204 }, { err: 2204 }]);
    expect(audit.getState().facets).toMatchObject({ total: 3, kinds: [{ value: 'sent', count: 30 }] });
  });

  it('a histogram is asked for with as many bars as fit', async () => {
    const api = fakeTransport({ 'audit.search': logOf(() => 3), 'audit.histogram': () => histogram, 'audit.facets': () => facets(3) });
    await createAuditStore(api).reload();
    const call = api.calls.find(({ method }) => method === 'audit.histogram');
    expect(call?.input).toMatchObject({ buckets: BUCKETS });
  });

  it('counts of an earlier filter are dropped', async () => {
    const slow = Promise.withResolvers<FacetsView>();
    let first = true;
    const api = fakeTransport({
      'audit.search': logOf(() => 3),
      'audit.histogram': () => histogram,
      'audit.facets': () => {
        if (!first) return facets(1);
        first = false;
        return slow.promise;
      },
    });
    const audit = createAuditStore(api);
    const early = audit.reload();
    await audit.narrow({ err: 1 });
    slow.resolve(facets(99));
    await early;
    expect(audit.getState().facets?.total).toBe(1);
  });
});

describe('export', () => {
  const file = { name: 'log.csv', mime: 'text/csv', encoding: 'text', data: 'a' } as const;

  it('is of exactly what is filtered', async () => {
    const api = fakeTransport({ 'audit.search': logOf(() => 3), 'audit.export': () => file });
    const audit = createAuditStore(api, () => 5);
    await audit.narrow({ text: 'bay 3', outs: ['refused'] });
    expect(await audit.export('csv')).toEqual(file);
    expect(api.calls.at(-1)).toEqual({ method: 'audit.export', input: { filter: { text: 'bay 3', outs: ['refused'] }, format: 'csv' } });
    expect(audit.getState().exporting).toBeNull();
  });

  it('names the delimiter of a table, and of nothing else', async () => {
    const api = fakeTransport({ 'audit.search': logOf(() => 3), 'audit.export': () => file });
    const audit = createAuditStore(api, () => 5);
    for (const format of ['csv', 'jsonl'] as const) await audit.export(format, 'semicolon');
    expect(api.calls.slice(-2).map(({ input }) => input)).toEqual([{ format: 'csv', delimiter: 'semicolon' }, { format: 'jsonl' }]);
  });

  it('a second one waits for nothing and is not sent; a refused one keeps its reason', async () => {
    const made = Promise.withResolvers<never>();
    const audit = createAuditStore(fakeTransport({ 'audit.export': () => made.promise }), () => 5);
    const first = audit.export('pdf');
    expect(audit.getState().exporting).toEqual({ format: 'pdf', since: 5 });
    expect(await audit.export('csv')).toBeNull();
    made.resolve({ fail: 'export-too-large' } as never);
    expect(await first).toBeNull();
    expect(audit.getState()).toMatchObject({ exporting: null, error: { code: 'not-now' } });
  });
});

describe('choosing a time in the histogram', () => {
  const histogram = { starts: [0, 10, 20, 30], counts: [1, 2, 0, 4] };

  it('arrows move one bar, from the near end when nothing is chosen', () => {
    expect(moveChoice(null, 'ArrowRight', false, 4)).toEqual({ anchor: 0, at: 0 });
    expect(moveChoice(null, 'ArrowLeft', false, 4)).toEqual({ anchor: 3, at: 3 });
    expect(moveChoice({ anchor: 1, at: 2 }, 'ArrowRight', false, 4)).toEqual({ anchor: 3, at: 3 });
  });

  it('Shift extends from where it was begun, also backwards, and never past the ends', () => {
    const back = moveChoice({ anchor: 1, at: 1 }, 'ArrowLeft', true, 4);
    expect(back).toEqual({ anchor: 1, at: 0 });
    expect(moveChoice(back, 'ArrowLeft', true, 4)).toEqual({ anchor: 1, at: 0 });
    expect(moveChoice(back, 'End', true, 4)).toEqual({ anchor: 1, at: 3 });
  });

  it('other keys, and a histogram without bars, choose nothing', () => {
    expect(moveChoice({ anchor: 1, at: 1 }, 'Enter', false, 4)).toBeNull();
    expect(moveChoice(null, 'ArrowRight', false, 0)).toBeNull();
  });

  it('a stretch ends where the next bar begins; the last bar is open', () => {
    expect(timesOf(histogram, { anchor: 2, at: 1 })).toEqual({ from: 10, to: 29 });
    expect(timesOf(histogram, { anchor: 3, at: 2 })).toEqual({ from: 20, to: null });
    expect(countIn(histogram, { anchor: 3, at: 1 })).toBe(6);
  });

  it('never lets through what the filter kept out', () => {
    expect(narrowedTo({ from: 15, to: 33 }, histogram, { anchor: 1, at: 3 })).toEqual({ from: 15, to: 33 });
    expect(narrowedTo({}, histogram, { anchor: 1, at: 1 })).toEqual({ from: 10, to: 19 });
    expect(narrowedTo({}, histogram, { anchor: 3, at: 3 })).toEqual({ from: 30 });
  });

  it('the pointer hits the bar that it is over, and the outer ones beyond the edges', () => {
    expect([-0.1, 0, 0.26, 0.99, 1, 7].map((part) => barAt(part, 4))).toEqual([0, 0, 1, 3, 3, 3]);
  });

  it('one entry among a million is still seen, none is not', () => {
    expect(heightsOf([1_000_000, 1, 0], 0.02)).toEqual([1, 0.02, 0]);
    expect(heightsOf([0, 0], 0.02)).toEqual([0, 0]);
  });
});
