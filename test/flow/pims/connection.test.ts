import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { afterwards, connect, connected, simulate, until } from './bench.ts';
import { selfSigned } from './certificate.ts';
import { rawBridge } from './raw-bridge.ts';

describe('addresses', () => {
  test.each([
    ['ws://192.0.2.1/pims', 'insecure-address'],
    ['ws://localhost.example.org/pims', 'insecure-address'],
    ['ws://127.0.0.1.example.org/pims', 'insecure-address'],
    ['ws://0.0.0.0/pims', 'insecure-address'],
    ['ws://[::ffff:127.0.0.1]/pims', 'insecure-address'],
    ['http://127.0.0.1/pims', 'bad-address'],
    ['wss://user:pass@bridge.example/pims', 'bad-address'],
    ['not an address', 'bad-address'],
    ['', 'no-address'],
    ['  ', 'no-address'],
  ])('%s is refused as %s, without a connection', (url, problem) => {
    expect(connect(url).bridge.state()).toEqual({ name: 'refused', problem });
  });

  test('the path may be left out', async () => {
    const { url, key } = await simulate('ok');
    await connected(url.replace('/pims', ''), { simulator: key });
  });
});

describe('the token', () => {
  test('is sent as a bearer', async () => {
    const { url } = await simulate('ok', { token: 'T-1' });
    await connected(url, { token: () => 'T-1' });
  });

  test.each([
    [null, 'no-token'],
    ['T-2', 'wrong-token'],
  ])('a wrong one (%s) is refused as %s, and not tried again until a person says so', async (token, problem) => {
    const { url } = await simulate('ok', { token: 'T-1' });
    let current = token;
    const { bridge, log } = connect(url, { token: () => current });
    expect(await bridge.ready(5_000)).toEqual({ name: 'refused', problem });
    expect(log.filter((event) => event.event === 'state' && event.name === 'connecting')).toHaveLength(1);
    current = 'T-1';
    bridge.reconnect();
    expect(await bridge.ready(5_000)).toMatchObject({ name: 'ready' });
  });

  test('neither token nor credentials come into the log', async () => {
    const { url } = await simulate('ok', { token: 'CANARY-TOKEN' });
    const { log } = await connected(url, { token: () => 'CANARY-TOKEN' });
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain('CANARY');
  });
});

describe('who is not a bridge', () => {
  test.each([null, 'other.v1'])('a server that chooses the subprotocol %s is refused before any frame', async (subprotocol) => {
    const raw = await rawBridge({ subprotocol });
    const { bridge } = connect(raw.url);
    expect(await bridge.ready(5_000)).toEqual({ name: 'refused', problem: 'wrong-subprotocol' });
    expect(raw.requests).toEqual([]);
  });

  test('another path is refused', async () => {
    const { url } = await simulate('ok');
    expect(await connect(url.replace('/pims', '/other')).bridge.ready(5_000)).toEqual({ name: 'refused', problem: 'not-a-bridge' });
  });

  test('nobody there: unreachable, and tried again later', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { bridge } = connect(`ws://127.0.0.1:${port}/pims`);
    await until(() => bridge.state().name === 'waiting');
    expect(bridge.state()).toMatchObject({ name: 'waiting', problem: 'unreachable', attempt: 1 });
    await until(() => JSON.stringify(bridge.state()).includes('"attempt":3'));
  });

  test('a server that accepts and stays silent is given up', async () => {
    const server = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterwards(() => new Promise((resolve) => server.close(() => resolve())));
    const { bridge } = connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/pims`, {}, { connectMs: 80, backOffMs: 5_000 });
    await until(() => bridge.state().name === 'waiting');
    expect(bridge.state()).toMatchObject({ problem: 'not-a-bridge' });
  });
});

describe('TLS', () => {
  const own = selfSigned();

  test('a pinned key is enough, whoever signed the certificate', async () => {
    const { url } = await simulate('ok', { tls: own, token: 'T' });
    const { bridge } = await connected(url, { pin: own.pin, token: () => 'T' });
    expect(bridge.state()).toMatchObject({ simulator: 'ok', sdk: '2.3' });
  });

  test('without a pin, a self-signed certificate is refused', async () => {
    const { url } = await simulate('ok', { tls: own });
    expect(await connect(url).bridge.ready(5_000)).toEqual({ name: 'refused', problem: 'wrong-certificate' });
  });

  test('another key than the pinned one is refused, and not one byte of ours arrives', async () => {
    let received = 0;
    let closed = 0;
    const server = createTlsServer({ key: own.key, cert: own.cert }, (socket) => {
      socket.on('data', (data: Buffer) => (received += data.length));
      socket.on('error', () => socket.destroy());
    });
    server.on('connection', (socket: Socket) => socket.on('close', () => (closed += 1)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterwards(() => new Promise((resolve) => server.close(() => resolve())));
    const url = `wss://127.0.0.1:${(server.address() as AddressInfo).port}/pims`;
    const { bridge, log } = connect(url, { pin: selfSigned().pin, token: () => 'CANARY' });
    expect(await bridge.ready(5_000)).toEqual({ name: 'refused', problem: 'pin-mismatch' });
    await until(() => closed === 1);
    expect(received).toBe(0);
    expect(log.filter((event) => event.event === 'state' && event.name === 'connecting')).toHaveLength(1);
  });
});

