import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../../../app/audit/log/checkpoint.ts';
import { rootOf } from '../../../app/audit/log/merkle.ts';
import { parseVerifierKey } from '../../../app/audit/log/signed-note.ts';
import { openForWriting } from '../../../main/audit/store/database.ts';
import { parseSignature } from '../../../app/audit/log/ed25519.ts';
import { verifyEd25519 } from '../../../main/audit/heads/ed25519.ts';
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import { LOG_MIGRATIONS } from '../../../main/audit/store/migrations/log-migrations.ts';
import { verifyHeads } from '../../../main/audit/verify/verify-heads.ts';
import { add, attemptDrafts, folder, handClock, openFor, tamper, verified } from './trails.ts';
import { addPlain, copyOf, openSigning, signedSizes } from './heads-trails.ts';

/** A stopped trail of 64 entries with a head after every eighth. */
function signedTrail(): string {
  const dir = folder();
  const clock = handClock();
  const trail = openSigning(dir, { clock });
  for (let i = 0; i < 8; i += 1) {
    addPlain(trail, 8);
    clock.now += 15 * 60_000;
    trail.maintenance.tick();
  }
  trail.stop();
  return dir;
}

describe('signed heads', () => {
  it('are made after sent and result, at the end, and not after ordinary entries', () => {
    const dir = folder();
    const trail = openSigning(dir);
    const { act, tx, drafts } = attemptDrafts(trail);
    add(trail, drafts.checked, drafts.intent);
    expect(trail.maintenance.newestHead()).toBeNull();
    add(trail, drafts.sent);
    addPlain(trail, 3);
    add(trail, { kind: 'result', act, out: 'refused', err: 2341, d: { tx, reason: 'error' } });
    addPlain(trail, 2);
    trail.stop();
    expect(signedSizes(dir)).toEqual([3, 7, 9]);
  });

  it('are made every 256 entries, and after 15 minutes with news but not without', () => {
    const dir = folder();
    const clock = handClock();
    const trail = openSigning(dir, { clock });
    addPlain(trail, 600);
    trail.maintenance.tick();
    clock.now += 15 * 60_000;
    trail.maintenance.tick();
    clock.now += 15 * 60_000;
    trail.maintenance.tick();
    trail.stop();
    expect(signedSizes(dir)).toEqual([256, 512, 600]);
  });

  it('say what the entries are, under the key that is told', async () => {
    const dir = signedTrail();
    const trail = openSigning(dir);
    const read = parseCheckpoint(trail.maintenance.newestHead() ?? '');
    const key = parseVerifierKey(trail.maintenance.keys()[0] ?? '');
    if (!read.ok || !key.ok) throw new Error('no checkpoint');
    const { head, note } = read.value;
    expect(head).toMatchObject({ origin: 'log.invalid/test/1', size: 64 });
    expect(Buffer.from(head.root).toString('hex')).toBe(trail.view().root);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.value.publicKey).toString('base64url') };
    const signature = note.signatures[0]?.signature ?? new Uint8Array(0);
    expect(verify(null, Buffer.from(note.text), createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(true);
    expect(verifyEd25519(key.value.publicKey, Buffer.from(`${note.text} `), parseSignature(signature)!)).toBe(false);
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });

  it('lie in a second place, and one there that cannot be believed is laid aside', () => {
    const dir = signedTrail();
    expect(parseCheckpoint(readFileSync(join(dir, 'head.txt'), 'utf8'))).toMatchObject({ ok: true, value: { head: { size: 64 } } });
    writeFileSync(join(dir, 'head.txt'), 'nothing of ours');
    const trail = openSigning(dir);
    expect([trail.maintenance.finding(), readdirSync(dir).includes('head.txt.unreadable')]).toEqual([null, true]);
  });

  it('are not made where no signing key is kept', () => {
    const trail = openFor(folder());
    expect(trail.maintenance).toBeNull();
  });

  it('of a log whose signing key was exchanged are refused, and nothing is added', () => {
    const dir = signedTrail();
    rmSync(join(dir, 'signing.key'));
    for (const seed of [null, new Uint8Array(32).fill(7)]) {
      if (seed !== null) fileSeedStore(dir).store(seed);
      const trail = openSigning(dir);
      expect(trail.maintenance.finding()).toMatchObject({ what: 'corrupt', firstBad: null });
      expect([trail.append({ kind: 'clock' }), trail.view().problem]).toEqual([{ ok: false, error: 'corrupt' }, 'corrupt']);
      trail.stop();
    }
  });
});

describe('a change of keys', () => {
  it('is an entry and one head under both keys, and every older head still verifies', async () => {
    const dir = signedTrail();
    const trail = openSigning(dir);
    const changed = trail.maintenance.changeKey();
    expect(changed).toMatchObject({ ok: true, value: { size: 65 } });
    const note = changed.ok ? (changed.value?.note ?? '') : '';
    const read = parseCheckpoint(note);
    expect(read.ok && read.value.note.signatures.length).toBe(2);
    expect(trail.maintenance.keys()).toHaveLength(2);
    expect(trail.list({ kind: 'key-change' }, undefined, 2).rows).toHaveLength(1);
    addPlain(trail, 1);
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
    const again = openSigning(dir);
    expect([again.maintenance.finding(), again.maintenance.keys().length]).toEqual([null, 2]);
  });

  it('that was cut off after its first step is finished at the next opening', () => {
    const dir = signedTrail();
    fileSeedStore(dir).storeNext(new Uint8Array(32).fill(9));
    const trail = openSigning(dir);
    expect([trail.maintenance.finding(), trail.maintenance.keys().length, existsSync(join(dir, 'signing.next'))]).toEqual([null, 2, false]);
  });

  it('that was cut off before its last step is finished too', () => {
    const dir = signedTrail();
    const trail = openSigning(dir);
    trail.maintenance.changeKey();
    trail.stop();
    const seeds = fileSeedStore(dir);
    seeds.storeNext(seeds.read() ?? new Uint8Array(32));
    seeds.store(new Uint8Array(32).fill(1));
    const again = openSigning(dir);
    expect([again.maintenance.finding(), again.maintenance.keys().length]).toEqual([null, 2]);
  });
});

