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

/** The field that finds vehicles. */
export function findFieldOf(page: Document): HTMLInputElement | null {
  return page.querySelector<HTMLInputElement>('input[data-scan=welcome]');
}

/** How long after its beginning was handed over a text may still go on in the find field, ms. */
const BEGUN_MS = 1_000;

/** The field that a text was being typed into is gone: its beginning goes into the find field, and what comes within a second goes behind it. */
export function beginFind(page: Document, text: string): void {
  const field = findFieldOf(page);
  if (field === null) return;
  field.dataset['begun'] = String(performance.now());
  putText(field, text);
}

/** Was the beginning of the text that this key belongs to handed over just now? */
export function isBegun(field: HTMLInputElement, { timeStamp }: KeyboardEvent): boolean {
  const at = field.dataset['begun'];
  return at !== undefined && timeStamp - Number(at) < BEGUN_MS;
}

/** As if a person had typed it in place of what stands there. */
export function putText(field: HTMLInputElement, text: string): void {
  field.setRangeText(text, 0, field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
