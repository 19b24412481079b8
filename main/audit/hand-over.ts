/** What was said when an attempt was handed over: opened through the vault, like everything a person typed. */
import type { HandOver } from '../../app/carkey/types.ts';
import type { Db } from './database.ts';
import type { TrailQueries } from './queries.ts';
import type { Tail } from './tail.ts';

/** Prepares the question. A note that is not the recorded one, or of a forgotten vehicle, is none. */
export function handOverQuery(db: Db, detail: TrailQueries['detail'], tailNow: () => Tail): TrailQueries['handOver'] {
  const newest = db
    .prepare<[string, number], number>(
      "select seq from entry_index where act = ? and kind = 'handed-over' and seq < ? order by seq desc limit 1",
    )
    .pluck();
  return (act): HandOver | null => {
    const { base, rows } = tailNow();
    const seq = rows.findLast((row) => row.act === act && row.kind === 'handed-over')?.seq ?? newest.get(act, base);
    const told = seq === undefined ? null : detail(seq);
    if (told === null) return null;
    const { row, opened, commitmentsHold } = told;
    return { at: row.ts, by: row.operator, note: commitmentsHold ? (opened.reason ?? null) : null };
  };
}
