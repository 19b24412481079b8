/**
 * Looks for bytes in the files of a trail. A file that SQLite has open must not be opened and closed by other means: closing any descriptor
 * would drop SQLite's locks on it (POSIX). So descriptors stay open until the trail has let go of its files.
 */
import { closeSync, fstatSync, readSync } from 'node:fs';
import { openToScan } from '../../disk/index.ts';

/** Bytes read at a time. */
const CHUNK = 4 * 1024 * 1024;

/** The forms in which a text can lie in a file: ASCII, UTF-16 in both orders, base64 at its three offsets, hex in both cases, percent. */
export function formsOf(text: string): readonly Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  const hex = plain.toString('hex');
  const percent = hex.toUpperCase().replaceAll(/../g, '%$&');
  return [
    plain,
    wide,
    Buffer.from(wide).swap16(),
    ...[0, 1, 2].map((offset) => base64At(plain, offset)),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    Buffer.from(percent),
  ];
}

/** The middle of what base64 makes of the bytes when `offset` others stand before them: what does not depend on the neighbours. */
function base64At(bytes: Buffer, offset: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(Math.ceil((offset * 8) / 6), whole));
}

/** Reads files that SQLite may have open. */
export interface FileScanner {
  /** How many of the needles are in the file; 0 for a file that is not there. */
  hits(file: string, needles: readonly Buffer[]): number;
  /** Lets go of all files. Only after SQLite did. */
  close(): void;
}

/** A scanner without open files. */
export function createScanner(): FileScanner {
  const open = new Map<string, number>();
  const descriptor = (file: string): number | null => {
    const known = open.get(file);
    if (known !== undefined) return known;
    const fd = openToScan(file);
    if (fd !== null) open.set(file, fd);
    return fd;
  };
  return {
    hits(file, needles) {
      const fd = descriptor(file);
      return fd === null ? 0 : countHits(fd, needles);
    },
    close() {
      open.forEach((fd) => closeSync(fd));
      open.clear();
    },
  };
}

function countHits(fd: number, needles: readonly Buffer[]): number {
  const longest = Math.max(0, ...needles.map((needle) => needle.length));
  const found = new Set<Buffer>();
  const { size } = fstatSync(fd);
  const chunk = Buffer.alloc(CHUNK + longest);
  for (let at = 0; at < size; at += CHUNK) {
    const read = readSync(fd, chunk, 0, chunk.length, at);
    const bytes = chunk.subarray(0, read);
    for (const needle of needles) if (!found.has(needle) && bytes.includes(needle)) found.add(needle);
  }
  return found.size;
}
