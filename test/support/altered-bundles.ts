/** Bundles that are changed in every place and every way that a reader could judge differently: bytes, lines, members, values, spellings. */
import { canonicalJson } from '../../app/base/jcs.ts';
import type { Json, JsonObject } from '../../app/base/json.ts';
import { randomOf } from './random.ts';

/** One changed file, and what was done to it. */
export type Altered = { readonly what: string; readonly bytes: Uint8Array };

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const linesOf = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
const fileOf = (lines: readonly string[]): Uint8Array => bytesOf(lines.map((line) => `${line}\n`).join(''));

/** So many files with one bit turned over. */
function* flipped(bytes: Uint8Array, count: number, seed: number): Generator<Altered> {
  const pick = randomOf(seed);
  for (let n = 0; n < count; n += 1) {
    const changed = Uint8Array.from(bytes);
    const [at, bit] = [pick(bytes.length), pick(8)];
    changed[at]! ^= 1 << bit;
    yield { what: `bit ${bit} of byte ${at}`, bytes: changed };
  }
}

function* withLines(bytes: Uint8Array): Generator<Altered> {
  const lines = linesOf(bytes);
  const strange = [
    '',
    ' ',
    '{}',
    '[]',
    'null',
    '0',
    '"head"',
    '{"kind":"tail"}',
    '{"kind":7}',
    '{'.repeat(5),
    '['.repeat(4),
    '"[[[[[["',
    '"\\"[[[[["',
    '\ufeff{}',
  ];
  for (const [at, line] of lines.entries()) {
    yield { what: `line ${at + 1} taken out`, bytes: fileOf(lines.toSpliced(at, 1)) };
    yield { what: `line ${at + 1} doubled`, bytes: fileOf(lines.toSpliced(at, 0, line)) };
    for (const [other, text] of lines.entries())
      if (other > at) yield { what: `lines ${at + 1} and ${other + 1} exchanged`, bytes: fileOf(lines.with(at, text).with(other, line)) };
    for (const text of strange) {
      yield { what: `${text} in place of line ${at + 1}`, bytes: fileOf(lines.with(at, text)) };
      yield { what: `${text} before line ${at + 1}`, bytes: fileOf(lines.toSpliced(at, 0, text)) };
    }
    for (const text of spellings(line))
      yield { what: `line ${at + 1} spelled otherwise: ${text.slice(0, 60)}`, bytes: fileOf(lines.with(at, text)) };
    const broken = Buffer.concat([bytesOf(line), Buffer.of(0xff)]);
    yield {
      what: `no UTF-8 on line ${at + 1}`,
      bytes: Buffer.concat([fileOf(lines.slice(0, at)), broken, fileOf(['', ...lines.slice(at + 1)])]),
    };
  }
  for (let cut = 1; cut < bytes.length; cut += Math.ceil(bytes.length / 40))
    yield { what: `${cut} bytes missing`, bytes: bytes.slice(0, -cut) };
  yield { what: 'nothing', bytes: new Uint8Array(0) };
}

