/** What listeners ask of a key press before the page sees it. */

/** Before anything was pressed, ms of the page's clock. */
export const NEVER = Number.NEGATIVE_INFINITY;

/** Does it type something, rather than command? AltGr, which types letters on many keyboards, is told as Control and Alt together. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.getModifierState('AltGraph') || (!event.ctrlKey && !event.altKey && !event.metaKey);
}

/** The page does not see it, and the browser does nothing with it. */
export function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
