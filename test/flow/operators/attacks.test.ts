/**
 * Ways to a live folder without an account, through the real shells: a simulator at the other end, a bridge that calls itself one, the name of
 * an operator without a PIN, and a second start that only watches.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { MethodName } from '../../../app/contract/console.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { activate, call, OK_VIN, setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { readerHere, storeHere } from '../../support/key-store-here.ts';
import { realPeer, type RealPeer } from '../../support/real-peer.ts';
import { goodHeaders, rawRequest, requestText, signIn } from '../shells/raw-http.ts';
import { line, run, start } from '../shells/processes.ts';

const PIN = '904182';
const LOST_VIN = findScenario('lost-answer')?.vin ?? '';
let folder: ReturnType<typeof temporaryFolder>;
let simulator: Simulator;
let peer: RealPeer;
let put: (() => Promise<unknown> | undefined)[] = [];

beforeEach(async () => {
  folder = temporaryFolder();
  simulator = await startSimulator({ scenario: 'fleet' });
  peer = await realPeer(simulator);
});
afterEach(async () => {
  for (const away of put.toReversed()) await away();
  put = [];
  await peer.stop();
  await simulator.stop();
  folder.remove();
});

/** A live folder in which Ada worked: one vehicle with a code that is still there, one whose outcome is unknown. */
async function liveWork(): Promise<RunningConsole> {
  const made = await started({ dataDir: folder.path, ...storeHere(folder.path), override: { mode: 'practice' } });
  setUpLive(made, peer.url);
  made.settings.change({ profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 } });
  await made.stop();
  const console = await started({ dataDir: folder.path, ...storeHere(folder.path) });
  await console.current().bridge.ready(10_000);
  await call(console, 'operators.first', { name: 'Ada', pin: PIN });
  expect((await activate(console, OK_VIN)).attempt?.state.name).toBe('succeeded');
  expect((await activate(console, LOST_VIN)).attempt?.state.name).toBe('unknown');
  return console;
}

type Look = { readonly size: number; readonly acts: readonly string[]; readonly unknown: number; readonly by: readonly string[] };

/** What the live log says. `by`: the kinds of entries that name somebody. */
async function lookAt(): Promise<Look> {
  const log = await readerHere(folder.path, 'live');
  const { size } = log.view();
  const attempts = log.attempts(false, 10);
  const rows = log.list({}, undefined, size).rows;
  log.stop();
  return {
    size,
    acts: attempts.map(({ id }) => id),
    unknown: attempts.filter(({ state }) => state.name === 'unknown').length,
    by: rows.filter(({ op }) => op !== undefined).map(({ kind }) => kind),
  };
}

/** Serves the web shell and gives a way to send messages to it. */
async function serve(...args: readonly string[]) {
  const running = start(['serve', '--data', folder.path, ...args]);
  put.push(() => {
    running.child.kill('SIGTERM');
    return running.ended;
  });
  const url = (await line(running, /^(http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43})\n/))[1] ?? '';
  const [port, token] = [Number(new URL(url).port), await signIn(url)];
  return async (method: MethodName, input: object): Promise<{ readonly ok: boolean; readonly text: string }> => {
    const answer = await rawRequest(port, requestText('POST', '/api/call', goodHeaders(port, token), JSON.stringify({ method, input })));
    return { ok: (JSON.parse(answer.body) as { ok: boolean }).ok, text: answer.body };
  };
}

/** A bridge that only says that it is a simulator. It counts what it hears. */
async function markedBridge(): Promise<{ readonly url: string; readonly heard: readonly string[] }> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, handleProtocols: () => 'pims.bridge.v1' });
  const heard: string[] = [];
  server.on('headers', (headers) => headers.push('X-PIMS-Simulator: ok', `X-PIMS-Proof: ${'0'.repeat(64)}`));
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { transactionId, method, api = '' } = JSON.parse((data as Buffer).toString()) as Record<string, string>;
      heard.push(`${method ?? ''} ${api}`.trim());
      const result = {
        'pims.sdk.version': { versionFacade: '2.3.0' },
        'pims.vehicle.connection': { vin: OK_VIN },
        'pims.vehicle.carkey':
          method === 'set'
            ? { hasCarKey: true, vin: OK_VIN, securityCode: 'MTIzNA==', securityExpiration: '2099-01-01T00:00:00Z' }
            : { isCarKeyVerified: false, cvsStatus: 'disabled' },
      }[api];
      socket.send(JSON.stringify({ transactionId, status: 'SUCCEEDED', ...(result === undefined ? {} : { result }) }));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  put.push(() => {
    server.clients.forEach((socket) => socket.terminate());
    server.close();
    http.close();
    return once(http, 'close');
  });
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/pims`, heard };
}

/** Runs `carkey simulate pims` and gives its address. */
async function simulatePims(): Promise<string> {
  const running = start(['simulate', 'pims']);
  put.push(() => {
    running.child.kill('SIGTERM');
    return running.ended;
  });
  return `ws://127.0.0.1:${(await line(running, /^LISTEN (\d+)\n/))[1] ?? ''}/pims`;
}

