import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { MAX_FRAME_BYTES } from '../../../app/pims/envelope.ts';
import { newTransactionId } from '../../../main/pims/transaction.ts';
import { activate, ask, connect, connected, reached, simulate, until } from './bench.ts';
import { rawBridge, type Request } from './raw-bridge.ts';

const CARKEY = { method: 'set', api: 'pims.vehicle.carkey' } as const;
const isSet = ({ method }: Request): boolean => method === 'set';
const cutOnSet = (request: Request, socket: WebSocket): null | undefined => {
  if (!isSet(request)) return null;
  socket.terminate();
  return undefined;
};
const success = (transactionId: string, result: object = {}): string => JSON.stringify({ transactionId, status: 'SUCCEEDED', result });

describe('whether a byte left', () => {
  test('nothing is sent before the bridge is ready', async () => {
    const raw = await rawBridge({ answer: () => undefined });
    const side = connect(raw.url);
    await until(() => raw.requests.length === 1);
    expect(await activate(side)).toEqual({ kind: 'not-sent', reason: 'not-connected' });
    expect(raw.requests.map(({ method }) => method)).toEqual(['initialize']);
  });

  test('an aborted or too large request is not sent, and neither is marked as sent', async () => {
    const raw = await rawBridge();
    const { bridge } = await connected(raw.url);
    const before = raw.requests.length;
    let marks = 0;
    const options = { timeoutMs: 500, beforeSend: () => (marks += 1) };
    const signal = AbortSignal.abort();
    expect(await bridge.request(CARKEY, { ...options, transactionId: newTransactionId(), signal })).toEqual({
      kind: 'not-sent',
      reason: 'aborted',
    });
    const huge = { ...CARKEY, parameters: { text: 'x'.repeat(MAX_FRAME_BYTES) } };
    expect(await bridge.request(huge, { ...options, transactionId: newTransactionId() })).toEqual({
      kind: 'not-sent',
      reason: 'too-large',
    });
    await bridge.request({ method: 'get', api: 'x' }, { transactionId: newTransactionId(), timeoutMs: 500 });
    expect([marks, raw.requests.length - before]).toEqual([0, 1]);
  });

  test('a beforeSend that throws keeps the bytes', async () => {
    const raw = await rawBridge();
    const { bridge } = await connected(raw.url);
    const beforeSend = () => {
      throw new Error('the log is full');
    };
    expect(await bridge.request(CARKEY, { transactionId: newTransactionId(), timeoutMs: 500, beforeSend })).toEqual({
      kind: 'not-sent',
      reason: 'aborted',
    });
    expect(raw.requests.filter(isSet)).toEqual([]);
  });

  test('beforeSend runs before the bytes leave, in the same breath', async () => {
    const raw = await rawBridge();
    const { bridge } = await connected(raw.url);
    const order: string[] = [];
    const outcome = bridge.request(CARKEY, {
      transactionId: newTransactionId(),
      timeoutMs: 500,
      beforeSend: () => order.push(`marked at ${raw.requests.filter(isSet).length}`),
    });
    order.push('called');
    expect(await outcome).toMatchObject({ kind: 'answered' });
    expect(order).toEqual(['marked at 0', 'called']);
  });

  test('an id is never used twice', async () => {
    const { bridge } = await connected((await rawBridge()).url);
    const options = { transactionId: newTransactionId(), timeoutMs: 500 };
    await bridge.request(CARKEY, options);
    expect(() => bridge.request(CARKEY, options)).toThrow('twice');
  });
});

