/**
 * Keeps one process of the link alive: starts it, asks for a heartbeat, ends it when it is frozen, and starts a fresh one. Nothing here
 * waits for the process; a driver that hangs in it cannot hold the console up.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fromChildSchema, RETIRED, type FromChild, type LinkRole, type ToChild } from './messages.ts';
import { within } from '../../base/index.ts';

/** A started process. `kill` ends it at once, frozen or not (SIGKILL). `onExit` tells every listener, also a late one; the code is null after a signal. */
export type LinkChild = {
  readonly pid: number | undefined;
  readonly send: (message: ToChild) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
};

/** Starts the link's program with its role as an argument. */
export type SpawnLink = (role: LinkRole) => LinkChild;

/** Starts a program file with the runtime of this process. `file`: the program from source, or the bundled one. */
export function forkLink(file: URL = new URL('../process/worker.ts', import.meta.url)): SpawnLink {
  return (role) => {
    const child = fork(fileURLToPath(file), [role], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const exited = new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
      child.once('error', () => resolve(null));
    });
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message, () => undefined);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => void exited.then(listener),
      kill: () => {
        child.kill('SIGKILL');
        // One that is stuck in the kernel may never end; this process must be able to.
        child.unref();
        if (child.connected) child.disconnect();
      },
    };
  };
}

/** What a kept process tells. `down`: it ended by itself or had to be ended, or (null) it retired; what it was told last may be lost. */
export type KeptListener = {
  readonly message: (message: FromChild) => void;
  readonly ready: () => void;
  readonly down: (problem: LinkProblem | null) => void;
};

const BEAT_MS = 250;
/** Beats without an answer until a running process counts as frozen (2 s), and a starting one (15 s). Beats, not time: a computer that slept has missed none. */
const MISSED = { running: 8, starting: 60 } as const;
/** Pause before the next start when a process ends right after its start, ms. */
const PAUSE = { first: 100, longest: 5_000 } as const;
/** How long a process may take to let go of its port when told to stop, ms. */
const STOP_MS = 3_000;

/** One kept process. It starts with the first message or {@link start}. */
export class KeptProcess {
  readonly #role: LinkRole;
  readonly #spawn: SpawnLink;
  readonly #listener: KeptListener;
  #child: LinkChild | null = null;
  #ready = false;
  #queue: ToChild[] = [];
  #missed = 0;
  #beat: NodeJS.Timeout | undefined;
  #next: NodeJS.Timeout | undefined;
  #pauseMs = 0;
  #stopped = false;

  constructor(role: LinkRole, spawn: SpawnLink, listener: KeptListener) {
    this.#role = role;
    this.#spawn = spawn;
    this.#listener = listener;
  }

  /** Starts the process ahead of its first message. */
  start(): void {
    if (this.#child !== null || this.#stopped || this.#next !== undefined) return;
    const child = this.#spawn(this.#role);
    this.#child = child;
    this.#ready = false;
    this.#missed = 0;
    child.onMessage((message) => {
      if (this.#child === child) this.#heard(message);
    });
    child.onExit((code) => {
      if (this.#child === child) this.#ended(code === RETIRED ? null : died(`The process of the link ended (${code ?? 'signal'}).`));
    });
    this.#beat = setInterval(() => this.#tick(child), BEAT_MS);
  }

  /** Sends now, or as soon as the process is ready. */
  send(message: ToChild): void {
    if (this.#stopped) return;
    if (this.#ready) this.#child?.send(message);
    else this.#queue.push(message);
    this.start();
  }

  /** Ends the process at once and starts a fresh one: for when it does not do what it was told. */
  replace(): void {
    this.#ended(null);
  }

  /** Ends the process for good: politely, then not. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#next);
    clearInterval(this.#beat);
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
    child.send({ type: 'stop' });
    await within(STOP_MS, ended, () => child.kill());
  }

  #tick(child: LinkChild): void {
    this.#missed += 1;
    if (this.#missed > (this.#ready ? MISSED.running : MISSED.starting)) {
      this.#ended({ code: 'process-frozen', detail: 'The process of the link did not answer any more and was ended.' });
    } else child.send({ type: 'ping' });
  }

  #heard(message: unknown): void {
    const parsed = fromChildSchema.safeParse(message);
    if (!parsed.success) {
      this.#ended(died('The process of the link said something that is not understood, and was ended.'));
      return;
    }
    this.#missed = 0;
    if (parsed.data.type === 'ready') this.#begin();
    else if (parsed.data.type !== 'pong') this.#listener.message(parsed.data);
    else this.#pauseMs = 0;
  }

  #begin(): void {
    this.#ready = true;
    this.#listener.ready();
    const waiting = this.#queue;
    this.#queue = [];
    for (const message of waiting) this.#child?.send(message);
  }

  /** Null: nothing went wrong. The old process is not waited for: one that is stuck in the kernel may never end. */
  #ended(problem: LinkProblem | null): void {
    clearInterval(this.#beat);
    const child = this.#child;
    this.#child = null;
    child?.kill();
    this.#ready = false;
    this.#queue = [];
    if (this.#stopped) return;
    this.#next = setTimeout(() => {
      this.#next = undefined;
      this.start();
    }, this.#pauseMs);
    this.#pauseMs = Math.min(PAUSE.longest, Math.max(PAUSE.first, this.#pauseMs * 2));
    this.#listener.down(problem);
  }
}

function died(detail: string): LinkProblem {
  return { code: 'process-died', detail };
}
