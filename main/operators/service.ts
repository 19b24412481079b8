/**
 * Operators: accounts, PIN, session, idle lock. It says who is at the screen; what that person may do stands in app/operators/roles.ts and
 * is asked for by the caller at every message.
 */
import { afterMissed, carriedOver, type Missed, NOTHING_MISSED, type RunTime } from '../../app/operators/failures/index.ts';
import type { OperatorRow, OperatorsView, SessionFacts } from '../../app/operators/index.ts';
import { type Clock, faultFields, type Logger, type Random } from '../base/index.ts';
import {
  type Kdf,
  type OnOperatorEvent,
  type OperatorStore,
  type PepperKeeper,
  type Person,
  personOf,
  rowOf,
  scryptKdf,
} from './accounts/index.ts';
import { pinOperations, signOut, type NoticesFor, type PinOperations } from './operations.ts';
import { SessionHolder } from './session.ts';
import { factsOf, viewOf } from './views.ts';

/** How often the idle time is looked at, ms. Every call looks as well. */
const LOOK_MS = 5_000;

const BOOT_BYTES = 8;

/** What the service runs on. */
export type OperatorsOptions = {
  readonly store: OperatorStore;
  readonly secrets: PepperKeeper;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  /** Idle time after which a session locks, ms; asked at every look, so that a changed setting counts at once. */
  readonly idleMs: () => number;
  readonly onEvent: OnOperatorEvent;
  /** Offered for the first admin: the name that an older installation's settings hold. */
  readonly proposedName: () => string;
  /** Calls `tick` every `ms` until the returned function is called. */
  readonly every?: (ms: number, tick: () => void) => () => void;
  /** What a person who signs in has to know of accounts; nothing without it. */
  readonly noticesFor?: NoticesFor;
  readonly kdf?: Kdf;
  /** Beside a console that may be at work: that one keeps the waits. */
  readonly isVisit?: boolean;
};

/** What the log tells of an account beyond the tries that its file knows. */
type MissedOf = (person: Person, tries: number) => Missed;

/** The running service. */
export interface Operators extends PinOperations {
  state(): OperatorsView;
  /** The session for the table of rights; locks it first when it was idle. */
  session(): SessionFacts | null;
  /** Whose session it is, behind the lock or not; null where nobody has signed in. */
  person(): Person | null;
  signOut(): void;
  lock(): void;
  /** Somebody did something: the idle time starts again. */
  touch(): void;
  list(): readonly OperatorRow[];
  /** Holds every account to the wrong PINs that the log of the mode that starts remembers: the file may be an older copy. */
  heed(missedOf: MissedOf): void;
  /** Ends the session, and saves how much of every wait has passed. */
  stop(): void;
}

/** Starts the service. */
export function startOperators(options: OperatorsOptions): Operators {
  const { store, clock, onEvent, every = everyInterval, isVisit = false } = options;
  const boot = Buffer.from(options.random(BOOT_BYTES)).toString('hex');
  const now = (): RunTime => ({ boot, mono: clock.mono() });
  const holder = new SessionHolder({
    clock,
    idleMs: options.idleMs,
    accountOf: (id) => store.get().operators.find((one) => one.id === id && one.enabled),
    onIdle: (account) => onEvent({ word: 'idle-locked', operator: personOf(account) }),
  });
  const by = () => {
    const session = holder.get();
    return session === null ? null : personOf(session.account);
  };
  const carry = (): void => (isVisit ? undefined : carryWaits(store, now()));
  carry();
  const stopLooking = every(LOOK_MS, () => {
    lookForIdle(holder, options.log);
    // Whoever tries in another process sees here how much of a wait has passed.
    carry();
  });
  return {
    ...pinOperations({ ...options, noticesFor: options.noticesFor ?? (() => []), kdf: options.kdf ?? scryptKdf, holder, now, by }),
    state: () => viewOf(options, holder.get()),
    session: () => factsOf(holder.get()),
    person: by,
    signOut: () => signOut({ holder, onEvent }),
    lock() {
      const session = holder.get();
      if (session === null || session.locked) return;
      holder.lock();
      onEvent({ word: 'locked', operator: personOf(session.account) });
    },
    touch() {
      if (holder.get()?.locked === false) holder.touch();
    },
    list: () => store.get().operators.map((one) => rowOf(one, now())),
    heed: (missedOf) => heedLog(store, now(), missedOf),
    stop() {
      stopLooking();
      carry();
      signOut({ holder, onEvent });
    },
  };
}

/** No caller is there to hear that the word about the lock was not heard; the session is locked all the same. */
function lookForIdle(holder: SessionHolder, log: Logger): void {
  try {
    holder.get();
  } catch (fault) {
    log.error('idle-lock-not-told', faultFields(fault));
  }
}

/** Should it not be written, no PIN is tried either: each try is written down first. */
function heedLog(store: OperatorStore, now: RunTime, missedOf: MissedOf): void {
  const missed = new Map(store.get().operators.map((one) => [one.id, missedOf(personOf(one), one.tries)]));
  if ([...missed.values()].every(({ count }) => count === 0)) return;
  store.change((file) => ({
    ...file,
    operators: file.operators.map((one) => {
      const { count, highest } = missed.get(one.id) ?? NOTHING_MISSED;
      return { ...one, lockout: afterMissed(one.lockout, count, now), tries: Math.max(one.tries, highest) };
    }),
  }));
}

/** Restates every running wait as of now. Should it not be written, waits only get longer. */
function carryWaits(store: OperatorStore, now: RunTime): void {
  const { operators, strangers } = store.get();
  // Down to nothing: other processes only know what the file says.
  const isWaiting = [strangers, ...operators.map((one) => one.lockout)].some(({ waitMs }) => waitMs > 0);
  if (!isWaiting) return;
  store.change((file) => ({
    ...file,
    strangers: carriedOver(file.strangers, now),
    operators: file.operators.map((one) => ({ ...one, lockout: carriedOver(one.lockout, now) })),
  }));
}

function everyInterval(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms);
  timer.unref();
  return () => clearInterval(timer);
}
