/** A start that fails takes back what it began: the same process starts the same folder at once when the obstacle is gone, and nothing keeps it alive. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startConsole } from '../../../main/console.ts';
import { openOperatorStore } from '../../../main/operators/store.ts';
import { silentLogger } from '../../../main/logger.ts';
import { call, started, temporaryFolder } from '../../support/console.ts';

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(() => made.remove());
  return made.path;
}

/** What keeps a process alive: servers, sockets and processes; timers are counted where they are no `unref`. */
const alive = () => process.getActiveResourcesInfo().filter((name) => /TCPServer|TCPSocket|ProcessWrap/.test(name)).length;

/** Paths that a start needs as folders, after the simulator of practice listens. */
test.each(['marks', 'practice/reserve.bin', 'practice/log.db'])('something else as %s leaves no socket and no lock', async (name) => {
  const dataDir = folder();
  const options = { dataDir, shell: 'web', override: { mode: 'practice' } } as const;
  await (await started(options)).stop();
  const before = alive();
  const path = join(dataDir, name);
  renameSync(path, `${path}.kept`);
  if (name === 'marks') writeFileSync(path, 'a file');
  else mkdirSync(path);
  const reply = await startConsole(options);
  expect(reply).toMatchObject({ ok: false, error: { code: 'bad-data-dir' } });
  await expect.poll(alive).toBe(before);
  rmSync(path, { recursive: true });
  renameSync(`${path}.kept`, path);
  const again = await started(options);
  expect((await call(again, 'about.get', {})).log.problem).toBeNull();
  await again.stop();
  await expect.poll(alive).toBe(before);
});

test('accounts that cannot be read for a while are not taken for gone, and no change is made over them', () => {
  const file = join(folder(), 'operators.json');
  const secrets = { get: () => null, set: () => undefined };
  const mine = openOperatorStore(file, secrets, silentLogger);
  const other = openOperatorStore(file, secrets, silentLogger);
  const failed = (failures: number) => (now: ReturnType<typeof mine.get>) => ({ ...now, strangers: { ...now.strangers, failures } });
  expect(mine.change(failed(1))).toBe(true);
  expect(other.change(failed(2))).toBe(true);
  // Another program has put the file away for a moment, and something else stands there.
  renameSync(file, `${file}.kept`);
  mkdirSync(file);
  expect(mine.get().strangers.failures).toBe(1);
  expect(mine.change(failed(1))).toBe(false);
  rmSync(file, { recursive: true });
  renameSync(`${file}.kept`, file);
  expect(mine.get().strangers.failures).toBe(2);
  expect(readdirSync(join(file, '..')).filter((name) => name.includes('unreadable'))).toEqual([]);
});
