/** What people may ask of the log, through the contract of a real console: search, exports, bundles, receipts, forgetting, backups, verification. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyBundle } from '../../../app/audit/bundle/verify.ts';
import { checkReceiptCode } from '../../../app/audit/receipt/receipt.ts';
import { leafHash } from '../../../app/audit/log/merkle.ts';
import type { TrustView } from '../../../app/audit/search/trust.ts';
import type { AttemptId } from '../../../app/carkey/types.ts';
import { brandsOf } from '../../../app/vehicle/brands.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import { verifyEd25519 } from '../../../main/audit/heads/ed25519.ts';
import { formsOf } from '../../../main/audit/erasure/forget-scan.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { activate, call, OK_VIN, started, temporaryFolder, send } from '../../support/console.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const SHOWN_CODE = 'c2hhemFtCg==';
let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;
let attempt: AttemptId;

async function start(): Promise<RunningConsole> {
  return started({ dataDir: folder.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Zoë Test' } });
}

beforeEach(async () => {
  folder = temporaryFolder();
  run = await start();
  const job = await activate(run, OK_VIN);
  if (job.attempt === null) throw new Error('no attempt');
  attempt = job.attempt.id;
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

/** Resolves with the first view of trust that fits. */
function trustUntil(fits: (trust: TrustView) => boolean): Promise<TrustView> {
  return new Promise((resolve) => {
    const settle = (trust: TrustView) => {
      if (!fits(trust)) return;
      stop();
      resolve(trust);
    };
    const stop = run.api.listen((event) => {
      if (event.type === 'trust') settle(event.trust);
    });
    settle(run.current().trust.view());
  });
}

