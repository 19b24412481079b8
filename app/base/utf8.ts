/** A strict UTF-8 decoder (RFC 3629). `app` knows neither Node nor DOM, hence no TextDecoder; nothing is ever replaced. */

/** For each sequence length above one: mask of the lead byte's own bits, and the smallest code point it may carry. */
const SEQUENCES: readonly { readonly lead: number; readonly mask: number; readonly smallest: number }[] = [
  { lead: 0xc0, mask: 0x1f, smallest: 0x80 },
  { lead: 0xe0, mask: 0x0f, smallest: 0x800 },
  { lead: 0xf0, mask: 0x07, smallest: 0x10000 },
];

/** The text of the bytes, or null when they are not well-formed UTF-8 (overlong, surrogate, above U+10FFFF, cut short). */
export function decodeUtf8(bytes: Uint8Array): string | null {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const more = continuationCount(lead);
    const point = more === 0 ? lead : pointAt(bytes, at, more);
    if (point === null) return null;
    text += String.fromCodePoint(point);
    at += 1 + (more ?? 0);
  }
  return text;
}

/** How many bytes follow the lead byte; null for a byte that cannot lead. */
function continuationCount(lead: number): 0 | 1 | 2 | 3 | null {
  if (lead < 0x80) return 0;
  if (lead < 0xc2) return null;
  if (lead < 0xe0) return 1;
  if (lead < 0xf0) return 2;
  return lead < 0xf5 ? 3 : null;
}

function pointAt(bytes: Uint8Array, at: number, more: 1 | 2 | 3 | null): number | null {
  const sequence = more === null ? undefined : SEQUENCES[more - 1];
  if (more === null || sequence === undefined) return null;
  let point = (bytes[at] ?? 0) & sequence.mask;
  for (let i = 1; i <= more; i++) {
    // A byte that is missing at the end reads as 0, which is no continuation byte.
    const byte = bytes[at + i] ?? 0;
    if ((byte & 0xc0) !== 0x80) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < sequence.smallest || surrogate || point > 0x10ffff ? null : point;
}
