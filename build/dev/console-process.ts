/** Keeps the console of `npm run dev` in a process of its own, and starts it anew when its sources change. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Served } from './serve-sources.ts';

const PROGRAM = join(import.meta.dirname, 'serve-sources.ts');

/** How long a console that was asked to end may take, ms; then it is killed. Open connections of the page are cut after half a second. */
const END_MS = 10_000;

/** What the process needs. `served` is called with each one-time address, also after each start. */
type ProcessOptions = { readonly dataDir: string; readonly port: number; readonly served: (url: string) => void };

/** One console at a time, on one data folder and one port. */
export class ConsoleProcess {
  readonly #options: ProcessOptions;
  #child: ChildProcess | null = null;
  /** Starts and ends come one after the other: two consoles may not hold one folder. */
  #queue: Promise<void> = Promise.resolve();
  #asked = 0;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  /** Starts it, in place of the one that runs. Of several wishes that wait, the last is carried out. */
  restart(): Promise<void> {
    const mine = ++this.#asked;
    return this.#next(async () => {
      if (mine !== this.#asked) return;
      await this.#end();
      this.#start();
    });
  }

  /** Asks for a fresh one-time address. */
  newAddress(): void {
    if (this.#child?.connected === true) this.#child.send('new-address');
  }

  /** Ends it for good. */
  stop(): Promise<void> {
    this.#asked += 1;
    return this.#next(() => this.#end());
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step);
    return this.#queue;
  }

  #start(): void {
    const { dataDir, port, served } = this.#options;
    const child = fork(PROGRAM, [dataDir, String(port)], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    child.on('message', (message) => served((message as Served).url));
    this.#child = child;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
    await exit;
    clearTimeout(late);
  }
}
