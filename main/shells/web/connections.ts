/**
 * The connections of the web shell. Whoever has not shown a session yet is a stranger: strangers have few places, and the one that waited
 * longest makes room for the next. Half-open and slow clients take places from each other, never from the page at work.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { within } from '../../base/index.ts';

/** Places for strangers. A browser that loads the page takes six of them for a moment. */
const MOST_STRANGERS = 32;

/** How long the end waits for answers that are on their way, ms. */
const GRACE_MS = 500;

/** All connections of one server. */
export class Connections {
  readonly #server: Server;
  readonly #all = new Set<Socket>();
  /** In the order in which they came. */
  readonly #strangers = new Set<Socket>();

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => this.#take(socket));
  }

  /** A session was shown on this connection: it keeps its place. */
  trust(socket: Socket): void {
    this.#strangers.delete(socket);
  }

  /** Ends all of them and the server. `running` are answers that may still get out; it waits for them a moment, and for nobody else. */
  async close(running: ReadonlySet<Promise<unknown>>): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#strangers) socket.destroy();
    await within(GRACE_MS, Promise.allSettled(running), () => []);
    for (const socket of this.#all) socket.destroy();
    await closed;
  }

  #take(socket: Socket): void {
    this.#all.add(socket);
    this.#strangers.add(socket);
    socket.once('close', () => {
      this.#all.delete(socket);
      this.#strangers.delete(socket);
    });
    if (this.#strangers.size <= MOST_STRANGERS) return;
    const [oldest] = this.#strangers;
    oldest?.destroy();
    if (oldest !== undefined) this.#strangers.delete(oldest);
  }
}
