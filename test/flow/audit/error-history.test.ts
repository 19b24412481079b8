/** Earlier cases of an error, read from a real log: from its tables, from what they do not know yet, and from both. */
import { describe, expect, test } from 'vitest';
import { precedentsOf } from '../../../app/audit/precedent/index.ts';
import type { EntryDraft, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { openReader } from '../../../main/audit/queries/reader.ts';
import { add, folder, handClock, openFor, OTHER_VIN, VIN } from './trails.ts';

const failed = (veh: VehicleRef, err = 2302): EntryDraft => ({ kind: 'status', veh, out: 'failed', err, d: { reason: 'error' } });
const worked = (veh: VehicleRef): EntryDraft => ({ kind: 'result', veh, out: 'succeeded' });
const fill = (count: number): readonly EntryDraft[] => Array.from({ length: count }, () => ({ kind: 'clock', d: { n: 1 } }) as const);

describe('earlier cases of an error', () => {
  // The tables grow in blocks of 256: an entry stands before, on or behind such an edge.
  test.each([0, 100, 253, 254, 255, 256, 700])('are the same wherever they stand (%i entries between)', (between) => {
    const dir = folder();
    const clock = handClock();
    const trail = openFor(dir, { clock });
    const [first, second] = [trail.vehicle(VIN), trail.vehicle(OTHER_VIN)];
    add(trail, failed(first), failed(first, 2314), { kind: 'customer', veh: first, out: 'nobody' });
    if (between > 0) add(trail, ...fill(between));
    add(trail, { kind: 'customer', veh: first, out: 'signed-in' }, worked(first), failed(second));
    const seen = {
      code: 2302,
      times: 2,
      lastAt: clock.now,
      vehicles: 2,
      activated: 1,
      cures: [{ cure: 'signed-in', vehicles: 1 }],
      exact: true,
    };
    expect(precedentsOf(2302, trail.errorHistory(2302))).toEqual(seen);
    const reader = openReader(dir);
    if (!reader.ok) throw new Error('no reader');
    expect(precedentsOf(2302, reader.value.errorHistory(2302))).toEqual(seen);
    reader.value.stop();
    // What came after the newest one counts, and nothing before it.
    add(trail, failed(first));
    expect(precedentsOf(2302, trail.errorHistory(2302))).toMatchObject({ times: 3, vehicles: 2, activated: 0, cures: [] });
    expect(trail.errorHistory(2399)).toEqual({ times: 0, lastAt: null, vehicles: [], exact: true });
  });

  test('of a vehicle that is not known count, and more than are looked at are said to be more', () => {
    const trail = openFor(folder());
    add(trail, { kind: 'status', out: 'failed', err: 2302, d: { reason: 'error' } });
    expect(trail.errorHistory(2302)).toMatchObject({ times: 1, vehicles: [], exact: true });
    const veh = trail.vehicle(VIN);
    for (let i = 0; i < 20; i += 1) add(trail, ...Array.from({ length: 100 }, () => failed(veh)));
    expect(trail.errorHistory(2302)).toMatchObject({ times: 2_000, vehicles: [[]], exact: false });
  });

  test('with more behind them than is looked at say so, whether it stands in the tables or not', () => {
    const trail = openFor(folder());
    const veh = trail.vehicle(VIN);
    add(trail, failed(veh), ...Array.from({ length: 200 }, (): EntryDraft => ({ kind: 'status', veh, out: 'active' })));
    expect(trail.errorHistory(2302).exact).toBe(true);
    add(trail, worked(veh));
    expect(trail.errorHistory(2302).exact).toBe(false);
    add(trail, ...fill(300));
    expect(trail.errorHistory(2302).exact).toBe(false);
  });

  test('of more vehicles than are looked at say so', () => {
    const trail = openFor(folder());
    for (let i = 0; i < 101; i += 1) add(trail, failed(trail.vehicle(`VR3UPHNKSKT10${String(1_000 + i)}` as Vin)));
    expect(trail.errorHistory(2302)).toMatchObject({ times: 101, exact: false });
    expect(trail.errorHistory(2302).vehicles).toHaveLength(100);
  });
});
