/** What the console shows of the customer's side of a job: session, second factor, steps, budgets, proof. Plain data; secrets and logins are in none of it. */
import type { AttemptId } from '../carkey/index.ts';
import type { HowNear } from '../budget/index.ts';
import type { Consent, CustomerNext, CustomerTrouble, Session } from '../customer/index.ts';
import type { ActView, EnrolmentView, Goal } from '../enrolment/index.ts';
import type { ProofView } from '../proof/index.ts';
import type { Budget, CallName, ErrorNext } from '../pims/session-calls/index.ts';
import type { CancelState, Capability, Progress } from '../pims/bridge-protocol/index.ts';
import type { Revised } from '../base/index.ts';
import type { SecretKind } from '../secret/index.ts';
import type { AssociationWarning, StepsRemedy, StepsView } from '../steps/index.ts';
import type { Vin } from '../vehicle/index.ts';

/** Whose consent it is, with who heard it and when (UTC ms). */
export type ConsentView = Consent & { readonly by: string; readonly at: number };

/** A call that waits for a person at the phone. `cancel`: what a cancel came to; `asked`: it is under way. */
export type LongCallView = {
  readonly call: CallName;
  /** When it was sent, UTC ms, and how long it may take, ms. */
  readonly since: number;
  readonly limitMs: number;
  /** Null: the bridge tells none. */
  readonly progress: Progress | null;
  readonly cancel: CancelState | 'asked' | null;
};

/** How one budget of the account stands, as far as this console's log tells. `near`: where one more use would lead. */
export type BudgetView = { readonly budget: Budget; readonly used: number; readonly left: number; readonly near: HowNear };

/**
 * An act that costs, with what stands before it. `type`: what has to be typed now; what is held from the step before is left out. `say`: what a
 * person has to say first, that they know (`ask`) or that they take a lock on (`desk`), and about which budgets.
 */
export type SpendActView = Extract<ActView, { readonly kind: 'spend' }> & {
  readonly type: readonly SecretKind[];
  readonly say: { readonly needs: 'ask' | 'desk'; readonly budgets: readonly Budget[] } | null;
};

/** The run of the second factor. */
export type RunView = Omit<EnrolmentView, 'acts'> & {
  readonly id: AttemptId;
  /** Grows with everything that happens to the run. An act names it, so that a press on what is no longer there does nothing. */
  readonly step: number;
  readonly goal: Goal;
  readonly acts: readonly (SpendActView | Extract<ActView, { readonly kind: 'free' }>)[];
  /** The number that was typed, by its last digits; null: none is held. */
  readonly number: string | null;
};

/** The service activation steps. `problem`: what the last read came to, if it failed; `remedy`: null where an answer is all that is missing. */
export type StepsPart = {
  readonly reading: boolean;
  readonly view: StepsView | null;
  /** What they were asked by last. */
  readonly by: 'steps-id' | 'association' | 'vin' | null;
  /** When they were read, UTC ms. */
  readonly at: number | null;
  readonly warnings: readonly AssociationWarning[];
  readonly problem: { readonly code: number | null; readonly remedy: StepsRemedy } | null;
};

/** The proof that a CarKey works, of the attempt that it proves. */
export type ProofPart = ProofView & { readonly attempt: AttemptId };

/** The customer's side of the vehicle in work. */
export type CustomerView = {
  readonly vin: Vin | null;
  readonly session: Session;
  readonly consent: ConsentView | null;
  readonly trouble: CustomerTrouble | null;
  /** What the person does about the trouble; null: nothing is known against going on. */
  readonly heed: ErrorNext | null;
  readonly next: CustomerNext;
  readonly signOut: { readonly owed: boolean; readonly failed: boolean };
  /** What the bridge can do beyond protocol 1.0. */
  readonly can: readonly Capability[];
  readonly call: LongCallView | null;
  readonly run: RunView | null;
  /** Goals that a run can begin with now; empty while one is open, nobody is signed in, or consent is missing. */
  readonly mayBegin: readonly Goal[];
  /** Was a lock taken on by the desk for the next call? */
  readonly takenOn: boolean;
  readonly budgets: readonly BudgetView[];
  readonly steps: StepsPart;
  /** Null: no confirmed activation of this vehicle is at hand, so there is nothing to prove. */
  readonly proof: ProofPart | null;
} & Revised;
