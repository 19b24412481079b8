/** Copies a secret for a short time. What somebody copied meanwhile is left alone; a clipboard that may not be read is not emptied. */

/** After this the clipboard is emptied, ms. */
export const CLEAR_AFTER_MS = 30_000;

/** Answers whether it was copied; `onEnd` is told later whether the clipboard was emptied (false: it could not be looked at). */
export async function copyBriefly(
  text: string,
  clipboard: Pick<Clipboard, 'writeText' | 'readText'>,
  onEnd: (cleared: boolean) => void,
): Promise<boolean> {
  if (!(await tryTo(() => clipboard.writeText(text)))) return false;
  setTimeout(() => void clearIfUnchanged(text, clipboard, onEnd), CLEAR_AFTER_MS);
  return true;
}

async function clearIfUnchanged(
  text: string,
  clipboard: Pick<Clipboard, 'writeText' | 'readText'>,
  onEnd: (cleared: boolean) => void,
): Promise<void> {
  const found = await readIfAllowed(clipboard);
  if (found !== null && found !== text) return;
  onEnd(found !== null && (await tryTo(() => clipboard.writeText(''))));
}

/** The clipboard's text; null when it may not be read: no permission, or the page has no focus. */
async function readIfAllowed(clipboard: Pick<Clipboard, 'readText'>): Promise<string | null> {
  try {
    return await clipboard.readText();
  } catch {
    return null;
  }
}

/** True when it went through. The browser refuses by throwing: no permission, or the page has no focus. */
async function tryTo(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
