/**
 * A scanner is a keyboard: it presses the keys of the layout it is set to, and the computer reads them by its own. When the two differ,
 * digits come out as `&é"'(` and letters change places. Which keys were pressed can be read back exactly.
 */

/** A keyboard layout by the name that scanner manuals use. */
export type KeyboardLayout = 'QWERTY' | 'AZERTY' | 'QWERTZ';

/** The two layouts of one reading: what the computer has, and what the scanner is set to. */
export type KeyboardMix = { readonly computer: KeyboardLayout; readonly scanner: KeyboardLayout };

/** The four rows that letters and digits stand on, key by key from the left, plain and with Shift. One code point a key. */
type Rows = { readonly plain: readonly string[]; readonly shifted: readonly string[] };

const rows = (plain: string, shifted: string): Rows => ({ plain: Array.from(plain), shifted: Array.from(shifted) });

/** Keys 1 to 0, then ten, ten (of which the last two are right of L) and seven to ten keys of the letter rows. Source: the national standards as every system ships them. */
const LAYOUTS: Readonly<Record<KeyboardLayout, Rows>> = {
  QWERTY: rows('1234567890qwertyuiopasdfghjkl;zxcvbnm', '!@#$%^&*()QWERTYUIOPASDFGHJKL:ZXCVBNM'),
  AZERTY: rows('&é"\'(-è_çàazertyuiopqsdfghjklmwxcvbn,', '1234567890AZERTYUIOPQSDFGHJKLMWXCVBN?'),
  QWERTZ: rows('1234567890qwertzuiopasdfghjklöyxcvbnm', '!"§$%&/()=QWERTZUIOPASDFGHJKLÖYXCVBNM'),
};

const NAMES = ['QWERTY', 'AZERTY', 'QWERTZ'] as const satisfies readonly KeyboardLayout[];

/** A reading of the keys as they were meant: capitals and digits only. */
export type KeyboardReading = KeyboardMix & { readonly text: string };

/**
 * What a text was meant to be if a scanner typed it with another layout, most usual first, each text once. None for a text of letters and
 * digits alone: nothing in it shows another layout, and exchanging letters in it would be a guess. None where some digits came with Shift
 * and others without: a scanner types all of them alike.
 */
export function readOtherKeyboard(text: string): readonly KeyboardReading[] {
  if (/^[A-Za-z0-9]*$/.test(text)) return [];
  const readings = NAMES.flatMap((computer) =>
    NAMES.flatMap((scanner) => {
      const meant = readAs(text, LAYOUTS[computer], LAYOUTS[scanner]);
      return meant === null ? [] : [{ computer, scanner, text: meant }];
    }),
  );
  return readings.filter((one, at) => readings.findIndex((other) => other.text === one.text) === at);
}

function readAs(text: string, computer: Rows, scanner: Rows): string | null {
  let meant = '';
  const digitsShifted = new Set<boolean>();
  for (const character of text) {
    const plain = computer.plain.indexOf(character);
    const key = plain >= 0 ? plain : computer.shifted.indexOf(character);
    const letter = key < 0 ? null : letterOf(scanner, key);
    if (letter === null) return null;
    if (/[0-9]/.test(letter)) digitsShifted.add(plain < 0);
    meant += letter;
  }
  return digitsShifted.size > 1 ? null : meant;
}

/** The capital or the digit of a key, whichever of its two characters that is. */
function letterOf({ plain, shifted }: Rows, key: number): string | null {
  return [shifted[key], plain[key]].find((one) => one !== undefined && /^[A-Z0-9]$/.test(one)) ?? null;
}
