/**
 * A double of the program that answers adb on a phone (adbd), over TCP: a real adb server connects to it by `adb connect`. It speaks CNXN, AUTH,
 * OPEN, OKAY, WRTE and CLSE of adb's published protocol (protocol.txt) and forwards `tcp:PORT` to a port of this computer.
 */
import { randomBytes } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A phone. `port`: where it answers adb. */
export type FakeAdbd = {
  readonly serial: string;
  readonly port: number;
  /** What listens on the phone: its port there, and where that is here. Null closes the app. */
  app(at: { readonly port: number; readonly target: number } | null): void;
  /** The person taps "Allow". */
  allow(): void;
  /** Pulls the cable: every connection is gone, and none is taken until it is plugged in again. */
  unplug(): void;
  plug(): void;
  stop(): Promise<void>;
};

const VERSION = 0x01000001;
const MAX_DATA = 65_536;
const HEAD = 24;
const word = (name: string): number => Buffer.from(name, 'latin1').readUInt32LE(0);
const CNXN = word('CNXN');
const AUTH = word('AUTH');
const OPEN = word('OPEN');
const OKAY = word('OKAY');
const WRTE = word('WRTE');
const CLSE = word('CLSE');

type Packet = { readonly command: number; readonly a: number; readonly b: number; readonly data: Buffer };

function packed({ command, a, b, data }: Packet): Buffer {
  const head = Buffer.alloc(HEAD);
  const sum = data.reduce((all, byte) => (all + byte) >>> 0, 0);
  [command, a >>> 0, b >>> 0, data.length, sum, (command ^ 0xffffffff) >>> 0].forEach((value, at) => head.writeUInt32LE(value, at * 4));
  return Buffer.concat([head, data]);
}

/** Starts one. `authorised`: it trusts every computer at once; else it asks, until `allow`. */
export async function fakeAdbd({ authorised = true }: { readonly authorised?: boolean } = {}): Promise<FakeAdbd> {
  const state = { app: null as { port: number; target: number } | null, allowed: authorised, plugged: true };
  const open = new Map<Socket, () => void>();
  const server = createServer((socket) => {
    if (!state.plugged) {
      socket.destroy();
      return;
    }
    open.set(socket, serve(socket, state));
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const drop = () => [...open.keys()].forEach((socket) => socket.destroy());
  return {
    serial: `127.0.0.1:${port}`,
    port,
    app: (at) => void (state.app = at),
    allow: () => {
      state.allowed = true;
      for (const welcome of open.values()) welcome();
    },
    unplug: () => {
      state.plugged = false;
      drop();
    },
    plug: () => void (state.plugged = true),
    stop: async () => {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}

type State = { readonly app: { readonly port: number; readonly target: number } | null; readonly allowed: boolean };

/** One connection of an adb server. Answers what welcomes it once the person has allowed it. */
function serve(socket: Socket, state: State): () => void {
  const streams = new Map<number, Socket>();
  let next = 1;
  const send = (command: number, a: number, b: number, data: Buffer = Buffer.alloc(0)) =>
    void socket.write(packed({ command, a, b, data }));
  const welcome = () =>
    send(
      CNXN,
      VERSION,
      MAX_DATA,
      Buffer.from('device::ro.product.name=fake;ro.product.model=Fake_Phone;ro.product.device=fake;features=cmd\0'),
    );
  const opened = (theirs: number, service: string) => {
    const asked = /^tcp:(\d+)/.exec(service)?.[1];
    if (state.app === null || Number(asked) !== state.app.port) {
      send(CLSE, 0, theirs);
      return;
    }
    const mine = next++;
    const target = connect(state.app.target, '127.0.0.1');
    streams.set(mine, target);
    target.once('connect', () => send(OKAY, mine, theirs));
    target.on('data', (part) => {
      for (let at = 0; at < part.length; at += MAX_DATA) send(WRTE, mine, theirs, part.subarray(at, at + MAX_DATA));
    });
    target.on('error', () => target.destroy());
    target.on('close', () => {
      if (streams.delete(mine)) send(CLSE, mine, theirs);
    });
  };
  const take = ({ command, a, b, data }: Packet) => {
    if (command === CNXN) {
      if (state.allowed) welcome();
      else send(AUTH, 1, 0, randomBytes(20));
    }
    // A signature by a key that nobody allowed is answered by another question, the key itself by waiting for the person.
    if (command === AUTH && a === 2) send(AUTH, 1, 0, randomBytes(20));
    if (command === OPEN) opened(a, data.toString('latin1'));
    if (command === WRTE) {
      streams.get(b)?.write(data);
      send(OKAY, b, a);
    }
    if (command === CLSE) {
      const target = streams.get(b);
      streams.delete(b);
      target?.end();
    }
  };
  let rest = Buffer.alloc(0);
  socket.on('data', (part) => {
    rest = Buffer.concat([rest, part]);
    while (rest.length >= HEAD && rest.length >= HEAD + rest.readUInt32LE(12)) {
      const length = rest.readUInt32LE(12);
      const packet = {
        command: rest.readUInt32LE(0),
        a: rest.readUInt32LE(4),
        b: rest.readUInt32LE(8),
        data: rest.subarray(HEAD, HEAD + length),
      };
      rest = rest.subarray(HEAD + length);
      take(packet);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => [...streams.values()].forEach((one) => one.destroy()));
  return welcome;
}
