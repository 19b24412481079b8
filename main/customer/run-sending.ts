/** What a run sends that costs: everything that can be known is asked before, the entry is durable before a byte leaves, and its end is told once. */
import { isSpaced, leaveFor, type Leave, mayEnrol, standingOf } from '../../app/budget/index.ts';
import { type ActView, actsOf, type GivenValues, readingFor, type RunSpend, spendEvent, spendRequest } from '../../app/enrolment/index.ts';
import type { Role } from '../../app/operators/index.ts';
import { ok, type Result } from '../../app/base/index.ts';
import type { RequestOutcome, TransactionId } from '../../app/pims/index.ts';
import { callRow, type SessionRequest, type SpendCall } from '../../app/pims/session-calls/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import { newTransactionId } from '../pims/index.ts';
import type { BudgetBook } from './budget-book.ts';
import type { Run, RunRecord } from './run-record.ts';
import type { RunValues, TypedTexts, ValuesEnd } from './run-values.ts';
import { type Acted, type CustomerParts, no, type Phone } from './phone/index.ts';

/** What a person gives with an act that costs. */
export type SpendInput = {
  readonly typed?: TypedTexts | undefined;
  readonly known?: boolean | undefined;
  readonly sure?: boolean | undefined;
};

/** What the desk took on, sealed into the entry of the call that needs it. `calls`: those that would have locked the account when it was taken on. */
type TakenOn = { readonly role: Role; readonly by: string; readonly reason: string; readonly calls: ReadonlySet<RunSpend> };

/** `takenOn`: what the call goes on over; null where no budget of it would lock. */
type Prepared = {
  readonly call: RunSpend;
  readonly given: GivenValues;
  readonly request: SessionRequest;
  readonly leave: Leave;
  readonly takenOn: TakenOn | null;
};

/** What sending needs. `ended`: a call came to its end. */
export type SendingDeps = {
  readonly phone: Phone;
  readonly book: BudgetBook;
  readonly record: RunRecord;
  readonly values: RunValues;
  readonly ended: () => void;
};

type Spend = Extract<ActView, { kind: 'spend' }>;

/** The calls of a run that cost. */
export class RunSending {
  readonly #parts: CustomerParts;
  readonly #deps: SendingDeps;
  #takenOn: TakenOn | null = null;

  constructor(parts: CustomerParts, deps: SendingDeps) {
    this.#parts = parts;
    this.#deps = deps;
  }

  /** As whom the desk took this call on; null: it did not. */
  takenOn(call: RunSpend): Role | null {
    return this.#takenOn?.calls.has(call) === true ? this.#takenOn.role : null;
  }

  /** The desk takes on that a call may lock the account: once, and only a call that would do so now. */
  takeOn(run: Run, reason: string): Acted {
    const operator = this.#parts.context.operator();
    if (operator === null || operator.name === '') return no({ reason: 'name-missing' });
    const calls = this.#locking(run);
    if (calls.size === 0) return no({ reason: 'act-not-offered' });
    // The table of rights let them; in practice anybody plays the desk.
    const role = operator.role === 'technician' ? 'support' : operator.role;
    this.#takenOn = { role, by: operator.name, reason, calls };
    this.#parts.changed();
    return ok(null);
  }

  /** Nothing is taken on any more. */
  forget(): void {
    this.#takenOn = null;
  }

  /** Sends the call of an act, once. Whoever calls saw to it that the phone is free and the account is that of the run. */
  send(run: Run, view: Spend, input: SpendInput): Acted {
    const prepared = this.#prepare(run, view, input);
    if (!prepared.ok) return prepared;
    const { phone, record, values } = this.#deps;
    const tx = newTransactionId();
    const { call, given, request, leave, takenOn } = prepared.value;
    const personal = takenOn === null ? {} : { operator: takenOn.by, reason: takenOn.reason };
    const written = record.apply({ type: 'spend', act: view.act, tx, at: this.#parts.context.clock.wall(), leave }, personal);
    if (!written.ok) return written;
    if (takenOn !== null) this.forget();
    values.sent(given);
    phone.track(phone.spend(request, tx).then((outcome) => this.#ended(call, given, tx, outcome)));
    return written;
  }

  /** Everything that can be known before: nothing of it costs an entry. */
  #prepare({ state, account, work }: Run, view: Spend, input: SpendInput): Result<Prepared, ConsoleError> {
    const { context } = this.#parts;
    const onPhone = context.bridge.hello().capabilities.has('ask-on-phone');
    const given = this.#deps.values.take(view.needs, input.typed ?? {}, { onPhone, sure: input.sure === true });
    if (!given.ok) return no(given.error);
    const counts = this.#deps.book.counts(account, context.clock.wall());
    const leave = leaveFor(view.call, counts, { known: input.known === true, takenOn: this.takenOn(view.call) });
    if (!leave.ok) return no({ reason: leave.error.needs === 'desk' ? 'budget-locks' : 'budget-last' });
    const spaced = this.#spaced(view.call);
    if (!spaced.ok) return spaced;
    const request = spendRequest(view.call, given.value, { vin: work.vin, reading: readingFor(state) });
    if (!request.ok) return no({ reason: 'typed-empty' });
    const locks = leave.value.over.some((budget) => standingOf(budget, counts) === 'locks');
    return ok({ call: view.call, given: given.value, request: request.value, leave: leave.value, takenOn: locks ? this.#takenOn : null });
  }

  /** Calls that can be sent where the run stands, and would lock the account if they failed. */
  #locking({ state, account }: Run): ReadonlySet<RunSpend> {
    const counts = this.#deps.book.counts(account, this.#parts.context.clock.wall());
    const calls = actsOf(state).flatMap((act) => (act.kind === 'spend' ? [act.call] : []));
    return new Set(calls.filter((call) => callRow(call).spends.some((budget) => standingOf(budget, counts) === 'locks')));
  }

  #spaced(call: SpendCall): Acted {
    const now = this.#parts.now?.() ?? null;
    const free = now === null || !isSpaced(call) ? ok(null) : mayEnrol(this.#deps.book.spaced(), now);
    if (free.ok) return free;
    if (free.error.code !== 'hour-full') return no({ reason: 'answer-awaited' });
    return no({ reason: 'site-full', limit: free.error.limit, minutes: Math.ceil(free.error.freeInMs / 60_000) });
  }

  #ended(call: RunSpend, given: GivenValues, tx: TransactionId, outcome: RequestOutcome): void {
    const { record, values } = this.#deps;
    values.after(call, given, endOf(outcome));
    record.hear(spendEvent(call, tx, outcome));
    this.#deps.ended();
  }
}

function endOf(outcome: RequestOutcome): ValuesEnd {
  if (outcome.kind !== 'answered') return { kind: 'open' };
  return outcome.answer.status === 'FAILED' ? { kind: 'error', code: outcome.answer.error.code } : { kind: 'ok' };
}
