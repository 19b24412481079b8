/** When each vehicle was last spoken of, batch by batch: a log has tens of thousands of them, and no VIN need be opened for it. */
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import type { VehicleAge } from './forget-due.ts';
import type { Tail } from '../log/index.ts';
import type { Subjects } from '../vault/index.ts';

/** Vehicles per batch: some milliseconds of work. */
const BATCH = 250;

type Row = { readonly veh: VehicleRef; readonly rank: number; readonly lastAt: number };

/** Batches of ages. A vehicle that something is recorded of meanwhile comes a second time; the later one counts. Forgotten ones are left out. */
export function vehicleAges(
  db: Db,
  subjects: Pick<Subjects, 'knows'>,
  tailNow: () => Tail,
): () => Generator<readonly VehicleAge[], void, undefined> {
  const page = db.prepare<[number, number], Row>(
    `select veh, rank, (select ts from entry_index where veh = vehicle.veh order by seq desc limit 1) as lastAt
    from vehicle where rank > ? order by rank limit ?`,
  );
  const known = (rows: Iterable<Pick<Row, 'veh' | 'lastAt'>>): readonly VehicleAge[] => {
    const open = new Map(
      tailNow()
        .folded.openAttempts()
        .map((row) => [row.veh, row.act]),
    );
    return [...rows].flatMap(({ veh, lastAt }) => (subjects.knows(veh) ? [{ veh, lastAt, openAttempt: open.get(veh) ?? null }] : []));
  };
  return function* () {
    for (let rows = page.all(-1, BATCH); rows.length > 0; rows = page.all(rows.at(-1)?.rank ?? Infinity, BATCH)) yield known(rows);
    yield known(tailNow().rows.flatMap(({ veh, ts }) => (veh === null ? [] : [{ veh, lastAt: ts }])));
  };
}
