/** What leaves the log with its proof: bundles and receipts of a real practice activation, before and after the vehicle was forgotten. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../app/audit/bundle/verify.ts';
import { leafHash } from '../../../app/audit/log/merkle.ts';
import { checkReceiptCode } from '../../../app/audit/receipt/receipt.ts';
import { parseVerifierKey } from '../../../app/audit/log/signed-note.ts';
import type { Input } from '../../../app/contract/console.ts';
import { verifyEd25519 } from '../../../main/audit/heads/ed25519.ts';
import { call, OK_VIN, send } from '../../support/console.ts';
import { foundIn } from '../../faults/encodings.ts';
import { activated, CODE, dataFolder } from './kit.ts';

type Choice = Input<'bundle.create'>;
const closed = (of: Choice['of']): Choice => ({ of, open: [], traces: true, note: '' });

describe('a bundle of an activation', () => {
  it('verifies against the key of the log, and holds no code and no VIN that nobody opened, in any encoding', async () => {
    const { run, attempt } = await activated(dataFolder());
    const file = await call(run, 'bundle.create', closed({ attempt }));
    const bytes = Buffer.from(file.data);
    const key = parseVerifierKey((await call(run, 'trust.get', {})).keys.at(-1) ?? '');
    const report = await verifyBundle(bytes, verifyEd25519, { expected: key.ok ? [key.value] : [] });
    expect([report.valid, report.findings]).toEqual([true, []]);
    const kinds = report.entries.map(({ entry }) => entry?.kind);
    expect(kinds).toEqual(['checked', 'intent', 'sent', 'result', 'read-back']);
    // Which workplace it was is always told.
    expect(report.entries.flatMap(({ opened }) => opened.map(({ name }) => name))).toEqual(['station']);
    expect(report.entries.some(({ withheld }) => withheld.includes('code') && withheld.includes('answer'))).toBe(true);
    expect([OK_VIN, OK_VIN.slice(-8), CODE.text, CODE.raw].flatMap((value) => foundIn(bytes, value))).toEqual([]);
    // The head covers the entry that says that this was handed out.
    const exported = run.current().trail.list({ kind: 'export' }, undefined, 1).rows[0];
    expect(exported).toMatchObject({ out: 'bundle', d: { n: kinds.length } });
    expect(report.size).toBeGreaterThan(exported?.seq ?? Infinity);
  });

  it('opens what was chosen and no more, with a note, traces of the bridge, and settings without secrets', async () => {
    const { run } = await activated(dataFolder());
    run.settings.change({ profile: { url: 'wss://secret-host.test:9/pims' } });
    const note = 'Line one\r\nline\ttwo';
    const choice: Choice = { of: { filter: { kinds: ['lookup', 'result', 'checked'] } }, open: ['operator'], traces: true, note };
    const preview = await call(run, 'bundle.preview', choice);
    const { data } = await call(run, 'bundle.create', choice);
    const report = await verifyBundle(Buffer.from(data), verifyEd25519);
    expect(report.valid).toBe(true);
    const opened = report.entries.flatMap((entry) => entry.opened);
    const chosen = opened.filter(({ name }) => name !== 'station');
    expect(chosen.length).toBeGreaterThan(0);
    expect(chosen.every(({ name, value, holds }) => name === 'operator' && value === 'Ada' && holds)).toBe(true);
    expect(preview).toMatchObject({ entries: report.entries.length, opened: opened.length });
    // Told in words: the name of the station, which always goes along, and what was chosen.
    const station = run.settings.get().practice.station;
    expect(preview.readable.map(({ field }) => field).toSorted()).toEqual(['operator', 'station']);
    expect(preview.readable).toContainEqual({ field: 'operator', values: ['Ada'], more: 0 });
    expect(preview.readable).toContainEqual({ field: 'station', values: [station], more: 0 });
    expect(preview.sealed).toContain('vin');
    expect(preview.sealed).not.toContain('operator');
    expect(preview.sample.split('\n')[1]).toBe(data.split('\n')[1]?.replace(/"at":\d+/, preview.sample.match(/"at":\d+/)?.[0] ?? ''));
    expect(report.bundle?.about).toMatchObject({
      note: { by: 'Ada', text: 'Line one\nline two' },
      settings: { mode: 'practice', bridge: 'wss' },
    });
    expect(report.bundle?.traces.some(({ source, text }) => source === 'bridge' && text.includes('bridge-state'))).toBe(true);
    expect(data).not.toContain('secret-host');
    expect(data).not.toContain(CODE.raw);
  });

  it('opens the VIN of an attempt that only a person gave: no adapter was there to read it', async () => {
    const { run, attempt } = await activated(dataFolder());
    const { data } = await call(run, 'bundle.create', { ...closed({ attempt }), open: ['vin'] });
    const report = await verifyBundle(Buffer.from(data), verifyEd25519);
    expect(report.entries.flatMap(({ entry, opened }) => opened.map((one) => ({ kind: entry?.kind, ...one })))).toEqual([
      { kind: 'checked', name: 'station', value: run.settings.get().practice.station, holds: true },
      { kind: 'intent', name: 'vin', value: OK_VIN, holds: true },
    ]);
  });

  it('is refused where nothing fits, and where too much does', async () => {
    const { run } = await activated(dataFolder());
    const none = await send(run, 'bundle.create', closed({ filter: { text: 'no such word' } }));
    expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const drafts = Array.from({ length: 2_000 }, (_, ms) => ({ kind: 'clock', d: { ms } }) as const);
    run.current().trail.append(...drafts);
    expect(await send(run, 'bundle.preview', closed({ filter: {} }))).toMatchObject({ ok: false, error: { code: 'not-now' } });
    expect((await call(run, 'bundle.preview', closed({ filter: { kind: 'clock' } }))).entries).toBe(2_000);
  });

  it('made before the vehicle was forgotten still verifies, and one made after it opens nothing of it', async () => {
    const { run, attempt } = await activated(dataFolder());
    const choice: Choice = { of: { filter: { vin: OK_VIN } }, open: ['operator', 'connection'], traces: false, note: '' };
    const before = await call(run, 'bundle.create', choice);
    expect(foundIn(Buffer.from(before.data), OK_VIN)).toEqual(['plain']);
    const views = ['by VIN', 'by its end', 'by text', 'others'].map((name, n) => ({
      name,
      filter: [{ vin: OK_VIN }, { vin: OK_VIN.slice(-6).toLowerCase() }, { text: `see ${OK_VIN}` }, { text: 'sent' }][n] ?? {},
    }));
    await call(run, 'settings.change', { views });
    const veh = run.current().trail.findVehicle(OK_VIN as never);
    const erased = await call(run, 'audit.forget', { vin: OK_VIN, ground: 'requested' });
    expect(erased).toMatchObject({ veh, found: [] });
    expect((await call(run, 'job.get', {})).vin).toBeNull();
    // A saved view can name the vehicle as well as an entry.
    expect((await call(run, 'settings.get', {})).views.map(({ name }) => name)).toEqual(['others']);
    expect((await verifyBundle(Buffer.from(before.data), verifyEd25519)).valid).toBe(true);
    const after = await call(run, 'bundle.create', { ...choice, of: { attempt } });
    const report = await verifyBundle(Buffer.from(after.data), verifyEd25519);
    // The name belongs to the operator, not to the vehicle.
    expect([report.valid, report.entries.flatMap(({ opened }) => opened.map(({ name }) => name))]).toEqual([true, ['operator', 'station']]);
    expect(foundIn(Buffer.from(after.data), OK_VIN)).toEqual([]);
    expect(await send(run, 'audit.forget', { vin: OK_VIN, ground: 'requested' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('a receipt', () => {
  it('has a code that fits its entry under its head, and no other', async () => {
    const { run, attempt } = await activated(dataFolder());
    const receipt = await call(run, 'receipt.get', { attempt });
    expect(receipt).toMatchObject({ attempt, vinEnd: OK_VIN.slice(-8), simulator: true, result: 'succeeded' });
    expect(receipt.note.startsWith(`${receipt.origin}\n${receipt.size}\n`)).toBe(true);
    const { leaf } = await call(run, 'audit.entry', { seq: receipt.index });
    const claim = { leaf: leafHash(Buffer.from(leaf)), index: receipt.index, root: hexToBytes(receipt.root), size: receipt.size };
    expect(checkReceiptCode(receipt.code, claim)).toEqual({ ok: true, value: true });
    const other = { ...claim, leaf: leafHash(Buffer.from(leaf.replace('"out":"succeeded"', '"out":"refused"'))) };
    expect(checkReceiptCode(receipt.code, other)).toEqual({ ok: false, error: 'differs' });
    const last = receipt.code.at(-1) === '0' ? '1' : '0';
    expect(checkReceiptCode(receipt.code.slice(0, -1) + last, claim)).toEqual({ ok: false, error: 'check' });
  });

  it('is not made of an attempt that is not there', async () => {
    const { run } = await activated(dataFolder());
    const reply = await send(run, 'receipt.get', { attempt: 'A-00000000000000000000000000' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
