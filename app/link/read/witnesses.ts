/**
 * Who said what in one read, unit by unit. A unit is named by the identifier it answered under: whoever answers a generic question is not
 * the engine for that. Who answered without a VIN is told as well: a new unit that was never given one is just what a technician must know.
 */
import { ECUS, type LinkFacts, type LinkSource, type Refusal, refusalOf, type VinFailure, type VinReading } from '../protocol/index.ts';

/** A unit that answered or was asked. `ecu`: its identifier, null where none was heard; `isGeneric`: it answered a question to all. */
export type Witness = { readonly source: LinkSource; readonly ecu: string | null };

/** What a unit can answer instead of a VIN. `odd`: something whole that is no VIN; `refused`: it says that it does not tell; `damaged`: parts are
 * missing, or it asked to wait and never finished. */
export type Instead = 'blank' | 'odd' | 'refused' | 'damaged';

/**
 * The units of one read: every one that was asked is in exactly one of these. `blank`: answered, and was never given a VIN. `silent`: asked,
 * and said nothing.
 */
export type Witnesses = Readonly<Record<'named' | Instead | 'silent', readonly Witness[]>>;

const ENGINES: ReadonlySet<string> = new Set(ECUS.filter(({ unit }) => unit.startsWith('engine')).map(({ rx }) => rx));

/** K-line and J1850 engines answer from this address (SAE J2178). */
const ENGINE_ADDRESS = '10';

function insteadOf({ fault }: VinFailure): Instead {
  if (fault === 'blank') return 'blank';
  return fault === 'not-a-vin' ? 'odd' : 'damaged';
}

/** Sorts the units of a read, each once: one that named a VIN at any question did, whatever it answered to another. */
export function witnessesOf({
  readings,
  failures,
  refusals,
  silent,
}: Pick<LinkFacts, 'readings' | 'failures' | 'refusals' | 'silent'>): Witnesses {
  const named = onceEach(readings);
  const known = [...named];
  const take = (all: readonly Witness[]): readonly Witness[] => {
    const fresh = onceEach(all).filter((one) => !known.some((other) => isSame(one, other)));
    known.push(...fresh);
    return fresh;
  };
  const failed = (how: Instead) => take(failures.filter((one) => insteadOf(one) === how));
  const isWaiting = ({ nrc }: Refusal) => refusalOf(nrc).group === 'transient';
  const [blank, odd] = [failed('blank'), failed('odd')];
  const refused = take(refusals.filter((one) => !isWaiting(one)));
  const damaged = [...failed('damaged'), ...take(refusals.filter(isWaiting))];
  const heard = new Set(known.map(({ source }) => source));
  const quiet = silent.filter((source) => !heard.has(source)).map((source) => ({ source, ecu: null }));
  return { named, blank, odd, damaged, refused, silent: quiet };
}

/** A unit may be asked in two ways; its identifier tells that it is the same. */
function isSame(one: Witness, other: Witness): boolean {
  return one.ecu === null ? keyOf(one) === keyOf(other) : one.ecu === other.ecu;
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
