/** Messages that are wrong: edge cases of JSON, texts that break parsers, and generated ones near and far from a good message. */
import * as fc from 'fast-check';

const deep = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);

/** Edge cases of JSON: some are valid and must be read as what they are, most are not. */
const JSON_EDGES: readonly string[] = [
  ...['', ' ', '\n', '\ufeff{}', 'null', 'true', 'nul', 'TRUE', '0', '-0', '-', '+1', '01', '1.', '.5', '1e', '1e400', '-1e-400', '0x10'],
  ...[
    'NaN',
    'Infinity',
    '9007199254740993',
    '1'.repeat(400),
    '"',
    '"\\"',
    '"\\u"',
    '"\\u00g0"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\x41"',
  ],
  ...['"\t"', '"\u0000"', '"\\u0000"', "'a'", '[', ']', '[,]', '[1,]', '[1 2]', '[1', '{', '}', '{,}', '{"a"}', '{"a":}', '{"a":1,}'],
  ...['{a:1}', "{'a':1}", '{"a":1 "b":2}', '{"a":1}}', '{"a":1}{"a":2}', '{"a":1}#', '{"a":1}/*x*/', '//x\n{}', '{"a":1,"a":2}', '{"":0}'],
  ...[
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"toString":1}',
  ],
  ...['{"hasOwnProperty":1,"transactionId":"x"}', '{"length":1e9}', '{"then":"x"}', '{"toJSON":"x"}', '{"valueOf":null}'],
  ...[deep('[', ']', 100), deep('[', ']', 60_000), deep('{"a":', '}', 100).replace('{"a":}', '{"a":1}'), '['.repeat(60_000)],
  ...['result', 'error', 'parameters'].map((name) => `{"transactionId":"x","status":"SUCCEEDED","${name}":${deep('[', ']', 20_000)}}`),
  ...['method', 'type'].map((name) => `{"${name}":"job.open","input":${deep('[', ']', 20_000)},"problem":${deep('[', ']', 20_000)}}`),
  ...[`"${'x'.repeat(250_000)}"`, `{"transactionId":"${'x'.repeat(10_000)}"}`, `[${'1,'.repeat(60_000)}1]`],
];

/** Texts that were somebody's bad day: empty, invisible, turned around, too wide, half a character, a command, a path, a number in disguise. */
const NASTY: readonly string[] = [
  ...['undefined', 'null', 'nil', '(null)', 'true', '-1', '1/0', '1e1000', '0x7fffffff', '２', '१', '½', '1,000', '1 000'],
  ...[
    '\u0000',
    'a\u0000b',
    '\u0007',
    '\u001b[31m',
    '\u001b]0;title\u0007',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200e',
    '\u202e',
  ],
  ...['\u2028', '\u2029', '\u2066\u2069', '\ufeff', '\ufffe', '\uffff', '\ud800', '\udfff', '\ud800\ud800', 'e\u0301', '\u1e9e', 'ı', 'İ'],
  ...['Ω≈ç√∫', '田中さん', 'ﷺ', '👩‍👩‍👧', '🇫🇷', '\u0300'.repeat(500), 'Ｖ１', 'ＶＲ１', 'VR1AB12C3D456789O', 'VR1АВ12C3D4567890'],
  ...['../../etc/passwd', '..\\..\\win.ini', 'C:\\', '\\\\evil\\share', 'CON', 'NUL', 'file:///etc/passwd', 'javascript:alert(1)'],
  ...[
    "'; DROP TABLE entries;--",
    '" OR 1=1 --',
    '%s%s%n',
    '%00',
    '${7*7}',
    '{{7*7}}',
    '$(reboot)',
    '`reboot`',
    '| reboot',
    '& reboot',
    '\r\nSet-Cookie: a=b',
  ],
  ...['<script>', ']]>', '<!--', '&lt;', '=1+1', '@SUM(1)', '-2+3', '+cmd', '__proto__', 'constructor', 'prototype', 'toString', 'valueOf'],
];

const ID = '00000000-0000-4000-8000-000000000000';
const GOOD: readonly object[] = [
  { transactionId: ID, status: 'SUCCEEDED', result: { hasCarKey: true, vin: 'VR1AB12C3D4567890', securityCode: 'c2hhemFt' } },
  { transactionId: ID, status: 'FAILED', error: { code: 2354, label: 'x', subErrors: [] } },
  { transactionId: ID, status: 'RESULT', result: { connected: true, vin: 'VR1AB12C3D4567890' } },
  { method: 'job.activate', input: { vin: 'VR1AB12C3D4567890' } },
  { method: 'audit.list', input: { filter: { vin: 'x', from: 0 }, limit: 10 } },
  { type: 'read', id: 1, place: { kind: 'serial', path: '/dev/ttyUSB0', baud: null }, hint: {}, fresh: true },
  { type: 'failed', id: 1, problem: { code: 'busy', detail: '' } },
];

const words = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('transactionId', 'status', 'type'),
);
const leaf = fc.oneof(words, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.bigInt().map(String));
const tree = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(words, tie('any'), { maxKeys: 4 })),
})).any;

/** A good message with one part replaced, taken away or added. */
const nearlyGood = fc
  .record({
    good: fc.constantFrom(...GOOD),
    name: fc.oneof(words, fc.constantFrom(...GOOD.flatMap((each) => Object.keys(each)))),
    value: tree,
  })
  .map(({ good, name, value }) => JSON.stringify(Object.defineProperty({ ...good }, name, { value, enumerable: true })));

/** A good message with bytes cut out, doubled or changed. */
const damaged = fc
  .record({ good: fc.constantFrom(...GOOD), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(20), put: words })
  .map(({ good, at, cut, put }) => {
    const text = JSON.stringify(good);
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + put + text.slice(from + cut);
  });

const generated = fc.oneof(
  { weight: 4, arbitrary: nearlyGood },
  { weight: 3, arbitrary: damaged },
  { weight: 2, arbitrary: tree.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

/** The fixed ones, each nasty text alone and as every kind of value; then `count` generated ones, the same for the same seed. */
export function* malformedTexts(count: number, seed: number): Generator<string> {
  yield* JSON_EDGES;
  for (const text of NASTY) {
    yield text;
    for (const key of ['transactionId', 'status', 'method', 'type', text])
      yield JSON.stringify({ ...GOOD[0], input: { vin: text }, [key]: text });
  }
  const block = 1_000;
  for (let made = 0; made < count; made += block)
    yield* fc.sample(generated, { numRuns: Math.min(block, count - made), seed: seed + made });
}
