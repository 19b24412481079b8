/** The cars that can be simulated, one per situation a technician meets. VINs are invented. */
import { toHex } from '../protocol/index.ts';
import type { SimulatedCar, SimulatedEcu } from './car.ts';

/** The VIN most simulated cars carry. */
export const SIMULATED_VIN = 'VR3UHZKXZPT000017';
/** The VIN of a used control unit that came from another car. */
export const OTHER_SIMULATED_VIN = 'VF7SXHMRVNT000042';

const ascii = (text: string): string => toHex(Array.from(text, (character) => character.charCodeAt(0)));
const SUPPORTED = { '0100': ['4100BE3EB811'] };
const mode09 = (vin: string) => ({ '0902': [`490201${ascii(vin)}`] });
const f190 = (vin: string) => ({ '22F190': [`62F190${ascii(vin)}`] });

const engine = (answers: SimulatedEcu['answers']): SimulatedEcu => ({ tx: '7E0', rx: '7E8', functional: true, delayMs: 12, answers });
const gearbox = (answers: SimulatedEcu['answers']): SimulatedEcu => ({ tx: '7E1', rx: '7E9', functional: true, delayMs: 12, answers });
const unit = (tx: string, rx: string, answers: SimulatedEcu['answers']): SimulatedEcu => ({
  tx,
  rx,
  functional: false,
  delayMs: 15,
  answers,
});
const bsi = (answers: SimulatedEcu['answers']): SimulatedEcu => unit('752', '652', answers);
const nac = (answers: SimulatedEcu['answers']): SimulatedEcu => unit('764', '664', answers);
const telematics = (answers: SimulatedEcu['answers']): SimulatedEcu => unit('77C', '67C', answers);

const car = (name: string, ecus: readonly SimulatedEcu[], other: Partial<SimulatedCar> = {}): SimulatedCar => ({
  name,
  volts: 12.4,
  bus: 'can',
  ecus,
  ...other,
});

/** K-line engine: five messages with order byte and filler. */
function kLineVin(vin: string): readonly string[] {
  const hex = `000000${ascii(vin)}`;
  return [1, 2, 3, 4, 5].map((order) => `49020${order}${hex.slice((order - 1) * 8, order * 8)}`);
}

const DENIED = { '22F190': ['7F2233'] };
const V = SIMULATED_VIN;

/** All simulated cars. */
export const SIMULATED_CARS = [
  car('agree', [engine({ ...SUPPORTED, ...mode09(V) }), bsi(f190(V)), nac(f190(V)), telematics(f190(V))]),
  car('conflict', [engine({ ...SUPPORTED, ...mode09(OTHER_SIMULATED_VIN) }), bsi(f190(V)), nac(f190(V))]),
  car('silent-bsi', [engine({ ...SUPPORTED, ...mode09(V) })]),
  car('pins-3-8', [engine(SUPPORTED)]),
  car('asleep', [], { bus: 'none' }),
  car('not-in-socket', [], { bus: 'none', volts: 0.3 }),
  car('weak-battery', [], { bus: 'none', volts: 9.8 }),
  car('k-line', [{ ...engine({ ...SUPPORTED, '0902': kLineVin(V) }), tx: '10', rx: '10' }], { bus: 'kline' }),
  car('gateway', [engine(SUPPORTED), bsi(DENIED), nac(DENIED), telematics(DENIED)]),
  car('session', [engine({ ...SUPPORTED, ...mode09(V) }), { ...bsi({}), inSession: f190(V) }]),
  car('pending', [engine({ ...SUPPORTED, ...mode09(V) }), bsi({ '22F190': ['7F2278', `62F190${ascii(V)}`] })]),
  car('always-pending', [engine(SUPPORTED), bsi({ '22F190': ['7F2278'] })]),
  car('blank-bsi', [engine(SUPPORTED), bsi({ '22F190': [`62F190${'FF'.repeat(17)}`] })]),
  car('new-bsi', [engine({ ...SUPPORTED, ...mode09(V) }), bsi({ '22F190': [`62F190${'FF'.repeat(17)}`] }), nac(f190(V))]),
  car('two-engines', [engine({ ...SUPPORTED, ...mode09(V) }), { ...gearbox({ ...SUPPORTED, ...mode09(V) }), unpadded: true }]),
  car('units-only', [bsi(f190(V)), nac(f190(V))]),
  car('newer-telematics', [engine(SUPPORTED), unit('77C', '77F', f190(V))]),
  car('older-radio', [engine(SUPPORTED), nac({ '22F190': ['7F2211'], '21B0': [`61B0${ascii(V)}`] })]),
] as const satisfies readonly SimulatedCar[];

/** A simulated car by name; null for an unknown name. */
export function simulatedCar(name: string): SimulatedCar | null {
  return SIMULATED_CARS.find((one) => one.name === name) ?? null;
}
