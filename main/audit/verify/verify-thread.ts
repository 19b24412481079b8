/**
 * A thread that works with the database. Ended while it loads the database's library it takes the whole process with it (the library's
 * binding aborts when it cannot make an error object), so that its first message has to say that the library is loaded, and nothing ends it before.
 */
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** A started thread. `end` resolves when it was told to end; with `wait` when it has let go of its files, which a disk that hangs never lets happen. */
export type DatabaseThread = { readonly worker: Worker; readonly end: (wait: boolean) => Promise<void> };

/** Starts the thread of `file`, which calls {@link loadLibrary} and posts before anything else. */
export function startThread(file: URL, workerData: unknown): DatabaseThread {
  const worker = new Worker(file, { workerData });
  const loaded = new Promise<void>((resolve) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => resolve());
  });
  return {
    worker,
    end: async (wait) => {
      await loaded;
      const ended = worker.terminate();
      if (wait) await ended;
    },
  };
}

/** Loads the library on the thread that calls; opening a file is what may take long, and comes after. */
export function loadLibrary(): void {
  new Database(':memory:').close();
}
