/** What happens to accounts and sessions, for the audit log: closed words and names of known accounts, never a text that was typed. */
import type { Role } from '../../../app/operators/index.ts';
import type { RescueKind } from '../../../app/operators/failures/index.ts';
import type { AccountKey } from '../../audit/index.ts';
import type { OperatorRecord } from './schema.ts';

/** Who acted, or whose account it is. `account` is null for a name that somebody who practises typed. */
export type Person = { readonly name: string; readonly role: Role; readonly account: AccountKey | null };

/** The account as an event names it. */
export function personOf({ id, name, role, named }: OperatorRecord): Person {
  return { name, role, account: { id, named } };
}

/** One event. `operator` acted; null when nobody is known. `subject` is the account that was acted on, after the change. */
export type OperatorEvent =
  | {
      readonly word: 'set-up' | 'signed-in' | 'signed-out' | 'locked' | 'idle-locked' | 'unlocked' | 'pin-given' | 'own-pin-changed';
      readonly operator: Person;
    }
  /** Whose PIN was tried; that person need not have been there. `tries`: of the account ever, this one included. */
  | { readonly word: 'denied'; readonly operator: Person; readonly reason: 'wrong-pin' | 'locked-out'; readonly tries: number }
  | { readonly word: 'denied'; readonly operator: null; readonly reason: 'unknown-name' }
  | {
      readonly word: 'added' | 'role-changed' | 'enabled' | 'disabled' | 'failures-forgotten' | 'pin-changed';
      readonly operator: Person | null;
      readonly subject: Person;
    }
  /** At the command line of this computer; nobody is known to have done it. */
  | {
      readonly word: 'rescue-requested' | 'rescue-cancelled' | 'rescued';
      readonly operator: null;
      readonly subject: Person;
      readonly reason: RescueKind;
    };

/**
 * `pin-given`: the right PIN after wrong ones, in a session that was open.
 *
 * Hears every event before the caller gets its answer. Grants and changes are told first and then done, so that what cannot be logged does
 * not happen: what the listener throws reaches the caller. Locking and signing out are done first.
 */
export type OnOperatorEvent = (event: OperatorEvent) => void;
