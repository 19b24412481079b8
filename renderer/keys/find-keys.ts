/**
 * Where the keys of a person or a scanner go when no text field has the focus: into the find field, from the very first one. Nothing is
 * thrown away for its timing; timing only tells whether somebody typed or scanned. Keys are never a statement: Enter switches no
 * confirmation, and right after letters neither Enter nor Space presses anything.
 */
import { isWholeScan, NO_BURST, SCAN_GAP_MS, SCAN_MAX_LENGTH, takeKey, type Burst } from './scanner.ts';
import { isTyping, NEVER, saysNothing, swallow } from './key-press.ts';
import { isScanPace, pausesOf } from './pace.ts';
import { findFieldOf, giveToPin, isBegun, putText, takesText } from './text-boxes.ts';
import { namesVehicle } from '../lib/vin.ts';

/** How long after a letter Enter and Space press nothing, ms. A scanner that stops once is back within it; nobody means a button so soon. */
export const LETTERS_SETTLE_MS = 1_000;

/** The same while a text is kept behind a dialog, ms: its end has not come, and a scanner may stop before it. */
export const KEPT_SETTLE_MS = 5_000;

/** How long after a press on something else Space states nothing, ms: the second half of a double press, whose first half moved the focus here. */
export const SAME_PRESS_MS = 400;

/** Letters that the screen used are still the beginning of a text when the next one comes within this time, ms: longer than slow scanners pause. */
const SAME_TEXT_MS = 400;

/** Used letters that a text can begin with; more of them are a person who walks through the list. */
const MOST_USED = 3;

/** What the listener tells. */
export type FindKeys = {
  /** A whole text was scanned, with no field or the find field in focus, or typed to its end over a dialog that gives way. */
  readonly onScan: (text: string) => void;
  /** Keys that came while a dialog covers the page: what stands in the find field now. */
  readonly onKept: (text: string) => void;
  /** The Enter of such a text: it opened nothing. */
  readonly onKeptEnd: (text: string) => void;
  /** Enter was pressed on a statement, and not behind letters: it says nothing there. */
  readonly onUnstated: () => void;
};

/** What the rules need to know of one key press. Times in ms of the page's clock. */
type Press = {
  readonly key: string;
  readonly plain: boolean;
  /** Does a text field other than the find field have the focus? */
  readonly inField: boolean;
  readonly inFind: boolean;
  readonly covered: boolean;
  /** Does a dialog that covers the page ask for a PIN? Digits are for it, not for the find field, where they could be read. */
  readonly asksPin: boolean;
  /** Is a text kept behind the dialog that has not come to its end? */
  readonly pending: boolean;
  /** Does every dialog that covers the page give way to a scanned vehicle? One that only shows or reads does. */
  readonly yields: boolean;
  /** Does what has the focus count as a statement? */
  readonly onStatement: boolean;
  /** Does the screen use this key by itself (J and K in the log)? */
  readonly own: boolean;
  readonly sinceLetter: number;
  /** Since Enter or Space was pressed on something else than what has the focus now. */
  readonly sinceOther: number;
};

/** What becomes of one key: left to the page, swallowed, given to the find field or that of a PIN, or kept behind a dialog, which may give way at the end. */
type Fate = 'leave' | 'swallow' | 'unstated' | 'to-find' | 'to-pin' | 'keep' | 'end-kept' | 'open-kept';

/** Decides. Pure. */
export function fateOfKey(press: Press): Fate {
  if (press.inField || press.inFind || !press.plain) return 'leave';
  const settling = press.sinceLetter < (press.pending ? KEPT_SETTLE_MS : LETTERS_SETTLE_MS);
  if (press.key === 'Enter' || press.key === ' ' || press.key === 'Tab') return settling ? fateAfterLetters(press) : fateOfPressing(press);
  if (press.key.length !== 1) return 'leave';
  if (press.own && press.sinceLetter > SCAN_GAP_MS) return 'leave';
  if (!press.covered) return 'to-find';
  return press.asksPin ? 'to-pin' : 'keep';
}

/** The end of a text, or a blank in it: not a press of what has the focus. */
function fateAfterLetters({ key, covered, yields }: Press): Fate {
  if (covered && key === ' ') return 'keep';
  if (covered) return yields ? 'open-kept' : 'end-kept';
  return key === 'Tab' ? 'leave' : 'swallow';
}

function fateOfPressing({ key, onStatement, sinceOther }: Press): Fate {
  if (!onStatement || key === 'Tab') return 'leave';
  if (key === 'Enter') return 'unstated';
  return sinceOther < SAME_PRESS_MS ? 'swallow' : 'leave';
}

/** What is remembered from one key to the next. */
type Memory = {
  burst: Burst;
  /** When the last letter came. */
  letterAt: number;
  /** Letters that the screen used by itself right before this one: the beginning of a scan, if more of it follows. */
  used: string;
  /** When the keys of the text in the find field came, at a stretch. */
  times: readonly number[];
  /** What came while a dialog covers the page. */
  kept: string;
  /** What Enter or Space was pressed on last, and when. */
  pressed: { readonly on: EventTarget | null; readonly at: number };
};

/** Listens on a page until the returned function is called. */
export function listenForKeys(page: Document, tell: FindKeys): () => void {
  const memory: Memory = { burst: NO_BURST, letterAt: NEVER, used: '', times: [], kept: '', pressed: { on: null, at: NEVER } };
  const onKey = (event: KeyboardEvent) => {
    if (!saysNothing(event) && !event.isComposing) takePress(event, page, memory, tell);
  };
  page.addEventListener('keydown', onKey, { capture: true });
  return () => page.removeEventListener('keydown', onKey, { capture: true });
}

