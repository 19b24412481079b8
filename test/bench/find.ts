/** Finding by VIN, by the end of a VIN, by attempt and by error code, and searching, in the large log. */
import { seeded } from './generator.ts';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import type { EntryRow } from '../../app/audit/entry/types.ts';
import { bareIndex, inTurn } from './bare-index.ts';
import { judged, type Bench, type Row } from './row.ts';
import { heldRow } from './stalls.ts';
import { searchRows, warmRows } from './search.ts';
import { largeLog, largeSize } from './sizes.ts';

const QUESTIONS = 500;
const PAGE = 50;

/** Looking at every vehicle for what is due for erasure: it is done in slices, so the longest piece of work counts. */
async function ageRow(trail: Pick<OpenTrail, 'vehicleAges'>, size: number): Promise<Row> {
  const pieces: number[] = [];
  let since = performance.now();
  for (const batch of trail.vehicleAges()) {
    if (batch.length === 0) throw new Error('a piece without a vehicle');
    pieces.push(performance.now() - since);
    since = performance.now();
  }
  return heldRow(`looks for what is due for erasure among ${size} entries`, { late: pieces, held: pieces });
}

/** The rows of finding. */
export const run: Bench = async ({ full }) => {
  const { trail, dir } = largeLog(full);
  const random = seeded(99);
  const vins = trail.recentVehicles(5_000).map((vehicle) => vehicle.vin);
  const attempts = trail.attempts(false, 5_000).map((record) => record.id);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)] as T;
  const kinds: readonly (readonly [string, () => readonly EntryRow[]])[] = [
    ['VIN', () => trail.list({ vin: pick(vins) }, undefined, PAGE).rows],
    ['last 8 of a VIN', () => trail.list({ vin: pick(vins).slice(-8) }, undefined, PAGE).rows],
    ['attempt', () => trail.ofAttempt(pick(attempts))],
    // Not so early in the log that there may be none before.
    ['error code', () => trail.list({ err: 2341 }, largeSize(full) - random.below(largeSize(full) / 2), PAGE).rows],
    ['page anywhere', () => trail.list({}, random.below(largeSize(full)) + 1, PAGE).rows],
  ];
  const bare = bareIndex(dir);
  const rows = kinds.map(([name, ask]) => {
    let found: readonly EntryRow[] = [];
    const ours = () => {
      found = ask();
      if (found.length === 0) throw new Error(`nothing found by ${name}`);
    };
    const times = inTurn(ours, () => bare.lookUp(found.map(({ seq }) => seq)), QUESTIONS);
    const measured = `${times.ours.toFixed(2)} ms, bare look-up of as many rows ${times.bare.toFixed(2)} ms`;
    return judged(`find by ${name} in ${trail.view().size} entries, p95`, measured, times.ours / times.bare, { atMost: 3 });
  });
  bare.close();
  return [...rows, ...(await warmRows(full)), await ageRow(trail, trail.view().size), ...searchRows(full)];
};
