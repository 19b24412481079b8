/** Servers that keep a console waiting: one that says nothing, one that says its greeting letter by letter, one a message byte by byte. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SUBPROTOCOL } from '../../app/pims/envelope.ts';

/** What it does. */
export const SLOWNESS = ['silent', 'slow-greeting', 'slow-message'] as const;

/** One of {@link SLOWNESS}. */
export type Slowness = (typeof SLOWNESS)[number];

const DRIP_MS = 50;
/** The GUID of RFC 6455. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function greeting(request: string): string {
  const key = /^sec-websocket-key: (.*)\r$/im.exec(request)?.[1] ?? '';
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${SUBPROTOCOL}\r\n\r\n`;
}

/** Writes byte by byte for as long as the other side listens. */
function drip(socket: Socket, bytes: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= bytes.length) clearInterval(timer);
  }, DRIP_MS);
  socket.on('close', () => clearInterval(timer));
}

/** A text message of 200,000 bytes that never gets to its end. */
const ENDLESS = Buffer.concat([Buffer.from([0x81, 0x7f, 0, 0, 0, 0, 0, 3, 0x0d, 0x40]), Buffer.alloc(200_000, 'x')]);

/** Starts one; gives its address and how often it was connected to. */
export async function startSlow(how: Slowness): Promise<{ readonly url: string; connections(): number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (data) => {
      if (how === 'slow-greeting') drip(socket, Buffer.from(greeting(data.toString('latin1'))));
      if (how !== 'slow-message') return;
      socket.write(greeting(data.toString('latin1')));
      drip(socket, ENDLESS);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/pims`,
    connections: () => count,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
