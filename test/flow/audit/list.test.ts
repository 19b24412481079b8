import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntryDraft, EntryRow } from '../../../app/audit/entry/types.ts';
import type { EntryFilter } from '../../../app/audit/search/search.ts';
import { openReader } from '../../../main/audit/queries/reader.ts';
import { newAttemptId } from '../../../main/carkey/attempt-id.ts';
import { add, folder, handClock, openFor, OTHER_VIN, tamper, VIN } from './trails.ts';

test('a list is what a plain filter over all entries gives, in the index and after it', () => {
  const clock = handClock(1000);
  const trail = openFor(folder(), { clock });
  const vehicles = [trail.vehicle(VIN), trail.vehicle(OTHER_VIN)];
  const acts = [newAttemptId(), newAttemptId()];
  for (let i = 0; i < 700; i += 1) {
    clock.now += (i % 7) - 2;
    const draft: EntryDraft = {
      kind: (['status', 'lookup', 'answer'] as const)[i % 3] ?? 'status',
      ...(i % 2 === 0 ? { veh: vehicles[(i >> 1) % 2] ?? trail.vehicle(VIN) } : {}),
      ...(i % 5 === 0 ? { act: acts[(i / 5) % 2] ?? newAttemptId() } : {}),
      ...(i % 11 === 0 ? { err: 2000 + (i % 3) } : {}),
      out: (['scanned', 'typed', 'chosen', 'link'] as const)[i % 4] ?? 'link',
    };
    add(trail, draft);
  }
  const all: EntryRow[] = [];
  for (let before: number | undefined; ;) {
    const page = trail.list({}, before, 97);
    all.push(...page.rows);
    if (page.next === null) break;
    before = page.next;
  }
  expect(all.map((row) => row.seq)).toEqual(Array.from({ length: 700 }, (_, i) => 699 - i));

  const naive = (row: EntryRow, filter: EntryFilter) =>
    (filter.kind === undefined || row.kind === filter.kind) &&
    (filter.out === undefined || row.out === filter.out) &&
    (filter.err === undefined || row.err === filter.err) &&
    (filter.act === undefined || row.act === filter.act) &&
    (filter.vin === undefined || row.vin?.endsWith(filter.vin) === true) &&
    (filter.from === undefined || row.ts >= filter.from) &&
    (filter.to === undefined || row.ts <= filter.to);
  const time = fc.constantFrom(...all.map((row) => row.ts));
  const several = fc.record(
    {
      kind: fc.constantFrom('status', 'lookup', 'stop'),
      out: fc.constantFrom('scanned', 'link', 'none'),
      err: fc.constantFrom(2000, 2001, 9),
      act: fc.constantFrom(...acts),
      vin: fc.constantFrom(VIN, OTHER_VIN.slice(-8), VIN.slice(-5), 'ZZZZ'),
      from: time,
      to: time,
    },
    { requiredKeys: [] },
  );
  // Times alone, or the edges of a range would seldom be among the few rows that several conditions leave.
  const filter: fc.Arbitrary<EntryFilter> = fc.oneof(several, fc.record({ from: time }), fc.record({ to: time }));
  fc.assert(
    fc.property(filter, fc.option(fc.nat(720), { nil: undefined }), fc.integer({ min: 1, max: 60 }), (asked, before, limit) => {
      const wanted = all.filter((row) => naive(row, asked) && (before === undefined || row.seq < before));
      const page = trail.list(asked, before, limit);
      expect(page.rows).toEqual(wanted.slice(0, limit));
      expect(page.next).toBe(wanted.length > limit ? (wanted[limit - 1]?.seq ?? null) : null);
    }),
    { numRuns: 300 },
  );
});

test('a damaged leaf takes nothing but its own row away, in either order', () => {
  const dir = folder();
  const writer = openFor(dir);
  for (let i = 0; i < 320; i += 1) add(writer, { kind: 'lookup', veh: writer.vehicle(VIN), out: 'typed' });
  writer.stop();
  const damaged = [3, 4, 77, 200];
  tamper(dir, (db) => {
    for (const seq of damaged) db.prepare('update entries set leaf = ? where seq = ?').run(Buffer.from('carkey-audit/1\n{}'), seq);
  });
  const trail = openReader(dir);
  if (!trail.ok) throw new Error(trail.error);
  const read = Array.from({ length: 320 }, (_, seq) => seq).filter((seq) => !damaged.includes(seq));
  const seqs = (order: 'oldest' | 'newest') => trail.value.page({ vin: VIN }, { order, limit: 400 }).rows.map((row) => row.seq);
  expect(seqs('oldest')).toEqual(read);
  expect(seqs('newest')).toEqual(read.toReversed());
  expect(trail.value.page({}, { order: 'oldest', after: 2, limit: 2 }).rows).toEqual([]);
  trail.value.stop();
});
