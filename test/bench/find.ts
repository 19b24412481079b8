/** Finding by VIN, by the end of a VIN, by attempt and by error code, and searching, in the large log. */
import { seeded } from './generator.ts';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import { judged, quantile, timed, type Bench, type Row } from './row.ts';
import { searchRows, warmRows } from './search.ts';
import { largeLog, largeSize } from './sizes.ts';

const QUESTIONS = 500;
const PAGE = 50;

/** Looking at every vehicle for what is due for erasure: it is done in slices, so the longest piece of work counts. */
function ageRow(trail: Pick<OpenTrail, 'vehicleAges'>, size: number): Row {
  const pieces: number[] = [];
  const vehicles = new Set<string>();
  let since = performance.now();
  for (const batch of trail.vehicleAges()) {
    for (const { veh } of batch) vehicles.add(veh);
    pieces.push(performance.now() - since);
    since = performance.now();
  }
  const whole = pieces.reduce((sum, piece) => sum + piece, 0);
  const longest = quantile(pieces, 0.99);
  const measured = `p99 of ${pieces.length} pieces, ${whole.toFixed(0)} ms for ${vehicles.size} vehicles`;
  return judged(`due for erasure in ${size} entries, longest piece`, measured, longest, { atMost: 20 }, ' ms');
}

/** The rows of finding. */
export const run: Bench = async ({ full }) => {
  const { trail } = largeLog(full);
  const random = seeded(99);
  const vins = trail.recentVehicles(5_000).map((vehicle) => vehicle.vin);
  const attempts = trail.attempts(false, 5_000).map((record) => record.id);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)] as T;
  const kinds: readonly (readonly [string, () => number])[] = [
    ['VIN', () => trail.list({ vin: pick(vins) }, undefined, PAGE).rows.length],
    ['last 8 of a VIN', () => trail.list({ vin: pick(vins).slice(-8) }, undefined, PAGE).rows.length],
    ['attempt', () => trail.ofAttempt(pick(attempts)).length],
    ['error code', () => trail.list({ err: 2341 }, random.below(largeSize(full)), PAGE).rows.length + 1],
    ['page anywhere', () => trail.list({}, random.below(largeSize(full)) + 1, PAGE).rows.length],
  ];
  const rows = kinds.map(([name, ask]) => {
    const times = Array.from({ length: QUESTIONS }, () =>
      timed(() => {
        if (ask() === 0) throw new Error(`nothing found by ${name}`);
      }),
    );
    const p95 = quantile(times, 0.95);
    const measured = `p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
    return judged(`find by ${name} in ${trail.view().size} entries, p95`, measured, p95, { atMost: 5 }, ' ms');
  });
  return [...rows, ...(await warmRows(full)), ageRow(trail, trail.view().size), ...searchRows(full)];
};
