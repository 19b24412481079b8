/**
 * A double of the adb server's socket protocol (SERVICES.TXT of adb), for states that a phone on no real cable cannot be in. Its phones are
 * what the test says; a forwarded port is a real listener that leads to a port of this computer. The real server is in real-adb.ts.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A phone as the server lists it. `app`: where its bridge app is on this computer, null while it is closed. */
export type DoublePhone = { readonly serial: string; readonly state: string; readonly model?: string; readonly app?: number | null };

/** The double. `port`: for ANDROID_ADB_SERVER_PORT. */
export type AdbServerDouble = {
  readonly port: number;
  /** Every request so far, without the lists. */
  readonly heard: readonly string[];
  /** Local ports that are forwarded. */
  forwarded(): readonly number[];
  /** What is plugged in from now on. A phone that is not listed any more loses its connections, as by an unplug. */
  phones(list: readonly DoublePhone[]): void;
  /** The same phones, each unplugged and plugged in again before the list was sent: the server has a new number for each. */
  replug(list: readonly DoublePhone[]): void;
  /** Serials of the phones that a connection through a forwarded port leads to. */
  talking(): readonly string[];
  /** Takes every forwarding away, as by `adb forward --remove-all`: as in the real server, what is connected stays so. */
  forget(): void;
  /** Somebody else has this port of the computer forwarded to a phone now. */
  give(port: number, serial: string): Promise<void>;
  /** Ends as by `adb kill-server`. */
  kill(): Promise<void>;
  /** The same again, on the same port. */
  revive(): Promise<void>;
  stop(): Promise<void>;
};

const framed = (text: string): string => Buffer.byteLength(text).toString(16).padStart(4, '0') + text;
const refuse = (socket: Socket, why: string): void => void socket.end(`FAIL${framed(why)}`);

