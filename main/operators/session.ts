/**
 * The one session of a station: who, since when, behind the lock or not. Rights always follow the account as it is now, and a session whose
 * account is gone or disabled is none.
 *
 * A session is idle as soon as either clock says so: the monotonic one stands still while some computers sleep, the wall clock can be set
 * back; a clock that runs ahead only locks too early.
 */
import type { AccountNotice } from '../../app/operators/index.ts';
import type { Clock } from '../base/index.ts';
import type { OperatorRecord } from './accounts/index.ts';

/** A session; times are on the monotonic clock unless they say otherwise. A new object after every change. */
export type Session = {
  /** Differs between any two sessions of a run. */
  readonly id: number;
  readonly account: OperatorRecord;
  /** UTC ms. */
  readonly since: number;
  readonly locked: boolean;
  /** When the PIN was last given; null once locked. */
  readonly freshPinAt: number | null;
  readonly notices: readonly AccountNotice[];
};

type Held = Omit<Session, 'account'> & { readonly accountId: string };

/** What the holder needs. */
type HolderParts = {
  readonly clock: Clock;
  /** The enabled account with this id. */
  readonly accountOf: (id: string) => OperatorRecord | undefined;
  /** Idle time after which the session locks, ms; asked at every look. */
  readonly idleMs: () => number;
  /** Called once the session is locked because nobody did anything. */
  readonly onIdle: (account: OperatorRecord) => void;
};

/** Holds the session. */
export class SessionHolder {
  readonly #parts: HolderParts;
  #held: Held | null = null;
  #count = 0;
  #active: { readonly wall: number; readonly mono: number } = { wall: 0, mono: 0 };

  constructor(parts: HolderParts) {
    this.#parts = parts;
  }

  /** The session as of now: locks it first when it has been idle. */
  get(): Session | null {
    const held = this.#held;
    if (held === null) return null;
    const account = this.#parts.accountOf(held.accountId);
    if (account === undefined) {
      this.#held = null;
      return null;
    }
    if (!held.locked && this.#isIdle()) {
      this.lock();
      this.#parts.onIdle(account);
    }
    return this.#held === null ? null : { ...this.#held, account };
  }

  /** Begins a session, in place of any other. The PIN was given just now. */
  begin(account: OperatorRecord, notices: readonly AccountNotice[]): void {
    const { clock } = this.#parts;
    this.#count += 1;
    this.#held = { id: this.#count, accountId: account.id, since: clock.wall(), locked: false, freshPinAt: clock.mono(), notices };
    this.touch();
  }

  /** The PIN of the session's operator was given just now: unlocked, and fresh. */
  proved(): void {
    if (this.#held === null) return;
    this.#held = { ...this.#held, locked: false, freshPinAt: this.#parts.clock.mono() };
    this.touch();
  }

  lock(): void {
    if (this.#held !== null) this.#held = { ...this.#held, locked: true, freshPinAt: null };
  }

  end(): void {
    this.#held = null;
  }

  /** Somebody did something. */
  touch(): void {
    const { clock } = this.#parts;
    this.#active = { wall: clock.wall(), mono: clock.mono() };
  }

  #isIdle(): boolean {
    const { clock } = this.#parts;
    const idleMs = this.#parts.idleMs();
    return clock.mono() - this.#active.mono >= idleMs || clock.wall() - this.#active.wall >= idleMs;
  }
}
