/**
 * Characters of other alphabets that a person takes for a Latin letter or a digit. A VIN with one of them is refused and never repaired:
 * the text was not read from a car but copied from somewhere, and may have been altered on purpose.
 */

/** Look-alike first, Latin second. Cyrillic, Greek, Armenian, Cherokee, Lisu and a few single letters; by appearance, not by sound. */
const TWINS =
  'АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԌGԚQԜWҮYӀIЗ3Ь6' +
  'аAеEѕSіIјJкKмMнHоOрPсCтTуYхXһHԁDԛQԝWүYӏIвB' +
  'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹCϳJαAιIκKνVοOρPτTυUχXγYωW' +
  'ՍUՏSՕOՀZԼLսUօOցGոNհHզQ' +
  'ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎫJᏦKᏞLᎷMᏢPᏒRᏚSᎢTᏙVᎳWᎩYᏃZ' +
  'ꓐBꓑPꓒDꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU' +
  'ıIȷJɩIɡGØ0øOƖIǃ1∅0ⅼL';

const TWIN_OF: ReadonlyMap<string, string> = new Map(pairs(Array.from(TWINS)));

function pairs(letters: readonly string[]): [string, string][] {
  return letters.flatMap((letter, at): [string, string][] => (at % 2 === 0 ? [[letter, letters[at + 1] ?? '?']] : []));
}

/** Value of a decimal digit of any script: digits come in unbroken runs of ten that start with zero. */
function digitValue(character: string): string | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  let below = 0;
  while (below < 60 && /^\p{Nd}$/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

/** What is left of a compatibility form (full width, mathematical, circled) or of a letter with marks. */
function plainForm(character: string): string | null {
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  return /^[A-Z0-9]$/.test(plain) ? plain : null;
}

/** The Latin letter or digit that a non-ASCII character is easily taken for, or null when there is none. Takes one code point. */
export function looksLike(character: string): string | null {
  if ((character.codePointAt(0) ?? 0) < 0x80) return null;
  return TWIN_OF.get(character) ?? plainForm(character) ?? digitValue(character);
}
