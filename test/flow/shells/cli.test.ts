/** The command line as real processes: exit codes, signals, an older Node, the simulator on its own, and the web shell. */
import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { goodHeaders, rawRequest, requestText, signIn } from './raw-http.ts';
import { CARKEY, line, oldNode, run, start } from './processes.ts';

const VIN = 'VR1AB12C3D4567890';
const folder = mkdtempSync(join(tmpdir(), 'carkey-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;
/** A fresh data folder. */
function place(): string {
  places += 1;
  return join(folder, `data-${places}`);
}

/** Runs one whose output nobody reads; its exit code, and what it says about that. */
async function cutShort(args: readonly string[]): Promise<readonly [number | null, string]> {
  const running = start(args);
  running.child.stdout.destroy();
  const { code } = await running.ended;
  return [code, running.written.err];
}

describe('one attempt from a script', () => {
  const data = place();

  test('status, activation, list and proof, each with its documented JSON and exit code', async () => {
    const status = await run(['status', '--vin', VIN, '--simulator', 'ok', '--data', data, '--json']);
    expect([status.code, status.err]).toEqual([0, '']);
    expect(JSON.parse(status.out)).toMatchObject({ vin: VIN, word: 'not-activated', mayActivate: true, simulator: 'ok', sdk: '2.3' });

    const activate = await run(['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'ok', '--data', data, '--json']);
    expect(activate.code).toBe(0);
    const done = JSON.parse(activate.out) as Record<string, unknown>;
    expect(done).toMatchObject({
      vin: VIN,
      state: 'succeeded',
      outcome: 'confirmed',
      readBack: 'confirmed',
      code: { masked: true },
      problem: null,
      simulator: 'ok',
    });
    expect(activate.out).not.toMatch(/shazam|c2hhemFt/);

    const attempts = await run(['attempts', '--all', '--data', data, '--json']);
    expect(JSON.parse(attempts.out)).toMatchObject({
      attempts: [{ id: done['attempt'], vin: VIN, state: 'succeeded', open: false, transactionId: done['transactionId'] }],
    });
    expect(JSON.parse((await run(['attempts', '--data', data, '--json'])).out)).toEqual({ attempts: [] });

    const list = await run(['audit', 'list', '--act', String(done['attempt']), '--data', data, '--json']);
    expect((JSON.parse(list.out) as { rows: { kind: string }[] }).rows.map(({ kind }) => kind).reverse()).toEqual([
      'checked',
      'intent',
      'sent',
      'result',
      'read-back',
    ]);
    // Whoever reads may stop at any time, as `head` does: from the start, or with more to come.
    for (const words of [['audit', 'list'], ['--help'], ['audit', 'export']])
      expect(await cutShort([...words, ...(words.length > 1 ? ['--data', data] : [])])).toEqual([0, '']);
    expect(JSON.parse((await run(['audit', 'verify', '--data', data, '--json'])).out)).toMatchObject({ ok: true, firstBad: null });
    expect((await run(['audit', 'rebuild', '--data', data])).code).toBe(0);
    expect((await run(['resolve', String(done['attempt']), '--simulator', 'ok', '--data', data])).code).toBe(0);
  });

  test('the code in the clear only on request', async () => {
    const { out, code } = await run([
      'activate',
      '--vin',
      VIN,
      '--confirm',
      'keys,inside',
      '--show-code',
      '--simulator',
      'ok',
      '--data',
      place(),
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ code: { text: 'shazam', hex: '7368617a616d0a', raw: 'c2hhemFtCg==' } });
  });

  test('what PIMS does not publish as a requirement needs a reason, and takes one', async () => {
    const vin = findScenario('no-service')?.vin ?? '';
    const words = ['activate', '--vin', vin, '--confirm', 'keys,inside', '--simulator', 'no-service', '--data', place(), '--json'];
    const without = await run(words);
    expect(without.code).toBe(4);
    expect(JSON.parse(without.out)).toMatchObject({
      error: { code: 'not-ready', requirement: 'subscription', reason: 'no-remote-service', basis: 'concluded' },
    });
    expect(without.err).toContain('--go-on-because TEXT');
    expect(await run([...words, '--go-on-because', 'ok'])).toMatchObject({ code: 2 });
    const done = await run([...words, '--go-on-because', 'the dealer portal shows it']);
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { outcome: 'confirmed' }]);
  });

  test('an export is a file of its own, logged, and never written over another', async () => {
    const file = join(folder, 'export.csv');
    const logged = async () => {
      const { out } = await run(['audit', 'list', '--kind', 'export', '--data', data, '--json']);
      return (JSON.parse(out) as { rows: { out: string }[] }).rows.map((row) => row.out);
    };
    const before = await logged();
    expect(await run(['audit', 'export', '--file', file, '--data', data, '--json'])).toMatchObject({ code: 0 });
    expect(await run(['audit', 'export', '--file', file, '--data', data])).toMatchObject({ code: 2, out: '' });
    expect(await logged()).toEqual([...before, 'csv', 'csv']);
  });
});

describe('exit codes', () => {
  const cases: readonly (readonly [number, string, readonly string[]])[] = [
    [3, 'no bridge', ['status', '--vin', VIN, '--bridge', 'ws://127.0.0.1:9/pims']],
    [2, 'an address that is none', ['status', '--vin', VIN, '--bridge', 'gopher://x']],
    [2, 'a simulator case that does not exist', ['status', '--vin', VIN, '--simulator', 'bogus']],
    [4, 'PIMS wants a sign-in', ['status', '--vin', VIN, '--simulator', 'needs-sign-in']],
    [6, 'a status that contradicts itself', ['status', '--vin', VIN, '--simulator', 'contradiction']],
    [4, 'refused by PIMS', ['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'set-2341']],
    [4, 'the phone is not in the car', ['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'phone-away']],
    [6, 'the phone is in another car', ['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'phone-in-other-car']],
    [6, 'the answer names another vehicle', ['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'wrong-vin']],
    [5, 'an answer that names no vehicle', ['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'no-vin']],
    [2, 'no log to verify', ['audit', 'verify']],
    [0, 'no log to list', ['audit', 'list']],
    [2, 'no such attempt', ['resolve', 'A-00000000000000000000000000', '--simulator', 'ok']],
  ];
  test.each(cases)('%i: %s', async (code, _what, args) => {
    const result = await run([...args, '--data', place(), '--json']);
    expect([result.code, result.err]).toEqual([code, result.err]);
    expect(() => JSON.parse(result.out) as unknown).not.toThrow();
    expect(result.out.split('\n')).toHaveLength(2);
  });

  test('2: a data folder that cannot be made', async () => {
    expect((await run(['status', '--vin', VIN, '--simulator', 'ok', '--data', '/dev/null/x'])).code).toBe(2);
  });
});

describe('Ctrl-C while an activation is on its way', () => {
  test('leaves an attempt with an unknown outcome, in the log and in the exit code', async () => {
    const data = place();
    const running = start(['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', 'lost-answer', '--data', data, '--json']);
    const sent = async () => (await run(['attempts', '--data', data, '--json'])).out.includes('"sent"');
    while (running.child.exitCode === null && !(await sent()));
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(5);
    expect(JSON.parse(running.written.out)).toMatchObject({ state: 'unknown', outcome: 'stopped-waiting' });
    expect(JSON.parse((await run(['attempts', '--data', data, '--json'])).out)).toMatchObject({
      attempts: [{ state: 'unknown', open: true }],
    });
  });
});

describe('the simulator on its own', () => {
  test('says where it listens first, then each message as a JSON line, and ends on a signal with 0', async () => {
    const running = start(['simulate', 'pims', '--scenario', 'ok', '--port', '0']);
    const port = Number((await line(running, /^LISTEN (\d+)\n/))[1]);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/pims`, 'pims.bridge.v1');
    await new Promise((opened) => socket.on('open', opened));
    socket.send(JSON.stringify({ transactionId: '00000000-0000-4000-8000-000000000000', method: 'get', api: 'pims.sdk.version' }));
    await line(running, /"direction":"out"/, 'err');
    const records = running.written.err
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { direction: string });
    expect(records.map(({ direction }) => direction)).toEqual(['in', 'out']);
    running.child.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    expect(running.written.out).toBe(`LISTEN ${port}\n`);
  });

  test('is a bridge for another console, by address', async () => {
    const running = start(['simulate', 'pims', '--scenario', 'ok']);
    const port = (await line(running, /^LISTEN (\d+)\n/))[1] ?? '';
    const status = await run(['status', '--vin', VIN, '--bridge', `ws://127.0.0.1:${port}/pims`, '--data', place(), '--json']);
    expect([status.code, JSON.parse(status.out)]).toMatchObject([0, { word: 'not-activated', simulator: 'ok' }]);
    running.child.kill('SIGTERM');
    await running.ended;
  });

  test('a taken port is one sentence and 2', async () => {
    const first = start(['simulate', 'pims']);
    const port = (await line(first, /^LISTEN (\d+)\n/))[1] ?? '';
    const second = await run(['simulate', 'pims', '--port', port]);
    expect([second.code, second.out, second.err.trim().split('\n').length]).toEqual([2, '', 1]);
    first.child.kill('SIGTERM');
    await first.ended;
  });
});

describe('the web shell from the command line', () => {
  test('prints a one-time address, serves the screens and the console, and ends on Ctrl-C', async () => {
    const data = place();
    const running = start(['serve', '--simulator', 'ok', '--data', data]);
    const url = (await line(running, /^(http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43})\n/))[1] ?? '';
    const port = Number(new URL(url).port);
    const page = await rawRequest(port, requestText('GET', '/', [`Host: 127.0.0.1:${port}`]));
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('<div id="root">')]);
    const token = await signIn(url);
    const about = await rawRequest(
      port,
      requestText('POST', '/api/call', goodHeaders(port, token), JSON.stringify({ method: 'about.get', input: {} })),
    );
    expect(JSON.parse(about.body)).toMatchObject({ ok: true, value: { shell: 'web', mode: 'practice', dataDir: data } });
    const second = await run(['status', '--vin', VIN, '--simulator', 'ok', '--data', data]);
    expect([second.code, second.err]).toEqual([4, expect.stringContaining('Another CarKey Console')]);
    expect((await run(['attempts', '--data', data])).code).toBe(0);
    running.child.kill('SIGINT');
    expect(await running.ended).toEqual({ code: 0, signal: null });
  });

  test('npm start without Electron says why in one line and serves', async () => {
    const running = start(['start', '--no-browser', '--web', '--data', place()]);
    await line(running, /^http:\/\/127\.0\.0\.1:\d+\/#code=/);
    expect(running.written.err).toContain('so open the address that follows in a browser on this computer.\n');
    expect(running.written.err).not.toContain('the console opens');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });
});

const old = oldNode();
describe.skipIf(old === null)('an older Node (skipped where there is none)', () => {
  const node = old ?? '';

  test('runs the project’s own, handing through output and exit code', async () => {
    expect(await run(['vin', VIN, '--json'], node)).toEqual({ code: 0, out: expect.stringContaining(VIN) as string, err: '' });
    expect((await run(['vin', 'x'], node)).code).toBe(2);
    expect((await run(['bogus'], node)).code).toBe(2);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('hands %s through', async (signal) => {
    const running = start(['simulate', 'pims'], node);
    await line(running, /^LISTEN (\d+)\n/);
    running.child.kill(signal);
    expect(await running.ended).toEqual({ code: 0, signal: null });
  });

  test('killed, leaves nothing behind: the program ends in good order, and its folder is free', async () => {
    const data = place();
    const running = start(['serve', '--simulator', 'ok', '--data', data], node);
    await line(running, /^http:/);
    running.child.kill('SIGKILL');
    const isFree = async () => (await run(['status', '--vin', VIN, '--simulator', 'ok', '--data', data])).code === 0;
    while (!(await isFree()));
    const { out } = await run(['audit', 'list', '--data', data]);
    expect(out.split('\n').filter((text) => / Console stopped /.test(text))).toHaveLength(2);
  }, 60_000);

  test('says in one sentence what to do where the project’s own is not installed', async () => {
    const lonely = join(folder, 'lonely/main/shells/cli');
    mkdirSync(lonely, { recursive: true });
    cpSync(CARKEY, join(lonely, 'carkey.mjs'));
    const { code, out, err } = await run(['vin', VIN], node, join(lonely, 'carkey.mjs'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^carkey: Node 24\.15 or newer is needed .*run "npm ci" in the project folder\.\n$/);
  });

  test('does not start an old one again and again', async () => {
    const tree = join(folder, 'loop');
    mkdirSync(join(tree, 'main/shells/cli'), { recursive: true });
    mkdirSync(join(tree, 'node_modules/node/bin'), { recursive: true });
    cpSync(CARKEY, join(tree, 'main/shells/cli/carkey.mjs'));
    writeFileSync(join(tree, 'node_modules/node/package.json'), '{"name":"node"}');
    cpSync(node, join(tree, 'node_modules/node/bin/node'));
    const { code, err } = await run(['vin', VIN], node, join(tree, 'main/shells/cli/carkey.mjs'));
    expect(code).toBe(1);
    // The old Node does not know the flag either, and says so; what matters is that it ended.
    expect(err).not.toBe('');
  });
});
