/**
 * Carries the newest signed head to its second places: `head.txt` beside the log, and the keeper. Not within the append, which would wait
 * for one more file: a head is in the log already. Many heads in one turn of the event loop make one write.
 */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import writeFileAtomic from 'write-file-atomic';
import type { VerifierKey } from '../../../app/audit/signed-note.ts';
import type { LogProblem } from '../../../app/carkey/types.ts';
import { readOwnFile } from '../../open-file.ts';
import { attempt } from '../problems.ts';
import type { Keeper } from '../witness.ts';
import type { HeadRow } from './head-table.ts';
import { openOwnNote, type OwnHead } from './own-note.ts';

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
      renameSync(file, `${file}.unreadable`);
      return null;
    },
    write: (note) => writeFileAtomic.sync(file, note, { mode: 0o600 }),
  };
}

/** Writes heads to their second places. */
export interface Publisher {
  publish(head: HeadRow): void;
  /** Writes what is waiting, now. */
  flush(): void;
  /** Why the last write did not work, or null. */
  problem(): LogProblem | null;
}

/** A publisher of one log. */
export function createPublisher(file: HeadFile, keeper: Keeper | null, origin: string): Publisher {
  let waiting: HeadRow | null = null;
  let timer: NodeJS.Immediate | null = null;
  let problem: LogProblem | null = null;
  const flush = () => {
    if (timer !== null) clearImmediate(timer);
    timer = null;
    if (waiting === null) return;
    const { note, size, root, at } = waiting;
    waiting = null;
    const written = attempt(() => {
      file.write(note);
      keeper?.write({ origin, size, root: bytesToHex(root), at });
    });
    problem = written.ok ? null : written.error;
  };
  return {
    publish(head) {
      waiting = head;
      timer ??= setImmediate(flush);
    },
    flush,
    problem: () => problem,
  };
}
