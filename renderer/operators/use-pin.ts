/** One PIN field: its text, the moments of its keys, and what keeps it from being sent. A scan into it is never a try. */
import { useLayoutEffect, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';
import { beginFind } from '../keys/text-boxes.ts';
import { namesVehicle } from '../lib/vin.ts';
import { useStores } from '../stores/stores.ts';
import { afterPadKey, INSIST_AFTER_MS, slipOf, type PadKey, type PinSlip } from './pin-entry.ts';

/** The entry of one field. */
export type PinEntry = {
  readonly text: string;
  /** Why it was not sent the last time; null when it was, or once it is typed anew. */
  readonly slip: PinSlip | null;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** A digit on the screen. */
  readonly press: (key: PadKey) => void;
  /** The text if it may be sent; null when not, and then `slip` says why. What a vehicle's bar code said is kept for the find field. */
  readonly take: () => string | null;
  /** A vehicle that came while nothing can be sent is kept for the find field; anything else stays as it is. */
  readonly keepVehicle: () => void;
  readonly clear: () => void;
};

/** Holds one entry. */
export function usePin(): PinEntry {
  const { job } = useStores();
  const [text, setText] = useState('');
  const [slip, setSlip] = useState<PinSlip | null>(null);
  const keys = useRef(noKeys());
  const put = (next: string, why: PinSlip | null) => {
    setText(next);
    setSlip(why);
  };
  const clear = () => {
    keys.current = noKeys();
    put('', null);
  };
  const keepVehicle = () => {
    if (!namesVehicle(text)) return;
    keys.current = noKeys();
    job.setFind(text.trim(), { scanned: true, kept: true });
    put('', null);
  };
  useKeptAtEnd(text);
  return {
    text,
    slip,
    clear,
    keepVehicle,
    onChange(event) {
      // A key that was pressed beside the field, and led here, was not seen by it: what follows belongs to that one.
      if (keys.current.told !== null && keys.current.told !== event.target.value) keys.current = noKeys();
      put(event.target.value, null);
    },
    onKeyDown: (event) => noteKey(keys.current, event),
    press(key) {
      const before = keys.current.told === text ? '' : text;
      keys.current = noKeys();
      put(afterPadKey(before, key), null);
    },
    take() {
      const { times, told, isTooSoon, box } = keys.current;
      const why = slipOf({ text, times, insists: told === text && !isTooSoon });
      keys.current = why === 'scan' ? { ...keys.current, told: text, isTooSoon: false } : noKeys();
      if (why === 'vehicle') job.setFind(text.trim(), { scanned: true, kept: true });
      put(why === 'vehicle' ? '' : text, why);
      // What is typed next takes the place of what was not sent.
      if (why !== null) box?.select();
      return why === null ? text : null;
    },
  };
}

/** A field goes away with its form when a PIN was right: a vehicle that is being scanned into it meanwhile is not lost with it. */
function useKeptAtEnd(text: string): void {
  const { job } = useStores();
  const last = useRef(text);
  useLayoutEffect(() => void (last.current = text), [text]);
  useLayoutEffect(
    () => () => {
      const left = last.current.trim();
      if (namesVehicle(left)) job.setFind(left, { scanned: true, kept: true });
      // Only digits may be the beginning of a PIN. The page that comes now is there after this turn.
      else if (/\D/.test(left)) queueMicrotask(() => beginFind(document, left));
    },
    [job],
  );
}

/** Moments of the keys of one text and where they came; the text that the person was told is a scan; whether an Enter came before anybody could have read that. */
type Keys = { times: number[]; told: string | null; last: number; isTooSoon: boolean; box: HTMLInputElement | null };

function noKeys(): Keys {
  return { times: [], told: null, last: Number.NEGATIVE_INFINITY, isTooSoon: false, box: null };
}

function noteKey(keys: Keys, { key, timeStamp, ctrlKey, metaKey, altKey, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if (ctrlKey || metaKey || altKey) return;
  const isEnd = key === 'Enter' || key === 'Tab';
  if (!isEnd && key.length !== 1) return;
  if (!isEnd && keys.told !== null) currentTarget.select();
  if (!isEnd && isReplaced(currentTarget)) Object.assign(keys, noKeys());
  keys.box = currentTarget;
  keys.isTooSoon = isEnd && timeStamp - keys.last < INSIST_AFTER_MS;
  keys.times.push(timeStamp);
  keys.last = timeStamp;
}

/** Does the next letter stand alone, because nothing is there yet or all of it is selected? */
function isReplaced({ value, selectionStart, selectionEnd }: HTMLInputElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length;
}
