/** A mode that does not start leaves no console without one: it goes on as before, and where that fails too, the next thing that is asked tries again. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';
import type { Mode } from '../../../app/base/mode.ts';
import { modeDir } from '../../../main/data-folder/mode-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole;
beforeEach(async () => {
  folder = temporaryFolder();
  running = await started({ dataDir: folder.path });
});
afterEach(async () => {
  await running.stop();
  folder.remove();
});

const dirOf = (mode: Mode): string => modeDir(folder.path, mode);

/** Something else has the place of a mode's folder. */
function block(mode: Mode): () => void {
  const [dir, kept] = [dirOf(mode), `${dirOf(mode)}.kept`];
  mkdirSync(dir, { recursive: true });
  renameSync(dir, kept);
  writeFileSync(dir, 'no folder');
  return () => {
    rmSync(dir);
    renameSync(kept, dir);
  };
}

const reasonOf = async (change: Parameters<typeof call<'settings.change'>>[2]): Promise<string> => {
  const reply = await running.api.call('settings.change', change);
  return reply.ok ? 'ok' : (reply.error.refusal?.reason ?? reply.error.code);
};

test('a switch to a mode that does not start goes back to the mode of before', async () => {
  const unblock = block('live');
  const told: string[] = [];
  running.api.listen((event) => {
    if (event.type === 'settings') told.push(event.settings.mode);
  });
  expect(await reasonOf({ mode: 'live' })).toBe('mode-went-back');
  expect((await call(running, 'settings.get', {})).mode).toBe('practice');
  expect(told).toEqual(['practice']);
  expect((await call(running, 'job.open', { vin: OK_VIN, how: 'typed' })).vin).toBe(OK_VIN);
  expect(JSON.parse(readFileSync(join(folder.path, 'settings.json'), 'utf8'))).toMatchObject({ mode: 'practice' });
  unblock();
  expect(await reasonOf({ mode: 'live' })).toBe('ok');
  expect(running.current().mode).toBe('live');
});

test('where the mode of before does not start either, everything says so, and works once what is in the way is gone', async () => {
  // The change itself is still logged: what is in the way comes behind it.
  const change = running.settings.change.bind(running.settings);
  let unblock = (): void => undefined;
  vi.spyOn(running.settings, 'change').mockImplementationOnce((patch) => {
    unblock = block('practice');
    return change(patch);
  });
  expect(await reasonOf({ mode: 'practice', station: 'Bay 4' })).toBe('mode-not-started');
  const asked = await running.api.call('job.get', {});
  expect(asked.ok ? null : asked.error.refusal?.reason).toBe('mode-not-started');
  unblock();
  expect((await call(running, 'job.get', {})).vin).toBeNull();
  expect(running.current().mode).toBe('practice');
});
