/** What is written on day one must verify in ten years: exact bytes and hashes, each computed by another program. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commit, fieldPlace, fieldSalt, hkdfExtract } from '../../../../../app/audit/entry/commitment.ts';
import { decodeEntry, encodeEntry } from '../../../../../app/audit/entry/entry.ts';
import { appendLeaf, EMPTY_FRONTIER, frontierRoot, leafHash, rootOf } from '../../../../../app/audit/log/merkle.ts';
import { encodeRef } from '../../../../../app/audit/entry/refs.ts';
import { frontierOf, TILE_WIDTH, tileRoot } from '../../../../../app/audit/log/tiles.ts';
import { type Entry } from '../../../../../app/audit/entry/types.ts';
import { ENTRY_KINDS } from '../../../../../app/audit/entry/kinds.ts';
import { nativeSha256 } from '../../../../../main/base/hash.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const LOG = 'carkey.example/dealer/station-1/1';
const BYTES =
  'carkey-audit/1\n' +
  '{"act":"A-01041061050R3GG28A1C60T3GF","app":"0.1.0+golden","boot":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ",' +
  '"d":{"due":1760000600000,"lim":60000,"src":"scanned,phone","tx":"6a1f0c9e-0000-4000-8000-00000000000a"},"err":2341,' +
  '"f":{"operator":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",' +
  '"vin":"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"},"kind":"result",' +
  '"log":"carkey.example/dealer/station-1/1","mono":123456,"op":"P-00000000000000000000000001","out":"refused","role":"technician",' +
  '"seq":42,"station":"Halle é \\"2\\" \\\\ \\n","ts":1760000000123,"veh":"V-70000000000000000000000000"}';
const HASH = '76164d5f87865de51ed3f4e7a4155fccd263d28f4649d3a88e5e0e197cc399bd';

const ENTRY = {
  log: LOG,
  seq: 42,
  ts: 1_760_000_000_123,
  mono: 123_456,
  boot: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  kind: 'result',
  act: 'A-01041061050R3GG28A1C60T3GF',
  veh: 'V-70000000000000000000000000',
  op: 'P-00000000000000000000000001',
  role: 'technician',
  station: 'Halle é "2" \\ \n',
  out: 'refused',
  err: 2341,
  app: '0.1.0+golden',
  d: { tx: '6a1f0c9e-0000-4000-8000-00000000000a', src: 'scanned,phone', lim: 60_000, due: 1_760_000_600_000 },
  f: { vin: 'a1'.repeat(32), operator: '0f'.repeat(32) },
} as unknown as Entry;

describe('the golden entry', () => {
  it('is written in exactly these bytes and read back as the same entry', () => {
    expect(Buffer.from(encodeEntry(ENTRY)).toString('utf8')).toBe(BYTES);
    expect(decodeEntry(Buffer.from(BYTES))).toEqual({ ok: true, value: ENTRY });
  });

  it('has exactly this leaf hash', () => {
    expect(hex(leafHash(encodeEntry(ENTRY)))).toBe(HASH);
    expect(createHash('sha256').update(`\0${BYTES}`).digest('hex')).toBe(HASH);
  });

  it('speaks a vocabulary of kinds that only grows at the end', () => {
    const FIRST_VERSION =
      'start stop sign-in denied lookup vin-read status checked intent sent result unknown read-back resolved handed-over answer code-shown ' +
      'code-hidden code-expired follow-up export erase clock restore key-change config checkpoint-out';
    expect(ENTRY_KINDS.slice(0, 27).join(' ')).toBe(FIRST_VERSION);
  });
});

describe('the golden commitment', () => {
  it('and its salt have exactly these values', () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i);
    const salt = fieldSalt(hkdfExtract(key), LOG, 42, 'vin');
    expect(fieldPlace(LOG, 42, 'vin')).toBe('carkey.example/dealer/station-1/1|42|vin');
    expect(hex(salt)).toBe('34ae1cc339e0f56f1b2ac3cf6967ce12727a380ba87681b87ed8fc8cddc6efa2');
    expect(commit(salt, 'vin', 'VR1AB12C3D4567890')).toBe('1607503a8035ebb7eba15aaf99ea78adc08f7684f27d2735e16c8228dd95e8d0');
  });

  it('does not let field and value run into each other', () => {
    const salt = new Uint8Array(32);
    expect(commit(salt, 'vin', 'x')).not.toBe(commit(salt, 'vinx', ''));
    expect(commit(salt, 'vin', 'x')).not.toBe(commit(salt, 'operator', 'x'));
    expect(commit(salt, 'vin', 'x')).not.toBe(commit(salt, 'vin', 'y'));
  });
});

describe('the golden reference', () => {
  it('of the bytes 0 to 15 is this one', () => {
    expect(encodeRef(Uint8Array.from({ length: 16 }, (_, i) => i))).toBe('00041061050R3GG28A1C60T3GF');
  });
});

/** Inputs and roots that the reference implementations of Certificate Transparency test with. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('of the first %i published leaves has the published root', (size, root) => {
    const leaves = LEAVES.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
    expect([hex(rootOf(leaves)), hex(rootOf(leaves, nativeSha256))]).toEqual([root, root]);
  });

  it('is restored from tiles at every size from 0 to 1,000 as it was grown', () => {
    const hashes = Array.from({ length: 1000 }, (_, i) => leafHash(Buffer.from(`entry ${i}`), nativeSha256));
    const tiles = [0, 1, 2].map((i) => tileRoot(Buffer.concat(hashes.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)), nativeSha256));
    let grown = EMPTY_FRONTIER;
    for (let size = 0; size <= hashes.length; size += 1) {
      const full = Math.floor(size / TILE_WIDTH);
      const parts = [
        { level: 1, hashes: tiles.slice(0, full) },
        { level: 0, hashes: hashes.slice(full * TILE_WIDTH, size) },
      ];
      const restored = frontierOf(parts, nativeSha256);
      expect([restored.size, hex(frontierRoot(restored, nativeSha256))]).toEqual([size, hex(frontierRoot(grown, nativeSha256))]);
      grown = appendLeaf(grown, hashes[size] ?? new Uint8Array(32), nativeSha256);
    }
  });
});
