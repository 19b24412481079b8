/**
 * Keeps a copied code on the clipboard for a short time only. What somebody copied meanwhile is left alone. Reading and writing take turns:
 * what is to be cleared while a copy is still being written is cleared right after it.
 */
import { turns } from '../../base/index.ts';

/** The clipboard of a shell that has one. */
export type ClipboardPort = { readonly read: () => Promise<string>; readonly write: (text: string) => Promise<void> };

/** Does something in `ms`, unless the returned function is called before. */
export type Later = (ms: number, work: () => void) => () => void;

/** How long a copied code stays, ms. */
export const CLEARED_AFTER_MS = 20_000;
/** How soon clearing is tried again when another program held the clipboard, ms. */
export const TRIED_AGAIN_AFTER_MS = 1_000;

/** Copies, and clears: after a while, when a session is locked or ends, and when the console stops. */
export interface ClipboardKeeper {
  copy(text: string): Promise<void>;
  /** Clears now what was copied, if it is still there. Never fails: what could not be cleared now is tried again. */
  clear(): Promise<void>;
}

/** Keeps the clipboard of `port`. `onFault` is told when it could not be cleared. */
export function keepClipboard(port: ClipboardPort, onFault: (fault: unknown) => void, later: Later = byTimer): ClipboardKeeper {
  /** Ours as long as nobody has looked: after a write that failed nobody knows what is there. */
  const copied = new Set<string>();
  let cancel: () => void = () => undefined;
  const inTurn = turns();
  const clearIn = (ms: number): void => {
    cancel();
    cancel = later(ms, () => void clear());
  };
  const wipe = async (): Promise<void> => {
    cancel();
    if (copied.size === 0) return;
    try {
      if (copied.has(await port.read())) await port.write('');
      copied.clear();
    } catch (fault) {
      onFault(fault);
      clearIn(TRIED_AGAIN_AFTER_MS);
    }
  };
  const clear = (): Promise<void> => inTurn(wipe);
  return {
    clear,
    copy: (text) =>
      inTurn(async () => {
        copied.add(text);
        clearIn(CLEARED_AFTER_MS);
        await port.write(text);
      }),
  };
}

function byTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
