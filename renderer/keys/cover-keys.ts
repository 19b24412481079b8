/**
 * Keys on the cover. There is no find field behind it: what a person or a scanner types with no text field in focus goes into the field of
 * the PIN, from the first key on. A vehicle is recognised there and costs no try; nothing that has the focus by chance is pressed by a
 * scanner's Enter.
 */
import { LETTERS_SETTLE_MS } from './find-keys.ts';
import { isTyping, NEVER, saysNothing, swallow } from './key-press.ts';
import { giveToPin, takesText } from './text-boxes.ts';

/** Listens on a page until the returned function is called. */
export function listenForCoverKeys(page: Document): () => void {
  const memory = { letterAt: NEVER };
  const onKey = (event: KeyboardEvent) => {
    if (saysNothing(event) || event.isComposing) return;
    if (!takesText(event.target)) takeKey(event, page, memory);
    // The text has come to its end; what is pressed from here on is meant.
    if (event.key === 'Enter') memory.letterAt = NEVER;
  };
  page.addEventListener('keydown', onKey, { capture: true });
  return () => page.removeEventListener('keydown', onKey, { capture: true });
}

function takeKey(event: KeyboardEvent, page: Document, memory: { letterAt: number }): void {
  if (!isTyping(event)) return;
  const isLetter = event.key.length === 1 && event.key !== ' ';
  if (!isLetter) {
    const isEnd = event.key === 'Enter' || event.key === ' ';
    if (isEnd && event.timeStamp - memory.letterAt < LETTERS_SETTLE_MS) swallow(event);
    return;
  }
  memory.letterAt = event.timeStamp;
  giveToPin(page.querySelector<HTMLInputElement>('[data-cover] input[data-scan=pin]'), event);
}
