/** What happens to accounts and sessions, as entries of the running mode's log. Names are sealed; entries carry references. */
import type { EntryDraft } from '../../app/audit/entry/index.ts';
import { RESCUE_WAIT_MS } from '../../app/operators/failures/index.ts';
import { TrailError } from '../disk/index.ts';
import type { AuditTrail } from '../audit/index.ts';
import type { OperatorEvent, Person } from '../operators/accounts/index.ts';

/** Coming and going changes no account. */
const SESSIONS: ReadonlySet<OperatorEvent['word']> = new Set([
  'signed-in',
  'signed-out',
  'locked',
  'idle-locked',
  'unlocked',
  'pin-given',
  'denied',
]);

/**
 * Writes one event down; throws when the log does not take it, so that what cannot be logged does not happen. Over a log that contradicts
 * itself people still come and go: nothing can be sent or changed there, and somebody must be able to read it and hand it over.
 */
export function recordOperatorEvent(trail: Pick<AuditTrail, 'append' | 'operator' | 'operatorCount' | 'view'>, event: OperatorEvent): void {
  if (SESSIONS.has(event.word) && trail.view().problem === 'corrupt') return;
  const written = trail.append(draftOf(trail, event));
  if (!written.ok) throw new TrailError(written.error);
}

function draftOf(trail: Pick<AuditTrail, 'operator' | 'operatorCount'>, event: OperatorEvent): EntryDraft {
  // The reference of a first administrator is not made before the others are counted.
  const by = event.word === 'set-up' ? {} : signedBy(trail, event.operator);
  switch (event.word) {
    case 'set-up':
      return setUpDraft(trail, event.operator);
    case 'signed-in':
      return { kind: 'sign-in', out: event.word, ...by };
    case 'signed-out':
    case 'locked':
    case 'idle-locked':
    case 'unlocked':
    case 'pin-given':
      return { kind: 'session', out: event.word, ...by };
    case 'denied':
      return { kind: 'denied', out: event.reason, ...by, ...(event.operator === null ? {} : { d: { n: event.tries } }) };
    case 'own-pin-changed':
      return { kind: 'account', out: event.word, ...by };
    case 'rescue-requested':
    case 'rescue-cancelled':
    case 'rescued':
      return rescueDraft(trail, event);
    default:
      return {
        kind: 'account',
        out: event.word,
        ...by,
        d: { word: event.subject.role, by: trail.operator(event.subject.name, event.subject.account) },
      };
  }
}

function setUpDraft(trail: Pick<AuditTrail, 'operator' | 'operatorCount'>, person: Person | null): EntryDraft {
  // Before the reference of a first administrator is made: that one is not among them.
  const others = trail.operatorCount();
  const by = signedBy(trail, person);
  return others === 0 ? { kind: 'sign-in', out: 'set-up', ...by } : { kind: 'sign-in', out: 'set-up-again', ...by, d: { n: others } };
}

type RescueEvent = Extract<OperatorEvent, { word: 'rescue-requested' | 'rescue-cancelled' | 'rescued' }>;

/** Nobody is named for it: it is done at the command line, by whoever may write the data folder. */
function rescueDraft(trail: Pick<AuditTrail, 'operator'>, { word, subject, reason }: RescueEvent): EntryDraft {
  const by = trail.operator(subject.name, subject.account);
  return { kind: 'account', out: word, d: { word: subject.role, by, reason, lim: RESCUE_WAIT_MS[reason] } };
}

function signedBy(trail: Pick<AuditTrail, 'operator'>, person: Person | null): Pick<EntryDraft, 'op' | 'role' | 'personal'> {
  return person === null ? {} : { op: trail.operator(person.name, person.account), role: person.role, personal: { operator: person.name } };
}
