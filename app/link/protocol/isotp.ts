/**
 * ISO 15765-2 reassembly. Frames are grouped by the identifier of the ECU and must come in order within it; a missing, repeated or
 * surplus frame, or a length that is not reached, makes the whole group fail. Frames may be shorter than 8 bytes (unpadded units
 * exist), but a message is never padded.
 */
import type { Bytes } from './bytes.ts';
import type { CanFrame, Segment } from './hex-lines.ts';
import type { AssemblyFault, BrokenMessage, Message } from './types.ts';

/** What the frames of one answer came to. An ECU is in one of the two lists, never in both. */
export type Assembled = { readonly messages: readonly Message[]; readonly broken: readonly BrokenMessage[] };

type Group = { done: Bytes[]; open: { length: number; bytes: number[]; next: number } | null; fault: AssemblyFault | null };

/** Reassembles frames with headers. */
export function assembleFrames(frames: readonly CanFrame[]): Assembled {
  const groups = new Map<string, Group>();
  for (const { id, bytes } of frames) {
    const group = groups.get(id) ?? { done: [], open: null, fault: null };
    groups.set(id, group);
    group.fault ??= take(group, bytes);
  }
  const messages: Message[] = [];
  const broken: BrokenMessage[] = [];
  for (const [ecu, group] of groups) {
    const fault = group.fault ?? unfinished(group);
    if (fault === null) messages.push(...group.done.map((bytes) => ({ ecu, bytes })));
    else broken.push({ ecu, fault });
  }
  return { messages, broken };
}

function unfinished({ open }: Group): AssemblyFault | null {
  if (open === null) return null;
  return open.next === 1 && open.bytes.length === 6 ? 'first-frame-only' : 'missing-frame';
}

/** One frame by the upper half of its first byte: 0 single, 1 first, 2 consecutive, 3 flow control (of others, ignored). */
function take(group: Group, bytes: Bytes): AssemblyFault | null {
  const control = bytes[0] ?? 0;
  switch (control >> 4) {
    case 0:
      return takeSingle(group, control & 0x0f, bytes.slice(1));
    case 1:
      return takeFirst(group, bytes);
    case 2:
      return takeConsecutive(group, control & 0x0f, bytes.slice(1));
    case 3:
      return null;
    default:
      return 'wrong-length';
  }
}

function takeSingle(group: Group, length: number, data: Bytes): AssemblyFault | null {
  if (group.open !== null) return 'missing-frame';
  if (length < 1 || length > 7 || data.length < length) return 'wrong-length';
  group.done.push(data.slice(0, length));
  return null;
}

/** A first frame always fills its 8 bytes and announces more than a single frame could carry. */
function takeFirst(group: Group, bytes: Bytes): AssemblyFault | null {
  if (group.open !== null) return 'missing-frame';
  const length = (((bytes[0] ?? 0) & 0x0f) << 8) | (bytes[1] ?? 0);
  if (bytes.length !== 8 || length < 8) return 'wrong-length';
  group.open = { length, bytes: bytes.slice(2), next: 1 };
  return null;
}

function takeConsecutive(group: Group, sequence: number, data: Bytes): AssemblyFault | null {
  const { open } = group;
  if (open === null) return group.done.length > 0 ? 'surplus-frame' : 'no-first-frame';
  if (sequence !== open.next) return 'wrong-order';
  const missing = open.length - open.bytes.length;
  if (data.length < Math.min(missing, 7)) return 'wrong-length';
  open.bytes.push(...data.slice(0, missing));
  open.next = (open.next + 1) & 0x0f;
  if (open.bytes.length < open.length) return null;
  group.done.push(open.bytes);
  group.open = null;
  return null;
}

/** Reassembles the form without headers: exactly one announced length, then pieces 0, 1, … F, 0 in order. Two ECUs at once cannot be told apart and fail. */
export function assembleSegments(lengths: readonly number[], segments: readonly Segment[]): Assembled {
  if (lengths.length === 0 && segments.length === 0) return { messages: [], broken: [] };
  const [length] = lengths;
  const bytes = segments.flatMap((segment) => segment.bytes);
  const fault = segmentFault(lengths, segments, bytes.length);
  if (fault !== null || length === undefined) return { messages: [], broken: [{ ecu: null, fault: fault ?? 'wrong-length' }] };
  return { messages: [{ ecu: null, bytes: bytes.slice(0, length) }], broken: [] };
}

function segmentFault(lengths: readonly number[], segments: readonly Segment[], held: number): AssemblyFault | null {
  const [length] = lengths;
  if (lengths.length !== 1 || length === undefined || length < 8) return 'wrong-length';
  if (segments.some(({ index }, at) => index !== (at & 0x0f))) return 'wrong-order';
  if (segments.length === 1 && length > 6) return 'first-frame-only';
  const needed = 1 + Math.ceil((length - 6) / 7);
  if (segments.length < needed) return 'missing-frame';
  if (segments.length > needed) return 'surplus-frame';
  const full = segments.slice(0, -1).every(({ bytes }, at) => bytes.length === (at === 0 ? 6 : 7));
  return full && held >= length ? null : 'wrong-length';
}
