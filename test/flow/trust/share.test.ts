/** The share as a console meets it: what an old copy of the data folder looks like at the next start. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ConsoleEvent } from '../../../app/contract/console.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startWatching } from '../../../main/console/watch.ts';
import { activate, call, OK_VIN, started } from '../../support/console.ts';
import { dataFolder, practice } from './kit.ts';

const trustOf = (run: RunningConsole) => call(run, 'trust.get', {});
const met = (run: RunningConsole, size: number) =>
  vi.waitUntil(async () => (await trustOf(run)).outside.kind === 'share' && ((await trustOf(run)).outside.size ?? 0) >= size, 10_000);

/** A console that leaves its heads on a share. */
async function sharing(dataDir: string, share: string): Promise<RunningConsole> {
  const run = await practice(dataDir);
  run.settings.change({ witnessFolder: share });
  await run.stop();
  return practice(dataDir);
}

describe('a share', () => {
  it('has the newest head right after an activation', async () => {
    const share = dataFolder();
    const run = await sharing(dataFolder(), share);
    await activate(run, OK_VIN);
    const result = run.current().trail.list({ kind: 'result' }, undefined, 1).rows[0]?.seq ?? Infinity;
    await met(run, result + 1);
    const [file] = readdirSync(share);
    expect(Number(readFileSync(join(share, file ?? ''), 'utf8').split('\n')[1])).toBeGreaterThan(result);
    expect(await trustOf(run)).toMatchObject({ share: 'met', finding: null, keysKept: 'file' });
  });

  it('tells at the next start that the data folder was set back, even with its mark: the log then takes no entries', async () => {
    const [data, share, copy] = [dataFolder(), dataFolder(), join(dataFolder(), 'copy')];
    const first = await sharing(data, share);
    await first.stop();
    cpSync(data, copy, { recursive: true });
    const second = await practice(data);
    const { size } = second.current().trail.view();
    await activate(second, OK_VIN);
    await met(second, size + 5);
    await second.stop();
    rmSync(data, { recursive: true });
    cpSync(copy, data, { recursive: true });

    const third = await practice(data);
    const events: ConsoleEvent['type'][] = [];
    third.api.listen((event) => events.push(event.type));
    await vi.waitUntil(async () => (await trustOf(third)).finding !== null, 10_000);
    expect(await trustOf(third)).toMatchObject({ share: 'contradicted', finding: { what: 'rolled-back' } });
    expect((await call(third, 'about.get', {})).log.problem).toBe('corrupt');
    const printed = await third.api.call('trust.print', {});
    expect(printed).toMatchObject({ ok: false, error: { code: 'log-unwritable' } });
    expect(existsSync(join(data, 'practice', 'evidence'))).toBe(true);
    await vi.waitUntil(() => events.includes('trust') && events.includes('log'), 10_000);
  });

  it('that cannot be reached is said so, and nothing waits for it', async () => {
    const share = join(dataFolder(), 'gone');
    const run = await sharing(dataFolder(), share);
    await vi.waitUntil(async () => (await trustOf(run)).share === 'unreachable', 10_000);
    expect((await activate(run, OK_VIN)).attempt?.state.name).toBe('succeeded');
    expect(await trustOf(run)).toMatchObject({ finding: null, outside: { kind: 'mark' } });
  });
});

describe('a second station', () => {
  it('is named by its key, cosigns, and is met at the next visit', async () => {
    const [data, share] = [dataFolder(), dataFolder()];
    let first = await sharing(data, share);
    const second = await sharing(dataFolder(), share);
    const { witnessKey: key, keys } = await trustOf(second);
    await first.stop();
    // Where proofs are met is a setting of live work.
    const desk = await started({ dataDir: data, override: { mode: 'live' } });
    await call(desk, 'operators.first', { name: 'Ada', pin: '735291' });
    for (const bad of [keys[0] ?? '', `${key}A`, 'x']) {
      const reply = await desk.api.call('settings.change', { secondStationKey: bad });
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect((await call(desk, 'settings.change', { secondStationKey: key ?? '' })).secondStationKey).toBe(key);
    await desk.stop();
    first = await practice(data);
    await vi.waitUntil(async () => (await trustOf(first)).station === 'waiting', 10_000);
    await activate(second, OK_VIN);
    await vi.waitUntil(() => readdirSync(share).some((name) => name.includes('practice') && name.endsWith('.cosigned')), 10_000);
    await first.stop();
    const again = await practice(data);
    await vi.waitUntil(async () => (await trustOf(again)).station === 'met', 10_000);
    expect(await trustOf(again)).toMatchObject({ share: 'met', finding: null });
  });
});

describe('without a share', () => {
  it('the mark on this computer finds a log that was set back', async () => {
    const data = dataFolder();
    const first = await practice(data);
    await first.stop();
    const copy = join(dataFolder(), 'practice');
    cpSync(join(data, 'practice'), copy, { recursive: true });
    const second = await practice(data);
    await activate(second, OK_VIN);
    await second.stop();
    rmSync(join(data, 'practice'), { recursive: true });
    cpSync(copy, join(data, 'practice'), { recursive: true });
    const third = await practice(data);
    expect(await trustOf(third)).toMatchObject({ share: null, finding: { what: 'rolled-back' } });
  });

  it('a console that only watches knows the head and the mark, and no keys', async () => {
    const data = dataFolder();
    const run = await practice(data);
    await activate(run, OK_VIN);
    const { head } = await trustOf(run);
    const watching = startWatching(data, 'web');
    if (!watching.ok) throw new Error(watching.error);
    const reply = await watching.value.api.call('trust.get', {});
    expect(reply).toMatchObject({ ok: true, value: { keys: [], head, outside: { kind: 'mark', size: head?.size }, finding: null } });
    const page = await watching.value.api.call('audit.search', { filter: { kind: 'sent' }, order: 'newest', limit: 5 });
    const facets = await watching.value.api.call('audit.facets', {});
    const histogram = await watching.value.api.call('audit.histogram', { buckets: 10 });
    expect([page, facets, histogram]).toMatchObject([
      { value: { rows: [{ kind: 'sent' }] } },
      { value: { total: run.current().trail.view().size } },
      { value: { total: run.current().trail.view().size } },
    ]);
    expect(await watching.value.api.call('trust.verify', {})).toMatchObject({ ok: false, error: { code: 'watch-only' } });
    await watching.value.stop();
  });
});
