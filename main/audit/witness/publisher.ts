/**
 * Carries the newest signed head to its second places: `head.txt` beside the log, and the keeper. Not within the append, which would wait
 * for one more file: a head is in the log already. Many heads in one turn of the event loop make one write.
 */
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { VerifierKey } from '../../../app/audit/log/index.ts';
import { type Debts, readOwnFile, renameFile, replaceFile } from '../../disk/index.ts';
import type { Keeper } from './high-water-mark.ts';
import { type HeadRow, openOwnNote, type OwnHead } from '../heads/index.ts';

/** The second place in the folder. */
export interface HeadFile {
  /** The head in the file and its note; null when there is none. One that cannot be believed is renamed to `head.txt.unreadable`. */
  read(keys: readonly VerifierKey[]): (OwnHead & { readonly note: string }) | null;
  write(note: string): void;
}

/** The file `head.txt` of a folder: written whole or not at all. */
export function headFile(dir: string): HeadFile {
  const file = join(dir, 'head.txt');
  return {
    read(keys) {
      const note = readOwnFile(file)?.toString('utf8');
      if (note === undefined) return null;
      const own = openOwnNote(note, keys);
      if (own.ok) return { ...own.value, note };
      renameFile(file, `${file}.unreadable`);
      return null;
    },
    write: (note) => replaceFile(file, note),
  };
}

/** Writes heads to their second places. */
export interface Publisher {
  publish(head: HeadRow): void;
  /** Writes what is waiting, now. */
  flush(): void;
}

/** What a publisher writes to. */
export type PublisherParts = {
  readonly file: HeadFile;
  readonly keeper: Keeper | null;
  readonly origin: string;
  /** Tries again what the disk refuses. */
  readonly debts: Debts;
  /**
   * May the places be written over? Asked before each write. False once the log was found wrong; throws while what they hold could not be read,
   * since it must be compared with the log before anything takes its place.
   */
  readonly mayWrite: () => boolean;
};

/** A publisher of one log. */
export function createPublisher({ file, keeper, origin, debts, mayWrite }: PublisherParts): Publisher {
  let waiting: HeadRow | null = null;
  let timer: NodeJS.Immediate | null = null;
  const flush = () => {
    if (timer !== null) clearImmediate(timer);
    timer = null;
    if (waiting === null) return;
    const { note, size, root, at } = waiting;
    waiting = null;
    // Apart from each other: a place that is refused keeps no other from its head.
    debts.settle('head.txt', () => (mayWrite() ? file.write(note) : undefined));
    if (keeper !== null) debts.settle('mark', () => (mayWrite() ? keeper.write({ origin, size, root: bytesToHex(root), at }) : undefined));
  };
  return {
    publish(head) {
      waiting = head;
      timer ??= setImmediate(flush);
    },
    flush,
  };
}
