/** A vault that is older than its log, that belongs to another one, or that lost its log: found at the next opening, and nothing goes on. */
import { cpSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { hkdfExpand, hkdfExtract } from '../../../app/audit/entry/commitment.ts';
import { restoreBackup } from '../../../main/audit/restore/restore.ts';
import { openEpoch } from '../../../main/audit/restore/carry-over.ts';
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import { fileKeySource } from '../../../main/audit/keys/key-source.ts';
import { openReader } from '../../../main/audit/queries/reader.ts';
import { verifyTrail } from '../../../main/audit/verify/verify.ts';
import { add, attemptDrafts, folder, optionsFor, ORIGIN, OTHER_VIN, verified, VIN } from './trails.ts';
import { addPlain, copyOf, openSigning, type Signing } from './heads-trails.ts';

const VAULT = ['vault.db', 'vault.db-wal', 'vault.db-shm'];

/** Puts the vault of one stopped folder into another. */
function putVault(from: string, to: string, more: readonly string[] = []): void {
  for (const name of [...VAULT, ...more]) {
    rmSync(join(to, name), { force: true });
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
}

/** A vehicle that was taken up, with its VIN committed to. */
function lookup(trail: Signing, vin = VIN): void {
  add(trail, { kind: 'lookup', veh: trail.vehicle(vin), op: trail.operator('Zoë'), personal: { vin } });
}

/** A stopped log, and a copy of it from before the second vehicle came. */
function grown(): { readonly dir: string; readonly old: string } {
  const dir = folder();
  const first = openSigning(dir);
  lookup(first);
  first.stop();
  const old = copyOf(dir);
  const again = openSigning(dir);
  const { drafts } = attemptDrafts(again, OTHER_VIN);
  lookup(again, OTHER_VIN);
  lookup(again, OTHER_VIN);
  add(again, drafts.checked, drafts.intent, drafts.sent, drafts.unknown);
  again.stop();
  return { dir, old };
}

/** What everybody sees of a finding: the writer, a reader, and the verification. */
async function seenBy(dir: string, origin = ORIGIN) {
  const trail = openSigning(dir, { origin });
  const what = trail.maintenance.finding()?.what;
  const refused = trail.append({ kind: 'clock' });
  const [forgotten, signed] = [trail.maintenance.forget(trail.vehicle(VIN), 'requested').ok, trail.maintenance.changeKey().ok];
  trail.stop();
  const reader = openReader(dir);
  const read = reader.ok ? reader.value.finding()?.what : reader.error;
  if (reader.ok) reader.value.stop();
  const report = await verified(dir);
  return { what, refused, forgotten, signed, read, verified: report.ok, findings: report.findings.map((one) => one.what) };
}

/** All rows of a vault. */
function contentOf(dir: string): readonly unknown[] {
  const db = new Database(join(dir, 'vault.db'), { readonly: true });
  const rows = ['subject', 'sealed', 'code', 'binding', 'first_commitment'].map((table) => db.prepare(`select * from ${table}`).all());
  db.close();
  return rows;
}

const REFUSED = { refused: { ok: false, error: 'corrupt' }, forgotten: false, signed: false, verified: false };

describe('a vault that was put back to an older copy', () => {
  it('is found at the start, by a reader and by the verification; the right one heals it', async () => {
    const { dir, old } = grown();
    const right = copyOf(dir);
    putVault(old, dir);
    expect(await seenBy(dir)).toMatchObject({ ...REFUSED, what: 'vault-rolled-back', read: 'vault-rolled-back' });
    expect(contentOf(dir)).toEqual(contentOf(old));
    putVault(right, dir);
    const healed = openSigning(dir);
    expect([healed.maintenance.finding(), healed.vinOf(healed.vehicle(OTHER_VIN))]).toEqual([null, OTHER_VIN]);
    lookup(healed);
    healed.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });

  it('of before it was tied to a log is found too', async () => {
    const { dir, old } = grown();
    unbind(old);
    putVault(old, dir);
    expect(await seenBy(dir)).toMatchObject({ ...REFUSED, what: 'vault-rolled-back' });
  });

  it('raises no alarm where nothing was sealed since, later in the same run', () => {
    const dir = folder();
    const trail = openSigning(dir);
    lookup(trail);
    // Each run seals the name of its station first, so the copy is of this run.
    const old = copyOf(dir);
    addPlain(trail, 300);
    trail.stop();
    putVault(old, dir);
    expect(openSigning(dir).maintenance.finding()).toBeNull();
  });
});

describe('a vault of another log', () => {
  it('with its key takes no entries, and the one that belongs here heals it', async () => {
    const { dir } = grown();
    const right = copyOf(dir);
    const foreign = folder();
    const other = openSigning(foreign, { origin: 'log.invalid/other/1' });
    lookup(other);
    other.stop();
    putVault(foreign, dir, ['vault.key']);
    expect(await seenBy(dir)).toMatchObject({ ...REFUSED, what: 'vault-foreign', read: 'vault-foreign' });
    putVault(right, dir, ['vault.key']);
    expect(openSigning(dir).maintenance.finding()).toBeNull();
  });

  it('of the same name is told by its first entry', async () => {
    const { dir } = grown();
    const twin = folder();
    const other = openSigning(twin);
    add(other, { kind: 'start' });
    for (let i = 0; i < 9; i += 1) lookup(other);
    other.stop();
    putVault(twin, dir, ['vault.key']);
    expect(await seenBy(dir)).toMatchObject({ ...REFUSED, what: 'vault-foreign' });
  });
});

describe('a log that was removed beside its vault', () => {
  it('does not silently begin anew, and its vault keeps every value', async () => {
    const { dir } = grown();
    const right = copyOf(dir);
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm', 'head.txt']) rmSync(join(dir, name), { force: true });
    expect(await seenBy(dir, 'log.invalid/new/1')).toMatchObject({ ...REFUSED, what: 'vault-foreign' });
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm']) {
      rmSync(join(dir, name), { force: true });
      if (existsSync(join(right, name))) cpSync(join(right, name), join(dir, name));
    }
    const back = openSigning(dir);
    expect([back.maintenance.finding(), back.vinOf(back.vehicle(VIN))]).toEqual([null, VIN]);
    back.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });

  it('or cut below what the vault knows, is found, and nothing sealed is dropped', async () => {
    const { dir, old } = grown();
    const before = contentOf(dir);
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm', 'head.txt']) {
      rmSync(join(dir, name), { force: true });
      if (existsSync(join(old, name))) copyFileSync(join(old, name), join(dir, name));
    }
    expect(await seenBy(dir)).toMatchObject({ ...REFUSED, what: 'rolled-back' });
    expect(contentOf(dir)).toEqual(before);
  });
});