describe('liveness', () => {
  test('a bridge that answers no ping is left, and tried again', async () => {
    const raw = await rawBridge({ pong: false });
    const { bridge } = await connected(raw.url, {}, { pingEveryMs: 30, pongWithinMs: 30, backOffMs: 5_000 });
    await until(() => bridge.state().name === 'waiting');
    expect(bridge.state()).toMatchObject({ name: 'waiting', problem: 'no-pong' });
  });

  test('one that answers stays', async () => {
    const raw = await rawBridge();
    let pings = 0;
    const { bridge } = await connected(raw.url, {}, { pingEveryMs: 20, pongWithinMs: 200 });
    raw.sockets[0]?.on('ping', () => (pings += 1));
    await until(() => pings >= 5);
    expect(bridge.state().name).toBe('ready');
  });
});

describe('the clock of the server', () => {
  test('is unknown without a date', async () => {
    const { bridge } = await connected((await rawBridge()).url);
    expect(bridge.state()).toMatchObject({ name: 'ready', skewMs: null, simulator: null });
  });

  test('behind ours is a negative skew', async () => {
    const date = new Date(Date.now() - 3_600_000).toUTCString();
    const asked = performance.now();
    const { bridge } = await connected((await rawBridge({ headers: [`Date: ${date}`] })).url);
    const state = bridge.state();
    // A header tells whole seconds; how long it was on its way is not known better than the whole call.
    expect(state.name === 'ready' && Math.abs((state.skewMs ?? NaN) + 3_600_000)).toBeLessThan(1_000 + performance.now() - asked);
  });
});

describe('initialize', () => {
  test('carries the published parameters, once per connection, and nothing else precedes it', async () => {
    const raw = await rawBridge();
    await connected(raw.url);
    expect(raw.requests[0]).toMatchObject({ method: 'initialize', parameters: { environnement: 'development', profile: { brand: 'DS' } } });
    expect(raw.requests[0]).not.toHaveProperty('api');
    expect(raw.requests.filter(({ method }) => method === 'initialize')).toHaveLength(1);
  });

  const failing = (code: number) =>
    rawBridge({
      answer: ({ transactionId, method }) =>
        method === 'initialize' ? JSON.stringify({ transactionId, status: 'FAILED', error: { code, label: '' } }) : null,
    });

  test('2007 is as good as done', async () => {
    await connected((await failing(2007)).url);
  });

  test('a configuration fault needs a person', async () => {
    const { bridge, log } = connect((await failing(2006)).url);
    expect(await bridge.ready(5_000)).toEqual({ name: 'refused', problem: 'initialize-failed' });
    expect(log).toContainEqual({ event: 'initialize-failed', code: 2006 });
  });

  test('a passing fault is tried again', async () => {
    const { bridge } = connect((await failing(2202)).url, {}, { backOffMs: 5_000 });
    await until(() => bridge.state().name === 'waiting');
    expect(bridge.state()).toMatchObject({ problem: 'pims-not-started' });
  });
});
