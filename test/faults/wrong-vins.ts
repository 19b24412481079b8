/** VINs that are easily taken for another one: made from it, by the mistakes of eyes, fingers and alphabets. */

/** ISO 3779 without I, O and Q. */
const ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

const withAt = (vin: string, at: number, character: string): string => vin.slice(0, at) + character + vin.slice(at + 1);

/** Every VIN that differs in exactly one character: 17 × 32. */
export function oneCharacterOff(vin: string): readonly string[] {
  return Array.from(vin).flatMap((own, at) =>
    Array.from(ALPHABET)
      .filter((letter) => letter !== own)
      .map((letter) => withAt(vin, at, letter)),
  );
}

/** Two neighbours changed places; equal neighbours give nothing. At most 16. */
export function neighboursSwapped(vin: string): readonly string[] {
  return Array.from(
    { length: vin.length - 1 },
    (_, at) => vin.slice(0, at) + vin.charAt(at + 1) + vin.charAt(at) + vin.slice(at + 2),
  ).filter((swapped) => swapped !== vin);
}

/** Look-alikes by the character that they pass for. */
const TWINS: readonly (readonly [latin: string, twins: string])[] = [
  ['0', 'OQОΟՕ０'],
  ['1', 'Il|１'],
  ['A', 'АΑᎪꓮＡ𝐀'],
  ['B', 'ВΒꓐＢ'],
  ['C', 'СϹＣⅭ'],
  ['D', 'ᎠꓓＤ'],
  ['R', 'ᏒꓣＲ'],
  ['V', 'ѴᏙꓦＶⅤ'],
  ['0', 'OQОΟՕ０'],
  ['1', 'Il|１١'],
  ['3', 'ЗƷ３'],
  ['5', 'Ѕ５'],
  ['8', '８'],
];

/** Texts that look like the VIN and are none: other alphabets, full width, and the letters that a VIN never has. `count` at most. */
export function lookAlikes(vin: string, count: number): readonly string[] {
  const spellings = TWINS.flatMap(([latin, twins]) => {
    const at = vin.indexOf(latin);
    return at < 0 ? [] : Array.from(twins).map((twin) => withAt(vin, at, twin));
  });
  const wide = Array.from(vin, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)).join('');
  const invisible = ['\u200b', '\u00ad', '\ufeff', '\u202e', '\u0301'].map((mark) => vin.slice(0, 9) + mark + vin.slice(9));
  return [wide, ...invisible, ...spellings].slice(0, count);
}
