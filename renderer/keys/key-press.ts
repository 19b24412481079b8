/** What listeners ask of a key press before the page sees it. */

/** Before anything was pressed, ms of the page's clock. */
export const NEVER = Number.NEGATIVE_INFINITY;

/** Does it type something, rather than command? AltGr, which types letters on many keyboards, is told as Control and Alt together. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.getModifierState('AltGraph') || (!event.ctrlKey && !event.altKey && !event.metaKey);
}

/** Keys that are held to change what others mean. */
const HELD: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** With Control: the characters that scanners put before, between and behind the parts of a bar code (ESC, FS, GS, RS, US, STX, ETX, EOT). */
const CODES: ReadonlySet<string> = new Set(['[', '\\', ']', '^', '_', 'b', 'c', 'd', 'B', 'C', 'D']);

/** Does the press neither type nor take away anything? Then it is no end of a text that is being scanned. */
export function saysNothing({ key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): boolean {
  return HELD.has(key) || (ctrlKey && !altKey && !metaKey && CODES.has(key));
}

/** The page does not see it, and the browser does nothing with it. */
export function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
