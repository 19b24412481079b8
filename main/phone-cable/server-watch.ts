/** Follows the adb server of this computer: waits for one, hears its list of phones, and starts one where the setting says so. */
import { setTimeout as pause } from 'node:timers/promises';
import { faultFields, type LogFields } from '../base/index.ts';
import { adbIn, adbPort, startAdb } from './adb-program.ts';
import { type AdbServer, answers, openAdbServer } from './adb-server.ts';

/** Pauses, ms: before a silent server is tried again, before a list with a phone that is not ready is asked for again, before adb is started again. */
export type WatchTiming = { readonly serverMs: number; readonly appMs: number; readonly startMs: number };

/** What is followed, and how. `mayStart`: the setting lets adb be started. */
export type WatchOptions = {
  readonly mayStart: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly timing: WatchTiming;
  readonly log: (event: string, fields: LogFields) => void;
};

/** Who hears of it. */
export interface WatchListener {
  /** A server answers. */
  begun(server: AdbServer): void;
  listed(text: string): void;
  /** It answers no more; the numbers of its phones mean nothing to the next one. */
  ended(): void;
  /** None answers. `isInstalled`: the program is there. */
  silent(isInstalled: boolean): void;
  /** Is the list asked for again, as a phone on it is not ready? */
  isWaiting(): boolean;
}

/** Follows until `signal`. Never rejects. */
export async function watchServer(options: WatchOptions, listener: WatchListener, signal: AbortSignal): Promise<void> {
  const port = adbPort(options.env);
  const starter = new Starter(options);
  const noServer = async () => {
    const isInstalled = await starter.tried(signal);
    if (isInstalled !== null && !isOver(signal)) listener.silent(isInstalled);
  };
  while (!isOver(signal)) {
    if (await answers(port)) await followOne(port, options, listener, signal);
    if (!isOver(signal)) await noServer();
    // An abort ends the pause, and with it the loop.
    await pause(options.timing.serverMs, undefined, { signal }).catch(() => undefined);
  }
}

async function followOne(port: number, { timing, log }: WatchOptions, listener: WatchListener, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  try {
    const server = await openAdbServer(port);
    listener.begun(server);
    void askAgain(server, timing.appMs, listener, AbortSignal.any([signal, over.signal]));
    await server.follow((text) => listener.listed(text), signal);
  } catch (fault) {
    if (!isOver(signal)) log('adb-ended', faultFields(fault));
  }
  over.abort();
  listener.ended();
}

/** The server tells when a phone comes and goes, and not when it begins to ask its owner (seen in 29.0.6): one that is not ready is asked for. */
async function askAgain(server: AdbServer, pauseMs: number, listener: WatchListener, signal: AbortSignal): Promise<void> {
  while (!isOver(signal)) {
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    if (isOver(signal) || !listener.isWaiting()) continue;
    const text = await server.list(signal).catch(() => null);
    if (text !== null && !isOver(signal)) listener.listed(text);
  }
}

/** Starts adb where that is wanted; a person reads that none answers only if that does not help. */
class Starter {
  readonly #options: WatchOptions;
  /** Moment of the last start, ms of this process. */
  #startedAt = Number.NEGATIVE_INFINITY;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Is the program there? Null where it was started just now, so that a server is about to answer. */
  async tried(signal: AbortSignal): Promise<boolean | null> {
    const { env, platform, mayStart, timing, log } = this.#options;
    const file = await adbIn({ env, platform });
    if (file === null || !mayStart || isOver(signal)) return file !== null;
    if (performance.now() - this.#startedAt < timing.startMs) return true;
    this.#startedAt = performance.now();
    const isStarted = await startAdb(file, env, signal);
    log('adb-started', { done: String(isStarted) });
    return isStarted ? null : true;
  }
}

/** Asked anew each time: it changes while something is waited for. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;
