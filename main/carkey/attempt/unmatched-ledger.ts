/**
 * Strays that change nothing: the first few of a kind are entries of their own, the others are counted, and the count is an entry after a
 * while. Whoever repeats himself ten thousand times makes a dozen entries, and the log still says that he did.
 */
import type { EntryDraft } from '../../../app/audit/entry/index.ts';
import type { FrameFault } from '../../../app/pims/index.ts';
import { type Clock, TokenBucket } from '../../base/index.ts';
import type { BridgeLimits } from '../../pims/transport/index.ts';

/** What makes strays alike: outcome, fault and attempt. */
export type StrayKind = Pick<EntryDraft, 'kind' | 'out' | 'act' | 'veh'> & { readonly reason?: FrameFault };

/** What the ledger works with. `write` makes an entry. */
type LedgerParts = {
  readonly clock: Clock;
  readonly limits: Pick<BridgeLimits, 'strays' | 'reportMs'>;
  readonly write: (draft: EntryDraft) => void;
};

/** The word of an entry that stands for many strays; `n` of them came within `ms`. */
const REPEATED = 'repeated' as const;

type Account = { readonly bucket: TokenBucket; readonly kind: StrayKind; count: number; since: number };

/** One ledger. It outlives connections: to reconnect does not buy new entries. */
export class StrayLedger {
  readonly #parts: LedgerParts;
  readonly #accounts = new Map<string, Account>();
  #pauseMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: LedgerParts) {
    this.#parts = parts;
    this.#pauseMs = parts.limits.reportMs.first;
  }

  /** May this one be an entry of its own? If not, it is counted. */
  admit(kind: StrayKind): boolean {
    const account = this.#accountOf(kind);
    if (account.bucket.take()) return true;
    if (account.count === 0) account.since = this.#parts.clock.mono();
    account.count += 1;
    this.#timer ??= setTimeout(() => this.#report(), this.#pauseMs).unref();
    return false;
  }

  /** Writes down what was counted. Once, at the end. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#writeAll();
  }

  #accountOf(kind: StrayKind): Account {
    const key = `${kind.out ?? ''} ${kind.reason ?? ''} ${kind.act ?? ''}`;
    const { clock, limits } = this.#parts;
    const account = this.#accounts.get(key) ?? { bucket: new TokenBucket(limits.strays, clock), kind, count: 0, since: 0 };
    this.#accounts.set(key, account);
    return account;
  }

  /** The longer it goes on, the rarer it is told. */
  #report(): void {
    this.#timer = undefined;
    this.#pauseMs = Math.min(this.#pauseMs * 2, this.#parts.limits.reportMs.longest);
    this.#writeAll();
  }

  #writeAll(): void {
    const now = this.#parts.clock.mono();
    for (const account of this.#accounts.values()) {
      if (account.count === 0) continue;
      const { kind, count, since } = account;
      const { reason, ...draft } = kind;
      account.count = 0;
      const d = { n: count, ms: Math.round(now - since), word: REPEATED, ...(reason === undefined ? {} : { reason }) };
      this.#parts.write({ ...draft, d });
    }
  }
}
