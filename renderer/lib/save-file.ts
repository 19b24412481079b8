/** Hands a text to the browser as a file to save. */

/** How long the browser may take to fetch the text that it was handed, ms. */
const KEPT_MS = 60_000;

/** Saves a text under a name; where it goes is the browser's question to the person. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
