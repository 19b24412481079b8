/** A simulated car that carries another VIN than the one it was written with. */
import { toHex } from '../../../app/link/protocol/index.ts';
import { SIMULATED_VIN, type SimulatedCar, type SimulatedEcu } from '../../../app/link/simulator/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';

const ascii = (text: string): string => toHex(Array.from(text, (character) => character.charCodeAt(0)));

/** K-line answers come in five messages: four bytes each after service, identifier and number. */
const PIECE = /^49020[1-5]/;
const HEAD_DIGITS = 6;
const PIECE_DIGITS = 8;

/** The car with `vin` wherever the usual simulated VIN stands; a unit from another car keeps its own. */
export function carWithVin(car: SimulatedCar, vin: Vin): SimulatedCar {
  const answers = (table: SimulatedEcu['answers']): SimulatedEcu['answers'] =>
    Object.fromEntries(Object.entries(table).map(([request, texts]) => [request, replaced(texts, vin)]));
  const ecus = car.ecus.map((ecu) => ({
    ...ecu,
    answers: answers(ecu.answers),
    ...(ecu.inSession === undefined ? {} : { inSession: answers(ecu.inSession) }),
  }));
  return { ...car, ecus };
}

function replaced(texts: readonly string[], vin: Vin): readonly string[] {
  const swap = (hex: string): string => hex.replace(ascii(SIMULATED_VIN), ascii(vin));
  if (texts.length === 1 || !texts.every((text) => PIECE.test(text))) return texts.map(swap);
  const payload = swap(texts.map((text) => text.slice(HEAD_DIGITS)).join(''));
  return texts.map((text, at) => text.slice(0, HEAD_DIGITS) + payload.slice(at * PIECE_DIGITS, (at + 1) * PIECE_DIGITS));
}
