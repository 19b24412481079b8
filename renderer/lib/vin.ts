/** How a VIN is laid out for the eye: maker 3, description 6, serial 8. Nothing here judges; app/vehicle/vin.ts does. */
import { judgeVin, type VinJudgement, type VinProblem, type VinRepair, type VinSuggestion } from '../../app/vehicle/index.ts';

/** The three groups people read a VIN in. Shorter texts fill the groups from the left. */
export function splitVin(vin: string): readonly [string, string, string] {
  return [vin.slice(0, 3), vin.slice(3, 9), vin.slice(9)];
}

/** The eight characters that a person compares with the plate. */
export function lastEight(vin: string): string {
  return vin.slice(-8);
}

/** VIN for texts that leave the house: maker and last three stay, so that support can match it. */
export function maskVin(vin: string): string {
  return vin.length < 7 ? '•'.repeat(vin.length) : `${vin.slice(0, 3)}${'•'.repeat(vin.length - 6)}${vin.slice(-3)}`;
}

/** Positions, from 0, where not all of these VINs have the same character. */
export function differingAt(vins: readonly string[]): ReadonlySet<number> {
  const longest = Math.max(0, ...vins.map((vin) => vin.length));
  const positions = Array.from({ length: longest }, (_, index) => index);
  return new Set(positions.filter((index) => new Set(vins.map((vin) => vin[index])).size > 1));
}

/** One character of a judged text, and whether a problem points at it. */
type MarkedChar = { readonly char: string; readonly bad: boolean };

/** The text with the characters that problems point at marked. Positions in problems count from 1. */
export function markProblems(judgement: Pick<VinJudgement, 'input' | 'problems'>): readonly MarkedChar[] {
  const bad = new Set(judgement.problems.flatMap((problem) => ('position' in problem ? [problem.position] : [])));
  const chars = Array.from(judgement.input);
  return chars.map((char, index) => ({ char, bad: bad.has(index + 1) || index >= 17 + leading(chars) }));
}

/** Blank characters do not count towards the 17 when surplus ones are marked. */
function leading(chars: readonly string[]): number {
  return chars.filter((char) => char.trim() === '').length;
}

/** The problems worth a line each: of those that any scanner or keyboard makes by the dozen (blanks, small letters) only the first. */
export function tellingProblems(problems: readonly VinProblem[]): readonly VinProblem[] {
  const first = (code: VinProblem['code']) => problems.findIndex((one) => one.code === code);
  return problems.filter((one, index) => (one.code !== 'space' && one.code !== 'lower-case') || first(one.code) === index);
}

const HARMLESS: ReadonlySet<VinRepair['code']> = new Set([
  'remove-spaces',
  'upper-case',
  'drop-leading-i',
  'remove-invisible',
  'drop-scanner-prefix',
  'drop-label',
]);

/**
 * The suggestion that changes nothing a person could have meant otherwise: blanks, lower case, the bar code's leading I, what a scanner puts around it.
 * Such a one is applied at once and said aloud; all others wait for a click.
 */
export function harmlessSuggestion(judgement: VinJudgement): VinSuggestion | null {
  const first = judgement.suggestions[0];
  if (judgement.valid || first === undefined) return null;
  return first.repairs.every((repair) => HARMLESS.has(repair.code)) ? first : null;
}

/** Repairs that only take off what a scanner or its settings put on; the letters are the vehicle's beyond doubt. */
const BY_SCANNER: ReadonlySet<VinRepair['code']> = new Set([...HARMLESS, 'remove', 'other-keyboard']);

/** Does a text that came at once name a vehicle, whatever the scanner put around it or made of it? For fields that want something else. */
export function namesVehicle(text: string): boolean {
  const judgement = judgeVin(text);
  if (judgement.valid) return true;
  return judgement.suggestions[0]?.repairs.every((repair) => BY_SCANNER.has(repair.code)) ?? false;
}