describe('a vault of before', () => {
  it('is tied to its log at the first opening, and what was missing then raises no alarm', async () => {
    const { dir } = grown();
    const db = new Database(join(dir, 'vault.db'));
    db.exec("delete from sealed where field = 'vin' and seq = 0");
    db.close();
    unbind(dir);
    expect((await verified(dir)).ok).toBe(false);
    const trail = openSigning(dir);
    expect(trail.maintenance.finding()).toBeNull();
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
    const later = new Database(join(dir, 'vault.db'));
    later.exec("delete from sealed where field = 'vin'");
    later.close();
    expect((await verified(dir)).findings.map(({ what, seq }) => [what, seq])).toEqual([1, 2].map((seq) => ['commitment', seq]));
  });

  it('cannot be feigned by whoever has not the key', async () => {
    const { dir, old } = grown();
    const db = new Database(join(old, 'vault.db'));
    db.exec('delete from binding');
    db.close();
    putVault(old, dir);
    expect(await seenBy(dir)).toMatchObject({ ...REFUSED, what: 'vault-contradicts' });
    const raised = new Database(join(dir, 'vault.db'));
    raised.exec('update binding set mark = 99');
    raised.close();
    expect((await seenBy(dir)).what).toBe('vault-contradicts');
  });
});

describe('a backup', () => {
  it('that is brought back goes on with its vault under the new epoch, and both logs verify', async () => {
    const { dir } = grown();
    const trail = openSigning(dir);
    const made = await trail.maintenance.backup();
    if (!made.ok) throw new Error(made.error.code);
    lookup(trail);
    trail.stop();
    const { origin: _, ...options } = optionsFor(dir, { seeds: fileSeedStore(dir) });
    const restored = await restoreBackup({ from: made.value.folder, reason: 'damaged', trail: options });
    if (!restored.ok) throw new Error(restored.error.code);
    const next = openSigning(dir, { origin: restored.value.origin });
    expect([next.maintenance.finding(), next.attempts(true, 9).map(({ vin }) => vin)]).toEqual([null, [OTHER_VIN]]);
    lookup(next);
    const veh = next.vehicle(VIN);
    expect(next.maintenance.forget(veh, 'requested').ok).toBe(true);
    next.stop();
    expect((await verified(dir)).findings).toEqual([]);
    const earlier = await verifyTrail(dir, { epoch: 1 });
    expect(earlier.ok && earlier.value.findings).toEqual([]);
    const reader = openEpoch(dir, 1);
    if (!reader.ok) throw new Error(reader.error);
    expect([reader.value.finding(), reader.value.vinOf(veh)]).toEqual([null, null]);
    reader.value.stop();
  });
});

