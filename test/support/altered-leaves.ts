/** Leaves of every form, each alone in a log that is rightly made and signed: only the leaf itself is to be judged. */
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import { signCheckpoint } from '../../app/audit/log/checkpoint.ts';
import { ENTRY_PREFIX } from '../../app/audit/entry/entry.ts';
import { canonicalJson } from '../../app/base/jcs.ts';
import { leafHash } from '../../app/audit/log/merkle.ts';
import { ENTRY_SHAPE, type Rule } from '../../app/audit/entry/shape.ts';
import type { Json, JsonObject } from '../../app/base/json.ts';
import { SMALL } from './entries.ts';
import { bundleOf, LOG, logOf, ORIGIN } from './naive-bundle.ts';
import type { Altered } from './altered-bundles.ts';

const small = { ...SMALL } as unknown as JsonObject;
const json = (change: JsonObject): string => `${ENTRY_PREFIX}${canonicalJson({ ...small, ...change })}`;
const without = (name: string): string =>
  `${ENTRY_PREFIX}${canonicalJson(Object.fromEntries(Object.entries(small).filter(([one]) => one !== name)))}`;

const REF = '0123456789ABCDEFGHJKMNPQRS';
const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  12,
  Number.MAX_SAFE_INTEGER,
  '',
  'x',
  'start',
  'admin',
  'rescued',
  'e\u0308',
  '\u00eb',
  'ﬁ',
  '\u212b',
  '\u0958',
  '한글',
  '\u1112\u1161\u11ab',
  '\u0344',
  'a\u0315\u0300',
  `A-${REF}`,
  `V-${REF}`,
  `P-${REF}`,
  `A-8${REF.slice(1)}`,
  `A-${REF.toLowerCase()}`,
  `A-${REF.slice(1)}`,
  `A-${REF.replace('A', 'U')}`,
  `A-${REF}\n`,
  '0'.repeat(64),
  'A'.repeat(64),
  [],
  {},
  [1],
  { vin: '0'.repeat(64) },
  { vin: 'x' },
  { tx: 'x' },
  { n: 1 },
  { n: 'x' },
  { n: null },
  { unknown: 1 },
  { word: 'e\u0308' },
  '\u0000',
  '\u007f',
  '\u{1f600}',
  'a"b\\c\n',
];

/** Members of an entry, and members of its objects as `d.tx`. */
function names(): readonly string[] {
  const inner = (rule: Rule): readonly string[] => (rule.kind === 'object' ? rule.shape.members.map(({ name }) => name) : []);
  return ENTRY_SHAPE.members.flatMap(({ name, rule }) => [name, ...inner(rule).map((one) => `${name}.${one}`)]);
}

function changed(name: string, value: Json): string {
  const [outer = '', inner] = name.split('.');
  return json({ [outer]: inner === undefined ? value : { [inner]: value } });
}

const TEXT = json({});
const SPELLED: readonly string[] = [
  TEXT,
  TEXT.replace('carkey-audit/1', 'carkey-audit/2'),
  TEXT.replace('\n', '\r\n'),
  TEXT.replace('{', '{ '),
  `${TEXT}\n`,
  ` ${TEXT}`,
  TEXT.replace('"seq":0', '"seq":-0'),
  TEXT.replace('"seq":0', '"seq":0.0'),
  TEXT.replace('"seq":0', '"seq":00'),
  TEXT.replace('"mono":12', '"mono":1.2e1'),
  TEXT.replace('"mono":12', '"mono":9007199254740992'),
  TEXT.replace('"mono":12', '"mono":-12'),
  TEXT.replace('"mono":12', `"mono":${'9'.repeat(400)}`),
  TEXT.replace('"mono":12', '"mono":NaN'),
  TEXT.replace('"mono":12', '"mono":12,"mono":12'),
  TEXT.replace('"kind"', '"\\u006bind"'),
  TEXT.replace('"station":"Bay 1"', '"station":"Bay\\u00201"'),
  TEXT.replace('"station":"Bay 1"', '"station":"\\ud800"'),
  TEXT.replace('"station":"Bay 1"', '"station":"\\ud83d\\ude00"'),
  TEXT.replace('"station":"Bay 1"', '"station":"\\/"'),
  TEXT.replace('{', `{"__proto__":{},`),
  `${ENTRY_PREFIX}[]`,
  `${ENTRY_PREFIX}null`,
  `${ENTRY_PREFIX}"x"`,
  ENTRY_PREFIX,
  '',
  ENTRY_PREFIX + '['.repeat(4000),
  `${ENTRY_PREFIX}${'['.repeat(4000)}${']'.repeat(4000)}`,
  ...[8192, 8193].map((length) => json({ station: 'x'.repeat(length - Buffer.byteLength(json({ station: '' }))) })),
  ...[0, 1].map((more) => json({ station: 'ë'.repeat((8192 - Buffer.byteLength(json({ station: '' }))) / 2 + more) })),
];

/** A bundle of a log with nothing but this leaf; null where a bundle cannot even hold it. */
function bundleWith(leaf: string): Uint8Array | null {
  const bytes = Buffer.from(leaf);
  const checkpoint = signCheckpoint({ origin: ORIGIN, size: 1, root: leafHash(bytes) }, [LOG]);
  const fields = ['vin', 'vin', 'code'] as const;
  const bundle = { ...bundleOf(logOf(1, []), []), checkpoint };
  const entry = { index: 0, leaf: bytes, hashes: [], opened: [], withheld: leaf.includes('"f":') ? fields : [] };
  return leaf.length > 8192 ? null : encodeBundle({ ...bundle, entries: [entry] });
}

/** All of them. */
export function leafBundles(): readonly Altered[] {
  const leaves = [
    ...SPELLED,
    ...names().flatMap((name) => VALUES.map((value) => changed(name, value))),
    ...ENTRY_SHAPE.members.map(({ name }) => without(name)),
    json({ unknown: 1 }),
  ];
  return [...new Set(leaves)].flatMap((leaf) => {
    const bytes = bundleWith(leaf);
    return bytes === null ? [] : [{ what: `leaf ${JSON.stringify(leaf).slice(0, 300)}`, bytes }];
  });
}
