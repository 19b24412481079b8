/** `carkey bridge check` as the phone team meets it: what it prints, and its exit codes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { register, registryFolder } from '../../../main/pims/simulator/registry.ts';
import { runCommandLine } from '../../../main/shells/cli/main.ts';
import { afterwards, simulate } from '../pims/bench.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { breakBridge } from './broken-bridge.ts';

const TOKEN = 'kit-token-of-this-test';

/** A simulator that this user's programs know, and a command line that sees it. */
async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-check-'));
  afterwards(() => {
    rmSync(folder, { recursive: true });
    return Promise.resolve();
  });
  const { url, port, key } = await simulate('ok', { token: TOKEN });
  const io = fakeIo({ env: { XDG_RUNTIME_DIR: folder } });
  register(registryFolder(io), { port, pid: process.pid, key });
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, TOKEN);
  const check = (...more: readonly string[]) => runCommandLine(['bridge', 'check', ...more, '--token-file', tokenFile], io);
  return { url, io, check };
}

test('a bridge that breaks nothing: 0, in JSON and for people', async () => {
  const { url, io, check } = await bench();
  expect(await check(url, '--json')).toBe(0);
  const told = JSON.parse(io.written.out) as Record<string, unknown>;
  expect(told).toMatchObject({
    fail: 0,
    findings: expect.arrayContaining([expect.objectContaining({ id: 'token.wrong', verdict: 'pass' })]) as unknown,
  });
  expect(io.written.out + io.written.err).not.toContain(TOKEN);
});

test('a rule that fails: 4, with the sentence of the page and what was seen', async () => {
  const { url, io, check } = await bench();
  const bridge = await breakBridge(url, { headers: ({ 'x-pims-simulator': _name, 'x-pims-proof': _proof, date: _date, ...rest }) => rest });
  afterwards(() => bridge.stop());
  expect(await check(bridge.url)).toBe(4);
  expect(io.written.out).toContain('fail        date.present: The upgrade response has an HTTP `Date`.');
  expect(io.written.out).toMatch(/not tested {2}set\.cut: .*stand-in/);
  // Each rule is listed once, as it was judged, in whatever a terminal shows of both outputs.
  const listed = (io.written.out + io.written.err).match(/^(?:pass|fail|not[ -]tested) +([a-z][\w.-]+)/gm) ?? [];
  expect(listed.length).toBeGreaterThan(20);
  expect(new Set(listed.map((line) => line.split(/ +/).at(-1))).size).toBe(listed.length);
});

test('what a terminal would obey in a bridge’s answers is made visible, for people and in JSON', async () => {
  const { url, io, check } = await bench();
  const bridge = await breakBridge(url, {
    outgoing: (frame) => (frame['status'] === 'FAILED' ? { ...frame, error: { code: '\u009b31mred', label: '\u202edetrever' } } : frame),
  });
  afterwards(() => bridge.stop());
  expect(await check(bridge.url)).toBe(4);
  expect(io.written.out).toContain('seen: the error was');
  expect(await check(bridge.url, '--json')).toBe(4);
  expect(io.written.out).toContain('\\u009b31mred');
  expect(io.written.out + io.written.err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
});

test('nobody there: 3; no address, a wrong VIN, and no stand-in where one is wanted: 2', async () => {
  const { url, io, check } = await bench();
  expect(await check('ws://127.0.0.1:1/pims')).toBe(3);
  expect([await check('http://127.0.0.1'), await check(), await check(url, '--vin', 'X'), await check(url, '--scripted')]).toEqual([
    2, 2, 2, 2,
  ]);
  expect(io.written.err).toContain('announces no stand-in');
});
