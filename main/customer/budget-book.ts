/** What every account has used up, and its newest run, counted from the log: over restarts, and while it grows. */
import type { AccountRef } from '../../app/customer/index.ts';
import { accountOfEntry, type BudgetFold, countsAt, foldBudget, NOTHING_USED, spacedAt } from '../../app/audit/budget/index.ts';
import { runStateOf } from '../../app/audit/enrolment/index.ts';
import type { Entry, VehicleRef } from '../../app/audit/entry/index.ts';
import type { AttemptId } from '../../app/carkey/index.ts';
import { type Counts, ENROLMENTS_PER_HOUR, NO_COUNTS } from '../../app/budget/index.ts';
import type { EnrolmentState } from '../../app/enrolment/index.ts';
import type { SentAt } from '../../app/operators/index.ts';
import type { AuditTrail } from '../audit/index.ts';

/** The newest run of an account, as its last entry tells it. */
export type KnownRun = { readonly id: AttemptId; readonly state: EnrolmentState; readonly veh: VehicleRef | null };

const PAGE = 500;

/** The counts of one log. */
export class BudgetBook {
  readonly #trail: Pick<AuditTrail, 'list' | 'listen'>;
  readonly #folds = new Map<AccountRef, BudgetFold>();
  readonly #runs = new Map<AccountRef, KnownRun>();
  #spaced: readonly SentAt[] = [];
  #unlisten: (() => void) | null = null;

  constructor(trail: Pick<AuditTrail, 'list' | 'listen'>) {
    this.#trail = trail;
  }

  /** What an account has used at `now` (UTC ms). */
  counts(account: AccountRef | null, now: number): Counts {
    this.#load();
    return account === null ? NO_COUNTS : countsAt(this.#folds.get(account) ?? NOTHING_USED, now);
  }

  /** The newest run of an account. */
  run(account: AccountRef): KnownRun | null {
    this.#load();
    return this.#runs.get(account) ?? null;
  }

  /** When the last calls that are spaced were sent, for all accounts. */
  spaced(): readonly SentAt[] {
    this.#load();
    return this.#spaced;
  }

  stop(): void {
    this.#unlisten?.();
  }

  /** Once, when it is first asked: most days nobody enrols. */
  #load(): void {
    if (this.#unlisten !== null) return;
    for (const entry of this.#all().reverse()) this.#take(entry);
    this.#unlisten = this.#trail.listen((entries) => entries.forEach((entry) => this.#take(entry)));
  }

  /** Newest first. */
  #all(): Entry[] {
    const found: Entry[] = [];
    let before: number | undefined;
    for (;;) {
      const page = this.#trail.list({ kind: 'enrolment' }, before, PAGE);
      found.push(...page.rows);
      if (page.next === null) return found;
      before = page.next;
    }
  }

  #take(entry: Entry): void {
    const account = accountOfEntry(entry);
    const state = runStateOf(entry);
    if (account === null || state === null) return;
    this.#folds.set(account, foldBudget(this.#folds.get(account) ?? NOTHING_USED, entry));
    if (entry.act !== undefined) this.#runs.set(account, { id: entry.act, state, veh: entry.veh ?? null });
    const spaced = spacedAt(entry);
    if (spaced !== null) this.#spaced = [...this.#spaced, spaced].slice(-ENROLMENTS_PER_HOUR);
  }
}
