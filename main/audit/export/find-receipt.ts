/**
 * Which attempt a receipt's code belongs to. The code commits to one entry and the head that was signed when the receipt was opened, and
 * nothing keeps it: it is made again for the attempts and heads that there are. Both newest first, since a receipt is opened soon after its attempt.
 */
import { receiptCode } from '../../../app/audit/receipt/index.ts';
import type { AttemptId } from '../../../app/carkey/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256, slices } from '../../base/index.ts';
import type { TrailQueries } from '../queries/index.ts';
import { headTable } from '../heads/index.ts';

type Settled = { readonly seq: number; readonly act: AttemptId };

/** Codes that are made at most: some seconds of a slow computer, a year of a busy station. */
const MOST_CODES = 500_000;

/** Attempts before each head that are tried first: whoever opens a receipt has it signed. */
const NEAR = 20;

/** The attempt, or null where no code fits. `code` as it is written on the receipt. Gives other work its turn. */
export async function findReceipt(db: Db, queries: Pick<TrailQueries, 'list'>, code: string): Promise<AttemptId | null> {
  const settled = settlingEntries(queries);
  const hashOf = db.prepare<[number], Uint8Array>('select hash from entries where seq = ?').pluck();
  const heads = [...headTable(db).all()].reverse();
  const turn = slices();
  let made = 0;
  for (const isNear of [true, false]) {
    for (const { root, size } of heads) {
      const from = firstBelow(settled, size);
      const tried = isNear ? settled.slice(from, from + NEAR) : settled.slice(from + NEAR);
      for (const { seq, act } of tried) {
        const leaf = hashOf.get(seq);
        if (leaf === undefined) continue;
        if ((made += 1) > MOST_CODES) return null;
        if (receiptCode({ leaf, index: seq, root, size }, nativeSha256) === code) return act;
      }
      await turn();
    }
  }
  return null;
}

/** What ended an attempt, newest first. */
function settlingEntries(queries: Pick<TrailQueries, 'list'>): readonly Settled[] {
  const ends = (['result', 'resolved'] as const).flatMap((kind) => queries.list({ kind }, undefined, MOST_CODES).rows);
  return ends.flatMap(({ seq, act }) => (act === undefined ? [] : [{ seq, act }])).sort((one, other) => other.seq - one.seq);
}

/** Where the entries begin that stand under a head of this size. */
function firstBelow(settled: readonly Settled[], size: number): number {
  const at = settled.findIndex(({ seq }) => seq < size);
  return at === -1 ? settled.length : at;
}
