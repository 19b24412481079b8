/** Text boxes: which there are, and what goes into one that did not have the focus. */

/** Inputs that letters say nothing to. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Does a letter that is pressed here say something to what has the focus? */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** A key that was pressed beside the field of a PIN goes into it: the focus moves while the key is down, so that the browser types it there, in place of what stood there. */
export function giveToPin(field: HTMLInputElement | null, event: KeyboardEvent): void {
  event.stopPropagation();
  field?.focus();
  field?.select();
}