describe('search', () => {
  it('pages both ways, counts by value and over time', async () => {
    const newest = await call(run, 'audit.search', { order: 'newest', limit: 3 });
    const oldest = await call(run, 'audit.search', { order: 'oldest', limit: 3 });
    expect(oldest.rows.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(newest.rows[0]?.seq).toBe(newest.size - 1);
    const found = await call(run, 'audit.search', { filter: { text: OK_VIN.slice(-6) }, order: 'newest', limit: 100 });
    expect(found.rows.length).toBeGreaterThan(3);
    expect(found.rows.every(({ vin }) => vin === OK_VIN)).toBe(true);
    const facets = await call(run, 'audit.facets', {});
    expect(facets.kinds.find(({ value }) => value === 'sent')?.count).toBe(1);
    expect(facets.vehicles[0]?.name).toBe(OK_VIN);
    const histogram = await call(run, 'audit.histogram', { buckets: 20 });
    expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(newest.size);
  });
});

describe('an export', () => {
  it.each(['csv', 'jsonl', 'pdf'] as const)('as %s holds exactly what is filtered, and is an entry itself', async (format) => {
    const file = await call(run, 'audit.export', { filter: { kind: 'sent' }, format });
    expect(file.name).toMatch(new RegExp(`\\.${format}$`));
    if (format === 'csv') expect(file.data.trim().split('\r\n')).toHaveLength(2);
    if (format === 'jsonl') expect(JSON.parse(file.data)).toMatchObject({ kind: 'sent', vin: OK_VIN });
    if (format === 'pdf') expect(Buffer.from(file.data, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const last = run.current().trail.list({ kind: 'export' }, undefined, 1).rows[0];
    expect(last).toMatchObject({ out: format, d: { n: 1 } });
  });
});

describe('a bundle', () => {
  const choice = (open: ('vin' | 'operator')[]) => ({ of: { attempt }, open, traces: true, note: 'please look' });

  it('is proved by anybody, opens what was chosen, and holds nothing else', async () => {
    const preview = await call(run, 'bundle.preview', choice([]));
    const file = await call(run, 'bundle.create', choice([]));
    const bytes = Buffer.from(file.data);
    const report = await verifyBundle(bytes, verifyEd25519);
    expect(report).toMatchObject({ valid: true, findings: [] });
    expect(report.entries).toHaveLength(preview.entries);
    expect(preview.withheld).toBeGreaterThan(0);
    for (const secret of [OK_VIN, 'Zoë', SHOWN_CODE])
      for (const form of formsOf(secret)) if (secret !== 'Zoë') expect(bytes.includes(form), secret).toBe(false);
    expect(run.current().trail.list({ kind: 'export' }, undefined, 1).rows[0]?.out).toBe('bundle');
  });

  it('with an opened name shows that it matches; one changed letter does not', async () => {
    const file = await call(run, 'bundle.create', choice(['operator']));
    const report = await verifyBundle(Buffer.from(file.data), verifyEd25519);
    const opened = report.entries.flatMap((entry) => entry.opened.filter(({ name }) => name !== 'station'));
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.every(({ name, value, holds }) => name === 'operator' && value === 'Zoë Test' && holds)).toBe(true);
    const changed = await verifyBundle(Buffer.from(file.data.replaceAll('"Zoë Test"', '"Zoé Test"')), verifyEd25519);
    expect(changed.valid).toBe(false);
  });

  it('stays true after its vehicle was forgotten', async () => {
    const file = await call(run, 'bundle.create', choice([]));
    const erased = await call(run, 'audit.forget', { vin: OK_VIN, ground: 'requested' });
    expect(erased.found).toEqual([]);
    expect((await verifyBundle(Buffer.from(file.data), verifyEd25519)).valid).toBe(true);
    expect(run.current().job.view().vin).toBeNull();
    expect(run.current().trail.attempt(attempt)?.vin).toBeNull();
    expect(await send(run, 'audit.forget', { vin: OK_VIN, ground: 'requested' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('a receipt', () => {
  it('has a code that the log proves, and no other', async () => {
    const receipt = await call(run, 'receipt.get', { attempt });
    expect(receipt).toMatchObject({ attempt, vinEnd: OK_VIN.slice(-8), simulator: true });
    const { station } = await call(run, 'settings.get', {});
    expect(receipt).toMatchObject({ vin: OK_VIN, brands: brandsOf(OK_VIN as Vin), technician: 'Zoë Test', station });
    const db = new Database(join(folder.path, 'practice', 'log.db'), { readonly: true });
    const leaf = db.prepare<[number], Uint8Array>('select leaf from entries where seq = ?').pluck().get(receipt.index);
    db.close();
    if (leaf === undefined) throw new Error('no leaf');
    const claim = { leaf: leafHash(leaf), index: receipt.index, root: Buffer.from(receipt.root, 'hex'), size: receipt.size };
    expect(checkReceiptCode(receipt.code, claim)).toEqual({ ok: true, value: true });
    expect(checkReceiptCode(receipt.code, { ...claim, index: claim.index + 1 })).toMatchObject({ ok: false, error: 'differs' });
  });
});

describe('trust', () => {
  it('says how far the outside proofs reach, and a printed head is one', async () => {
    const before = await call(run, 'trust.get', {});
    expect(before.head?.size).toBeGreaterThan(0);
    expect(before.keys).toHaveLength(1);
    const { note } = await call(run, 'trust.print', {});
    expect(note).toContain(run.current().trail.view().origin);
    const after = await call(run, 'trust.get', {});
    expect(after.outside.entriesSince).toBeLessThanOrEqual(2);
    expect(await call(run, 'trust.compare', { size: 1, root: '0'.repeat(64) })).toEqual({ standing: 'forked' });
  });

  it('verifies everything in a worker with progress, and remembers the outcome', async () => {
    await call(run, 'trust.verify', {});
    const done = await trustUntil(({ verifying, verified }) => verifying === null && verified !== null);
    expect(done.verified).toMatchObject({ ok: true, firstBad: null });
    await run.stop();
    run = await start();
    expect(run.current().trust.view().verified).toMatchObject({ ok: true });
  });

  it('names the first bad index of a log that was changed behind its back', async () => {
    const db = new Database(join(folder.path, 'practice', 'log.db'));
    db.exec('drop trigger entries_no_update');
    db.prepare('update entries set leaf = ? where seq = 4').run(Buffer.from('carkey-audit/1\n{}'));
    db.close();
    await call(run, 'trust.verify', {});
    const done = await trustUntil(({ verifying, verified }) => verifying === null && verified !== null);
    expect(done.verified).toMatchObject({ ok: false, firstBad: 4 });
  });

  it('makes a backup for an administrator, and lists it', async () => {
    expect((await run.operators.first('Ada', '904182')).ok).toBe(true);
    const made = await call(run, 'audit.backup', {});
    expect(made.size).toBeGreaterThan(5);
    expect(
      run
        .current()
        .trust.view()
        .backups.map(({ path }) => path),
    ).toEqual([made.path]);
    const backups = join(folder.path, 'practice', 'backups');
    expect(readdirSync(backups).map((name) => join(backups, name))).toEqual([made.path]);
  });
});
