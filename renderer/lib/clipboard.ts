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
  let found: string | null = null;
  const readable = await tryTo(async () => {
    found = await clipboard.readText();
  });
  if (readable && found !== text) return;
  onEnd(readable && (await tryTo(() => clipboard.writeText(''))));
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
