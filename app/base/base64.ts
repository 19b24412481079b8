/** Base64 (RFC 4648 section 4) for security codes, notes, checkpoints and proofs. `app` knows neither Node nor DOM, hence no `atob`. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const WHOLE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const DIGITS = new Map(Array.from(ALPHABET, (digit, value) => [digit, value]));

/** Bytes as padded Base64. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET.charAt((group >> shift) & 63);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - missing) + '='.repeat(missing);
}

/** Is the text of the form of Base64? The bits behind its last byte are {@link decodeBase64}'s to judge. */
export function isBase64(text: string): boolean {
  return WHOLE.test(text);
}

/** The bytes, or null for anything that {@link encodeBase64} would not have written: two texts must never mean the same bytes. */
export function decodeBase64(text: string): Uint8Array | null {
  if (!isBase64(text)) return null;
  const digits = text.indexOf('=') < 0 ? text.length : text.indexOf('=');
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let held = 0;
  let bits = 0;
  for (let at = 0, length = 0; at < digits; at += 1) {
    held = (held << 6) | (DIGITS.get(text.charAt(at)) ?? 0);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytes : null;
}
