/** A bug in the process of the link that nothing handles: it ends, and a fresh one takes its place. In Electron such a process would go on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openKit, viewWhere } from './kit.ts';

/** The kinds of bugs, which come with SIGUSR2. Node is told what Electron tells it: to warn of a rejection and to go on. */
const BUGS = {
  'a rejected promise': "void Promise.reject(new RangeError('a bug'))",
  'a thrown fault': "throw new RangeError('a bug')",
};

test.runIf(process.platform !== 'win32').each(Object.entries(BUGS))('after %s the link reads again, by another process', async (_, bug) => {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-bug-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const hook = join(folder, 'bug.mjs');
  writeFileSync(hook, `process.on('SIGUSR2', () => { setImmediate(() => { ${bug}; }); });`);
  vi.stubEnv('NODE_OPTIONS', `--unhandled-rejections=warn --import=${hook}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { link, id, children } = await openKit();
  expect((await link.read(id)).ok).toBe(true);
  process.kill(children[0]?.pid ?? 0, 'SIGUSR2');
  await viewWhere(link, ({ problem }) => problem?.code === 'process-died');
  expect((await link.read(id)).ok).toBe(true);
  expect(children).toHaveLength(2);
});
