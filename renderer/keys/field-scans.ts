/**
 * A vehicle that is scanned into a text box which wants something else: a name, a reason, a note, a command. The text box gets back what
 * stood in it before, the scanner's Enter presses nothing, and the vehicle is handed on. Text boxes for codes say so by `data-scan` and are
 * left alone. A field of one line never wants a vehicle, so that its pace is all the same there; in a text of several lines somebody may write
 * a VIN by hand, and the pace tells whether it was scanned.
 */
import { saysNothing } from './key-press.ts';
import { isScanPace, pausesOf } from './pace.ts';
import { namesVehicle } from '../lib/vin.ts';

/** A pause after which a text may begin anew, ms. It may as well be a scanner that stopped: what names a vehicle decides. */
const NEW_TEXT_MS = 1_000;

/** Stretches that are looked at; a scan does not stop more often. */
const MOST_STRETCHES = 4;

/** A text box that takes letters. */
type Box = HTMLInputElement | HTMLTextAreaElement;

/** What has been typed without a longer pause. `before`: what stood in the text box when it began. */
type Stretch = { readonly before: string; readonly text: string; readonly times: readonly number[] };

/** What has been typed into one text box with no other key between, in stretches, the latest one first. */
type Run = { readonly box: Box; readonly stretches: readonly [Stretch, ...Stretch[]] };

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
  return afterLetter(run?.box === box ? run : { box, stretches: [emptyIn(box)] }, event);
}

const emptyIn = (box: Box): Stretch => ({ before: box.value, text: '', times: [] });

function afterLetter({ box, stretches: [last, ...earlier] }: Run, { key, timeStamp }: KeyboardEvent): Run {
  const isNew = timeStamp - (last.times.at(-1) ?? timeStamp) >= NEW_TEXT_MS;
  const [now, before] = isNew ? [emptyIn(box), [last, ...earlier].slice(0, MOST_STRETCHES - 1)] : [last, earlier];
  return { box, stretches: [{ ...now, text: now.text + key, times: [...now.times, timeStamp] }, ...before] };
}

/** Everything that was typed since the beginning of each stretch, the shortest first. */
function textsOf({ stretches }: Run): readonly Stretch[] {
  return stretches.map(({ before }, index) => {
    const since = stretches.slice(0, index + 1).toReversed();
    return { before, text: since.map(({ text }) => text).join(''), times: since.flatMap(({ times }) => times) };
  });
}

function endRun(run: Run, event: KeyboardEvent, onVehicle: OnVehicle): void {
  const { box } = run;
  const isScan = ({ times }: Stretch) => box instanceof HTMLInputElement || isScanPace(pausesOf([...times, event.timeStamp]));
  const scanned = textsOf(run).find((one) => namesVehicle(one.text) && isScan(one));
  if (scanned === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  box.setRangeText(scanned.before, 0, box.value.length, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
  onVehicle(scanned.text, box.dataset['scan'] === 'command');
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