describe('a backup that is made while entries come', () => {
  it('holds the values of its own entries, and verifies', async () => {
    const { dir } = grown();
    const trail = openSigning(dir);
    const { size } = trail.view();
    const made = await trail.maintenance.backup({
      onProgress(part) {
        if (part < 0.5) lookup(trail);
      },
    });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(trail.view().size - made.value.size).toBeGreaterThan(0);
    expect(made.value.size).toBeGreaterThanOrEqual(size);
    const report = await verifyTrail(made.value.folder, { keySource: fileKeySource(dir) });
    expect(report.ok && report.value.findings).toEqual([]);
  });
});

describe('files of the layout before', () => {
  /** Written by the program of that time: two vehicles, one of them forgotten with a text under its operator's key, and a backup. */
  function ofBefore(): string {
    const dir = folder();
    const file = join(import.meta.dirname, 'vectors', 'vault-of-layout-1.json');
    for (const [name, packed] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), gunzipSync(Buffer.from(packed, 'base64')));
    }
    return dir;
  }
  const CLEAN = { ok: true, findings: [] };

  it('verify and are read as they are, and are tied to their log at the first opening', async () => {
    const dir = ofBefore();
    expect(await verified(dir)).toMatchObject(CLEAN);
    const reader = openReader(dir);
    if (!reader.ok) throw new Error(reader.error);
    const known = reader.value.findVehicle(OTHER_VIN);
    expect([reader.value.finding(), reader.value.findVehicle(VIN), known === null]).toEqual([null, null, false]);
    reader.value.stop();
    const trail = openSigning(dir);
    expect([trail.maintenance.finding(), trail.vehicle(OTHER_VIN)]).toEqual([null, known]);
    expect(trail.detail(6)).toMatchObject({ row: { vin: OTHER_VIN, operator: 'Zoë' }, opened: { vin: OTHER_VIN }, commitmentsHold: true });
    lookup(trail, OTHER_VIN);
    trail.stop();
    expect(await verified(dir)).toMatchObject(CLEAN);
    putVault(ofBefore(), dir);
    expect(openSigning(dir).maintenance.finding()?.what).toBe('vault-rolled-back');
  });

  it('come back from a backup, and both epochs verify', async () => {
    const dir = ofBefore();
    const { origin: _, ...options } = optionsFor(dir, { seeds: fileSeedStore(dir) });
    const [name = ''] = readdirSync(join(dir, 'backups'));
    const restored = await restoreBackup({ from: join(dir, 'backups', name), reason: 'damaged', trail: options });
    if (!restored.ok) throw new Error(JSON.stringify(restored.error));
    const next = openSigning(dir, { origin: restored.value.origin });
    expect([next.maintenance.finding(), next.attempts(true, 9).map(({ vin }) => vin)]).toEqual([null, [OTHER_VIN]]);
    lookup(next, OTHER_VIN);
    next.stop();
    expect(await verified(dir)).toMatchObject(CLEAN);
    expect(await verifyTrail(dir, { epoch: 1 })).toMatchObject({ value: CLEAN });
  });
});

/** A vault as the first program with a binding finds it: nothing in it says which log it belongs to. */
function unbind(dir: string): void {
  const db = new Database(join(dir, 'vault.db'));
  db.exec('delete from binding; delete from first_commitment; delete from tombstone');
  db.prepare('update key_check set mac = ?').run(hkdfExpand(hkdfExtract(readFileSync(join(dir, 'vault.key'))), 'check'));
  db.close();
}
