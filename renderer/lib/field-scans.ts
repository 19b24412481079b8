/**
 * A vehicle that is scanned into a text box which wants something else: a name, a reason, a note, a command. The text box gets back what
 * stood in it before, the scanner's Enter presses nothing, and the vehicle is handed on. Text boxes for codes say so by `data-scan` and are
 * left alone. A field of one line never wants a vehicle, so that its pace is all the same there; in a text of several lines somebody may write
 * a VIN by hand, and the pace tells whether it was scanned.
 */
import { saysNothing } from './key-press.ts';
import { isScanPace, pausesOf } from './pace.ts';
import { namesVehicle } from './vin.ts';

/** A pause after which a text begins anew, ms: longer than any scanner stops within one. */
const NEW_TEXT_MS = 1_000;

/** A text box that takes letters. */
type Box = HTMLInputElement | HTMLTextAreaElement;

/** What has been typed into one text box at a stretch. `before`: what stood there when it began. */
type Run = { readonly box: Box; readonly before: string; readonly text: string; readonly times: readonly number[] };

/** Tells of a scanned vehicle. `isCommand`: it came into a text box for commands, which a vehicle is in its way. */
export type OnVehicle = (text: string, isCommand: boolean) => void;

/** Listens on a page until the returned function is called. */
export function listenForFieldScans(page: Document, onVehicle: OnVehicle): () => void {
  const memory: { run: Run | null } = { run: null };
  const onKey = (event: KeyboardEvent) => {
    if (!saysNothing(event) && !event.isComposing && !event.repeat) memory.run = afterKey(memory.run, event, onVehicle);
  };
  page.addEventListener('keydown', onKey, { capture: true });
  return () => page.removeEventListener('keydown', onKey, { capture: true });
}

function afterKey(run: Run | null, event: KeyboardEvent, onVehicle: OnVehicle): Run | null {
  const box = boxOf(event.target);
  if (box === null) return null;
  if (event.key === 'Enter' || event.key === 'Tab') {
    if (run?.box === box) endRun(run, event, onVehicle);
    return null;
  }
  const isAltGr = event.getModifierState('AltGraph');
  if (event.key.length !== 1 || (!isAltGr && (event.ctrlKey || event.altKey || event.metaKey))) return null;
  const isSame = run?.box === box && event.timeStamp - (run.times.at(-1) ?? 0) < NEW_TEXT_MS;
  const before: Run = isSame ? run : { box, before: box.value, text: '', times: [] };
  return { ...before, text: before.text + event.key, times: [...before.times, event.timeStamp] };
}

function endRun({ box, before, text, times }: Run, event: KeyboardEvent, onVehicle: OnVehicle): void {
  const isCommand = box.dataset['scan'] === 'command';
  const isScan = box instanceof HTMLInputElement || isScanPace(pausesOf([...times, event.timeStamp]));
  if (!isScan || !namesVehicle(text)) return;
  event.preventDefault();
  event.stopPropagation();
  box.setRangeText(before, 0, box.value.length, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
  onVehicle(text, isCommand);
}

/** Kinds of input that hold a text which people write. */
const WRITTEN: ReadonlySet<string> = new Set(['text', 'search', 'password', 'url', 'email', 'tel']);

/** The text box that a vehicle has no business in; null for everything else. */
function boxOf(target: EventTarget | null): Box | null {
  const isBox = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && WRITTEN.has(target.type));
  if (!isBox) return null;
  const { scan } = target.dataset;
  return scan === undefined || scan === 'command' ? target : null;
}
