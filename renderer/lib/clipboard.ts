/** Copies a secret for a short time. What somebody copied meanwhile is left alone; a clipboard that may not be read is not emptied. */

/** After this the clipboard is emptied, ms. */
export const CLEAR_AFTER_MS = 20_000;

/** Ends the time of what was copied last; null when nothing is waiting. */
let endEarly: (() => void) | null = null;

/** Answers whether it was copied; `onEnd` is told later whether the clipboard was emptied (false: it could not be looked at). */
export async function copyBriefly(
  text: string,
  clipboard: Pick<Clipboard, 'writeText' | 'readText'>,
  onEnd: (cleared: boolean) => void,
): Promise<boolean> {
  if (!(await tryTo(() => clipboard.writeText(text)))) return false;
  const end = () => {
    clearTimeout(timer);
    if (endEarly === end) endEarly = null;
    void clearIfUnchanged(text, clipboard, onEnd);
  };
  const timer = setTimeout(end, CLEAR_AFTER_MS);
  endEarly = end;
  return true;
}

/** Empties the clipboard now of what {@link copyBriefly} put there last: for a screen that is locked or left. */
export function clearCopied(): void {
  endEarly?.();
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
