/** The run as it stands: each of its steps is an entry before it counts, about the vehicle that it began with or was taken up again for. */
import { runTransition, type RunTransition } from '../../app/audit/enrolment/index.ts';
import type { EntryDraft } from '../../app/audit/entry/index.ts';
import type { AttemptId } from '../../app/carkey/index.ts';
import type { AccountRef } from '../../app/customer/index.ts';
import { type EnrolmentEvent, type EnrolmentState, isOver, type RunAsk } from '../../app/enrolment/index.ts';
import { fail, ok } from '../../app/base/index.ts';
import { signed, simulated } from '../carkey/index.ts';
import { type Acted, type CustomerParts, type InWork, no, Owed } from './phone/index.ts';

/** Whose run it is, and about which vehicle. */
export type Whose = { readonly id: AttemptId; readonly account: AccountRef; readonly work: InWork };

/** The run as it stands. `step`: number of its newest entry; whoever acts names it, and so shows that they saw how it stands. */
export type Run = Whose & { readonly state: EnrolmentState; readonly step: number };

/** What follows from a step. */
export type RecordHears = {
  /** Another run than before: nothing that was held for that one serves it. */
  readonly another: () => void;
  /** It came to an ask. */
  readonly asks: (run: Run, call: RunAsk) => void;
  /** It came to anything. */
  readonly stands: (state: EnrolmentState) => void;
};

type Personal = NonNullable<EntryDraft['personal']>;

/** The run and its entries. */
export class RunRecord {
  readonly #parts: Pick<CustomerParts, 'context' | 'changed'>;
  readonly #hears: RecordHears;
  readonly #owed: Owed<EnrolmentEvent>;
  #run: Run | null = null;
  /** Its vehicle was laid aside while the end of a call was awaited. */
  #isAside = false;

  constructor(parts: Pick<CustomerParts, 'context' | 'changed'>, hears: RecordHears) {
    this.#parts = parts;
    this.#hears = hears;
    this.#owed = new Owed(parts.context.trail, (event) => this.#write(event));
  }

  /** The run of the vehicle in work. */
  get run(): Run | null {
    return this.#isAside ? null : this.#run;
  }

  /** Is the answer to a call awaited that was sent for this run, or for the one that was laid aside? */
  get isSending(): boolean {
    return this.#run?.state.name === 'spending' && this.#owed.size === 0;
  }

  /** A person's step: it counts once it is durable. */
  apply(event: EnrolmentEvent, personal: Personal = {}): Acted {
    const run = this.#run;
    if (run === null) return no({ reason: 'run-none' });
    const step = runTransition(run.state, event);
    // A double answer, or one that is late for a place that was left: nothing changes.
    return step.ok ? this.take(run, step.value, personal) : no({ reason: 'act-not-offered' });
  }

  /** What happened by itself, behind what is owed. If the log does not take it now, `later` is written once it writes again. */
  hear(event: EnrolmentEvent, later: EnrolmentEvent = event): void {
    if (!this.#owed.settle() || !this.#write(event)) this.#owed.keep(later);
    // Its end is told; the run stays open in the log, and comes back with its account.
    if (this.#isAside) this.#drop();
    else this.#parts.changed();
  }

  /** Writes what is owed. Fails while the log does not take it. */
  settle(): Acted {
    return this.#owed.settle() ? ok(null) : fail({ code: 'log-unwritable' });
  }

  /** Writes a step down, then does what it asks for. A call that costs is sent by whoever made the step. */
  take(whose: Whose, { entry, next, effect }: RunTransition, personal: Personal = {}): Acted {
    const { context } = this.#parts;
    const { id, account, work } = whose;
    const d = { ...entry.d, by: account, ...simulated(context) };
    const sealed = Object.keys(personal).length === 0 ? {} : { personal };
    const written = context.trail.append(signed(context, { ...entry, act: id, d, veh: work.veh, ...sealed }));
    if (!written.ok) {
      context.log.error('run-not-recorded', { reason: written.error });
      return fail({ code: 'log-unwritable' });
    }
    if (id !== this.#run?.id) this.#hears.another();
    this.#run = { id, account, work, state: next, step: written.value.at(-1)?.seq ?? 0 };
    if (this.#isAside) return ok(null);
    this.#parts.changed();
    if (effect !== null) this.#hears.asks(this.#run, effect.call);
    this.#hears.stands(next);
    return ok(null);
  }

  /** Its vehicle is laid aside. The end of a call that is awaited is written first. */
  layAside(): void {
    if (this.isSending) this.#isAside = true;
    else this.#drop();
  }

  stop(): void {
    this.#owed.stop();
    this.layAside();
  }

  #write(event: EnrolmentEvent): boolean {
    const written = this.apply(event);
    return written.ok || written.error.code !== 'log-unwritable';
  }

  #drop(): void {
    this.#run = null;
    this.#owed.clear();
    this.#isAside = false;
  }
}

/** The open run of a record; null: none, or it is over. */
export function openRun({ run }: RunRecord): Run | null {
  return run === null || isOver(run.state) ? null : run;
}
