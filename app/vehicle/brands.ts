/**
 * World manufacturer identifiers (first three characters of a VIN) that the console knows.
 * An unknown identifier says nothing and never blocks anything.
 */
import type { Brand, Vin } from './types.ts';

/**
 * Ex-PSA identifiers. Sources, public tables of the identifiers: the vininfo package and the Wikibooks list for VF3, VF7, VR7, VS3, VS7, VS8,
 * VSX, VN1, 8AD, 93x, SDB, LDC; the model list of psa_car_controller for VR1, VR3, VXK, VXE; gerstelblog for W0L.
 * Opel and Vauxhall share their identifiers, so both are named: only a person (or the country of sale) tells them apart.
 */
const EX_PSA: Readonly<Record<string, readonly Brand[]>> = {
  VF3: ['Peugeot'],
  VR3: ['Peugeot'],
  VS3: ['Peugeot'],
  VS8: ['Peugeot'],
  SDB: ['Peugeot'],
  '8AD': ['Peugeot'],
  '936': ['Peugeot'],
  VF7: ['Citroën'],
  VR7: ['Citroën'],
  VS7: ['Citroën'],
  '935': ['Citroën'],
  VR1: ['DS'],
  VXK: ['Opel', 'Vauxhall'],
  VXE: ['Opel', 'Vauxhall'],
  W0L: ['Opel', 'Vauxhall'],
  W0V: ['Opel', 'Vauxhall'],
  W0S: ['Opel', 'Vauxhall'],
  VSX: ['Opel'],
  VN1: ['Opel'],
  LDC: ['Peugeot', 'Citroën'],
};

/**
 * Makers outside the ex-PSA group, where CarKey does not exist. Same public tables; only identifiers that a dealership is likely to meet.
 * VX1 is close to the Opel identifiers VXK and VXE and is listed for that reason; VGA are motorcycles.
 */
const FOREIGN: Readonly<Record<string, string>> = {
  ZFA: 'Fiat',
  ZAR: 'Alfa Romeo',
  ZAC: 'Jeep (FCA)',
  ZAM: 'Maserati',
  ZLA: 'Lancia',
  VX1: 'Zastava',
  VGA: 'Peugeot Motocycles',
  VF1: 'Renault',
  UU1: 'Dacia',
  WVW: 'Volkswagen',
  WAU: 'Audi',
  WBA: 'BMW',
  WDB: 'Mercedes-Benz',
  WF0: 'Ford',
  VSS: 'SEAT',
  TMB: 'Škoda',
  YV1: 'Volvo',
};

/** Candidates by the first three characters: several where they do not tell, none when they are unknown or foreign. */
export function brandsOf(vin: Vin): readonly Brand[] {
  return lookUp(EX_PSA, vin) ?? [];
}

/** Name of the maker when the first three characters are known to belong to one outside the ex-PSA group, otherwise null. */
export function foreignMakerOf(vin: Vin): string | null {
  return lookUp(FOREIGN, vin) ?? null;
}

function lookUp<T>(table: Readonly<Record<string, T>>, vin: Vin): T | undefined {
  const wmi = vin.slice(0, 3);
  return Object.hasOwn(table, wmi) ? table[wmi] : undefined;
}
