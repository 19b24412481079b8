/**
 * Data lines of an answer taken apart: with or without headers and spaces, and with lost line ends. A line that does not fit the form
 * in use is given back as unknown; nothing is guessed.
 */
import { fromHex, type Bytes } from './bytes.ts';
import { readStatus, type StatusMeaning } from './status-strings.ts';
import type { BusKind, LineForm } from './types.ts';

/** One CAN frame with its identifier; the first bytes are protocol control (ISO 15765-2). */
export type CanFrame = { readonly id: string; readonly bytes: Bytes };

/** One numbered piece of an answer without headers (`1: …`). */
export type Segment = { readonly index: number; readonly bytes: Bytes };

/** An answer as far as lines tell. `damaged`: lines the chip itself marked as damaged, and left out. */
export type ParsedLines = {
  readonly statuses: readonly StatusMeaning[];
  /** CAN with headers. */
  readonly frames: readonly CanFrame[];
  /** CAN without headers: announced lengths (`014`), numbered pieces, and whole short messages. */
  readonly lengths: readonly number[];
  readonly segments: readonly Segment[];
  /** Lines of a bus without frames control (K-line, J1850), headers and checksum still in place if printed. */
  readonly plain: readonly Bytes[];
  readonly unknown: readonly string[];
  readonly damaged: number;
};

const FULL_FRAME_DIGITS = 3 + 16;
const ID = { can11: /^([0-7][0-9A-F]{2})((?:[0-9A-F]{2}){1,8})$/, can29: /^([01][0-9A-F]{7})((?:[0-9A-F]{2}){1,8})$/ };
const SEGMENT = /^([0-9A-F]):((?:[0-9A-F]{2}){1,7})$/;
/** The longest line of each form, in bytes: CAN shows a frame's data, K-line a header, data and a checksum. */
const PLAIN_LIMIT: Readonly<Record<BusKind, number>> = { can11: 7, can29: 7, kline: 12, j1850: 12, unknown: 12 };

/** Reads the lines of one answer in the form that is in use. Total: any text gives parts. */
export function parseLines(lines: readonly string[], form: LineForm): ParsedLines {
  const found = { statuses: [] as StatusMeaning[], frames: [] as CanFrame[], lengths: [] as number[], segments: [] as Segment[] };
  const rest = { plain: [] as Bytes[], unknown: [] as string[] };
  let damaged = 0;
  for (const line of lines) {
    const parts = readStatus(line);
    found.statuses.push(...parts.statuses);
    if (parts.damaged) damaged += 1;
    else for (const text of splitMerged(parts.rest, form)) if (!sort(text, form, { ...found, ...rest })) rest.unknown.push(text);
  }
  return { ...found, ...rest, damaged };
}

type Found = { frames: CanFrame[]; lengths: number[]; segments: Segment[]; plain: Bytes[] };

/** Puts one line where it belongs; false for a line that is none of the known forms. */
function sort(text: string, form: LineForm, found: Found): boolean {
  const segment = SEGMENT.exec(text);
  if (segment !== null)
    return add(found.segments, { index: Number.parseInt(segment[1] ?? '', 16), bytes: fromHex(segment[2] ?? '') ?? [] });
  if (/^[0-9A-F]{3}$/.test(text)) return add(found.lengths, Number.parseInt(text, 16));
  const frame = frameOf(text, form);
  if (frame !== null) return add(found.frames, frame);
  if (form.headers && (form.bus === 'can11' || form.bus === 'can29')) return false;
  const bytes = fromHex(text);
  if (bytes === null || bytes.length === 0 || bytes.length > PLAIN_LIMIT[form.bus]) return false;
  return add(found.plain, bytes);
}

function add<T>(list: T[], item: T): boolean {
  list.push(item);
  return true;
}

function frameOf(text: string, { bus, headers }: LineForm): CanFrame | null {
  if (!headers || (bus !== 'can11' && bus !== 'can29')) return null;
  const match = ID[bus].exec(text);
  return match === null ? null : { id: match[1] ?? '', bytes: fromHex(match[2] ?? '') ?? [] };
}

/**
 * Parts one line whose line ends were lost. `0140:490201…1:…2:…` is cut before each index; full 11-bit frames in a row are cut every
 * 19 digits. What is cut wrongly fails later by length or sequence, and is never shown.
 */
function splitMerged(text: string, form: LineForm): readonly string[] {
  if (text === '') return [];
  if (text.includes(':')) return text.split(/(?=[0-9A-F]:)/).filter((part) => part !== '');
  const merged = form.headers && form.bus === 'can11' && text.length > FULL_FRAME_DIGITS && text.length % FULL_FRAME_DIGITS === 0;
  return merged ? (text.match(/.{19}/g) ?? []) : [text];
}
