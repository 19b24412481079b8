/** Keeps a copied code on the clipboard for a short time only. What somebody copied meanwhile is left alone. */

/** The clipboard of a shell that has one. */
export type ClipboardPort = { readonly read: () => Promise<string>; readonly write: (text: string) => Promise<void> };

/** How long a copied code stays, ms. */
export const CLEARED_AFTER_MS = 20_000;

/** Copies, and clears: after a while, at the next copy, and when the console stops. */
export interface ClipboardKeeper {
  copy(text: string): Promise<void>;
  /** Clears now what was copied, if it is still there. */
  clear(): Promise<void>;
}

/** Keeps the clipboard of `port`. `onFault` is told when clearing by itself failed. */
export function keepClipboard(port: ClipboardPort, onFault: (fault: unknown) => void): ClipboardKeeper {
  let copied: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const clear = async () => {
    clearTimeout(timer);
    const mine = copied;
    copied = null;
    if (mine !== null && (await port.read()) === mine) await port.write('');
  };
  return {
    clear,
    async copy(text) {
      clearTimeout(timer);
      await port.write(text);
      copied = text;
      timer = setTimeout(() => void clear().catch(onFault), CLEARED_AFTER_MS);
      timer.unref();
    },
  };
}
