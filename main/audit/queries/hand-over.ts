/** What was said when an attempt was handed over: opened through the vault, like everything a person typed. */
import type { HandOver } from '../../../app/carkey/index.ts';
import type { Db } from '../store/index.ts';
import type { TrailQuestions } from './questions.ts';
import type { Tail } from '../log/index.ts';

/** Prepares the question. A note that is not the recorded one, or of a forgotten vehicle, is none. */
export function handOverQuery(db: Db, detail: TrailQuestions['detail'], tailNow: () => Tail): TrailQuestions['handOver'] {
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