describe('no answer', () => {
  test('an abort settles at once; the answer that comes after it is late, the next one double', async () => {
    const raw = await rawBridge({ answer: (request) => (isSet(request) ? undefined : null) });
    const side = await connected(raw.url);
    const controller = new AbortController();
    const transactionId = newTransactionId();
    const outcome = side.bridge.request(CARKEY, { transactionId, timeoutMs: 60_000, signal: controller.signal });
    await until(() => raw.requests.some(isSet));
    controller.abort();
    expect(await outcome).toMatchObject({ kind: 'no-answer', reason: 'aborted' });
    raw.sockets[0]?.send(success(transactionId));
    raw.sockets[0]?.send(success(transactionId));
    raw.sockets[0]?.send(success('somebody else'));
    await until(() => side.strays.length === 3);
    expect(side.strays.map(({ kind }) => kind)).toEqual(['late', 'double', 'foreign']);
  });

  test('a lost connection settles what was sent as disconnected, and nothing is sent again after the reconnect', async () => {
    const raw = await rawBridge({ answer: cutOnSet });
    const side = await connected(raw.url);
    expect(await activate(side)).toMatchObject({ kind: 'no-answer', reason: 'disconnected' });
    await until(() => raw.sockets.length === 2 && side.bridge.state().name === 'ready');
    await ask(side, { method: 'get', api: 'x' });
    expect(raw.requests.filter(isSet)).toHaveLength(1);
  });

  test('an answer after the reconnect is still known as late', async () => {
    const raw = await rawBridge({ answer: cutOnSet });
    const side = await connected(raw.url);
    const id = newTransactionId();
    await activate(side, 2_000, id);
    await until(() => raw.sockets.length === 2 && side.bridge.state().name === 'ready');
    raw.sockets[1]?.send(success(id));
    await until(() => side.strays.length === 1);
    expect(side.strays[0]).toMatchObject({ kind: 'late' });
  });

  test.each([
    ['a success with an error', { status: 'SUCCEEDED', error: { code: 2000 } }],
    ['a failure without a code', { status: 'FAILED', error: { label: 'x' } }],
    ['a failure with a result', { status: 'FAILED', error: { code: 2354 }, result: { hasCarKey: true } }],
    ['an unknown status', { status: 'MAYBE' }],
  ])('%s is unreadable: recorded, and settled at once', async (_what, rest) => {
    const raw = await rawBridge({
      answer: (request) => (isSet(request) ? JSON.stringify({ transactionId: request.transactionId, ...rest }) : null),
    });
    const side = await connected(raw.url);
    expect(await activate(side, 3_000)).toMatchObject({ kind: 'no-answer', reason: 'unreadable' });
    expect(side.strays).toMatchObject([{ kind: 'fault' }]);
  });
});

describe('frames that are none', () => {
  test('are dropped and recorded, and the connection stays', async () => {
    const raw = await rawBridge();
    const side = await connected(raw.url);
    const socket = raw.sockets[0];
    socket?.send(Buffer.from('{}'), { binary: true });
    socket?.send(JSON.stringify({ transactionId: 'x', pad: 'x'.repeat(MAX_FRAME_BYTES) }));
    socket?.send('{"transactionId": ');
    socket?.send('[]');
    socket?.send('{"status":"SUCCEEDED"}');
    socket?.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false });
    socket?.send('['.repeat(60_000));
    await until(() => side.strays.length === 7);
    expect(side.strays.map((stray) => stray.kind === 'fault' && stray.fault)).toEqual([
      'binary',
      'too-large',
      'not-json',
      'not-an-object',
      'no-transaction-id',
      'not-json',
      'not-json',
    ]);
    expect(await activate(side)).toMatchObject({ kind: 'answered' });
    expect(raw.sockets).toHaveLength(1);
  });

  test('an answer of exactly the largest size is taken', async () => {
    const full = (id: string): string => {
      const bare = success(id, { pad: '' });
      return success(id, { pad: 'x'.repeat(MAX_FRAME_BYTES - bare.length) });
    };
    const raw = await rawBridge({ answer: (request) => (isSet(request) ? full(request.transactionId) : null) });
    expect(await activate(await connected(raw.url))).toMatchObject({ kind: 'answered' });
  });
});

describe('order and number of answers', () => {
  test('answers may come in any order; each reaches its own request', async () => {
    const held: string[] = [];
    const raw = await rawBridge({
      answer: (request, socket) => {
        if (request.api !== 'many') return null;
        held.push(success(request.transactionId, { parameters: request.parameters ?? null }));
        if (held.length === 20) held.toReversed().forEach((text) => socket.send(text));
        return undefined;
      },
    });
    const side = await connected(raw.url);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_none, n) => ask(side, { method: 'get', api: 'many', parameters: { n } })),
    );
    expect(
      outcomes.map((outcome) => outcome.kind === 'answered' && outcome.answer.status === 'SUCCEEDED' && outcome.answer.result),
    ).toEqual(Array.from({ length: 20 }, (_none, n) => ({ parameters: { n } })));
  });
});

