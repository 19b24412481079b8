/** The eight ways in which a value may stand in a file, and a search for many values at once. */

/** Base64 of the value after 0, 1 or 2 other bytes, without the characters that also depend on its neighbours. */
function base64At(value: Buffer, offset: 0 | 1 | 2): string {
  const text = Buffer.concat([Buffer.alloc(offset), value])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor(((offset + value.length) * 8) / 6);
  return text.slice(Math.ceil((offset * 8) / 6), whole);
}

const bothCases = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text.toUpperCase())];
const bothAlphabets = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_'))];

/** The needles of one value by the name of the encoding, every spelling of it. Bytes that are no text stand as hex where a text would stand. */
export function needlesOf(value: string | Buffer): ReadonlyMap<string, readonly Buffer[]> {
  const bytes = Buffer.from(value);
  const little = Buffer.from(typeof value === 'string' ? value : bytes.toString('hex'), 'utf16le');
  const hex = bytes.toString('hex');
  return new Map([
    ['plain', [bytes]],
    ['UTF-16LE', [little]],
    ['UTF-16BE', [Buffer.from(little).swap16()]],
    ['base64+0', bothAlphabets(base64At(bytes, 0))],
    ['base64+1', bothAlphabets(base64At(bytes, 1))],
    ['base64+2', bothAlphabets(base64At(bytes, 2))],
    ['hex', bothCases(hex)],
    ['percent', bothCases(hex.replace(/../g, '%$&'))],
  ]);
}

/** The encodings in which the value stands in these bytes. */
export function foundIn(bytes: Buffer, value: string): string[] {
  return [...needlesOf(value)].filter(([, needles]) => needles.some((needle) => bytes.includes(needle))).map(([name]) => name);
}

/** One value in one encoding. */
type Hit = { readonly value: number; readonly encoding: string };
type Needle = Hit & { readonly bytes: Buffer; readonly alone: boolean };

/** Few digits also stand by chance in a checksum: they count only where no other hex digit is next to them. */
const FEW_DIGITS = /^\d{1,9}$/;
const isHexDigit = (byte: number | undefined): boolean => byte !== undefined && /[0-9a-f]/i.test(String.fromCharCode(byte));

const headOf = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

function standsAt(bytes: Buffer, at: number, { bytes: needle, alone }: Needle): boolean {
  const end = at + needle.length;
  if (end > bytes.length || bytes.compare(needle, 0, needle.length, at, end) !== 0) return false;
  return !alone || !(isHexDigit(bytes[at - 1]) || isHexDigit(bytes[end]));
}

/** Makes a search that reads its bytes once, however many values there are; `value` of a hit is the index. */
export function createSearch(values: readonly (string | Buffer)[]): (bytes: Buffer) => Hit[] {
  const needles = values.flatMap((value, index) =>
    [...needlesOf(value)].flatMap(([encoding, all]) =>
      all.map((bytes): Needle => ({ value: index, encoding, bytes, alone: encoding === 'plain' && FEW_DIGITS.test(String(value)) })),
    ),
  );
  const byHead = Map.groupBy(needles, ({ bytes }) => headOf(bytes, 0));
  const heads = new Uint8Array(1 << 21);
  for (const head of byHead.keys()) heads[head >> 3] = (heads[head >> 3] ?? 0) | (1 << (head & 7));
  return (bytes) => {
    const hits = new Map<string, Hit>();
    for (let at = 0; at + 3 <= bytes.length; at += 1) {
      const head = headOf(bytes, at);
      if (((heads[head >> 3] ?? 0) & (1 << (head & 7))) === 0) continue;
      for (const needle of byHead.get(head) ?? [])
        if (standsAt(bytes, at, needle)) hits.set(`${needle.value} ${needle.encoding}`, { value: needle.value, encoding: needle.encoding });
    }
    return [...hits.values()];
  };
}
