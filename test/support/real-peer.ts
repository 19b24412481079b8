/**
 * Plays a real bridge: stands in front of a simulator and takes its marks out of the upgrade response. Everything else goes through as it
 * is. Production code has no switch that hides the marks, so live mode is tested through this.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A running peer. `url` is what the settings of a live console name. */
export type RealPeer = { readonly url: string; stop(): Promise<void> };

/** Header lines that only a simulator sends. */
const MARKS = /^x-pims-(simulator|proof):/i;

const END_OF_HEAD = '\r\n\r\n';

/** The head of an upgrade response without the marks. */
function unmarked(head: string): string {
  return head
    .split('\r\n')
    .filter((line) => !MARKS.test(line))
    .join('\r\n');
}

/** Copies what the simulator says, its first head without the marks. */
function passOn(from: Socket, to: Socket): void {
  let head: Buffer | null = Buffer.alloc(0);
  from.on('data', (part: Buffer) => {
    if (head === null) {
      to.write(part);
      return;
    }
    head = Buffer.concat([head, part]);
    const end = head.indexOf(END_OF_HEAD);
    if (end < 0) return;
    to.write(Buffer.concat([Buffer.from(unmarked(head.toString('latin1', 0, end)), 'latin1'), head.subarray(end)]));
    head = null;
  });
}

/** Starts one in front of the simulator that listens on `port` of this computer. */
export async function realPeer({ port }: { readonly port: number }): Promise<RealPeer> {
  const sockets = new Set<Socket>();
  const server = createServer((console) => {
    const simulator = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [console, simulator],
      [simulator, console],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    console.on('data', (part) => simulator.write(part));
    passOn(simulator, console);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/pims`,
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
