/** Hands a text or a file to the browser to save. */
import { decodeBase64 } from '../../app/base/index.ts';
import type { FileView } from '../../app/audit/search/index.ts';

/** How long the browser may take to fetch the text that it was handed, ms. */
const KEPT_MS = 60_000;

/** Saves a text under a name; where it goes is the browser's question to the person. */
export function saveFile(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** Saves a file that the console made. Throws for base64 that is none: the console wrote it itself. */
export function saveView({ name, mime, encoding, data }: FileView): void {
  saveBlob(name, new Blob([encoding === 'text' ? data : bytesOf(data)], { type: mime }));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(base64);
  if (bytes === null) throw new TypeError('a file of the console is not base64');
  return Uint8Array.from(bytes);
}

function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
