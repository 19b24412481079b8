/**
 * A bridge in a process of its own that floods on demand: what it costs to talk must not slow the console down that listens. Prints its
 * address and what it proves itself by in one word; every line on standard input is an order in JSON, and every order ends with a line `done`.
 */
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { OK_VIN } from '../support/console.ts';
import { wordOf } from '../support/practice-at.ts';
import type { FloodKind, FloodOrder } from './flood-kinds.ts';
import { openStagedBridge } from './staged-bridge.ts';

const KIB = 1024;
/** The sender waits for its socket when so much is on the way, bytes. */
const ON_THE_WAY = 4 * KIB * KIB;

let activation = '';
const stage = {
  phone: { event: OK_VIN, answer: OK_VIN },
  active: false,
  activation: (transactionId: string) => {
    activation = transactionId;
    return null;
  },
};
const bridge = await openStagedBridge(stage);

/** The one answer to the newest activation: from now on the vehicle is active. */
function theAnswer(): object {
  stage.active = true;
  const result = { hasCarKey: true, vin: OK_VIN, securityCode: 'c2hhemFt', securityExpiration: '2099-01-01T00:00:00.000Z' };
  return { transactionId: activation, status: 'SUCCEEDED', result };
}

const event = (index: number, subscription: string | null) => ({
  transactionId: subscription ?? randomUUID(),
  status: 'RESULT',
  result: { status: 'Connected', vin: OK_VIN, model: `${index}`.padEnd(190 * KIB, 'x') },
});

/** The `index`-th piece of a flood, ready for the wire. */
function piece(kind: FloodKind, index: number, subscription: string | null): string | Buffer {
  switch (kind) {
    case 'foreign':
      return JSON.stringify({ transactionId: randomUUID(), status: 'SUCCEEDED', result: { text: 'x'.repeat(200) } });
    case 'double':
      return JSON.stringify({ transactionId: subscription, status: 'SUCCEEDED' });
    case 'answer-again':
      return JSON.stringify(theAnswer());
    case 'not-json':
      return `{"no": ${index}`;
    case 'binary':
      return Buffer.alloc(100, index);
    case 'too-large':
      return 'x'.repeat(300 * KIB);
    case 'huge':
      return 'x'.repeat(5 * KIB * KIB);
    case 'events':
      return JSON.stringify({ ...event(index, subscription), ...(index % 2 === 0 ? { result: { status: 'Disconnected' } } : {}) });
    case 'same-event':
      return JSON.stringify({ ...event(0, subscription), result: { status: 'Connected', vin: OK_VIN } });
    case 'pings':
      return Buffer.alloc(100, 1);
  }
}

const isOpen = (socket: WebSocket): boolean => socket.readyState === socket.OPEN;

/** Waits until no more than so many bytes are on the way, or the other side is gone. */
async function drained(socket: WebSocket, most: number): Promise<void> {
  while (isOpen(socket) && socket.bufferedAmount > most) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function flood(socket: WebSocket, kind: FloodKind, count: number, subscription: string | null): Promise<void> {
  for (let index = 0; index < count && isOpen(socket); index += 1) {
    const data = piece(kind, index, subscription);
    if (kind === 'pings') socket.ping(data);
    else socket.send(data);
    await drained(socket, ON_THE_WAY);
  }
  await drained(socket, 0);
}

/** As the protocol has it: the stored answer goes out over the connection of now, and over every later one. */
function answerEverybody(): void {
  const told = new Set<WebSocket>();
  setInterval(() => {
    for (const { socket } of bridge.lines()) {
      if (socket.readyState !== socket.OPEN || told.has(socket)) continue;
      told.add(socket);
      socket.send(JSON.stringify(theAnswer()));
    }
  }, 20);
}

async function carryOut(order: FloodOrder): Promise<void> {
  if ('flood' in order) {
    await Promise.all(bridge.lines().map(({ socket, subscription }) => flood(socket, order.flood, order.count, subscription)));
    return;
  }
  answerEverybody();
}

console.log(wordOf(bridge));
const orders = createInterface(process.stdin);
orders.on('line', (line) => void carryOut(JSON.parse(line) as FloodOrder).then(() => console.log('done')));
// Whoever gave the orders is gone.
orders.on('close', () => process.exit(0));
