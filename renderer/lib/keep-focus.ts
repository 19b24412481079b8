/**
 * Keeps the keyboard on the page. A control that had the focus and goes away, or is switched off, leaves it on nothing; then it moves to the
 * next thing to do, else to what took the control's place, else to the screen itself. Wherever a person put it, it stays.
 */

/** What marks the one thing to press, or to read, next. */
export const NEXT_HERE = '[data-next-here]';

/** Marks a part in which the focus stays when the control that had it is gone: with what took its place, else with the part itself. */
const STAYS = '[data-stays]';

/** A statement of a person: Space states it where it has the focus. */
const STATEMENT = '[data-statement]';

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

/** Gives an element the focus, and brings it into sight with what it belongs to: its card, or the statement whose text says what is stated. */
export function moveTo(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  showNext(element);
  element.closest(STATEMENT)?.scrollIntoView({ block: 'nearest' });
  element.scrollIntoView({ block: 'nearest' });
}

/**
 * Brings the card of the next action into sight: it begins with what came of the last press. A card that is too high shows its beginning, or
 * as much of it as leaves in sight what has the focus there.
 */
export function showNext(within: Document | HTMLElement): void {
  const card = within instanceof HTMLElement ? within.closest('[data-next-card]') : within.querySelector('[data-next-card]');
  const room = card?.closest('main')?.clientHeight ?? 0;
  card?.scrollIntoView({ block: card.clientHeight > room ? 'start' : 'nearest' });
  const active = card?.ownerDocument.activeElement ?? null;
  if (active !== null && card?.contains(active) === true) active.scrollIntoView({ block: 'nearest' });
}

/** Brings the unfolded part that an element belongs to into sight; where it is too high, its beginning. */
export function showUnfolded(within: HTMLElement): void {
  const details = within.closest('details');
  details?.scrollIntoView({ block: 'nearest' });
  details?.querySelector('summary')?.scrollIntoView({ block: 'nearest' });
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}

/**
 * Where a control stood: its place among the controls of a list, a form or the screen. The statements that stood beside it do not count:
 * the next Space, meant for the control that is gone, would state something else.
 */
type Place = { readonly around: HTMLElement; readonly index: number; readonly others: ReadonlySet<Element> };

function placesOf(element: HTMLElement): readonly Place[] {
  const around = [element.closest<HTMLElement>('ul, ol, form, table'), element.closest<HTMLElement>('main')];
  return around.flatMap((one) => (one === null ? [] : [placeIn(one, element)]));
}

function placeIn(around: HTMLElement, element: HTMLElement): Place {
  const own = element.closest(STATEMENT);
  const others = new Set([...around.querySelectorAll(STATEMENT)].filter((one) => one !== own));
  return { around, index: controlsBeside(around, others).indexOf(element), others };
}

function controlsBeside(around: HTMLElement, others: ReadonlySet<Element>): readonly HTMLElement[] {
  return controlsOf(around).filter((one) => !others.has(one.closest(STATEMENT) ?? one));
}

/** The parts around a control in which the focus stays, innermost first. */
function partsAround(element: HTMLElement): readonly Place[] {
  const parts: Place[] = [];
  for (let part = element.closest<HTMLElement>(STAYS); part !== null; part = part.parentElement?.closest<HTMLElement>(STAYS) ?? null)
    parts.push(placeIn(part, element));
  return parts;
}

function controlsOf(around: HTMLElement): readonly HTMLElement[] {
  return [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isUsable);
}

/** What stands now where the control stood. */
function successorAt({ around, index, others }: Place): HTMLElement | null {
  if (!around.isConnected) return null;
  const controls = controlsBeside(around, others);
  return controls[Math.min(Math.max(index, 0), controls.length - 1)] ?? null;
}

/** Follows the focus of a page until the returned function is called. */
export function keepFocus(page: Document): () => void {
  let last: HTMLElement | null = null;
  /** Places of the last control on the screen itself: a notice or a dialog is gone as a whole. */
  let places: readonly Place[] = [];
  let parts: readonly Place[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    if (target.closest('main') !== null && !isParking(target)) places = placesOf(target);
    parts = partsAround(target);
  };
  // A press on nothing takes the focus off on purpose.
  const onPointer = () => {
    last = null;
  };
  // A part that only holds the focus is nothing to press: Space would scroll away what is waited for.
  const onKey = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.target instanceof HTMLElement && event.target.matches(STAYS)) event.preventDefault();
  };
  const look = () => {
    if (last === null || isUsable(last)) return;
    const active = page.activeElement;
    if (active !== null && active !== page.body && active !== last) return;
    last = null;
    if (!stayIn(page, parts)) restore(page, places);
  };
  // Nobody unfolds a part to look at its first line below the window.
  const onToggle = ({ target }: Event) => {
    if (target instanceof HTMLDetailsElement && target.open && target.contains(page.activeElement)) showUnfolded(target);
  };
  const observer = new MutationObserver(look);
  page.addEventListener('focusin', onFocus);
  page.addEventListener('pointerdown', onPointer, { capture: true });
  page.addEventListener('keydown', onKey);
  page.addEventListener('toggle', onToggle, { capture: true });
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'open', 'hidden'] });
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('pointerdown', onPointer, { capture: true });
    page.removeEventListener('keydown', onKey);
    page.removeEventListener('toggle', onToggle, { capture: true });
  };
}

/** Keeps the focus where the person works, whatever is next elsewhere. False: no such part is left, or a dialog covers it. */
function stayIn(page: Document, parts: readonly Place[]): boolean {
  const part = parts.find(({ around }) => isUsable(around));
  if (part === undefined || page.querySelector('dialog[open]') !== null) return false;
  moveTo(successorAt(part) ?? part.around);
  return true;
}

function restore(page: Document, places: readonly Place[]): void {
  if (focusNext(page)) return;
  const dialog = page.querySelector<HTMLElement>('dialog[open]');
  const target = dialog === null ? places.map(successorAt).find((one) => one !== null) : controlsOf(dialog)[0];
  moveTo(target ?? page.querySelector<HTMLElement>('main') ?? page.body);
}
