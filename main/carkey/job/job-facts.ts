/** The facts of one job and how they are made from records. */
import { goneOver, holdsUp, requirementsOf } from '../../../app/carkey/job/index.ts';
import type { JobFacts } from '../../../app/carkey/status/index.ts';
import type { AttemptView, RequirementId } from '../../../app/carkey/index.ts';
import { brandsOf, type Vin, type VinEvidence } from '../../../app/vehicle/index.ts';
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import type { GoneOver } from '../attempt/index.ts';
import { type CarKeyContext, withLink } from '../index.ts';
import { hasLostCode } from '../codes/index.ts';
import { recheckAt } from './recheck.ts';

/** The part of the facts that belongs to the vehicle in work; it is dropped as a whole when the vehicle changes. */
export type VehicleFacts = Omit<JobFacts, 'now' | 'bridge' | 'logProblem' | 'may' | 'carSilence'>;

/** No vehicle in work. */
export const NO_VEHICLE: VehicleFacts = {
  vin: null,
  brands: [],
  how: null,
  foundAt: null,
  reading: null,
  readFailure: null,
  connection: null,
  services: null,
  evidence: [],
  override: null,
  goOn: null,
  keys: null,
  inside: null,
  attempt: null,
  asked: false,
  answered: [],
  openElsewhere: false,
  vehicleUnknown: false,
  codeLost: false,
  stage: null,
  customer: null,
  problem: null,
  history: [],
};

/** However many of other vehicles came since: its code may still be sealed here. */
function latestAttempt({ trail }: CarKeyContext, veh: VehicleRef): AttemptRecord | null {
  const [newest] = trail.list({ veh, kind: 'intent' }, undefined, 1).rows;
  return newest?.act === undefined ? null : trail.attempt(newest.act);
}

/** The facts of a vehicle that was just taken into work. */
export function factsFor(context: CarKeyContext, vin: Vin, how: NonNullable<JobFacts['how']>): VehicleFacts {
  const at = context.clock.wall();
  const veh = context.trail.vehicle(vin);
  const latest = latestAttempt(context, veh);
  return {
    ...NO_VEHICLE,
    vin,
    brands: brandsOf(vin),
    how,
    foundAt: at,
    evidence: withLink(how === 'link' ? [] : [{ source: how, vin, at }], context.link.report()),
    attempt: latest !== null && worthShowing(latest) ? { view: attemptView(context, latest) } : null,
    openElsewhere: openElsewhere(context, vin),
    codeLost: hasLostCode(context.trail, vin),
    history: context.trail.statusHistory(veh, 12),
  };
}

/** Open attempts, and those whose code can still be shown, come back with their vehicle. */
function worthShowing(record: AttemptRecord): boolean {
  const { state } = record;
  if (state.name === 'unknown' || state.name === 'sent' || state.name === 'intent') return true;
  return (state.name === 'succeeded' || state.name === 'resolved') && (state.code === 'sealed' || state.code === 'faulty');
}

/** Is another vehicle's attempt open on this station and not handed over? */
export function openElsewhere(context: CarKeyContext, vin: Vin): boolean {
  return context.trail.attempts(true, 100).some((record) => record.vin !== vin && !record.handedOver);
}

/** Open attempts of a vehicle that the vault does not know: any VIN could be theirs, so no activation may be sent, handed over or not. */
export function ofUnknownVehicles({ trail }: CarKeyContext): readonly AttemptRecord[] {
  return trail.attempts(true, 100).filter(({ vin }) => vin === null);
}

/** The attempt as the screen shows it. `hasReceipt`: its receipt was opened. */
export function attemptView(context: CarKeyContext, record: AttemptRecord, hasReceipt = false): AttemptView {
  const { id, state, handedOver, openedAt, steps } = record;
  const handOver = handedOver ? context.trail.handOver(id) : null;
  const seen = { code: wasCodeSeen(context, record), receipt: hasReceipt };
  return { id, state, handedOver, handOver, openedAt, steps, recheckAt: recheckAt(context, record), seen };
}

function wasCodeSeen({ trail }: CarKeyContext, { id, state }: AttemptRecord): boolean {
  if (state.name !== 'succeeded' && state.name !== 'resolved') return false;
  return trail.ofAttempt(id).some(({ kind }) => kind === 'code-shown');
}

/** Evidence with the phone's own statement kept apart: its latest one replaces its earlier one, other sources stay. */
export function withEvidence(evidence: readonly VinEvidence[], more: VinEvidence): readonly VinEvidence[] {
  return [...evidence.filter((one) => one.source !== more.source), more];
}

/** What a person goes on over, with the reason they gave; null when every line holds by itself. */
export function goneOverOf(facts: JobFacts): GoneOver | null {
  const lines = goneOver(requirementsOf(facts));
  return facts.goOn === null || lines.length === 0 ? null : { lines, reason: facts.goOn.reason };
}

/** The first requirement that keeps an activation from being sent. */
export function firstUnmet(facts: JobFacts): RequirementId | null {
  return requirementsOf(facts).find(holdsUp)?.id ?? null;
}
