import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startConsole, type ConsoleOptions, type RunningConsole } from '../../../../main/console/console.ts';
import { sealerFrom } from '../../../../main/secrets/sealer.ts';
import { startWatching } from '../../../../main/console/watch.ts';
import { call, started, temporaryFolder } from '../../../support/console.ts';
import { computerStore, refuse } from '../../../support/key-stores.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole[];
beforeEach(() => {
  folder = temporaryFolder();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  folder.remove();
});

const keyFiles = () =>
  readdirSync(join(folder.path, 'practice'))
    .filter((name) => /\.(key|next)(\.|$)/.test(name))
    .sort();
const SEALED = ['signing.key.sealed', 'vault.key.sealed'];

/** Starts on the folder, and remembers to stop. */
async function open(more: Partial<ConsoleOptions> = {}): Promise<RunningConsole> {
  const console = await started({ dataDir: folder.path, ...more });
  running.push(console);
  return console;
}

async function close(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.stop()));
}

const trust = async (more: Partial<ConsoleOptions>) => call(await open(more), 'trust.get', {});

describe('a console with a key store', () => {
  it('keeps no plain key, says so, and opens the same log again', async () => {
    const keyStore = computerStore();
    const first = await trust({ keyStore });
    expect([first.keysKept, keyFiles()]).toEqual(['os-store', SEALED]);
    await close();
    const again = await trust({ keyStore });
    expect([again.keys, again.finding, again.keysKept]).toEqual([first.keys, null, 'os-store']);
  });

  it('takes over what an earlier version left plain', async () => {
    const before = await trust({});
    expect([before.keysKept, keyFiles()]).toEqual(['file', ['signing.key', 'vault.key']]);
    await close();
    const after = await trust({ keyStore: computerStore() });
    expect([after.keysKept, after.keys, after.finding, keyFiles()]).toEqual(['os-store', before.keys, null, SEALED]);
  });

  it('does not seal a wrong plain key, so that the right one can be put back', async () => {
    await open();
    await close();
    const seed = join(folder.path, 'practice', 'signing.key');
    const right = readFileSync(seed);
    const keyStore = computerStore();
    writeFileSync(seed, Buffer.alloc(32, 5));
    expect((await trust({ keyStore })).finding?.what).toBe('corrupt');
    await close();
    expect(keyFiles()).toEqual(['signing.key', 'vault.key']);
    writeFileSync(seed, right);
    expect((await trust({ keyStore })).finding).toBeNull();
    expect(keyFiles()).toEqual(SEALED);
  });

  it('goes on with plain files where the store refuses', async () => {
    const broken = { masterKeys: () => Promise.resolve([]), mark: () => Promise.resolve({ getPassword: refuse, setPassword: refuse }) };
    expect((await trust({ keyStore: broken })).keysKept).toBe('file');
  });

  it.each([
    ['no store', () => ({})],
    ['a store that was emptied', () => ({ keyStore: computerStore() })],
  ])('does not start with %s, says one sentence, changes nothing, and starts once the store is back', async (_, other) => {
    const keyStore = computerStore();
    await open({ keyStore });
    await close();
    const bytes = () => SEALED.map((name) => readFileSync(join(folder.path, 'practice', name), 'utf8'));
    const before = bytes();
    const refused = await startConsole({ dataDir: folder.path, shell: 'web', ...other() });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'keys-sealed', detail: expect.stringMatching(/key store.*unlock/s) as string },
    });
    expect([bytes(), keyFiles()]).toEqual([before, SEALED]);
    expect((await trust({ keyStore })).finding).toBeNull();
  });

  it('can be watched by one that reaches the same store, and by no other', async () => {
    const keyStore = computerStore();
    await open({ keyStore });
    expect(startWatching(folder.path, 'web')).toMatchObject({ ok: false, error: expect.stringContaining('key store') as string });
    const watching = startWatching(folder.path, 'web', sealerFrom(await keyStore.masterKeys(false)));
    if (!watching.ok) throw new Error(watching.error);
    expect(await watching.value.api.call('trust.get', {})).toMatchObject({ ok: true, value: { keysKept: 'os-store' } });
    await watching.value.stop();
  });

  it('finds a data folder that was set back as a whole; without the store nobody would', async () => {
    const keyStore = computerStore();
    const copy = temporaryFolder();
    await open({ keyStore });
    await close();
    cpSync(folder.path, copy.path, { recursive: true });
    await open({ keyStore });
    await close();
    const setBack = () => {
      rmSync(folder.path, { recursive: true });
      cpSync(copy.path, folder.path, { recursive: true });
    };
    setBack();
    expect((await trust({ keyStore: { ...keyStore, mark: () => Promise.resolve(null) } })).finding).toBeNull();
    await close();
    setBack();
    const found = await trust({ keyStore });
    expect([found.finding?.what, found.outside.kind]).toEqual(['rolled-back', 'mark']);
    await close();
    copy.remove();
  });
});

describe('a start that fails', () => {
  it('leaves no timer behind and lets go of the folder', async () => {
    const alive = new Set<unknown>();
    const { setInterval: begin, clearInterval: end } = globalThis;
    vi.stubGlobal('setInterval', (...args: Parameters<typeof begin>) => {
      const timer = begin(...args);
      alive.add(timer);
      return timer;
    });
    vi.stubGlobal('clearInterval', (timer: Parameters<typeof end>[0]) => {
      alive.delete(timer);
      end(timer);
    });
    const failed = await startConsole({ dataDir: folder.path, shell: 'cli', override: { mode: 'practice', scenario: 'no-such-case' } });
    vi.unstubAllGlobals();
    expect([failed.ok, alive.size]).toEqual([false, 0]);
    await open();
  });
});

describe('the idle time of the settings', () => {
  it('counts as soon as it is changed', async () => {
    const now = { wall: 1_760_000_000_000, mono: 0 };
    const console = await open({ clock: { wall: () => now.wall, mono: () => now.mono } });
    const made = await console.operators.first('Ada', '735291');
    expect(made.ok).toBe(true);
    now.mono += 70_000;
    expect(console.operators.session()?.locked).toBe(false);
    console.settings.change({ lockAfterMinutes: 1 });
    now.mono += 70_000;
    expect(console.operators.session()?.locked).toBe(true);
  });
});
