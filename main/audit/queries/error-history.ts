/** Where an error stands in the log, and what came after it at each vehicle. Looks at columns of the index alone: no entry is opened, no name. */
import type { ErrorHistory, ToldEntry } from '../../../app/audit/precedent/index.ts';
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import type { Tail } from '../log/index.ts';

/** Most entries with the error, vehicles, and entries of one vehicle that are looked at: a screen waits for it. */
const MOST = { entries: 2_000, vehicles: 100, after: 200 } as const;

type Met = { readonly seq: number; readonly ts: number; readonly veh: VehicleRef | null };

/** Prepares the question. */
export function errorHistoryQuery(db: Db, tailNow: () => Tail): (code: number) => ErrorHistory {
  const indexed = db.prepare<[number, number, number], Met>(
    'select seq, ts, veh from entry_index where err = ? and seq < ? order by seq desc limit ?',
  );
  const following = db.prepare<[string, number, number, number], ToldEntry>(
    'select kind, out, err from entry_index where veh = ? and seq > ? and seq < ? order by seq limit ?',
  );
  const after = (veh: VehicleRef, seq: number, { base, rows }: Tail): readonly ToldEntry[] =>
    [...following.all(veh, seq, base, MOST.after + 1), ...rows.filter((row) => row.veh === veh && row.seq > seq)].slice(0, MOST.after + 1);
  return (code) => {
    const tail = tailNow();
    const newest = tail.rows.filter(({ err }) => err === code).toReversed();
    const met: readonly Met[] = [...newest, ...indexed.all(code, tail.base, MOST.entries + 1)];
    const looked = met.slice(0, MOST.entries);
    const last = newestOf(looked);
    const vehicles = [...last].slice(0, MOST.vehicles).map(([veh, seq]) => after(veh, seq, tail));
    const isCut = looked.length < met.length || last.size > MOST.vehicles || vehicles.some((told) => told.length > MOST.after);
    return { times: looked.length, lastAt: looked[0]?.ts ?? null, vehicles, exact: !isCut };
  };
}

/** The newest entry of each vehicle; `met` is newest first. */
function newestOf(met: readonly Met[]): ReadonlyMap<VehicleRef, number> {
  const last = new Map<VehicleRef, number>();
  for (const { veh, seq } of met) if (veh !== null && !last.has(veh)) last.set(veh, seq);
  return last;
}
