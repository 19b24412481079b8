/**
 * One try of a PIN. The failure is on disk before the hash is even computed and is forgotten only when the PIN was right: a process that is
 * killed, a power cut, or a thousand guesses at once gain no try. A name that no account has costs the same time and the same patience.
 */
import { timingSafeEqual } from 'node:crypto';
import {
  afterFailure,
  carriedOver,
  type Lockout,
  MAX_FAILURES,
  NO_FAILURES,
  patienceOf,
  type RunTime,
} from '../../../app/operators/failures/index.ts';
import { formProblem, type OperatorProblem } from '../../../app/operators/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { personOf, type OnOperatorEvent } from './events.ts';
import { hashPin, SALT_BYTES, type Kdf } from './hash.ts';
import { findPepper, type PepperKeeper } from './pepper.ts';
import type { OperatorRecord, OperatorsFile } from './schema.ts';
import type { OperatorStore } from './store.ts';

/** What a try needs. */
export type TryParts = {
  readonly store: OperatorStore;
  readonly secrets: PepperKeeper;
  readonly kdf: Kdf;
  readonly now: () => RunTime;
  readonly onEvent: OnOperatorEvent;
};

/** Tries a PIN for an enabled account, or for nobody's (`undefined`). To be run one at a time: see queue.ts. */
export async function tryPin(
  parts: TryParts,
  account: OperatorRecord | undefined,
  pin: string,
): Promise<Result<OperatorRecord, OperatorProblem>> {
  const { store, secrets, kdf } = parts;
  const id = account?.id ?? null;
  const pepper = findPepper(secrets, store.get().pepperCheck);
  if (!pepper.ok) return fail({ code: pepper.error });
  // A scan or a slip is no guess: it costs nothing, whatever screen or command it came through, and tells nothing.
  const form = formProblem(pin);
  if (form !== null) return fail({ code: 'bad-pin', pin: form });
  const counted = countTry(parts, id);
  if (!counted.ok) return counted;

  const salt = account === undefined ? new Uint8Array(SALT_BYTES) : Buffer.from(account.salt, 'hex');
  const hash = await hashPin(pin, salt, pepper.value, kdf);
  if (account === undefined || !timingSafeEqual(hash, Buffer.from(account.hash, 'hex'))) return denied(parts, account, counted.value);
  // Another process may have changed the PIN or disabled the account meanwhile.
  const present = store.get().operators.find((one) => one.id === id && one.enabled && one.hash === account.hash);
  if (present === undefined) return fail({ code: 'not-now' });
  // Should this not be written, the failure stays counted: less patience, no more tries.
  store.change((file) => withLockout(file, id, NO_FAILURES));
  return ok(present);
}

/** Judges and counts in one step, on what the disk says at that moment, so that processes that try at once share one patience. */
function countTry({ store, now }: TryParts, id: string | null): Result<Lockout, OperatorProblem> {
  const seen: { judged: Result<Lockout, OperatorProblem> } = { judged: fail({ code: 'unwritable' }) };
  const written = store.change((file) => {
    const before = lockoutOf(file, id);
    const patience = patienceOf(before, now());
    if (patience.word !== 'free') {
      seen.judged = fail(patience.word === 'locked' ? { code: 'locked-out' } : { code: 'wait', waitMs: patience.ms });
      // A wait of another run passes here from now on.
      return patience.word === 'waiting' && before.boot !== now().boot ? withLockout(file, id, carriedOver(before, now())) : null;
    }
    const counted = afterFailure(before, now());
    const capped = id === null ? cappedForStrangers(counted) : counted;
    seen.judged = ok(capped);
    return counting(withLockout(file, id, capped), id);
  });
  return written || !seen.judged.ok ? seen.judged : fail({ code: 'unwritable' });
}

function denied({ store, now, onEvent }: TryParts, account: OperatorRecord | undefined, counted: Lockout): Result<never, OperatorProblem> {
  const patience = patienceOf(counted, now());
  const isLocked = patience.word === 'locked';
  if (account === undefined) onEvent({ word: 'denied', operator: null, reason: 'unknown-name' });
  else {
    const { tries = 0 } = store.get().operators.find((one) => one.id === account.id) ?? {};
    onEvent({ word: 'denied', operator: personOf(account), reason: isLocked ? 'locked-out' : 'wrong-pin', tries });
  }
  if (isLocked) return fail({ code: 'locked-out' });
  const waitMs = patience.word === 'waiting' ? patience.ms : 0;
  return fail({ code: 'wrong-pin', waitMs, triesLeft: MAX_FAILURES - counted.failures });
}

/** No admin can unlock a name that does not exist, so strangers wait for the longest time and are never locked for good. */
function cappedForStrangers(lockout: Lockout): Lockout {
  return { ...lockout, failures: Math.min(lockout.failures, MAX_FAILURES - 1) };
}

function lockoutOf(file: OperatorsFile, id: string | null): Lockout {
  return file.operators.find((one) => one.id === id)?.lockout ?? file.strangers;
}

/** The file with one try more of an account. */
function counting(file: OperatorsFile, id: string | null): OperatorsFile {
  return { ...file, operators: file.operators.map((one) => (one.id === id ? { ...one, tries: one.tries + 1 } : one)) };
}

/** The file with another patience for one account, or for the strangers (`null`). */
function withLockout(file: OperatorsFile, id: string | null, lockout: Lockout): OperatorsFile {
  if (id === null) return { ...file, strangers: lockout };
  return { ...file, operators: file.operators.map((one) => (one.id === id ? { ...one, lockout } : one)) };
}
