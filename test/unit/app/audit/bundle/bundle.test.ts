import { describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../../../app/audit/bundle/encode.ts';
import { parseBundle } from '../../../../../app/audit/bundle/parse.ts';
import type { Bundle, BundleEntry } from '../../../../../app/audit/bundle/types.ts';
import { verifyBundle } from '../../../../../app/audit/bundle/verify.ts';
import { signCheckpoint } from '../../../../../app/audit/log/checkpoint.ts';
import { encodeEntry } from '../../../../../app/audit/entry/entry.ts';
import { leafHash } from '../../../../../app/audit/log/merkle.ts';
import { treeRoot } from '../../../../../app/audit/log/proof.ts';
import { formatVerifierKey } from '../../../../../app/audit/log/signed-note.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from '../../../../../app/audit/log/tlog-proof.ts';
import { nativeHmac, nativeSha256 } from '../../../../../main/base/hash.ts';
import { bundleEntry, bundleOf, entryAt, LOG, logOf, ORIGIN, saltAt, valuesAt } from '../../../../support/naive-bundle.ts';
import { signerOf, verifyLater, verifyNow } from '../../../../support/naive-signer.ts';
import { hashAt, TileSource } from '../../../../support/naive-tree.ts';
import { encode, holds, NEUTRAL } from '../../../../support/edwards.ts';
import { nobodysBundle, SIGNATURE } from '../../../../support/nobodys-bundle.ts';

const log = logOf(300, [3, 70, 299]);
const entries = [bundleEntry(log, 3, ['vin']), bundleEntry(log, 70, []), bundleEntry(log, 299, ['vin', 'operator'])];
const bundle = bundleOf(log, entries);
const bytes = encodeBundle(bundle);

describe('a bundle', () => {
  it('is verified from its bytes, at once and later', async () => {
    for (const verify of [verifyNow, verifyLater]) {
      const report = await verifyBundle(bytes, verify);
      expect(report).toMatchObject({ valid: true, findings: [], trust: 'enclosed', origin: ORIGIN, size: 300, signedBy: [LOG.key] });
      expect(report.root).toBe(Buffer.from(log.head.root).toString('hex'));
      expect(report.entries.map(({ index, proved, withheld }) => [index, proved, withheld])).toEqual([
        [3, true, ['operator']],
        [70, true, ['operator', 'vin']],
        [299, true, []],
      ]);
      expect(report.entries[0]?.opened).toEqual([{ name: 'vin', value: valuesAt(3).vin, holds: true }]);
      expect(report.entries[1]?.entry).toEqual(entryAt(70));
      expect(report.bundle).toEqual(bundle);
    }
  });

  it('has one form: what is read is written as the same bytes', () => {
    const read = parseBundle(bytes);
    expect(read).toEqual({ ok: true, value: bundle });
    expect(read.ok && encodeBundle(read.value)).toEqual(bytes);
  });

  it('can do without entries, traces and note', async () => {
    const bare = encodeBundle({ ...bundle, entries: [], traces: [], about: { ...bundle.about, note: null } });
    expect(await verifyBundle(bare, verifyNow)).toMatchObject({ valid: true, entries: [] });
  });

  it('holds what a tlog proof of each entry is made of', async () => {
    for (const { index, hashes, leaf } of entries) {
      const proof = parseTlogProof(formatTlogProof({ index, hashes, checkpoint: bundle.checkpoint, extra: null }));
      expect(proof.ok && (await verifyTlogProof(proof.value, leafHash(leaf), [LOG.key], verifyNow)).ok).toBe(true);
    }
  });

  it('that nobody signed is not valid, although a browser takes its signature', async () => {
    const forged = nobodysBundle();
    const text = forged.checkpoint.slice(0, forged.checkpoint.indexOf('\n\n') + 1);
    expect(holds(encode(NEUTRAL), Buffer.from(text), SIGNATURE, false), 'the control').toBe(true);
    const report = await verifyBundle(encodeBundle(forged), () => true);
    expect(report.findings.map(({ code }) => code)).toEqual(['key-form', 'unsigned']);
    expect(report).toMatchObject({ valid: false, signedBy: [], origin: null, entries: [{ proved: false }] });
  });

  it('is compared with the key that the reader expects', async () => {
    const other = signerOf(ORIGIN, 9);
    expect(await verifyBundle(bytes, verifyNow, { expected: [LOG.key] })).toMatchObject({ valid: true, trust: 'expected' });
    const report = await verifyBundle(bytes, verifyNow, { expected: [other.key] });
    expect(report).toMatchObject({ valid: false, trust: 'expected', size: null, findings: [{ code: 'unexpected-key', line: 1 }] });
    expect(report.entries.some(({ proved }) => proved)).toBe(false);
  });
});

describe('findings', () => {
  const [first, second, third] = entries as [BundleEntry, BundleEntry, BundleEntry];
  const withFirst = (change: Partial<BundleEntry>): Bundle => ({ ...bundle, entries: [{ ...first, ...change }, second, third] });
  const field = (name: 'vin' | 'operator' | 'code', value: string) => ({ name, value, salt: saltAt(3, name) });
  const flipped = Uint8Array.from(first.hashes[2]!).fill(0, 0, 1);
  const other = signerOf('log.invalid/test/2', 1);
  const foreign = { ...log.head, origin: 'log.invalid/test/2' };
  const key = formatVerifierKey(LOG.key);

  it.each<[string, Bundle, object]>([
    ['a hash that is another', withFirst({ hashes: first.hashes.with(2, flipped) }), { code: 'proof-root', line: 3, index: 3 }],
    ['a hash too few', withFirst({ hashes: first.hashes.slice(1) }), { code: 'proof-length', line: 3, index: 3 }],
    ['a leaf that was changed', withFirst({ leaf: encodeEntry({ ...entryAt(3), out: 'refused' }) }), { code: 'proof-root', line: 3 }],
    [
      'an opened value that is another',
      withFirst({ opened: [field('vin', 'VR3UPHNKSK0000004')] }),
      { code: 'field-differs', line: 3, field: 'vin' },
    ],
    [
      'a salt that is another',
      withFirst({ opened: [{ ...field('vin', valuesAt(3).vin), salt: hashAt(1) }] }),
      { code: 'field-differs', field: 'vin' },
    ],
    [
      'an opened field that the entry has not',
      withFirst({ opened: [...first.opened, field('code', 'x')] }),
      { code: 'field-unknown', field: 'code' },
    ],
    [
      'a withheld field that the entry has not',
      withFirst({ withheld: ['operator', 'answer'] }),
      { code: 'field-unknown', field: 'answer' },
    ],
    ['a field that is passed over', withFirst({ withheld: [] }), { code: 'field-unlisted', line: 3, index: 3, field: 'operator' }],
    ['a field opened and withheld', withFirst({ withheld: ['operator', 'vin'] }), { code: 'field-twice', field: 'vin' }],
    [
      'no signature by the enclosed key',
      { ...bundle, keys: [formatVerifierKey(signerOf(ORIGIN, 7).key)] },
      { code: 'unsigned', line: 1, index: null },
    ],
    ['a key of another log', { ...bundle, keys: [key, formatVerifierKey(other.key)] }, { code: 'key-of-other-log', line: 1 }],
    ['a key that is none', { ...bundle, keys: [key, 'key'] }, { code: 'key-form', line: 1 }],
    [
      'a checkpoint with another size',
      { ...bundle, checkpoint: log.checkpoint.replace('\n300\n', '\n301\n') },
      { code: 'bad-signature', line: 1 },
    ],
    ['a checkpoint that is none', { ...bundle, checkpoint: 'hello\n' }, { code: 'checkpoint-form', line: 1 }],
  ])('%s', async (_about, changed, finding) => {
    const report = await verifyBundle(encodeBundle(changed), verifyNow);
    expect(report.valid).toBe(false);
    expect(report.findings).toEqual([expect.objectContaining(finding)]);
  });

  it('the entries beside a wrong one stay proved', async () => {
    const report = await verifyBundle(encodeBundle(withFirst({ hashes: [] })), verifyNow);
    expect(report.entries.map(({ proved }) => proved)).toEqual([false, true, true]);
  });

  it('a wrong field leaves its entry proved, and is marked', async () => {
    const report = await verifyBundle(encodeBundle(withFirst({ opened: [field('vin', 'X')] })), verifyNow);
    expect(report.entries[0]).toMatchObject({ proved: true, opened: [{ name: 'vin', value: 'X', holds: false }] });
  });

  it('a checkpoint of another log, rightly signed, vouches for nothing here', async () => {
    const changed = { ...bundle, checkpoint: signCheckpoint(foreign, [other]), keys: [formatVerifierKey(other.key)] };
    const report = await verifyBundle(encodeBundle(changed), verifyNow);
    expect(report.findings.map(({ code }) => code)).toEqual(['key-of-other-log', 'other-log']);
    expect(report).toMatchObject({ size: null, signedBy: [] });
  });

  it('bytes that a log really holds but that are no entry of this place are named', async () => {
    const leaves = [encodeEntry({ ...entryAt(5), log: 'log.invalid/other' }), Uint8Array.from(Buffer.from('hello'))];
    const source = new TileSource(leaves.map((leaf) => leafHash(leaf)));
    const hashes = [1, 0].map((sibling) => [source.node(0, sibling)]);
    const changed: Bundle = {
      ...bundle,
      checkpoint: signCheckpoint({ origin: ORIGIN, size: 2, root: treeRoot(source, 2) }, [LOG]),
      entries: leaves.map((leaf, index) => ({
        index,
        leaf,
        hashes: hashes[index] ?? [],
        opened: [],
        withheld: index === 0 ? ['vin', 'operator'] : [],
      })),
    };
    const report = await verifyBundle(encodeBundle(changed), verifyNow);
    expect(report.findings.map(({ code, line }) => [code, line])).toEqual([
      ['leaf-of-other-log', 3],
      ['leaf-of-other-index', 3],
      ['leaf-form', 4],
    ]);
    expect(report.entries.map(({ proved }) => proved)).toEqual([false, false]);
  });

  it('no byte of head and entries can be changed', async () => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const starts = lines.map((_, i) => lines.slice(0, i).join('\n').length + (i === 0 ? 0 : 1));
    let tried = 0;
    for (const [line, text] of lines.entries()) {
      if (line === 1 || line > entries.length + 1) continue;
      for (let at = 0; at <= text.length; at += 1, tried += 1) {
        const changed = Uint8Array.from(bytes);
        changed[starts[line]! + at]! ^= 1 << (at % 7);
        const report = await verifyBundle(changed, verifyNow, { sha: nativeSha256, mac: nativeHmac });
        expect([line, at, report.valid, report.findings.length > 0]).toEqual([line, at, false, true]);
      }
    }
    expect(tried).toBeGreaterThan(3000);
  });
});
