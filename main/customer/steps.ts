/** The service activation steps of the vehicle in work, asked by the surest name that is at hand. Free, and asked when a person wants to know. */
import type { StepsPart } from '../../app/contract/index.ts';
import type { AccountRef } from '../../app/customer/index.ts';
import { fail, ok } from '../../app/base/index.ts';
import { parseSteps, type RequestOutcome } from '../../app/pims/index.ts';
import { readAllSteps, type StepsBy } from '../../app/pims/session-calls/index.ts';
import { type CarAssociationId, stepsBy, type StepsId, stepsRemedy, typedAssociation, viewSteps } from '../../app/steps/index.ts';
import type { CustomerSession } from './session.ts';
import { type Acted, type CustomerParts, hurdle, type InWork, no, type Phone } from './phone/index.ts';

const UNREAD: StepsPart = { reading: false, view: null, by: null, at: null, warnings: [], problem: null };

export class Steps {
  readonly #parts: CustomerParts;
  readonly #phone: Phone;
  readonly #session: CustomerSession;
  #stepsID: StepsId | null = null;
  #association: CarAssociationId | null = null;
  #part: StepsPart = UNREAD;
  /** Asked for while the steps are read: they are read anew then. */
  #next: { readonly reset: boolean } | null = null;
  /** Whose they are: whoever was signed in when they were asked. */
  #of: AccountRef | null = null;
  /** Counts vehicles and accounts: an answer about the last one is nobody's. */
  #turn = 0;

  constructor(parts: CustomerParts, phone: Phone, session: CustomerSession) {
    this.#parts = parts;
    this.#phone = phone;
    this.#session = session;
  }

  get part(): StepsPart {
    return this.#part;
  }

  /**
   * Who is signed in is known anew. The steps are those of the account: another one's are nobody's, and what nobody has asked yet, or could be told
   * only once they signed in, is asked.
   */
  accountTold(work: InWork, account: AccountRef): void {
    if (this.#of !== account) this.#forgetRead();
    const { reading, view, problem } = this.#part;
    const isToRead = problem === null ? view === null : problem.remedy === 'sign-in';
    if (isToRead && !reading) this.read(work, null, false);
  }

  /** What the steps are asked by. */
  by({ vin }: InWork): StepsBy {
    return stepsBy({ stepsID: this.#stepsID, association: this.#association, vin });
  }

  /** Another vehicle, or none. */
  forget(): void {
    this.#association = null;
    this.#forgetRead();
    this.#part = UNREAD;
  }

  /** What was read, or is being read, tells nothing any more. What was typed is the vehicle's. */
  #forgetRead(): void {
    this.#turn += 1;
    this.#stepsID = null;
    this.#next = null;
    this.#of = null;
    this.#part = { ...UNREAD, warnings: this.#part.warnings };
  }

  /** Asks; what was typed comes before what is known, and is asked by afterwards where the steps are being read. */
  read(work: InWork, typed: string | null, reset: boolean): Acted {
    const hindered = hurdle(this.#parts);
    if (hindered !== null) return fail(hindered);
    if (typed !== null) {
      const association = typedAssociation(typed);
      if (!association.ok) return no({ reason: 'association-form' });
      this.#association = association.value.id;
      this.#stepsID = null;
      this.#show({ warnings: association.value.warnings });
    }
    if (this.#part.reading) {
      if (typed !== null || reset) this.#next = { reset: reset || this.#next?.reset === true };
      return ok(null);
    }
    this.#of = this.#session.account?.ref ?? null;
    this.#show({ reading: true, problem: null });
    this.#phone.track(this.#read(work, reset, this.#turn));
    return ok(null);
  }

  /** Something was carried out since: what stands there is asked anew, behind a read that is under way. */
  readAnew(work: InWork): void {
    if (this.#part.reading) this.#next ??= { reset: false };
    else this.read(work, null, false);
  }

  async #read(work: InWork, reset: boolean, turn: number): Promise<void> {
    const by = this.by(work);
    const outcome = await this.#phone.ask(readAllSteps(by, reset));
    if (turn !== this.#turn) return;
    const next = this.#next;
    if (next !== null) {
      this.#next = null;
      await this.#read(work, next.reset, turn);
      return;
    }
    const problem = problemOf(outcome, by);
    if (problem?.remedy === 'forget-steps-id') {
      // Another phone's: asked by what else is known, once, since then it is not by this id any more.
      this.#stepsID = null;
      await this.#read(work, reset, turn);
      return;
    }
    if (problem?.remedy === 'sign-in' && outcome.kind === 'answered') this.#session.lost(outcome.answer.transactionId);
    if (problem !== null || outcome.kind !== 'answered' || outcome.answer.status !== 'SUCCEEDED') {
      this.#show({ reading: false, by: nameOf(by), problem });
      return;
    }
    const view = viewSteps(parseSteps(outcome.answer.result));
    this.#stepsID = view.stepsID ?? this.#stepsID;
    this.#show({ reading: false, view, by: nameOf(by), at: this.#parts.context.clock.wall(), problem: null });
  }

  #show(patch: Partial<StepsPart>): void {
    this.#part = { ...this.#part, ...patch };
    this.#parts.changed();
  }
}

function problemOf(outcome: RequestOutcome, by: StepsBy): StepsPart['problem'] {
  if (outcome.kind !== 'answered') return { code: null, remedy: 'ask-again' };
  if (outcome.answer.status === 'SUCCEEDED') return null;
  const { code } = outcome.answer.error;
  return { code, remedy: stepsRemedy(code, by) };
}

function nameOf(by: StepsBy): NonNullable<StepsPart['by']> {
  if ('stepsID' in by) return 'steps-id';
  return 'carAssociationID' in by ? 'association' : 'vin';
}