describe('a stored head that was changed', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['a row taken out of the middle', 'delete from signed_head where n = 3'],
    ['a row under another number', 'update signed_head set n = 30 where n = 8'],
    ['another size', 'update signed_head set size = 23 where n = 3'],
    ['the note of its neighbour', 'update signed_head set note = (select note from signed_head where n = 2) where n = 3'],
    ['another public key', "update signing_key set key = 'a+00000000+AA=='"],
  ];
  it.each(changes)('is found: %s', async (_, sql) => {
    const dir = copyOf(signedTrail());
    tamper(dir, (db) => db.exec(sql));
    expect((await verified(dir)).findings.map(({ what }) => what)).toContain('head');
  });

  it('is found at every bit of its root and of its note', () => {
    const dir = signedTrail();
    let missed = 0;
    const db = openForWriting(join(dir, 'log.db'), LOG_MIGRATIONS);
    db.exec('begin; drop trigger signed_head_no_update');
    const row = db.prepare<[], { root: Buffer; note: string }>('select root, note from signed_head where n = 5').get();
    if (row === undefined) throw new Error('no head');
    const put = db.prepare('update signed_head set root = ?, note = ? where n = 5');
    const clean = () => verifyHeads(db, { index: 0, of: 1 }, () => undefined).findings.length === 0;
    expect(clean()).toBe(true);
    for (let bit = 0; bit < 256; bit += 1) {
      const root = Buffer.from(row.root);
      root[bit >> 3] = (root[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      put.run(root, row.note);
      if (clean()) missed += 1;
    }
    const bytes = Buffer.from(row.note);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const note = Buffer.from(bytes);
      note[bit >> 3] = (note[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      put.run(row.root, note.toString('utf8'));
      if (clean()) missed += 1;
    }
    db.exec('rollback');
    db.close();
    expect(missed).toBe(0);
  });

  it('at the end of the log is named when the log is opened', () => {
    const dir = signedTrail();
    tamper(dir, (db) => db.exec('update entries set leaf = cast(replace(leaf, \'"ms":4\', \'"ms":5\') as blob) where seq = 60'));
    tamper(dir, (db) => db.exec('delete from signed_head where n = 8'));
    rmSync(join(dir, 'head.txt'));
    const trail = openSigning(dir);
    expect(trail.maintenance.finding()).toMatchObject({ what: 'corrupt', firstBad: 60 });
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    expect(trail.list({}, undefined, 1).rows).toHaveLength(1);
  });

  it('over entries that were written anew is found, with the first place that no head vouches for', () => {
    const dir = signedTrail();
    tamper(dir, (db) => {
      const hashes = db.prepare<[], Buffer>('select hash from entries order by seq').pluck().all();
      hashes[20] = Buffer.alloc(32, 1);
      db.prepare('update entries set hash = ? where seq = 20').run(hashes[20]);
      db.prepare('update head set root = ?').run(rootOf(hashes));
    });
    expect(openSigning(dir).maintenance.finding()).toMatchObject({ what: 'corrupt', firstBad: 20 });
  });
});

describe('an export as tiles', () => {
  it('has the checkpoint, every tile and every entry of the newest signed head', () => {
    const dir = folder();
    const trail = openSigning(dir);
    addPlain(trail, 300);
    expect(trail.maintenance.exportTiles(join(dir, 'tiles'))).toMatchObject({ ok: true, value: { size: 256, tiles: 2, bundles: 1 } });
    trail.stop();
    const again = openSigning(dir);
    const to = join(dir, 'tiles2');
    expect(again.maintenance.exportTiles(to)).toMatchObject({ ok: true, value: { size: 300, tiles: 3, bundles: 2 } });
    const read = parseCheckpoint(readFileSync(join(to, 'checkpoint'), 'utf8'));
    const hashes = ['tile/0/000', 'tile/0/001.p/44'].flatMap((path) => {
      const bytes = readFileSync(join(to, path));
      return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32));
    });
    expect(read.ok && Buffer.from(rootOf(hashes)).equals(read.value.head.root)).toBe(true);
    expect(readFileSync(join(to, 'tile/1/000.p/1'))).toHaveLength(32);
    const bundle = readFileSync(join(to, 'tile/entries/000'));
    const length = bundle.readUInt16BE(0);
    expect(bundle.subarray(2, 2 + length).toString('utf8')).toBe(again.detail(0)?.leaf);
  });

  it('says that nothing was signed yet', () => {
    const dir = folder();
    expect(openSigning(dir).maintenance.exportTiles(join(dir, 'tiles'))).toEqual({ ok: false, error: 'unsigned' });
  });
});