describe('subscriptions', () => {
  test('are made again after a reconnect, and their events go on', async () => {
    const simulator = await simulate('ok');
    const side = await connected(simulator.url);
    const events: unknown[] = [];
    const end = side.bridge.subscribe('pims.vehicle.connection', (event) => events.push(event));
    await until(() => events.length === 1);
    simulator.dropConnections();
    await until(() => events.length === 2);
    end();
    const count = (method: string) =>
      simulator.traffic.filter(({ direction, text }) => direction === 'in' && text.includes(`"${method}"`)).length;
    await until(() => count('unsubscribe') === 1);
    expect(count('subscribe')).toBe(2);
    expect(side.strays).toEqual([]);
  });

  test('two listeners share one; the second hears the last event at once', async () => {
    const simulator = await simulate('ok');
    const side = await connected(simulator.url);
    const heard: string[] = [];
    side.bridge.subscribe('pims.vehicle.connection', () => heard.push('first'));
    await until(() => heard.length === 1);
    side.bridge.subscribe('pims.vehicle.connection', () => heard.push('second'));
    expect(heard).toEqual(['first', 'second']);
    expect(side.log.some(({ event }) => event === 'subscribe-failed')).toBe(false);
  });

  test('one that is asked for while there is no connection is made as soon as there is', async () => {
    const simulator = await simulate('ok');
    const side = connect(simulator.url);
    const events: unknown[] = [];
    side.bridge.subscribe('pims.vehicle.connection', (event) => events.push(event));
    await until(() => events.length === 1);
  });

  test('the Bluetooth service is started after its subscription, on every connection', async () => {
    const raw = await rawBridge();
    const side = await connected(raw.url);
    side.pims.followConnection('VR1AB12C3D4567890' as Parameters<typeof side.pims.followConnection>[0], () => undefined);
    await until(() => raw.requests.some(isSet));
    raw.sockets[0]?.terminate();
    await until(() => raw.requests.filter(isSet).length === 2);
    const order = raw.requests.filter(({ method }) => method === 'subscribe' || method === 'set').map(({ method }) => method);
    expect(order).toEqual(['subscribe', 'set', 'subscribe', 'set']);
  });
});

describe('the end', () => {
  test('stop says good-bye, ends what waits, and does not come back', async () => {
    const raw = await rawBridge({ answer: (request) => (isSet(request) ? undefined : null) });
    const side = await connected(raw.url);
    const outcome = activate(side, 60_000);
    await until(() => raw.requests.some(isSet));
    await side.bridge.stop();
    expect(await outcome).toMatchObject({ kind: 'no-answer', reason: 'disconnected' });
    expect(side.bridge.state()).toEqual({ name: 'off' });
    expect(raw.requests.at(-1)).toMatchObject({ method: 'release' });
    side.bridge.reconnect();
    expect(side.bridge.state()).toEqual({ name: 'off' });
    expect(await activate(side)).toEqual({ kind: 'not-sent', reason: 'not-connected' });
  });

  test('stop works while the bridge waits for its next try, and a waiter is told', async () => {
    const simulator = await simulate('ok');
    const side = await connected(simulator.url, {}, { backOffMs: 60_000 });
    await simulator.stop();
    await reached(side.bridge, 'waiting');
    const ready = side.bridge.ready(60_000);
    await side.bridge.stop();
    expect(await ready).toEqual({ name: 'off' });
  });

  test('a person can have it try at once', async () => {
    const simulator = await simulate('ok');
    const side = await connected(simulator.url, {}, { backOffMs: 60_000 });
    simulator.dropConnections();
    await reached(side.bridge, 'waiting');
    side.bridge.reconnect();
    expect(await side.bridge.ready(5_000)).toMatchObject({ name: 'ready' });
  });
});
