/** The way back to the console, as a child process of Node or as a utility process of Electron. */
import type { FromChild } from '../messages/index.ts';

/** How a child talks to its parent. */
export type ParentPort = {
  readonly post: (message: FromChild) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** The parent is gone. */
  readonly onGone: (listener: () => void) => void;
};

/** The part of Electron's `process.parentPort` that is used; Electron's types are not here. */
type ElectronPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
};

/** Finds the parent. Throws when there is none: then this program was started by hand. */
export function parentPort(): ParentPort {
  const { parentPort: electron } = process as unknown as { readonly parentPort?: ElectronPort };
  if (electron !== undefined) {
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listener) => electron.on('message', ({ data }) => listener(data)),
      onGone: (listener) => electron.on('close', listener),
    };
  }
  if (process.send === undefined) throw new Error('the link needs a parent process');
  return {
    post: (message) => process.send?.(message, undefined, undefined, ignoreClosed),
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
  };
}

/** A parent that is gone hears nothing; `disconnect` ends this process right after. */
function ignoreClosed(_error: Error | null): void {
  return undefined;
}
