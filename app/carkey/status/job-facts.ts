/** Everything that is known about the vehicle in work. */
import type { BridgeState, ConnectionFact, PimsError, RequestOutcome, SubscribedService } from '../../pims/index.ts';
import type { Brand, EvidenceSource, Vin, VinEvidence } from '../../vehicle/index.ts';
import type { CustomerFacts } from './customer-facts.ts';
import type { AttemptView, Confirmation, GoOn, JobStage, LogProblem, Override, Problem, StatusReading } from '../index.ts';

/** How a vehicle came into work: a person named it, or the car itself through the link. */
export type JobOrigin = Extract<EvidenceSource, 'scanned' | 'typed' | 'chosen'> | 'link';

/** Why a read brought no VIN: the adapter does not answer, the socket has no supply voltage, or the car is silent. */
export type CarSilence = 'adapter' | 'no-power' | 'silent';

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
  /** What the last read over an open adapter found instead of a VIN; null: nothing was read, or the car said one. */
  readonly carSilence: CarSilence | null;
  readonly override: Override | null;
  readonly goOn: GoOn | null;
  readonly keys: Confirmation | null;
  readonly inside: Confirmation | null;
  readonly attempt: { readonly view: AttemptView } | null;
  /** Has a person had status and connection read again since the last attempt ended? */
  readonly asked: boolean;
  /** Transactions of failures of which a run has done since what they wanted. */
  readonly answered: readonly string[];
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
  /** Null: nothing is known of it, as with a console that asks no phone for it. */
  readonly customer: CustomerFacts | null;
  readonly problem: Problem | null;
  readonly history: readonly { readonly at: number; readonly word: string }[];
};
