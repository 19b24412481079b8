/** Everything that is known about the vehicle in work. */
import type { BridgeState, ConnectionFact, PimsError, RequestOutcome, SubscribedService } from '../pims/types.ts';
import type { Brand, EvidenceSource, Vin, VinEvidence } from '../vehicle/types.ts';
import type { AttemptView, Confirmation, GoOn, JobStage, LogProblem, Override, Problem, StatusReading } from './types.ts';

/** How a vehicle came into work: a person named it, or the car itself through the link. */
export type JobOrigin = Extract<EvidenceSource, 'scanned' | 'typed' | 'chosen'> | 'link';

/** What is known about the vehicle in work. Times are this computer's clock unless said otherwise. */
export type JobFacts = {
  readonly now: number;
  readonly vin: Vin | null;
  readonly brands: readonly Brand[];
  readonly how: JobOrigin | null;
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
  readonly override: Override | null;
  readonly goOn: GoOn | null;
  readonly keys: Confirmation | null;
  readonly inside: Confirmation | null;
  readonly attempt: { readonly view: AttemptView } | null;
  /** Has a person had status and connection read again since the last attempt ended? */
  readonly asked: boolean;
  /** Another vehicle's attempt that is open on this station and was not handed over. */
  readonly openElsewhere: boolean;
  /** An open attempt belongs to a vehicle that the vault does not know: it could be the one in work. */
  readonly vehicleUnknown: boolean;
  /** It was activated once, and its code was lost: sending again is for the desk. */
  readonly codeLost: boolean;
  /** What the person at work may do, by the table of rights: settle an unknown outcome, send again for a vehicle whose code was lost. */
  readonly may: { readonly decide: boolean; readonly again: boolean };
  readonly stage: { readonly name: JobStage; readonly since: number; readonly limitMs: number | null } | null;
  readonly logProblem: LogProblem | null;
  readonly problem: Problem | null;
  readonly history: readonly { readonly at: number; readonly word: string }[];
};
