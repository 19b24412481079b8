/**
 * The verifier in Python, written from docs/bundle-format.md alone, against the console's: real bundles, receipts and tiles, and thousands of
 * changed ones. They must agree on the verdict, and on every finding with its line, entry and field. Skipped where there is no python3.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { encodeBundle } from '../../../app/audit/bundle/encode.ts';
import { verifyBundle } from '../../../app/audit/bundle/verify.ts';
import { parsePublicKey, parseSignature } from '../../../app/audit/log/ed25519.ts';
import { makeReceipt, receiptCode } from '../../../app/audit/receipt/receipt.ts';
import { parseReceiptCode } from '../../../app/audit/receipt/receipt-code.ts';
import { formatVerifierKey, parseVerifierKey } from '../../../app/audit/log/signed-note.ts';
import type { JsonObject } from '../../../app/base/json.ts';
import { nativeHmac, nativeSha256 } from '../../../main/base/hash.ts';
import { verifyEd25519 } from '../../../main/audit/heads/ed25519.ts';
import { alterations, type Altered } from '../../support/altered-bundles.ts';
import { leafBundles } from '../../support/altered-leaves.ts';
import { noteBundles } from '../../support/altered-notes.ts';
import { vectors } from '../../support/ed25519-vectors.ts';
import { randomOf } from '../../support/random.ts';
import { askSecond, hasPython } from '../../support/second-verifier.ts';
import { add, addPlain, attemptDrafts, openedSigning, ORIGIN as TRAIL_ORIGIN } from '../../support/trails.ts';
import { ABOUT, bundleEntry, bundleOf, LOG, logOf } from '../../support/naive-bundle.ts';
import { signerOf } from '../../support/naive-signer.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs', 'bundle-format');
const KEY = formatVerifierKey(LOG.key);

type Asked = Altered & { readonly keys?: readonly string[] };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const place = ({ code, line, index, field }: { code: string; line: number | null; index: number | null; field: string | null }) =>
  [code, line, index, field].join(' ');

async function ourVerdict({ bytes, keys }: Asked) {
  const expected = keys?.flatMap((text) => {
    const key = parseVerifierKey(text);
    return key.ok ? [key.value] : [];
  });
  const options = { sha: nativeSha256, mac: nativeHmac, ...(expected === undefined ? {} : { expected }) };
  const { valid, findings, entries, size, root } = await verifyBundle(bytes, verifyEd25519, options);
  const proved = entries.filter((one) => one.proved).map((one) => one.index);
  return { valid, findings: findings.map(place).sort(), proved, size, root };
}

function secondVerdict({ valid, findings, proved, size = null, root = null }: JsonObject) {
  return { valid, findings: (findings as unknown as Parameters<typeof place>[0][]).map(place).sort(), proved, size, root };
}

/** What they disagree on, at most a few; how often each finding was made; and, as the control, how often the answer to another question was told. */
async function compared(asked: readonly Asked[]) {
  const second = await askSecond(
    asked.map(({ bytes, keys }) => ({ what: 'bundle', data: base64(bytes), ...(keys === undefined ? {} : { keys: [...keys] }) })),
  );
  const differ: object[] = [];
  let before = '';
  let told = 0;
  const seen = new Map<string, number>();
  for (const [at, one] of asked.entries()) {
    const ours = await ourVerdict(one);
    const theirs = secondVerdict(second[at] ?? {});
    if (JSON.stringify(ours) !== before) told += 1;
    before = JSON.stringify(theirs);
    for (const code of ours.findings) seen.set(code.split(' ')[0] ?? '', (seen.get(code.split(' ')[0] ?? '') ?? 0) + 1);
    if (ours.valid) seen.set('valid', (seen.get('valid') ?? 0) + 1);
    if (JSON.stringify(ours) !== JSON.stringify(theirs) && differ.length < 20) differ.push({ what: one.what, ours, theirs });
  }
  return { differ, seen, told };
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-second-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A real log with attempts, whose key was changed once, and a bundle of some of its entries. */
async function realLog(dir: string, size: number) {
  const trail = openedSigning(dir);
  const { drafts } = attemptDrafts(trail);
  add(trail, drafts.checked, drafts.intent);
  add(trail, drafts.sent);
  add(trail, { ...drafts.unknown, personal: { reason: 'Zoë said: \u{1f511} "no"\n', answer: '{"a":1}' } });
  addPlain(trail, Math.floor(size / 2));
  const changed = trail.maintenance.changeKey();
  if (!changed.ok) throw new Error(changed.error);
  addPlain(trail, size - Math.floor(size / 2) - 5);
  const disclosed = await trail.maintenance.disclose([0, 1, 3, size - 1], new Set(['reason', 'vin'] as const));
  if (!disclosed.ok) throw new Error(disclosed.error);
  const { note, keys, entries } = disclosed.value;
  const bundle = encodeBundle({ origin: TRAIL_ORIGIN, checkpoint: note, keys, about: ABOUT, entries, traces: [] });
  return { trail, bundle, key: keys.at(-1) ?? '' };
}

const shaped = (size: number, at: readonly number[], open: readonly ('vin' | 'operator')[]) => {
  const log = logOf(size, at);
  return encodeBundle(
    bundleOf(
      log,
      at.map((index) => bundleEntry(log, index, open)),
    ),
  );
};

const example = readFileSync(join(DOCS, 'example.carkey-bundle'));

describe.skipIf(!hasPython)('the second verifier (needs python3)', () => {
  it('takes what the console makes, in every shape and under every key, as the console does', async () => {
    const real = await realLog(folder(), 300);
    real.trail.stop();
    const all = [
      example,
      real.bundle,
      shaped(1, [0], ['vin']),
      shaped(256, [0, 255], []),
      shaped(257, [255, 256], ['vin', 'operator']),
      shaped(1000, [1, 2, 511, 512, 999], ['operator']),
      encodeBundle({ ...bundleOf(logOf(4, []), []), traces: [], about: { ...ABOUT, note: null } }),
    ].map((bytes, n) => ({ what: `bundle ${n}`, bytes }));
    const { differ, seen } = await compared([
      ...all,
      ...all.map((one) => ({ ...one, keys: [KEY] })),
      ...all.map((one) => ({ ...one, keys: [real.key] })),
      ...all.map((one) => ({ ...one, keys: [formatVerifierKey(signerOf('other', 3).key)] })),
    ]);
    expect(differ).toEqual([]);
    expect(seen.get('valid')).toBe(all.length + all.length);
    expect(seen.get('unexpected-key')).toBe(all.length + all.length);
  });

  it('says the same of thousands of changed bundles: verdict, findings, line, entry, field', { timeout: 240_000 }, async () => {
    const two = shaped(300, [3, 70], ['vin']);
    const asked = [
      ...alterations(example, { bits: 600, every: 4, seed: 11 }),
      ...alterations(two, { bits: 300, every: 29, seed: 12 }),
      ...noteBundles(),
      ...leafBundles(),
    ];
    const { differ, seen, told } = await compared(asked);
    console.log(`${asked.length} changed bundles: ${[...seen].map(([code, count]) => `${code} ${count}`).join(', ')}`);
    expect(differ).toEqual([]);
    expect(asked.length).toBeGreaterThan(3_000);
    expect(told, 'the control: an answer to another question is told from the right one').toBeGreaterThan(1_000);
    const lists = JSON.parse(readFileSync(join(DOCS, 'lists.json'), 'utf8')) as { readonly findings: JsonObject };
    const rare = new Set(['too-large', 'line-too-long', 'unexpected-key', 'index-range']);
    expect(Object.keys(lists.findings).filter((code) => !seen.has(code) && !rare.has(code))).toEqual([]);
  });

  it('keeps the limits: size of file and line, to the byte', async () => {
    const [head = '', about = ''] = example.toString().split('\n');
    const trace = (length: number) => `{"kind":"trace","source":"link","text":"${'x'.repeat(length)}"}`;
    const line = (length: number) => trace(length - trace(0).length);
    const of = (...lines: readonly string[]) => Buffer.from([head, about, ...lines, ''].join('\n'));
    const asked = [
      { what: 'a line of 262,144 bytes', bytes: of(line(262_144)) },
      { what: 'a line of 262,145 bytes', bytes: of(line(262_145)) },
      { what: 'a line of 262,145 bytes without an end', bytes: of(line(262_145)).subarray(0, -1) },
      { what: 'a file of 32 MiB', bytes: Buffer.alloc(33_554_432, 'x') },
      { what: 'one byte more', bytes: Buffer.alloc(33_554_433, 'x') },
    ];
    const { differ, seen } = await compared(asked);
    expect(differ).toEqual([]);
    expect([...seen.keys()].sort()).toEqual(['cut', 'line-too-long', 'shape', 'too-large']);
  });

  it('judges every disputed key and signature as the console does', async () => {
    const all = vectors();
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const second = await askSecond(
      all.map(({ key, message, signature }) => ({ what: 'signature', key: hex(key), message: hex(message), signature: hex(signature) })),
    );
    const ours = all.map(({ key, message, signature }) => {
      const [point, parsed] = [parsePublicKey(key), parseSignature(signature)];
      return point !== null && parsed !== null && verifyEd25519(point, message, parsed);
    });
    expect(second.map(({ valid }) => valid)).toEqual(ours);
    expect(ours.filter(Boolean).length).toBeGreaterThan(3);
  });

  it('reads typed receipt codes, right and wrong, and finds the entry of each', async () => {
    const claim = { leaf: nativeSha256(Buffer.of(1)), index: 7, root: nativeSha256(Buffer.of(2)), size: 9 };
    const code = receiptCode(claim);
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZoil -\u00a0\u2028\ufeff\u0085\u212aſıU?é';
    const typed = [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('-', '\u00a0'),
      ` ${code}\n`,
      `${code}${' '.repeat(171)}`,
      `${code}${' '.repeat(172)}`,
      '',
      ...Array.from(code, (_, at) => Array.from(digits, (digit) => `${code.slice(0, at)}${digit}${code.slice(at + 1)}`)).flat(),
    ];
    const second = await askSecond(typed.map((one) => ({ what: 'code', code: one })));
    const ours = typed.map((one) => {
      const read = parseReceiptCode(one);
      return read.ok ? ['', read.value.replaceAll('-', '')] : [read.error, null];
    });
    expect(second.map((one) => [one['fault'] ?? '', one['code']])).toEqual(ours);
    expect(typed.length).toBeGreaterThan(1_000);

    const log = logOf(300, [3, 70]);
    const bytes = encodeBundle(bundleOf(log, [bundleEntry(log, 3, []), bundleEntry(log, 70, [])]));
    const receipts = [3, 70].map((index) => makeReceipt(bundleEntry(log, index, []).leaf, log.head, null));
    const codes = receipts.flatMap((one) => (one.ok ? [one.value.code] : []));
    const found = await askSecond([
      ...codes.map((one) => ({ what: 'receipt', code: one, data: base64(bytes) })),
      { what: 'receipt', code, data: base64(bytes) },
      { what: 'receipt', code: codes[0] ?? '', data: base64(bytes), size: 299, root: '00'.repeat(32) },
    ]);
    expect(found.map(({ valid, match }) => [valid, (match as JsonObject | null)?.['index'] ?? null])).toEqual([
      [true, 3],
      [true, 70],
      [false, null],
      [false, null],
    ]);
    const older = makeReceipt(bundleEntry(log, 3, []).leaf, { ...log.head, size: 9, root: hexToBytes('11'.repeat(32)) }, null);
    const printed = { what: 'receipt', code: older.ok ? older.value.code : '', data: base64(bytes), size: 9, root: '11'.repeat(32) };
    expect(await askSecond([printed])).toMatchObject([{ valid: true, match: { index: 3 } }]);
  });

  it('checks the whole folder of tiles, and finds every file that was changed', async () => {
    const dir = folder();
    const { trail } = await realLog(join(dir, 'log'), 700);
    const tiles = join(dir, 'tiles');
    expect(trail.maintenance.exportTiles(tiles).ok).toBe(true);
    const view = trail.view();
    trail.stop();
    const files = readdirSync(tiles, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(tiles, file)).isFile());
    expect(files.filter((file) => file.startsWith('tile/entries')).length).toBe(3);
    const pick = randomOf(3);
    const changed = files.flatMap((file) =>
      [0, 1, 2].map((n) => {
        const copy = join(dir, `${file.replaceAll('/', '-')}-${n}`);
        cpSync(tiles, copy, { recursive: true });
        const bytes = readFileSync(join(copy, file));
        bytes[pick(bytes.length)]! ^= 1 << pick(8);
        writeFileSync(join(copy, file), n === 2 ? bytes.subarray(1) : bytes);
        return { file, copy };
      }),
    );
    const [whole, ...others] = await askSecond([tiles, ...changed.map(({ copy }) => copy)].map((path) => ({ what: 'tiles', path })));
    expect(whole).toEqual({ valid: true, origin: TRAIL_ORIGIN, size: view.size, root: view.root });
    // A key that does not sign any more may be changed: it is passed over, as a reader of the newest head does.
    const kept = changed.filter(({ file }, at) => others[at]?.['valid'] === true && file !== 'key.txt');
    expect(kept).toEqual([]);
  });
});
