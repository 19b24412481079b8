/**
 * The Job screen as a pure function of facts: one place decides what is shown and what the one next action is.
 */
import type { BridgeState, ConnectionFact, PimsError, RequestOutcome, SubscribedService } from '../pims/types.ts';
import type { Brand, EvidenceSource, Vin, VinEvidence } from '../vehicle/types.ts';
import { viewEvidence } from './evidence.ts';
import { isBarredAgain, nextOf } from './next.ts';
import { problemOf } from './problem.ts';
import { isFresh, requirementsOf, serverNow, serverOffset } from './requirements.ts';
import { isOverridable } from './same-vehicle.ts';
import { meaningOf } from './status.ts';
import type { AttemptView, Confirmation, GoOn, JobStage, JobView, LogProblem, Override, Problem, StatusReading } from './types.ts';

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

/** Makes the view at `facts.now`, with its number. Pure and total: it never throws, whatever the facts are. */
export function viewJob(facts: JobFacts, rev = 0): JobView {
  const requirements = requirementsOf(facts);
  const status = viewStatus(facts);
  const next = nextOf(facts, requirements, status);
  return {
    vin: facts.vin,
    brands: facts.brands,
    foundAt: facts.foundAt,
    status,
    requirements,
    confirmations: { keys: facts.keys, inside: facts.inside },
    evidence: viewEvidence(facts.evidence, facts.vin),
    override: { given: facts.override, possible: isOverridable(facts) },
    goOn: facts.goOn,
    connection: viewConnection(facts),
    attempt: facts.attempt?.view ?? null,
    stage: facts.stage,
    problem: problemOf(facts, status),
    next,
    mayActivate: next.action === 'activate',
    barredAgain: isBarredAgain(facts),
    history: facts.history,
    serverOffsetMs: serverOffset(facts),
    asOf: facts.now,
    rev,
  };
}

function viewStatus(facts: JobFacts): JobView['status'] {
  const { reading, now } = facts;
  if (reading === null) return null;
  const { at, transactionId, answer } = reading;
  const meaning = meaningOf(answer, serverNow(facts));
  // While nobody knows what became of an activation nothing is green.
  const tone = meaning.tone === 'good' && facts.attempt?.view.state.name === 'unknown' ? 'warn' : meaning.tone;
  return { ...meaning, tone, at, fresh: isFresh(reading, now), transactionId, answer };
}

function viewConnection({ connection }: JobFacts): JobView['connection'] {
  if (connection === null) return null;
  const { connected, model, version, protocol, privacy } = connection.fact;
  return { connected, model, version, protocol, privacy };
}