function takePress(event: KeyboardEvent, page: Document, memory: Memory, tell: FindKeys): void {
  const find = findFieldOf(page);
  const press = pressOf(event, page, find, memory);
  const { burst, scanned } = takeKey(memory.burst, { key: event.key, time: event.timeStamp, plain: press.plain });
  memory.burst = burst;
  const isEnd = event.key === 'Enter' || scanned !== null;
  if (scanned !== null && isForUs(press) && isWholeScan(scanned, textSoFar(press, find, memory))) {
    swallow(event);
    tell.onScan(scanned);
  } else if (find !== null && isSlowEnd(event, press, find, memory)) {
    swallow(event);
    tell.onScan(find.value);
  } else if (fateOfKey(press) === 'unstated') {
    swallow(event);
    tell.onUnstated();
  } else carryOut(fateOfKey(press), { event, page, press, find, memory, tell });
  // The text has come to its end; what is pressed from here on is meant.
  // What is typed in a field presses nothing.
  if ((event.key === 'Enter' || event.key === ' ') && !press.inField) memory.pressed = { on: event.target, at: event.timeStamp };
  memory.times = timesAfter(event, press, memory.times);
  if (isEnd) memory.letterAt = NEVER;
  else if (isLetter(press)) memory.letterAt = event.timeStamp;
}

/**
 * Is this the Tab of a scanner that is too slow for a burst, behind a whole vehicle in the find field? Its pace is told from a hand's as in
 * any text box; the Tab of a hand leaves the field.
 */
function isSlowEnd(event: KeyboardEvent, { inFind }: Press, find: HTMLInputElement, { times }: Memory): boolean {
  return event.key === 'Tab' && !event.shiftKey && inFind && isScanPace(pausesOf([...times, event.timeStamp])) && namesVehicle(find.value);
}

function timesAfter({ key, timeStamp }: KeyboardEvent, press: Press, times: readonly number[]): readonly number[] {
  if (!isLetter(press)) return key.length > 1 ? [] : times;
  return [...(press.sinceLetter < LETTERS_SETTLE_MS ? times : []), timeStamp].slice(-SCAN_MAX_LENGTH);
}

/** What a scan that paused left before its burst: in the find field, or kept behind a dialog. */
function textSoFar({ inFind, covered }: Press, find: HTMLInputElement | null, { kept }: Memory): string | null {
  if (inFind) return find?.value ?? '';
  return covered ? kept : null;
}

const isForUs = ({ inField, covered, yields }: Press): boolean => !inField && (!covered || yields);

const isLetter = ({ key, plain, inField }: Press): boolean => key.length === 1 && key !== ' ' && plain && !inField;

type Taken = {
  readonly event: KeyboardEvent;
  readonly page: Document;
  readonly press: Press;
  readonly find: HTMLInputElement | null;
  readonly memory: Memory;
  readonly tell: FindKeys;
};

function carryOut(fate: Fate, { event, page, press, find, memory, tell }: Taken): void {
  const before = press.sinceLetter <= SAME_TEXT_MS && memory.used.length <= MOST_USED ? memory.used : '';
  const kept = memory.kept;
  memory.used = fate === 'leave' && press.own && isLetter(press) ? (press.sinceLetter <= SAME_TEXT_MS ? memory.used : '') + event.key : '';
  memory.kept = fate === 'keep' ? (kept === '' ? before : kept) + event.key : '';
  if (fate === 'to-find') giveToFind(find, before, event);
  else if (fate === 'to-pin') giveToPin(pinFieldOf(page), event);
  else if (fate !== 'leave') swallow(event);
  if (fate === 'keep') tell.onKept(memory.kept);
  if (kept === '') return;
  if (fate === 'end-kept') tell.onKeptEnd(kept);
  if (fate === 'open-kept') tell.onScan(kept);
}

function pressOf(event: KeyboardEvent, page: Document, find: HTMLInputElement | null, { letterAt, pressed, kept }: Memory): Press {
  const { target } = event;
  const inFind = target !== null && target === find;
  const covered = page.querySelector('dialog[open]') !== null;
  return {
    key: event.key,
    plain: isTyping(event),
    inField: !inFind && takesText(target),
    inFind,
    covered,
    asksPin: covered && pinFieldOf(page) !== null,
    pending: kept !== '',
    yields: page.querySelector('dialog[open]:not([data-yields])') === null,
    onStatement: target instanceof Element && target.closest('[role=switch], [data-statement]') !== null,
    // Behind a dialog the screen hears none.
    own: !covered && (page.querySelector<HTMLElement>('[data-own-keys]')?.dataset['ownKeys'] ?? '').includes(event.key),
    sinceLetter: event.timeStamp - letterAt,
    sinceOther: pressed.on === target ? Number.POSITIVE_INFINITY : event.timeStamp - pressed.at,
  };
}

/** The focus moves while the key is down, so that the browser types it there, behind what the screen had used of the same scan. */
function giveToFind(find: HTMLInputElement | null, before: string, event: KeyboardEvent): void {
  if (find === null) return;
  event.stopPropagation();
  find.focus();
  if (isBegun(find, event)) {
    find.setSelectionRange(find.value.length, find.value.length);
    return;
  }
  find.select();
  if (before !== '') putText(find, before);
}

function pinFieldOf(page: Document): HTMLInputElement | null {
  return page.querySelector('dialog[open] input[data-scan=pin]');
}
