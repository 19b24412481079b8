/**
 * Is the vehicle in work the car that stands here (activation rule 8)? Scanning and typing name a vehicle; only the phone's connection and
 * the link speak for the car. Every one of them that speaks must agree; a person may answer for a silent car or for one disagreeing unit
 * of it, never against the phone, since the activation acts on the car that the phone is connected to.
 */
import { isExactVin, linkStatements, shownVin, type CarStatement } from './evidence.ts';
import type { Why } from './grounds.ts';
import type { JobFacts } from './job-facts.ts';

type Facts = Pick<JobFacts, 'vin' | 'connection' | 'evidence' | 'override'>;

/** Judges the line of the requirements: why it does not hold, or null. */
export function judgeSameVehicle(facts: Facts): Why<'same-vehicle'> {
  const { vin } = facts;
  const said = carStatements(facts);
  const wrong = said.find((one) => one.vin !== vin);
  if (vin !== null && said.length > 0 && wrong === undefined) return null;
  if (facts.override !== null && isOverridable(facts)) {
    return { reason: 'overridden', values: { by: facts.override.by, reason: facts.override.reason } };
  }
  if (vin === null || wrong === undefined) return { reason: 'not-read', values: {} };
  const values = { chosen: vin, found: shownVin(wrong.vin, vin), source: wrong.source };
  return { reason: isExactVin(wrong.vin) ? 'other-vehicle' : 'odd-vin', values };
}

/** May a person answer for this vehicle? Where the car says nothing, or where one of its sources agrees and only units disagree. */
export function isOverridable(facts: Facts): boolean {
  const { vin } = facts;
  if (vin === null) return false;
  const said = carStatements(facts);
  const phone = said.find((one) => one.source === 'phone connection');
  if (phone !== undefined && phone.vin !== vin) return false;
  if (said.length === 0) return true;
  return said.some((one) => one.vin === vin) && said.some((one) => one.vin !== vin);
}

function carStatements({ connection, evidence }: Facts): readonly CarStatement[] {
  const links = linkStatements(evidence);
  const vin = connection?.fact.connected ? connection.fact.vin : null;
  return vin === null ? links : [{ source: 'phone connection', vin }, ...links];
}
