/** The eight ways in which a value may stand in a file: a byte search for each. */

/** Base64 of the value after 0, 1 or 2 other bytes, without the characters that also depend on its neighbours. */
function base64At(value: Buffer, offset: 0 | 1 | 2): string {
  const text = Buffer.concat([Buffer.alloc(offset), value])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor(((offset + value.length) * 8) / 6);
  return text.slice(Math.ceil((offset * 8) / 6), whole);
}

/** The needles of one value by the name of the encoding. */
export function needlesOf(value: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(value, 'utf8');
  const little = Buffer.from(value, 'utf16le');
  return new Map([
    ['plain', bytes],
    ['UTF-16LE', little],
    ['UTF-16BE', Buffer.from(little).swap16()],
    ['base64+0', Buffer.from(base64At(bytes, 0))],
    ['base64+1', Buffer.from(base64At(bytes, 1))],
    ['base64+2', Buffer.from(base64At(bytes, 2))],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['percent', Buffer.from([...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''))],
  ]);
}

/** The encodings in which the value stands in these bytes. */
export function foundIn(bytes: Buffer, value: string): string[] {
  return [...needlesOf(value)].filter(([, needle]) => bytes.includes(needle)).map(([name]) => name);
}
