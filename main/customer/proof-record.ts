/** The proof as it stands: it belongs to one confirmed attempt, and each of its steps is an entry before it counts. */
import { foldProof, proofTransition } from '../../app/audit/proof/index.ts';
import type { AttemptId } from '../../app/carkey/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { NO_PROOF, type ProofEvent, type ProofState } from '../../app/proof/index.ts';
import { signed, simulated } from '../carkey/index.ts';
import { type Acted, type CustomerParts, type InWork, no, Owed } from './phone/index.ts';

/** The proof of one attempt. `opening`: counts how often one was taken up, so that the same attempt at another time is told apart. */
export type Proving = { readonly attempt: AttemptId; readonly work: InWork; readonly opening: number; readonly state: ProofState };

/** So many signals are owed at most: no more are kept of a command, and a phone that sends no end of them fills no memory. */
const MOST_SIGNALS_OWED = 20;

/** The proof and its entries. */
export class ProofRecord {
  readonly #parts: Pick<CustomerParts, 'context' | 'changed'>;
  readonly #owed: Owed<ProofEvent>;
  #open: Proving | null = null;
  #opening = 0;

  constructor(parts: Pick<CustomerParts, 'context' | 'changed'>) {
    this.#parts = parts;
    this.#owed = new Owed(parts.context.trail, (event) => this.#write(event));
  }

  get open(): Proving | null {
    return this.#open;
  }

  /** Is it still the same opening of the vehicle, without another one between? */
  isOpen({ opening }: Pick<Proving, 'opening'>): boolean {
    return this.#open?.opening === opening;
  }

  /** Takes up the proof of an attempt where its entries left it. What was under way then has no end. */
  take(attempt: AttemptId, work: InWork): void {
    this.leave();
    this.#opening += 1;
    const open = { ...this.#logged(attempt, work), opening: this.#opening };
    this.#open = open;
    if (open.state.name === 'reading' || open.state.name === 'commanding') this.hear(open, { type: 'restarted' });
  }

  /** No attempt is proved any more. */
  leave(): void {
    this.#open = null;
    this.#owed.clear();
  }

  /** A person's step: it counts once it is durable, behind what is owed. */
  apply(event: ProofEvent): Acted {
    const settled = this.settle();
    return settled.ok ? this.#apply(event) : settled;
  }

  #apply(event: ProofEvent): Acted {
    const open = this.#open;
    if (open === null) return no({ reason: 'nothing-to-prove' });
    const written = this.#append(open, event);
    if (!written.ok) return written;
    this.#open = { ...open, state: written.value };
    this.#parts.changed();
    return ok(null);
  }

  /**
   * What happened by itself. It belongs to the proof that it happened to, also where another vehicle is in work by now. If the log does not take it,
   * it is written once it writes again; of a proof that was left, its entries tell that the end is missing. Of an earlier opening of the same
   * attempt only what names its command counts: its reads were told as ended when it was taken up again.
   */
  hear(of: Proving, event: ProofEvent): void {
    if (this.#open?.attempt !== of.attempt) this.#append(this.#logged(of.attempt, of.work), event);
    else if (this.isOpen(of) || 'tx' in event) this.#owe(event);
  }

  /** Writes what is owed. Fails while the log does not take it. */
  settle(): Acted {
    return this.#owed.settle() ? ok(null) : fail({ code: 'log-unwritable' });
  }

  stop(): void {
    this.#owed.stop();
  }

  #owe(event: ProofEvent): void {
    if (this.#owed.settle() && this.#write(event)) return;
    if (event.type !== 'signal' || this.#owed.size < MOST_SIGNALS_OWED) this.#owed.keep(event);
  }

  #write(event: ProofEvent): boolean {
    const written = this.#apply(event);
    return written.ok || written.error.code !== 'log-unwritable';
  }

  #append({ attempt, work, state }: Omit<Proving, 'opening'>, event: ProofEvent): Result<ProofState, ConsoleError> {
    const step = proofTransition(state, event);
    // A double answer, or a signal that nothing waits for: nothing changes.
    if (!step.ok) return no({ reason: 'act-not-offered' });
    const { context } = this.#parts;
    const { entry, next } = step.value;
    const d = { ...entry.d, ...simulated(context) };
    const written = context.trail.append(signed(context, { ...entry, d, act: attempt, veh: work.veh }));
    if (written.ok) return ok(next);
    context.log.error('proof-not-recorded', { reason: written.error });
    return fail({ code: 'log-unwritable' });
  }

  /** The proof as its entries tell it. */
  #logged(attempt: AttemptId, work: InWork): Omit<Proving, 'opening'> {
    const rows = this.#parts.context.trail.ofAttempt(attempt);
    return { attempt, work, state: rows.reduce<ProofState>((before, row) => foldProof(before, row), NO_PROOF) };
  }
}
