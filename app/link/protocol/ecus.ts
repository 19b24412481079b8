/**
 * Diagnostic addresses of ex-PSA cars, 11 bit, 500 kbit/s. Sources: arduino-psa-diag ECU_LIST, PyPSADiag, evDash. The distance between
 * request and answer differs by unit, so pairs are a table and never computed.
 */
import type { LinkSource } from './types.ts';

/** A control unit: it is asked at `tx` and answers at `rx` (three hex digits). `asked`: the console may address it. */
export type Ecu = { readonly unit: string; readonly tx: string; readonly rx: string; readonly asked: boolean };

const ecu = (unit: string, tx: string, rx: string, asked = false): Ecu => ({ unit, tx, rx, asked });

/** Known units. Only those with `asked` can be addressed at all; the others serve to name an answer. */
export const ECUS: readonly Ecu[] = [
  ecu('BSI', '752', '652', true),
  ecu('NAC', '764', '664', true),
  ecu('telematics', '77C', '67C', true),
  ecu('RTBM', '77C', '77F', true),
  ecu('engine', '7E0', '7E8', true),
  ecu('engine (PSA)', '6A8', '688', true),
  ecu('SDCM', '741', '641', true),
  ecu('gearbox', '6A9', '689'),
  ecu('ABS/ESP', '6AD', '68D'),
  ecu('airbag', '744', '644'),
  ecu('cluster', '75F', '65F'),
  ecu('power steering', '6B5', '695'),
  ecu('radio', '760', '660'),
  ecu('display', '765', '665'),
  ecu('climate', '76D', '66D'),
  ecu('parking aid', '75D', '65D'),
  ecu('radar', '6B6', '696'),
  ecu('camera', '74A', '64A'),
  ecu('traction battery', '6B4', '694'),
  ecu('vehicle control', '6A2', '682'),
  ecu('charger', '590', '58F'),
  ecu('traction motor', '6A6', '686'),
];

/** The units that answer generic questions, one by one: engine first (ISO 15765-4). Each answers eight above the address it is asked at. */
export const GENERIC_ECUS: readonly Ecu[] = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => ({
  unit: at === 0 ? 'engine' : `unit ${at + 1}`,
  tx: `7E${at}`,
  rx: `7E${(at + 8).toString(16).toUpperCase()}`,
  asked: true,
}));

/** A unit that keeps the VIN under data identifier F190, with the name its statement goes by. */
export type VinHolder = { readonly ecu: Ecu; readonly source: LinkSource };

const holder = (unit: string, source: LinkSource): VinHolder => {
  const found = ECUS.find((one) => one.unit === unit);
  if (found === undefined) throw new Error(`no such unit: ${unit}`);
  return { ecu: found, source };
};

/** In the order of asking. RTBM is the newer telematics box at the same request address; it is asked only where the older one is silent. */
export const VIN_HOLDERS: readonly VinHolder[] = [
  holder('BSI', 'link F190 BSI'),
  holder('NAC', 'link F190 NAC'),
  holder('telematics', 'link F190 telematics'),
  holder('RTBM', 'link F190 telematics'),
];