async function listening(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts one with no phone. */
export async function adbServerDouble(): Promise<AdbServerDouble> {
  const double = new Double();
  await double.revive();
  return double;
}

type Plugged = DoublePhone & { readonly transport: number };
type Forward = { readonly phone: Plugged; readonly remote: string; readonly server: Server };

class Double implements AdbServerDouble {
  port = 0;
  readonly heard: string[] = [];
  #list: readonly Plugged[] = [];
  #next = 1;
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  readonly #followers = new Set<Socket>();
  readonly #forwards = new Map<number, Forward>();
  readonly #talks = new Set<{ readonly phone: Plugged; readonly socket: Socket }>();

  forwarded(): readonly number[] {
    return [...this.#forwards.keys()];
  }

  phones(list: readonly DoublePhone[]): void {
    this.#become(list.map((one) => ({ ...one, transport: this.#phone(one.serial)?.transport ?? this.#next++ })));
  }

  replug(list: readonly DoublePhone[]): void {
    this.#become(list.map((one) => ({ ...one, transport: this.#next++ })));
  }

  talking(): readonly string[] {
    return [...this.#talks].map(({ phone }) => phone.serial);
  }

  forget(): void {
    for (const port of this.forwarded()) this.#drop(port);
  }

  async give(port: number, serial: string): Promise<void> {
    this.#drop(port);
    const phone = this.#phone(serial);
    if (phone !== undefined) await this.#listen(phone, 'tcp:1', port);
  }

  async revive(): Promise<void> {
    const server = createServer((socket) => this.#take(socket));
    this.#server = server;
    this.port = await listening(server, this.port);
  }

  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.forget();
    for (const { socket } of this.#talks) socket.destroy();
    for (const socket of this.#sockets) socket.destroy();
    this.#followers.clear();
    if (server === null) return;
    server.close();
    await once(server, 'close');
  }

  stop(): Promise<void> {
    return this.kill();
  }

  #phone(serial: string): Plugged | undefined {
    return this.#list.find((one) => one.serial === serial);
  }

  #become(list: readonly Plugged[]): void {
    this.#list = list;
    const isGone = ({ transport }: Plugged) => !list.some((one) => one.transport === transport);
    for (const [port, { phone }] of this.#forwards) if (isGone(phone)) this.#drop(port);
    for (const { phone, socket } of this.#talks) if (isGone(phone)) socket.destroy();
    for (const socket of this.#followers) socket.write(framed(this.#text()));
  }

  #text(): string {
    return this.#list
      .map(({ serial, state, model, transport }) => {
        const about = model === undefined ? '' : ` product:double model:${model} device:double`;
        return `${serial.padEnd(22)} ${state} usb:1-${transport}${about} transport_id:${transport}\n`;
      })
      .join('');
  }

  #take(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#followers.delete(socket);
    });
    let [rest, chosen] = ['', null as Plugged | null];
    socket.on('data', (part) => {
      rest += part.toString('latin1');
      const length = Number.parseInt(rest.slice(0, 4), 16);
      if (rest.length < 4 + length || Number.isNaN(length)) return;
      const request = rest.slice(4, 4 + length);
      rest = rest.slice(4 + length);
      chosen = this.#answer(socket, request, chosen);
    });
  }

  /** Answers the phone that the rest of the connection is for. */
  #answer(socket: Socket, request: string, chosen: Plugged | null): Plugged | null {
    if (request.startsWith('tcp:')) {
      if (chosen?.app === null || chosen?.app === undefined) refuse(socket, 'closed');
      else socket.write('OKAY');
      return chosen;
    }
    if (request === 'host:track-devices-l') {
      this.#followers.add(socket);
      socket.write(`OKAY${framed(this.#text())}`);
      return null;
    }
    if (request === 'host:devices-l') {
      socket.end(`OKAY${framed(this.#text())}`);
      return null;
    }
    this.heard.push(request);
    if (request === 'host:list-forward') {
      const lines = [...this.#forwards].map(([port, { phone, remote }]) => `${phone.serial} tcp:${port} ${remote}\n`);
      socket.end(`OKAY${framed(lines.join(''))}`);
      return null;
    }
    return this.#forPhone(socket, request);
  }

  #forPhone(socket: Socket, request: string): Plugged | null {
    const [, number, deed] = /^host(?:-transport-id:|:transport-id:)(\d+)(?::(.*))?$/.exec(request) ?? [];
    const phone = this.#list.find(({ transport }) => transport === Number(number));
    if (phone?.state !== 'device') {
      refuse(socket, phone === undefined ? 'device not found' : `device ${phone.state}`);
      return null;
    }
    if (deed === undefined) socket.write('OKAY');
    else if (deed.startsWith('forward:')) void this.#forward(socket, phone, /[^;]*$/.exec(deed)?.[0] ?? '');
    else if (deed.startsWith('killforward:')) {
      this.#drop(Number(/\d+$/.exec(deed)?.[0]));
      socket.end('OKAYOKAY');
    } else refuse(socket, 'unknown service');
    return phone;
  }

  async #forward(socket: Socket, phone: Plugged, remote: string): Promise<void> {
    const port = await this.#listen(phone, remote);
    socket.end(`OKAYOKAY${framed(String(port))}`);
  }

  async #listen(phone: Plugged, remote: string, wanted = 0): Promise<number> {
    const server = createServer((near) => this.#lead(near, phone));
    const port = await listening(server, wanted);
    this.#forwards.set(port, { phone, remote, server });
    return port;
  }

  #lead(near: Socket, phone: Plugged): void {
    const app = this.#list.find(({ transport }) => transport === phone.transport)?.app ?? null;
    near.on('error', () => near.destroy());
    if (app === null) {
      near.destroy();
      return;
    }
    const far = connect(app, '127.0.0.1');
    const talk = { phone, socket: near };
    this.#talks.add(talk);
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
    near.on('close', () => {
      this.#talks.delete(talk);
      far.destroy();
    });
    far.on('close', () => near.destroy());
  }

  /** Nobody connects to it any more; who is connected stays so. */
  #drop(port: number): void {
    this.#forwards.get(port)?.server.close();
    this.#forwards.delete(port);
  }
}
