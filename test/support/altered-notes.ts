/** Checkpoints that are signed as they should be, or nearly: each kind of line that a reader must pass over, refuse, or believe. */
import { checkpointText } from '../../app/audit/log/checkpoint.ts';
import { formatVerifierKey, type Signer } from '../../app/audit/log/signed-note.ts';
import { witnessKey } from '../../app/audit/log/cosignature.ts';
import { bundleEntry, bundleOf, LOG, logOf, ORIGIN } from './naive-bundle.ts';
import { signerOf } from './naive-signer.ts';
import { canonicalJson } from '../../app/base/jcs.ts';
import type { JsonObject } from '../../app/base/json.ts';
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import { NOBODYS_KEY, nobodysBundle } from './nobodys-bundle.ts';
import type { Altered } from './altered-bundles.ts';

const log = logOf(9, [3]);
const whole = Buffer.from(encodeBundle(bundleOf(log, [bundleEntry(log, 3, ['vin'])])))
  .toString('utf8')
  .split('\n');
const root = Buffer.from(log.head.root).toString('base64');

/** The bundle with other members in its head. */
function withHead(change: JsonObject): Uint8Array {
  const head = JSON.parse(whole[0] ?? '') as JsonObject;
  return Buffer.from([canonicalJson({ ...head, ...change }), ...whole.slice(1)].join('\n'));
}

const line = ({ key }: Signer, signature: Uint8Array, name = key.name): string =>
  `— ${name} ${Buffer.concat([Buffer.from(key.id, 'hex'), signature]).toString('base64')}\n`;
const signed = (text: string, by: Signer = LOG): string => line(by, by.sign(Buffer.from(text)));

const TEXT = checkpointText(log.head);
const GOOD = signed(TEXT);
const STRANGER = signerOf('someone.else', 5);
const NEXT = signerOf(ORIGIN, 6);
const s = (text: string) => `${text}\n${signed(text)}`;

/** Texts of a checkpoint, each rightly signed. */
const TEXTS: readonly string[] = [
  ...['0', '9', '09', '+9', '9.0', '', ' 9', '9 ', '9007199254740991', '9007199254740992', '99999999999999999', '-1', '0x9', '٩'].map(
    (size) => `${ORIGIN}\n${size}\n${root}\n`,
  ),
  ...[
    '',
    root.slice(1),
    `${root}=`,
    root.replace('=', ''),
    `${root} `,
    'AAAA',
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
  ].map((one) => `${ORIGIN}\n9\n${one}\n`),
  `${ORIGIN}\n9\n${root}\nextension\n`,
  `${ORIGIN}\n9\n`,
  `${ORIGIN}\n`,
  `\n9\n${root}\n`,
  `other\n9\n${root}\n`,
  `${ORIGIN} \n9\n${root}\n`,
  `${ORIGIN}\u2028\n9\n${root}\n`,
  `${ORIGIN}\u0085\n9\n${root}\n`,
  `${ORIGIN}\n9\n${root}\n\n`,
  `${ORIGIN}\n9\n${root}\n\n\n`,
];

const NOTES: readonly string[] = [
  ...TEXTS.map(s),
  `${TEXT}\n`,
  TEXT,
  '',
  '\n',
  '\n\n',
  `\n${GOOD}`,
  `${TEXT}\n${GOOD}${GOOD}`,
  `${TEXT}\n${GOOD}${line(LOG, Buffer.alloc(64, 9))}`,
  `${TEXT}\n${line(LOG, Buffer.alloc(64, 9))}`,
  ...[0, 1, 63, 65, 72].map((length) => `${TEXT}\n${line(LOG, Buffer.alloc(length, 9))}`),
  `${TEXT}\n${GOOD}${signed(TEXT, STRANGER)}`,
  `${TEXT}\n${signed(TEXT, STRANGER)}${GOOD}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(1))}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(0))}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(5_000))}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(9), 'two words')}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(9), 'a+b')}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(9), 'a\u00a0b')}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(9), 'a\u0085b')}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(9), 'a\u200bb')}`,
  `${TEXT}\n${GOOD}${line(STRANGER, Buffer.alloc(9), 'naïve-\u{1f600}')}`,
  ...[15, 31, 32].map((count) => `${TEXT}\n${GOOD}${signed(TEXT, STRANGER).repeat(count)}`),
  `${TEXT}\n${signed(TEXT, NEXT)}`,
  `${TEXT}\n${GOOD}${signed(TEXT, NEXT)}`,
  `${TEXT}\n${GOOD}${line(NEXT, Buffer.alloc(64, 9))}`,
  `${TEXT}\n${GOOD.replace('—', '-')}`,
  `${TEXT}\n${GOOD.replace('— ', '—  ')}`,
  `${TEXT}\n${GOOD.trimEnd()}`,
  `${TEXT}\n${GOOD.replace('\n', '\r\n')}`,
  `${TEXT}\n${GOOD}\t\n`,
  `${TEXT}\n${GOOD} `,
  `${TEXT}\n${GOOD.replace(/=*\n/, '\n')}`,
  `${TEXT}\n${GOOD.replace(/=*\n/, '====\n')}`,
  `${TEXT}\n${GOOD}not a line\n`,
  `${TEXT.replace('\n', '\r\n')}\n${GOOD}`,
  `${TEXT}\n${line({ ...LOG, key: { ...LOG.key, id: '00000000' } }, LOG.sign(Buffer.from(TEXT)))}`,
  `${TEXT}\n${line(LOG, LOG.sign(Buffer.from(`${TEXT}\n`)))}`,
];

const KEY = formatVerifierKey(LOG.key);
const witness = witnessKey(ORIGIN, LOG.key.publicKey);

/** Lists of keys beside a checkpoint that is signed by the first of them, if at all. */
const KEYS: readonly (readonly string[])[] = [
  [KEY],
  [KEY, KEY],
  [KEY, formatVerifierKey(NEXT.key)],
  [formatVerifierKey(NEXT.key)],
  [formatVerifierKey(STRANGER.key)],
  [KEY, formatVerifierKey(STRANGER.key)],
  [KEY, 'no key'],
  ['no key'],
  [''],
  [KEY, NOBODYS_KEY],
  [NOBODYS_KEY],
  Array.from({ length: 8 }, () => KEY),
  Array.from({ length: 9 }, () => KEY),
  [],
  [`${KEY} `],
  [` ${KEY}`],
  [KEY.replace('+', '++')],
  [KEY.toUpperCase()],
  [KEY.slice(0, -1)],
  [KEY.replace(ORIGIN, 'a b')],
  [`${witness.name}+${witness.id}+${Buffer.concat([Buffer.of(4), witness.publicKey]).toString('base64')}`],
  [KEY.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
];

/** All of them. */
export const noteBundles = (): readonly Altered[] => [
  ...NOTES.map((checkpoint, n) => ({ what: `note ${n}: ${JSON.stringify(checkpoint).slice(0, 120)}`, bytes: withHead({ checkpoint }) })),
  ...KEYS.map((keys, n) => ({ what: `keys ${n}: ${keys.join(' ').slice(0, 120)}`, bytes: withHead({ keys: [...keys] }) })),
  { what: 'origin of another log', bytes: withHead({ origin: 'other' }) },
  { what: 'a log that nobody signed', bytes: encodeBundle(nobodysBundle()) },
];