describe('a simulator at the other end', () => {
  it('opens nothing of the live folder: no code, no export, nothing forgotten, nothing settled', async () => {
    await (await liveWork()).stop();
    const before = await lookAt();
    const [lost, done] = before.acts;
    const ask = await serve('--bridge', await simulatePims(), '--operator', 'Ada');
    expect(await ask('code.show', { attempt: done })).toMatchObject({ ok: false });
    expect((await ask('audit.export', { format: 'csv' })).text).not.toContain(OK_VIN);
    expect(await ask('audit.forget', { vin: OK_VIN, ground: 'request' })).toMatchObject({ ok: false });
    await ask('job.open', { vin: LOST_VIN, how: 'typed' });
    expect((await ask('job.get', {})).text).not.toContain(lost);
    expect((await ask('attempts.list', {})).text).toContain('"value":[]');
    expect((await ask('about.get', {})).text).toContain('"mode":"practice"');
    expect(await lookAt()).toEqual(before);
  });

  it('is not believed for its header: nothing is sent to it and no code is printed', async () => {
    await (await liveWork()).stop();
    const bridge = await markedBridge();
    const args = ['activate', '--vin', OK_VIN, '--confirm', 'keys,inside', '--show-code', '--data', folder.path];
    const ran = await run([...args, '--bridge', bridge.url]);
    expect([ran.code, ran.out, bridge.heard]).toEqual([4, '', []]);
    const empty = await run([...args.slice(0, -1), join(folder.path, 'other'), '--bridge', bridge.url]);
    expect([empty.code, empty.out, bridge.heard]).toEqual([4, '', []]);
  });
});

describe('the name of an operator', () => {
  it('is nobody’s without the PIN', async () => {
    await (await liveWork()).stop();
    const before = await lookAt();
    const ask = await serve('--bridge', peer.url, '--operator', 'Ada');
    expect(await ask('job.open', { vin: OK_VIN, how: 'typed' })).toMatchObject({ ok: false });
    const after = await lookAt();
    expect(after.size).toBeGreaterThan(before.size);
    expect(after.by).toEqual(before.by);
  });
});

type Accounts = { readonly operators: readonly { readonly lockout: { readonly failures: number } }[] };

const inputs = {
  'job.refresh': {},
  'code.show': { attempt: 'A-00000000000000000000000000' },
  'audit.export': { format: 'csv' },
  'operators.add': { name: 'Bo', role: 'admin', pin: '948271' },
};

describe('a second start beside a console that works', () => {
  it('shows nobody a vehicle: not on its page, and not on the command line', async () => {
    const console = await liveWork();
    put.push(() => console.stop());
    const ask = await serve();
    const told = await Promise.all([
      ask('audit.search', { order: 'newest', limit: 100 }),
      ask('vehicles.recent', {}),
      ask('attempts.list', {}),
      ask('followups.list', {}),
      ask('trust.get', {}),
      ask('job.get', {}),
    ]);
    expect(told.map(({ ok }) => ok)).toEqual(told.map(() => false));
    for (const args of [
      ['audit', 'list', '--limit', '500'],
      ['attempts', '--all'],
    ]) {
      const listed = await run([...args, '--json', '--data', folder.path]);
      expect([listed.code, listed.out.includes(OK_VIN), listed.out.includes(LOST_VIN)]).toEqual([4, false, false]);
    }
  });

  it('shows the log to whoever signs in there, counts a wrong PIN for both, and changes and writes nothing', async () => {
    const console = await liveWork();
    put.push(() => console.stop());
    const ask = await serve();
    const { size } = console.current().trail.view();
    expect((await ask('operators.signIn', { name: 'Ada', pin: '111222' })).text).toContain('"triesLeft":19');
    const failures = () =>
      (JSON.parse(readFileSync(join(folder.path, 'operators.json'), 'utf8')) as Accounts).operators[0]?.lockout.failures;
    expect(failures()).toBe(1);
    expect(await ask('operators.signIn', { name: 'Ada', pin: PIN })).toMatchObject({ ok: true });
    expect(failures()).toBe(0);
    expect((await ask('vehicles.recent', {})).text).toContain(OK_VIN);
    for (const method of ['job.refresh', 'code.show', 'audit.export', 'operators.add'] as const)
      expect((await ask(method, inputs[method])).text).toContain('watch-only');
    expect(await ask('operators.lock', {})).toMatchObject({ ok: true });
    expect((await ask('vehicles.recent', {})).text).toContain('"locked"');
    expect(console.current().trail.view().size).toBe(size);
  });
});
