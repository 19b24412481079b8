/**
 * Keeps the keyboard on the page. A control that had the focus and goes away, or is switched off, leaves it on nothing; then it moves to the
 * next thing to do, else to what took the control's place, else to the screen itself. Wherever a person put it, it stays.
 */

/** What marks the one thing to press, or to read, next. */
export const NEXT_HERE = '[data-next-here]';

/** What takes the focus while it waits for something to do. */
const isParking = (element: Element | null): boolean => element === null || element.matches('body, main, h1, h2');

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** May the next action take the focus from here? Not from a field or a control that a person went to on purpose, nor from a button that is held. */
export function isFree(page: Document): boolean {
  const active = page.activeElement;
  if (active?.matches('[aria-pressed=true], textarea') === true) return false;
  return isParking(active) || active?.closest('[data-next-card], [role=switch]') !== null;
}

/** Puts the focus on the next thing to do. False where there is none that can take it. */
export function focusNext(page: Document): boolean {
  const next = [...page.querySelectorAll<HTMLElement>(NEXT_HERE)].find(isUsable);
  if (next === undefined || page.querySelector('dialog[open]') !== null) return false;
  moveTo(next);
  return true;
}

/** Puts the focus on the screen itself, until there is something to do; not from a dialog. */
export function parkFocus(page: Document): void {
  if (page.querySelector('dialog[open]') === null) page.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

function moveTo(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}

/** Where a control stood: its place among the controls of a list, a form or the screen. */
type Place = { readonly around: HTMLElement; readonly index: number };

function placesOf(element: HTMLElement): readonly Place[] {
  const around = [element.closest<HTMLElement>('ul, ol, form, table'), element.closest<HTMLElement>('main')];
  return around.flatMap((one) => (one === null ? [] : [{ around: one, index: controlsOf(one).indexOf(element) }]));
}

function controlsOf(around: HTMLElement): readonly HTMLElement[] {
  return [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isUsable);
}

/** What stands now where the control stood. */
function successorAt({ around, index }: Place): HTMLElement | null {
  if (!around.isConnected) return null;
  const controls = controlsOf(around);
  return controls[Math.min(Math.max(index, 0), controls.length - 1)] ?? null;
}

/** Follows the focus of a page until the returned function is called. */
export function keepFocus(page: Document): () => void {
  let last: HTMLElement | null = null;
  /** Places of the last control on the screen itself: a notice or a dialog is gone as a whole. */
  let places: readonly Place[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    if (target.closest('main') !== null && !isParking(target)) places = placesOf(target);
  };
  // A press on nothing takes the focus off on purpose.
  const onPointer = () => {
    last = null;
  };
  const look = () => {
    if (last === null || isUsable(last)) return;
    const active = page.activeElement;
    if (active !== null && active !== page.body && active !== last) return;
    last = null;
    restore(page, places);
  };
  const observer = new MutationObserver(look);
  page.addEventListener('focusin', onFocus);
  page.addEventListener('pointerdown', onPointer, { capture: true });
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'open', 'hidden'] });
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

function restore(page: Document, places: readonly Place[]): void {
  if (focusNext(page)) return;
  const dialog = page.querySelector<HTMLElement>('dialog[open]');
  const target = dialog === null ? places.map(successorAt).find((one) => one !== null) : controlsOf(dialog)[0];
  moveTo(target ?? page.querySelector<HTMLElement>('main') ?? page.body);
}
