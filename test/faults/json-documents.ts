/**
 * Texts at the edges of JSON (RFC 8259), made by rule: for each part of the grammar what is just inside, just outside, and what parsers
 * may disagree about. `valid`: every parser must take it; `invalid`: none may; `open`: limits, lone surrogates, doubled names.
 */

/** One document. */
type Document = { readonly text: string; readonly kind: 'valid' | 'invalid' | 'open' };

const deep = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);
const inArray = (text: string): string => `[${text}]`;

const NUMBERS = {
  valid: '0 -0 1 -1 10 123456789 0.0 0.5 -0.5 1.0 1e0 1E0 1e+1 1e-1 1E+01 0e0 0e+0 -1.5e-10 1.7976931348623157e308 5e-324'.split(' '),
  invalid:
    '+1 01 -01 00 1. .5 -.5 -. . - -- +- 1e 1e+ 1e- 1E 1.e1 .e1 1.2.3 1e1.5 1e1e1 0x10 0b1 0o7 1_000 1,0.5. ١ １ ½ Infinity -Infinity NaN -NaN inf nan 1f 1n 0x -0x1 1a 1- 1+1 --1 ++1 −1 2.e3 0.3e 0.e1 -foo 1eE2 0e 0e+'.split(
      ' ',
    ),
  open: ['9007199254740993', '1e400', '-1e400', '1e-400', '1'.repeat(400), `0.${'0'.repeat(400)}1`, '123e65536'],
};

const ESCAPES = {
  valid: [
    '\\"',
    '\\\\',
    '\\/',
    '\\b',
    '\\f',
    '\\n',
    '\\r',
    '\\t',
    '\\u0041',
    '\\u00e9',
    '\\uD83D\\uDE00',
    '\\u0000',
    '\\uffff',
    '\\u2028',
    '\\u005C',
  ],
  invalid: [
    '\\',
    '\\a',
    '\\x41',
    '\\v',
    '\\0',
    "\\'",
    '\\u',
    '\\u0',
    '\\u00',
    '\\u004',
    '\\u00g0',
    '\\U0041',
    '\\u{41}',
    '\\u+041',
    '\\u 041',
    '\\u-041',
    '\\\n',
    '\\\u00e9',
    '\\e',
  ],
  open: ['\\ud800', '\\udc00', '\\ud800\\ud800', '\\udc00\\ud800', '\\ud800a', 'a\\udfff', '\\ud83d\\u0041'],
};

/** Inside a string: every control character must be escaped, everything else may stand as it is. */
const RAW_CONTROLS = Array.from({ length: 0x20 }, (_, code) => `"a${String.fromCharCode(code)}b"`);
const RAW_VALID = [
  '\u007f',
  '\u0080',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u{1f600}',
  '\u{10ffff}',
  'é',
  '田',
  "'",
  '/',
].map((raw) => `"${raw}"`);

const SPACES = {
  valid: [' 1', '1 ', '\t1', '1\n', '\r\n1\r\n', ' [ 1 , 2 ] ', '{ "a" : 1 }', '\n{\n"a"\n:\n[\n]\n}\n'],
  invalid: [
    '\u000b',
    '\u000c',
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u2028',
    '\u2029',
    '\u2060',
    '\u3000',
    '\u200b',
    '\u0000',
    '\u001c',
  ].flatMap((space) => [`[${space}1]`, `${space}{}`]),
};

const WORDS = {
  valid: ['true', 'false', 'null', '"true"', '[true,false,null]', '{"null":null}'],
  invalid: 'True TRUE tru truee t nul NULL Null nulll fals FALSE undefined None nil yes NaN true1 truefalse null,null ture'.split(' '),
};

const ARRAYS = {
  valid: ['[]', '[[]]', '[[],[]]', '[1,"a",null,{},[]]', '[""]', '[1 ,2]', '[{"a":[]}]', '[[[[1]]]]'],
  invalid: [
    '[',
    ']',
    '[[',
    '[]]',
    '[,]',
    '[1,]',
    '[,1]',
    '[1,,2]',
    '[1 2]',
    '[1',
    '[1,',
    '["a"',
    '["a',
    '["a",',
    '[1;2]',
    '[1:2]',
    '[1}',
    '[{]',
    '(1)',
    '<1>',
    '[1],',
    '[1][2]',
    '[...1]',
    '[*]',
    '["a"1]',
    '[""", ""]',
    '["":1]',
    '[a',
    '[a]',
    "['a']",
    '[\\u0031]',
    '[1]x',
    '[1]\u0000',
    '[{}',
    '[{"a":1]',
    '[1,\n1\n,1',
  ],
};

