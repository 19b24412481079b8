/** A bug that nothing handles, in a real process of the command line: one sentence, a line in the log, exit code 1, and everything closed in order. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { line, run, start } from './processes.ts';

/** A bug that comes when it is asked for, of each kind. */
const BUGS = {
  'a rejected promise': "void Promise.reject(new RangeError('secret of the bug'))",
  'a thrown fault': "setImmediate(() => { throw new RangeError('secret of the bug') })",
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'carkey-bug-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a command in whose process this bug comes with SIGUSR2. */
function startWithBug(bug: string, args: readonly string[]) {
  const hook = join(folder, 'bug.mjs');
  writeFileSync(hook, `process.on('SIGUSR2', () => { ${bug} });`);
  vi.stubEnv('NODE_OPTIONS', `--import=${hook}`);
  const running = start(args);
  vi.unstubAllEnvs();
  return running;
}

test.runIf(process.platform !== 'win32').each(Object.entries(BUGS))('%s ends the web shell in order', async (_, bug) => {
  const data = join(folder, 'data');
  const running = startWithBug(bug, ['serve', '--data', data]);
  await line(running, /http:\/\/127\.0\.0\.1:\d+\S*/);
  running.child.kill('SIGUSR2');
  expect((await running.ended).code).toBe(1);
  expect(running.written.err).toContain('carkey: Something unexpected happened; the program ends.');
  expect(running.written.err).not.toMatch(/secret of the bug|\n\s+at /);
  const log = readFileSync(join(data, 'logs/console.log'), 'utf8');
  expect(log).toContain('unhandled-fault');
  expect(log).toContain('"msg":"stopped"');
  const listed = await run(['audit', 'list', '--data', data]);
  expect([listed.code, listed.out]).toEqual([0, expect.stringMatching(/stop/i)]);
});

test.runIf(process.platform !== 'win32')('a command without a console ends so too', async () => {
  const running = startWithBug(BUGS['a thrown fault'], ['simulate', 'pims']);
  await line(running, /LISTEN \d+/);
  running.child.kill('SIGUSR2');
  expect((await running.ended).code).toBe(1);
  expect(running.written.err).toContain('carkey: Something unexpected happened');
  expect(running.written.err).not.toMatch(/\n\s+at /);
});
