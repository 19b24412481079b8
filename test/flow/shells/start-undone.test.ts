/** A start that fails takes back what it began: the same process starts the same folder at once when the obstacle is gone, and nothing keeps it alive. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { startConsole } from '../../../main/console/console.ts';
import { openOperatorStore } from '../../../main/operators/accounts/store.ts';
import { silentLogger } from '../../../main/base/logger.ts';
import { call, started, temporaryFolder } from '../../support/console.ts';

/** The file that another program holds; empty for none. */
const held = vi.hoisted(() => ({ file: '' }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const openSync: typeof fs.openSync = (path, ...more) => {
    if (held.file !== '' && path === held.file) throw Object.assign(new Error('held'), { code: 'EBUSY', syscall: 'open', errno: -16 });
    return real.openSync(path, ...more);
  };
  return { ...real, openSync };
});

beforeEach(() => {
  held.file = '';
});

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(() => made.remove());
  return made.path;
}

/** What keeps a process alive: servers, sockets and processes. */
const alive = () => process.getActiveResourcesInfo().filter((name) => /TCPServer|TCPSocket|ProcessWrap/.test(name)).length;

test.each(['settings.json', 'practice/world.json', 'practice/vault.key', 'practice/signing.key'])(
  '%s in use leaves no socket, no process and no lock',
  async (name) => {
    const dataDir = folder();
    const options = { dataDir, shell: 'web', override: { mode: 'practice' } } as const;
    const first = await started(options);
    first.settings.change({ language: 'de' });
    await call(first, 'practice.reset', {});
    await first.stop();
    await expect.poll(alive).toBe(0);
    held.file = join(dataDir, name);
    expect(await startConsole(options)).toMatchObject({ ok: false, error: { code: 'in-use' } });
    await expect.poll(alive).toBe(0);
    held.file = '';
    const again = await started(options);
    expect(again.settings.get().language).toBe('de');
    expect((await call(again, 'about.get', {})).log.problem).toBeNull();
    await again.stop();
    await expect.poll(alive).toBe(0);
    expect(fs.readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((one) => one.includes('unreadable'))).toEqual([]);
  },
);

test('a start waits for what is free again in a moment', async () => {
  const dataDir = folder();
  const options = { dataDir, shell: 'cli', override: { mode: 'practice' } } as const;
  await (await started(options)).stop();
  held.file = join(dataDir, 'practice/vault.key');
  const starting = startConsole(options);
  // The first try is over before anything waits.
  setTimeout(() => (held.file = ''), 300);
  const reply = await starting;
  expect(reply.ok).toBe(true);
  if (reply.ok) await reply.value.stop();
});

test('accounts that cannot be read at a moment are read at the next, and no change is made over what another process wrote', () => {
  const file = join(folder(), 'operators.json');
  const secrets = { get: () => null, set: () => undefined };
  const mine = openOperatorStore(file, secrets, silentLogger);
  const other = openOperatorStore(file, secrets, silentLogger);
  type Change = Parameters<typeof mine.change>[0];
  const told =
    (failures: number): Change =>
    (now) => ({ ...now, strangers: { ...now.strangers, failures } });
  expect([mine.change(told(1)), other.change(told(2))]).toEqual([true, true]);
  held.file = file;
  expect(mine.get().strangers.failures).toBe(1);
  expect(mine.change((now) => ({ ...now, pepperCheck: 'a'.repeat(64) }))).toBe(false);
  held.file = '';
  expect(mine.get().strangers.failures).toBe(2);
});
