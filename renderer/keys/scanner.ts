/**
 * Tells a bar-code scanner, which types like a keyboard, from a person. A scanner sends many characters with a few milliseconds
 * between them and ends with Enter or Tab; nobody types that fast. Pure: times come in, a verdict goes out.
 */

/** Longest pause between two characters of one scan, ms. Wedge scanners need 1-20 ms; slow Bluetooth ones up to about 40. Sixteen keys in a row this fast is beyond any typist. */
export const SCAN_GAP_MS = 80;
/** Shortest scan that is taken. A VIN has 17 characters; short job numbers must not trip the detector while somebody types quickly. */
export const SCAN_MIN_LENGTH = 8;
/** Longest scan that is kept; anything longer is not a VIN and is cut off so that a stuck key cannot fill memory. */
export const SCAN_MAX_LENGTH = 64;

/** Characters of a VIN. */
const VIN_LENGTH = 17;

/** One key press as the detector needs it. `time` in ms on any steadily growing clock. */
type KeyPress = { readonly key: string; readonly time: number; readonly plain: boolean };

/** What is gathered so far. */
export type Burst = { readonly text: string; readonly last: number };

/** Nothing gathered. */
export const NO_BURST: Burst = { text: '', last: Number.NEGATIVE_INFINITY };

/** The next state, and the scanned text when this key ended a scan. */
type BurstStep = { readonly burst: Burst; readonly scanned: string | null };

/** Takes one key press. Modifier keys of a scanned capital letter (`Shift`) neither add nor break. */
export function takeKey(burst: Burst, press: KeyPress): BurstStep {
  if (press.key === 'Shift') return { burst, scanned: null };
  const inTime = press.time - burst.last <= SCAN_GAP_MS;
  if (press.key === 'Enter' || press.key === 'Tab') return endBurst(burst, inTime);
  if (press.key.length !== 1 || !press.plain) return { burst: NO_BURST, scanned: null };
  const text = (inTime ? burst.text : '') + press.key;
  return { burst: { text: text.slice(0, SCAN_MAX_LENGTH), last: press.time }, scanned: null };
}

function endBurst(burst: Burst, inTime: boolean): BurstStep {
  const whole = inTime && burst.text.length >= SCAN_MIN_LENGTH;
  return { burst: NO_BURST, scanned: whole ? burst.text : null };
}

/**
 * Whether a burst is all that was scanned. In the find field a scanner that paused for once leaves its first characters in the field and only
 * the rest in the burst: then the field knows better, unless the burst is a whole VIN that ran in behind an older text.
 */
export function isWholeScan(scanned: string, field: string | null): boolean {
  return field === null || scanned.length >= VIN_LENGTH || field.trim().length <= scanned.trim().length;
}
