/**
 * Who said what in one read, unit by unit. A unit is named by the identifier it answered under: whoever answers a generic question is not
 * the engine for that. Who answered without a VIN is told as well: a new unit that was never given one is just what a technician must know.
 */
import { ECUS } from './ecus.ts';
import type { LinkFacts, LinkSource, VinReading } from './types.ts';

/** A unit that answered or was asked. `ecu`: its identifier, null where none was heard; `isGeneric`: it answered a question to all. */
export type Witness = { readonly source: LinkSource; readonly ecu: string | null };

/** The units of one read. `blank`: answered, and holds no VIN. `silent`: asked, and said nothing. */
export type Witnesses = { readonly named: readonly Witness[]; readonly blank: readonly Witness[]; readonly silent: readonly Witness[] };

const ENGINES: ReadonlySet<string> = new Set(ECUS.filter(({ unit }) => unit.startsWith('engine')).map(({ rx }) => rx));

/** K-line and J1850 engines answer from this address (SAE J2178). */
const ENGINE_ADDRESS = '10';

/** Sorts the units of a read, each once. */
export function witnessesOf({ readings, failures, silent }: Pick<LinkFacts, 'readings' | 'failures' | 'silent'>): Witnesses {
  const named = onceEach(readings);
  const known = new Set(named.map(keyOf));
  const blank = onceEach(failures.filter(({ fault }) => fault === 'blank')).filter((one) => !known.has(keyOf(one)));
  const heard = new Set([...named, ...blank].map(({ source }) => source));
  return { named, blank, silent: silent.filter((source) => !heard.has(source)).map((source) => ({ source, ecu: null })) };
}

/** The units that said this VIN. */
export function whoSaid(vin: string, readings: readonly VinReading[]): readonly Witness[] {
  return onceEach(readings.filter((one) => one.vin === vin));
}

/** Is this the engine's control unit? Another unit that answers the generic question only goes by its identifier. */
export function isEngine({ source, ecu }: Witness): boolean {
  return source === 'link 0902' && (ecu === null || ecu === ENGINE_ADDRESS || ENGINES.has(ecu) || /^18DAF110$/.test(ecu));
}

const keyOf = ({ source, ecu }: Witness): string => `${source}|${ecu ?? ''}`;

function onceEach(all: readonly Witness[]): readonly Witness[] {
  return [...new Map(all.map(({ source, ecu }) => [keyOf({ source, ecu }), { source, ecu }])).values()];
}
