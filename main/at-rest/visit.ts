/** Who comes to the files of a live log: the accounts of its folder, and what the log is told of the visit. */
import type { EntryDraft } from '../../app/audit/entry/index.ts';
import type { Action, Refusal } from '../../app/operators/index.ts';
import { acquireWriterLock, type OpenTrail } from '../audit/index.ts';
import { systemClock } from '../base/index.ts';
import { TrailError } from '../disk/index.ts';
import { recordOperatorEvent } from '../modes/index.ts';
import type { OperatorEvent, Person } from '../operators/accounts/index.ts';
import { type Operators, visitAccounts } from '../operators/index.ts';
import { reachableSealer } from './keys.ts';
import { openToWrite } from './open.ts';
import { placeOf } from './place.ts';

/** The accounts of a folder, for one command; `now`: monotonic ms. */
export async function accountsAt(
  dataDir: string,
  onEvent: (event: OperatorEvent) => void,
): Promise<{ readonly operators: Operators; readonly now: () => number }> {
  const clock = systemClock;
  const operators = visitAccounts({ dataDir, sealer: await reachableSealer(dataDir), clock, idleMs: () => Infinity, onEvent });
  return { operators, now: () => clock.mono() };
}

/** A refusal that the accounts do not tell the log themselves. */
export type Denied = { readonly action: Action; readonly code: Refusal['code']; readonly by: Person | null };

/**
 * Tells the live log who came; false where it should have been told and could not be. While another console works nothing can be told, and that is no
 * failure: only one may write.
 */
export async function tellVisit(dataDir: string, events: readonly OperatorEvent[], denied: Denied | null): Promise<boolean> {
  const place = placeOf(dataDir, 'live');
  if (!place.exists || (events.length === 0 && denied === null)) return true;
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) return lock.error === 'other-writer';
  try {
    const log = await openToWrite(place);
    const isTold = log.ok && told(log.value.trail, events, denied);
    if (log.ok) await log.value.close();
    return isTold;
  } finally {
    lock.value.release();
  }
}

function told(trail: OpenTrail, events: readonly OperatorEvent[], denied: Denied | null): boolean {
  try {
    for (const event of events) recordOperatorEvent(trail, event);
    return denied === null || trail.append(deniedDraft(trail, denied)).ok;
  } catch (fault) {
    if (fault instanceof TrailError) return false;
    throw fault;
  }
}

function deniedDraft(trail: OpenTrail, { action, code, by }: Denied): EntryDraft {
  const signed = by === null ? {} : { op: trail.operator(by.name, by.account), role: by.role };
  return { kind: 'denied', out: code, ...signed, d: { word: action } };
}
