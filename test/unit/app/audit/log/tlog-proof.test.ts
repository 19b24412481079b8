import { describe, expect, it } from 'vitest';
import { signCheckpoint } from '../../../../../app/audit/log/checkpoint.ts';
import { proveInclusion, treeRoot } from '../../../../../app/audit/log/proof.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof, type TlogProof } from '../../../../../app/audit/log/tlog-proof.ts';
import { signerOf, verifyLater, verifyNow } from '../../../../support/naive-signer.ts';
import { hashAt, TileSource } from '../../../../support/naive-tree.ts';

const ORIGIN = 'log.example/dealer/bay-1/1';
const LOG = signerOf(ORIGIN, 1);
const SIZE = 21;
const source = new TileSource(Array.from({ length: SIZE }, (_, i) => hashAt(i)));
const HEAD = { origin: ORIGIN, size: SIZE, root: treeRoot(source, SIZE) };
const proofOf = (index: number): TlogProof => ({
  index,
  hashes: proveInclusion(source, index, SIZE),
  checkpoint: signCheckpoint(HEAD, [LOG]),
  extra: null,
});

/** The verdict on a text: does it prove leaf 6? */
async function proves(text: string): Promise<boolean> {
  const read = parseTlogProof(text);
  return read.ok && (await verifyTlogProof(read.value, hashAt(6), [LOG.key], verifyNow)).ok;
}

describe('tlog proofs', () => {
  it('are written and read as the specification says, for every leaf', async () => {
    for (let index = 0; index < SIZE; index += 1) {
      const proof = proofOf(index);
      const text = formatTlogProof(proof);
      expect(text.startsWith(`c2sp.org/tlog-proof@v1\nindex ${index}\n`)).toBe(true);
      expect(parseTlogProof(text)).toEqual({ ok: true, value: proof });
      for (const verify of [verifyNow, verifyLater]) {
        expect(await verifyTlogProof(proof, hashAt(index), [LOG.key], verify)).toEqual({
          ok: true,
          value: { head: HEAD, signedBy: [LOG.key] },
        });
      }
    }
  });

  it('a log of one leaf needs no hashes', () => {
    const proof = { ...proofOf(0), hashes: [] };
    expect(formatTlogProof(proof)).toContain('index 0\n\nlog.example');
    expect(parseTlogProof(formatTlogProof(proof))).toEqual({ ok: true, value: proof });
  });

  it('extra data is carried, and proves nothing', async () => {
    const text = formatTlogProof({ ...proofOf(6), extra: Uint8Array.of(1, 2) });
    expect(text).toContain('\nextra AQI=\nindex 6\n');
    expect(parseTlogProof(text)).toMatchObject({ ok: true, value: { extra: Uint8Array.of(1, 2) } });
    expect(await proves(text.replace('AQI=', 'AQM='))).toBe(true);
  });

  it('no text with one character changed, added or taken out proves anything', async () => {
    const text = formatTlogProof(proofOf(6));
    expect(await proves(text)).toBe(true);
    let tried = 0;
    for (let at = 0; at <= text.length; at += 1) {
      for (const other of ['0', 'A', '\n', '=']) {
        const changes = [
          text.slice(0, at) + other + text.slice(at),
          text.slice(0, at) + other + text.slice(at + 1),
          text.slice(0, at) + text.slice(at + 1),
        ];
        for (const changed of changes.filter((one) => one !== text)) {
          tried += 1;
          expect(await proves(changed), JSON.stringify(changed.slice(Math.max(0, at - 5), at + 6))).toBe(false);
        }
      }
    }
    expect(tried).toBeGreaterThan(4000);
  });

  it('a proof for another leaf, and one by an unknown key, are told apart', async () => {
    expect(await verifyTlogProof(proofOf(6), hashAt(7), [LOG.key], verifyNow)).toEqual({ ok: false, error: 'root' });
    expect(await verifyTlogProof({ ...proofOf(6), index: 99 }, hashAt(6), [LOG.key], verifyNow)).toEqual({ ok: false, error: 'range' });
    expect(await verifyTlogProof(proofOf(6), hashAt(6), [signerOf(ORIGIN, 9).key], verifyNow)).toEqual({
      ok: false,
      error: 'unknown-keys',
    });
  });

  const text = formatTlogProof(proofOf(6));
  it.each([
    ['another version', text.replace('@v1', '@v2'), 'format'],
    ['nothing', '', 'format'],
    ['extra data that is not Base64', text.replace('index', 'extra !\nindex'), 'extra'],
    ['no index', text.replace('index 6\n', ''), 'index'],
    ['an index with a leading zero', text.replace('index 6', 'index 06'), 'index'],
    ['a hash that is too short', text.replace('index 6\n', 'index 6\nAAAA\n'), 'hashes'],
    ['64 hashes', text.replace('index 6\n', `index 6\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}`), 'hashes'],
  ])('%s is no proof', (_about, given, error) => {
    expect(parseTlogProof(given)).toEqual({ ok: false, error });
  });
});
