/**
 * The verdict over everything one read found. Two different VINs are a conflict whoever said them: both are shown, none is chosen.
 * Silence has reasons in the order of probability, so that nobody is told "ignition off" where a lead is missing.
 */
import type { Vin } from '../../vehicle/index.ts';
import {
  type LinkFacts,
  type LinkSource,
  refusalOf,
  type SilenceReason,
  type TroubleCode,
  type Verdict,
  type VinReading,
} from '../protocol/index.ts';
import { supplyOf } from '../adapters/index.ts';

/** Facts that the verdict rests on. */
export type VerdictFacts = Pick<LinkFacts, 'adapter' | 'volts' | 'states' | 'readings' | 'refusals' | 'failures' | 'silent' | 'troubles'>;

/** Judges. Total: any facts give a verdict. */
export function verdictOf(facts: VerdictFacts): Verdict {
  const byVin = Map.groupBy(facts.readings, ({ vin }) => vin);
  const vins = [...byVin].map(([vin, readings]) => ({ vin, sources: sourcesOf(readings) }));
  const [first] = vins;
  if (vins.length > 1) return { kind: 'conflict', vins };
  if (first !== undefined) return agree(first.vin, first.sources, facts.readings);
  const limiting = facts.refusals.filter(({ nrc }) => refusalOf(nrc).group === 'limited' || refusalOf(nrc).group === 'session');
  if (limiting.length > 0) return { kind: 'limited', refusals: limiting };
  return { kind: 'silent', reasons: reasonsOf(facts) };
}

function agree(vin: Vin, sources: readonly LinkSource[], readings: readonly VinReading[]): Verdict {
  return { kind: 'agree', vin, sources, confirmed: readings.length > 1 };
}

function sourcesOf(readings: readonly VinReading[]): readonly LinkSource[] {
  return [...new Set(readings.map(({ source }) => source))];
}

/** Why no VIN came, most probable first, each once. */
export function reasonsOf(facts: VerdictFacts): readonly SilenceReason[] {
  if (facts.states.adapter === 'silent') return ['adapter-silent'];
  if (facts.states.adapter === 'not-elm') return ['not-an-obd-adapter'];
  if (facts.states.adapter === 'out-of-step') return ['adapter-out-of-step'];
  if (facts.states.adapter === 'restarting') return ['adapter-restarting'];
  const supply = facts.volts === null ? 'unmeasured' : supplyOf(facts.volts);
  if (supply === 'not-in-socket') return ['not-in-socket', 'bad-contact'];
  const first: SilenceReason[] = failureReasons(facts);
  if (supply === 'weak') first.push('battery-weak');
  if (facts.adapter?.advice.includes('generic-obd-only') === true) first.push('adapter-limited');
  return [...new Set([...first, ...busReasons(facts, supply)])];
}

function failureReasons({ failures, refusals }: VerdictFacts): SilenceReason[] {
  const blank = failures.some(({ fault }) => fault === 'blank' || fault === 'not-a-vin');
  const damaged = failures.some(({ fault }) => fault !== 'blank' && fault !== 'not-a-vin');
  const busy = refusals.some(({ nrc }) => refusalOf(nrc).group === 'transient');
  const reasons: readonly (readonly [boolean, SilenceReason])[] = [
    [damaged, 'answer-damaged'],
    [blank, 'ecu-without-vin'],
    [busy, 'ecu-busy'],
  ];
  return reasons.filter(([there]) => there).map(([, reason]) => reason);
}

const WIRING: ReadonlySet<TroubleCode> = new Set(['bus-busy', 'bus-error', 'own-output-not-seen', 'fatal-can-fault']);

/**
 * A bus that talks has its ignition on: what is silent is then behind other pins (3/8 on cars before the 2020 architecture) or does not
 * hold a VIN. A dead bus with a full battery is ignition, then sleep, then pins; one that is being charged hardly is. Electrical errors
 * put the contact first.
 */
function busReasons({ states, troubles, refusals }: VerdictFacts, supply: string): readonly SilenceReason[] {
  if (states.bus === 'talks') return refusals.length > 0 ? ['ecu-without-vin', 'pins-3-8'] : ['pins-3-8', 'ecu-without-vin'];
  if (troubles.some((code) => WIRING.has(code))) return ['bad-contact', 'ignition-off', 'car-asleep', 'pins-3-8', 'unsupported-bus'];
  if (supply === 'charging') return ['pins-3-8', 'bad-contact', 'unsupported-bus', 'car-asleep'];
  const searched = troubles.includes('no-protocol-answered') || !troubles.includes('can-error');
  if (searched) return ['ignition-off', 'car-asleep', 'pins-3-8', 'bad-contact', 'unsupported-bus'];
  return ['ignition-off', 'bad-contact', 'car-asleep', 'pins-3-8', 'unsupported-bus'];
}
