/** Bytes as the link's rules use them: plain numbers 0..255, so that facts cross every process border as JSON. */
export type Bytes = readonly number[];

/** Upper-case hex without spaces. */
export function toHex(bytes: Bytes): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}

/** Bytes of an even number of hex digits without spaces; null for anything else. */
export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(text)) return null;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 2) bytes.push(Number.parseInt(text.slice(at, at + 2), 16));
  return bytes;
}

/** Do `bytes` begin with `start`? */
export function startsWith(bytes: Bytes, start: Bytes): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** A line without its spaces, in capitals: spaces mean nothing in the adapter's dialect, and clones differ in them. */
export function compact(line: string): string {
  return line.replace(/\s+/g, '').toUpperCase();
}
