/** Asks a log how many wrong PINs in a row an account had. */
import type { EntryFilter, OperatorRef } from '../../app/audit/types.ts';
import { failuresTold } from '../../app/operators/told-failures.ts';
import type { AuditTrail } from '../audit/api.ts';

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

/** Failures in a row as the newest entry tells them that says something about it; 0 when none does. */
export function failuresInLog(trail: Readable, account: OperatorRef): number {
  const own = newest(trail, { op: account }, account);
  const about = newest(trail, { kind: 'account' }, account);
  return (own.seq > about.seq ? own : about).failures;
}

function newest(trail: Readable, filter: EntryFilter, account: OperatorRef): { readonly seq: number; readonly failures: number } {
  for (const entry of entriesOf(trail, filter)) {
    const failures = failuresTold(entry, account);
    if (failures !== null) return { seq: entry.seq, failures };
  }
  return { seq: -1, failures: 0 };
}
