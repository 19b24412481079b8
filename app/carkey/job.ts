/**
 * The Job screen as a pure function of facts: one place decides what is shown and what the one next action is.
 */
import type { BridgeState, ConnectionFact, PimsError, RequestOutcome, SubscribedService } from '../pims/types.ts';
import type { Brand, EvidenceSource, Vin, VinEvidence } from '../vehicle/types.ts';
import type { AttemptState, AttemptView, Confirmation, JobStage, JobView, LogProblem, Problem, StatusReading } from './types.ts';

/** What is known about the vehicle in work. Times are this computer's clock unless said otherwise. */
export type JobFacts = {
  readonly now: number;
  readonly vin: Vin | null;
  readonly brands: readonly Brand[];
  readonly how: Extract<EvidenceSource, 'scanned' | 'typed' | 'chosen'> | null;
  readonly foundAt: number | null;
  readonly bridge: BridgeState;
  readonly reading: StatusReading | null;
  /** Why the last status read failed; null after a good one. */
  readonly readFailure:
    | { readonly error: PimsError; readonly transactionId: string }
    | { readonly outcome: Exclude<RequestOutcome, { kind: 'answered' }>; readonly transactionId: string }
    | null;
  readonly connection: { readonly fact: ConnectionFact; readonly at: number } | null;
  readonly services: readonly SubscribedService[] | null;
  readonly evidence: readonly VinEvidence[];
  readonly keys: Confirmation | null;
  readonly inside: Confirmation | null;
  readonly attempt: { readonly view: Omit<AttemptView, 'state'> & { readonly state: AttemptState } } | null;
  /** Another vehicle's attempt that is open on this station and was not handed over. */
  readonly openElsewhere: boolean;
  readonly stage: { readonly name: JobStage; readonly since: number; readonly limitMs: number | null } | null;
  readonly logProblem: LogProblem | null;
  readonly problem: Problem | null;
  readonly history: readonly { readonly at: number; readonly word: string }[];
};

/** Makes the view. Pure. */
export function viewJob(facts: JobFacts): JobView {
  throw new Error(`not written yet: ${String(facts.now)}`);
}
