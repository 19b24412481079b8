/**
 * Keys on the cover. There is no find field behind it: what a person or a scanner types with no text field in focus goes into the field of
 * the PIN, from the first key on. A vehicle is recognised there and costs no try; nothing that has the focus by chance is pressed by a
 * scanner's Enter.
 */
import { LETTERS_SETTLE_MS } from './find-keys.ts';
import { takesText } from './text-boxes.ts';

const NEVER = Number.NEGATIVE_INFINITY;

/** Listens on a page until the returned function is called. */
export function listenForCoverKeys(page: Document): () => void {
  const memory = { letterAt: NEVER };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Shift' || event.isComposing) return;
    if (!takesText(event.target)) takeKey(event, page, memory);
    // The text has come to its end; what is pressed from here on is meant.
    if (event.key === 'Enter') memory.letterAt = NEVER;
  };
  page.addEventListener('keydown', onKey, { capture: true });
  return () => page.removeEventListener('keydown', onKey, { capture: true });
}

function takeKey(event: KeyboardEvent, page: Document, memory: { letterAt: number }): void {
  if (!isPlain(event)) return;
  const isLetter = event.key.length === 1 && event.key !== ' ';
  if (!isLetter) {
    const isEnd = event.key === 'Enter' || event.key === ' ';
    if (isEnd && event.timeStamp - memory.letterAt < LETTERS_SETTLE_MS) stop(event);
    return;
  }
  memory.letterAt = event.timeStamp;
  giveToPin(page.querySelector<HTMLInputElement>('[data-cover] input[data-scan=pin]'), event);
}

/** AltGr, which types letters on many keyboards, is told as Control and Alt together. */
function isPlain(event: KeyboardEvent): boolean {
  return event.getModifierState('AltGraph') || (!event.ctrlKey && !event.altKey && !event.metaKey);
}

/** The focus moves while the key is down, so that the browser types it there, in place of what stood there. */
function giveToPin(field: HTMLInputElement | null, event: KeyboardEvent): void {
  event.stopPropagation();
  field?.focus();
  field?.select();
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
