/** Asks a log for wrong PINs that the file of the accounts has missed. */
import type { EntryFilter } from '../../app/audit/search/index.ts';
import type { OperatorRef } from '../../app/audit/entry/index.ts';
import { type Missed, missedFailures } from '../../app/operators/failures/index.ts';
import type { AuditTrail } from '../audit/index.ts';

/** The reading that is needed of a log. */
export type Readable = Pick<AuditTrail, 'list'>;

const PAGE = 200;

/** Entries newest first, read as far as they are asked for. */
export function* entriesOf(trail: Readable, filter: EntryFilter) {
  for (let before: number | undefined; ;) {
    const { rows, next } = trail.list(filter, before, PAGE);
    yield* rows;
    if (next === null) return;
    before = next;
  }
}

/** What the log tells of one account beyond the `known` tries. */
export function missedInLog(trail: Readable, account: OperatorRef, known: number): Missed {
  return missedFailures(merged(entriesOf(trail, { op: account }), entriesOf(trail, { kind: 'account' })), account, known);
}

/** Two lists that are newest first, as one. An entry in both comes twice, which changes nothing: it has one number. */
function* merged<T extends { readonly seq: number }>(a: Iterator<T>, b: Iterator<T>): Generator<T> {
  let [one, two] = [a.next(), b.next()];
  while (one.done !== true || two.done !== true) {
    if (two.done === true || (one.done !== true && one.value.seq > two.value.seq)) {
      if (one.done === true) return;
      yield one.value;
      one = a.next();
    } else {
      // An `account` entry by the account itself stands in both lists.
      if (one.done !== true && one.value.seq === two.value.seq) one = a.next();
      yield two.value;
      two = b.next();
    }
  }
}