const OBJECTS = {
  valid: [
    '{}',
    '{"a":1}',
    '{"":0}',
    '{"a":{}}',
    '{"a":1,"b":2}',
    '{"a":[{}]}',
    '{"\\u0061":1}',
    '{"a\\u0000":1}',
    '{"\u{1f600}":1}',
    '{"a":"a","A":"A"}',
    `{"${'k'.repeat(1_000)}":1}`,
  ],
  invalid: [
    '{',
    '}',
    '{{',
    '{}}',
    '{,}',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{,"a":1}',
    '{"a":1,,"b":2}',
    '{"a" 1}',
    '{"a"=1}',
    '{"a"::1}',
    '{"a":1:2}',
    '{"a":1 "b":2}',
    '{"a":1;"b":2}',
    "{'a':1}",
    '{a:1}',
    '{1:1}',
    '{null:1}',
    '{true:1}',
    '{[]:1}',
    '{{}:1}',
    '{"a":1',
    '{"a":',
    '{"a"',
    '{"a',
    '{"',
    '{"a":1]',
    '{"a":1}}',
    '{"a":1}{"b":2}',
    '{"a":1},',
    '{"a":1}#',
    '{"a":1}/',
    '{"a":1}//x',
    '{"a":1}/**/',
    '/**/{}',
    '//x\n{}',
    '#x\n{}',
    '{"a":/*x*/1}',
    '{...{}}',
    '{"a":1,...{}}',
    '{"a":1,1}',
    '{"a":"b",c}',
    '{"a":function(){}}',
    '{"a":new Date()}',
    '{["a"]:1}',
    '{"a":`b`}',
    '{\u00ab"a":1}',
  ],
  open: ['{"a":1,"a":2}', '{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"":1,"":2}'],
};

/** Valid JSON that careless code trips over. */
const TRAPS = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'toJSON',
    'then',
    'length',
    '__defineGetter__',
    '0',
    '-1',
  ].flatMap((name) => [`{"${name}":{"polluted":1}}`, `{"${name}":null}`, `{"a":{"${name}":{"polluted":1}}}`]),
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":1}}',
  '[{"__proto__":{"polluted":1}}]',
  '{"hasOwnProperty":1,"transactionId":"x"}',
  '{"length":1e9}',
];

const MARKS = ['\ufeff', '\ufffe', '\u0000', 'ï»¿', 'while(1);', ")]}',\n", 'data: ', '{}\u0000', '\u001e'].map((mark) => `${mark}{"a":1}`);

const SIZES = [
  ...[100, 1_000, 60_000].flatMap((levels) => [deep('[', ']', levels), deep('{"a":', '}', levels).replace('{"a":}', '{"a":1}')]),
  ...['result', 'error', 'parameters'].map((name) => `{"transactionId":"x","status":"SUCCEEDED","${name}":${deep('[', ']', 20_000)}}`),
  ...['method', 'type'].map((name) => `{"${name}":"job.open","input":${deep('[', ']', 20_000)},"problem":${deep('[', ']', 20_000)}}`),
  ...[`"${'x'.repeat(250_000)}"`, `{"transactionId":"${'x'.repeat(10_000)}"}`, `[${'1,'.repeat(60_000)}1]`],
];

const all = (kind: Document['kind'], texts: readonly string[]): Document[] => texts.map((text) => ({ text, kind }));
const quoted = (texts: readonly string[]): string[] => texts.map((text) => `"${text}"`);

/** All of them. */
export const jsonDocuments: readonly Document[] = [
  ...all('valid', [
    ...NUMBERS.valid.map(inArray),
    ...quoted(ESCAPES.valid),
    ...RAW_VALID,
    ...SPACES.valid,
    ...WORDS.valid,
    ...ARRAYS.valid,
    ...OBJECTS.valid,
    ...TRAPS,
  ]),
  ...all('invalid', [
    ...NUMBERS.invalid.map(inArray),
    ...quoted(ESCAPES.invalid),
    ...RAW_CONTROLS,
    ...SPACES.invalid,
    ...WORDS.invalid,
    ...ARRAYS.invalid,
    ...OBJECTS.invalid,
    ...MARKS,
  ]),
  ...all('invalid', [
    '',
    ' ',
    '\n',
    '"',
    '"a',
    'a"',
    "'a'",
    '"a"b',
    '"a""b"',
    '`a`',
    '\\',
    '🙂',
    '['.repeat(60_000),
    '{"a":'.repeat(60_000),
  ]),
  ...all('open', [...NUMBERS.open.map(inArray), ...quoted(ESCAPES.open), ...OBJECTS.open, ...SIZES]),
];
