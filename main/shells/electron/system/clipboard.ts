/**
 * The desktop program's clipboard. What is copied here is a code: it is marked so that the system's history, its cloud and programs that collect
 * copies leave it alone. Every mark is written everywhere: to a system that does not know it, it is a name that nobody asks for.
 */
import type { Clipboard, ClipboardItem } from 'electron';
import type { ClipboardPort } from '../../../carkey/codes/index.ts';

/** Electron's name of a format as the system itself calls it. */
const raw = (name: string): string => `electron application/osclipboard;format="${name}"`;
/** Where a number is meant, a 32-bit zero: no. Elsewhere only that the format is there counts; an empty one might be left out. */
const NO = new Uint8Array(4);

/** The marks and what stands in each. */
export const SECRET_MARKS: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>> = {
  // Windows: neither history nor cloud. learn.microsoft.com, "Cloud Clipboard and Clipboard History Formats".
  [raw('ExcludeClipboardContentFromMonitorProcessing')]: NO,
  [raw('CanIncludeInClipboardHistory')]: NO,
  [raw('CanUploadToCloudClipboard')]: NO,
  // macOS: what clipboard managers agreed on, nspasteboard.org.
  [raw('org.nspasteboard.ConcealedType')]: NO,
  // Linux: Klipper's, taken up by other desktops.
  [raw('x-kde-passwordManagerHint')]: 'secret',
};

/** The part of Electron that is used. */
export type ElectronClipboard = {
  readonly clipboard: Pick<Clipboard, 'readText' | 'write' | 'clear'>;
  readonly ClipboardItem: new (items: Record<string, string | Blob>) => ClipboardItem;
};

/** The clipboard as the console uses it. An empty text empties it: written as a text, it would be one more copy to collect. */
export function secretClipboard({ clipboard, ClipboardItem: Item }: ElectronClipboard): ClipboardPort {
  const marks = Object.entries(SECRET_MARKS).map(([name, content]) => [name, new Blob([content])] as const);
  return {
    read: () => clipboard.readText(),
    write: (text) =>
      text === ''
        ? Promise.resolve().then(() => clipboard.clear())
        : clipboard.write([new Item({ 'text/plain': text, ...Object.fromEntries(marks) })]),
  };
}
