/**
 * The conversation with the adb server, by the client of `@yume-chan/adb`. Its observer drops phones that are offline and its streams hang when a
 * socket breaks without an end, so only its connections are used, each raced with its own closing. Loaded when a server answers, not before.
 */
import { connect } from 'node:net';
import type { AdbServerClient, AdbServerStream } from '@yume-chan/adb';

/** A port of a phone. `transport`: the server's own number of it, which no other phone gets while the server runs. */
export type PhonePort = { readonly serial: string; readonly transport: string; readonly port: number };

/** A port of a phone, forwarded. `local`: port of this computer that leads there. */
export type Forwarding = PhonePort & { readonly local: number };

/** What the console asks of the server. Each rejects when the server does not do it. */
export interface AdbServer {
  /** Hears the whole list at once and after every change; settles when the server or `signal` ends it. */
  follow(onList: (text: string) => void, signal: AbortSignal): Promise<void>;
  /** The list once. */
  list(signal: AbortSignal): Promise<string>;
  /** Forwards a free port of this computer to a port of the phone; answers the free one. */
  forward(to: PhonePort, signal: AbortSignal): Promise<number>;
  /** Takes a forwarding back. */
  unforward(made: Forwarding, signal: AbortSignal): Promise<void>;
  /** Is this port of this computer still forwarded there? The server tells the serial of the phone, and takes the line away with its number. */
  isForwarded(made: Forwarding, signal: AbortSignal): Promise<boolean>;
  /** Does something on the phone listen at the port? It is connected to and left without a byte. */
  listens(at: PhonePort, signal: AbortSignal): Promise<boolean>;
}

/** How long a single question may take, ms. */
const ANSWER_MS = 5_000;
/** What came before a socket closed is still read for so long, ms. */
const REST_MS = 200;
/** How long a connection on this computer may take, ms. */
const CONNECT_MS = 1_000;

/** Does anything listen there? Without the library. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: CONNECT_MS });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

/** Loads the client. Nothing is connected yet. */
export async function openAdbServer(port: number): Promise<AdbServer> {
  const [{ AdbServerClient: Client }, { AdbServerNodeTcpConnector: Connector }] = await Promise.all([
    import('@yume-chan/adb'),
    import('@yume-chan/adb-server-node-tcp'),
  ]);
  const connector = new Connector({ host: '127.0.0.1', port });
  return overConnections((heard) => {
    const watched: AdbServerClient.ServerConnector = {
      addReverseTunnel: (handler, address) => connector.addReverseTunnel(handler, address),
      removeReverseTunnel: (address) => connector.removeReverseTunnel(address),
      clearReverseTunnels: () => connector.clearReverseTunnels(),
      async connect(options) {
        const made = await connector.connect(options);
        void Promise.resolve(made.closed).then(heard);
        return made;
      },
    };
    return new Client(watched);
  });
}

type ClientOver = (closed: () => void) => Pick<AdbServerClient, 'createConnection'>;

/** One connection for one request: opened, used, and destroyed whatever happens. */
async function converse<T>(
  client: ClientOver,
  request: string,
  signal: AbortSignal,
  use: (stream: AdbServerStream) => Promise<T>,
): Promise<T> {
  const ended = Promise.withResolvers<never>();
  const over = new AbortController();
  const leave = () => ended.reject(new Error('the adb server closed the connection'));
  const rest: NodeJS.Timeout[] = [];
  const both = AbortSignal.any([signal, over.signal]);
  both.addEventListener('abort', leave, { once: true });
  if (both.aborted) leave();
  try {
    const opened = client(() => {
      rest.push(setTimeout(leave, REST_MS));
    });
    const talk = opened.createConnection(request, { signal: both }).then(use);
    return await Promise.race([talk, ended.promise]);
  } finally {
    over.abort();
    rest.forEach((timer) => clearTimeout(timer));
  }
}

function overConnections(client: ClientOver): AdbServer {
  const ask = <T>(request: string, signal: AbortSignal, use: (stream: AdbServerStream) => Promise<T>) =>
    converse(client, request, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]), use);
  const text = (request: string, signal: AbortSignal) => ask(request, signal, (stream) => Promise.resolve(stream.readString()));
  return {
    follow: (onList, signal) =>
      converse(client, 'host:track-devices-l', signal, async (stream) => {
        for (;;) onList(await stream.readString());
      }),
    list: (signal) => text('host:devices-l', signal),
    forward: ({ transport, port }, signal) =>
      ask(`host-transport-id:${transport}:forward:tcp:0;tcp:${port}`, signal, async (stream) => {
        // The first OKAY was for the request, the second is for its outcome.
        await stream.readOkay();
        return portOf(await stream.readString());
      }),
    unforward: ({ transport, local }, signal) =>
      ask(`host-transport-id:${transport}:killforward:tcp:${local}`, signal, (stream) => stream.readOkay()),
    isForwarded: async ({ serial, local, port }, signal) => {
      const lines = (await text('host:list-forward', signal)).split('\n');
      return lines.some((line) => line.trim().replaceAll(/\s+/g, ' ') === `${serial} tcp:${local} tcp:${port}`);
    },
    listens: ({ transport, port }, signal) =>
      ask(`host:transport-id:${transport}`, signal, async (stream) => {
        await stream.writeString(`tcp:${port}`);
        return stream.readOkay().then(
          () => true,
          () => false,
        );
      }),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('the adb server named no port');
  return port;
}