/** The same JSON, or nearly, in other letters. */
function spellings(line: string): readonly string[] {
  const once = (from: RegExp | string, to: string): string => line.replace(from, to);
  return [
    ` ${line}`,
    `${line} `,
    `${line}\r`,
    `\ufeff${line}`,
    once(',', ', '),
    once(':', ':\t'),
    once(/:(\d+)/, ':$1.0'),
    once(/:(\d+)/, ':0$1'),
    once(/:(\d+)/, ':+$1'),
    once(/:(\d+)/, ':$1e0'),
    once(/:(\d+)/, ':-$1'),
    once(/:\d+/, ':-0'),
    once(/:\d+/, ':9007199254740992'),
    once(/:\d+/, ':1e999'),
    once(/:\d+/, `:${'9'.repeat(5000)}`),
    once(/:\d+/, ':NaN'),
    once(/:\d+/, ':Infinity'),
    once(/:\d+/, ':\u0661'),
    once('{', '{"kind":"head",'),
    once('"kind"', '"\\u006bind"'),
    once('/', '\\/'),
    once('\\n', '\\u000a'),
    once('\\n', '\\u000A'),
    once('\\n', '\n'),
    once('ë', '\\u00eb'),
    once('ë', 'e\u0308'),
    once('Ø', 'O'),
    once(/"(\w)/, '"\\ud800$1'),
    once(/"(\w)/, '"\ud83d\ude00$1'),
    once(/:"(\w)/, ':"\u0000$1'),
    once(/:"(\w)/, ':"\\u0000$1'),
    once(/:"(\w)/, ':"\u007f$1'),
    once(/:"(\w)/, ':"\u0085$1'),
    once(/:"(\w)/, ':"\u2028$1'),
    once(/"/, "'"),
    once(/\}$/, ',}'),
    once(/\}$/, ',"__proto__":{}}'),
    once(/\}$/, ',"zz":[[[[1]]]]}'),
    once(/\}$/, ',"zz":[[[1]]]}'),
    line.toUpperCase(),
    line + line,
  ].filter((text) => text !== line);
}

/** What may be put in the place of a value: of every kind, at every border. */
const VALUES: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  7,
  80,
  10_000,
  10_001,
  100_000,
  100_001,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  'x',
  'DE',
  'de',
  'd\u00e9',
  'électron',
  'cli',
  'practice',
  'wss',
  'link',
  'vin',
  'code',
  'head',
  'entry',
  '\u0000',
  'a\nb',
  'e\u0308',
  '\u00eb',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u{1f600}',
  'x'.repeat(80),
  'x'.repeat(81),
  'x'.repeat(400),
  'x'.repeat(401),
  'x'.repeat(1001),
  'x'.repeat(2000),
  'x'.repeat(2001),
  '\u{1f600}'.repeat(200),
  '\u{1f600}'.repeat(201),
  '\u{1f600}'.repeat(2000),
  '\u{1f600}'.repeat(2001),
  '\u{1f600}'.repeat(4000),
  '\u{1f600}'.repeat(4001),
  'x'.repeat(16_384),
  'x'.repeat(16_385),
  '\u{1f600}'.repeat(4096),
  'ë'.repeat(8192),
  'ë'.repeat(8193),
  'AAAA',
  'AA==',
  'AB==',
  'AAA',
  'A'.repeat(43) + '=',
  'B'.repeat(43) + '=',
  '0'.repeat(64),
  'A'.repeat(64),
  [],
  {},
  [1],
  ['vin'],
  ['vin', 'vin'],
  ['vin', 'operator', 'code'],
  Array.from({ length: 17 }, () => 'vin'),
  [[]],
  { kind: 'head' },
  { name: 'vin', salt: '0'.repeat(64), value: '' },
];

/** Every member and item of a value: `put` gives the whole with another one in its place, or without it. */
function* places(value: Json, path = ''): Generator<{ readonly path: string; readonly put: (next: Json | undefined) => Json }> {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    for (const [at, item] of list.entries()) {
      const put = (next: Json | undefined): Json => (next === undefined ? list.toSpliced(at, 1) : list.with(at, next));
      yield { path: `${path}[${at}]`, put };
      for (const inner of places(item, `${path}[${at}]`)) yield { path: inner.path, put: (next) => put(inner.put(next)) };
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value as JsonObject)) {
      const put = (next: Json | undefined): Json =>
        Object.fromEntries(Object.entries({ ...(value as JsonObject), [name]: next }).filter(([, one]) => one !== undefined)) as JsonObject;
      yield { path: `${path}.${name}`, put };
      for (const inner of places(member, `${path}.${name}`)) yield { path: inner.path, put: (next) => put(inner.put(next)) };
    }
  }
}

/** One value after another, in every place of every line; `every` of so many combinations are made. */
function* withValues(bytes: Uint8Array, every: number): Generator<Altered> {
  const lines = linesOf(bytes);
  let count = 0;
  for (const [at, line] of lines.entries()) {
    for (const { path, put } of places(JSON.parse(line) as Json)) {
      for (const value of [undefined, ...VALUES]) {
        count += 1;
        if (value !== undefined && count % every !== 0) continue;
        const told = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 30);
        yield { what: `line ${at + 1}${path}: ${told}`, bytes: fileOf(lines.with(at, canonicalJson(put(value)))) };
      }
    }
  }
}

/** All changes of one bundle. */
export function* alterations(
  bytes: Uint8Array,
  { bits, every, seed }: { readonly bits: number; readonly every: number; readonly seed: number },
): Generator<Altered> {
  yield* withLines(bytes);
  yield* withValues(bytes, every);
  yield* flipped(bytes, bits, seed);
}
