/**
 * The high-water mark of a log in the operating system's key store, where a restored copy of the data folder does not reach. A store answers
 * in its own time, so the mark is read once, before the log is opened, and written behind what goes on: only the newest one counts.
 */
import type { LogProblem } from '../../../app/carkey/index.ts';
import type { KeyEntry } from '../../secrets/index.ts';
import { asResult } from '../../disk/index.ts';
import { parseMark, type HeadMark, type Keeper } from './high-water-mark.ts';

/** A keeper over one entry. `read` answers what the store is known to hold. */
export interface MarkStore extends Keeper {
  /** Resolves when nothing waits to be written. */
  settled(): Promise<void>;
}

/** Reads the mark; null when the store cannot be asked. `onFault`: a later write did not work, and the store holds an earlier mark. */
export async function openMarkStore(entry: KeyEntry, onFault: (fault: unknown) => void): Promise<MarkStore | null> {
  let known: HeadMark | null;
  try {
    known = parseMark((await entry.getPassword()) ?? '');
  } catch (fault) {
    onFault(fault);
    return null;
  }
  let waiting: HeadMark | null = null;
  let writing: Promise<void> | null = null;
  const writeAll = async () => {
    while (waiting !== null) {
      const mark: HeadMark = waiting;
      waiting = null;
      await entry.setPassword(JSON.stringify(mark)).then(() => void (known = mark), onFault);
    }
    writing = null;
  };
  return {
    read: () => known,
    write(mark) {
      waiting = mark;
      writing ??= writeAll();
    },
    settled: async () => {
      await writing;
    },
  };
}

/**
 * Keeps marks in both places, and remembers the higher one of this origin: setting back one of them is not enough. Without one of this origin
 * it tells of the other log that one of them remembers.
 */
export function bothKeepers(file: Keeper, store: Keeper, origin: string): Keeper {
  let trouble: LogProblem | null = null;
  return {
    read() {
      const inFile = asResult(() => file.read());
      trouble = inFile.ok ? null : inFile.error;
      const marks = [store.read(), inFile.ok ? inFile.value : null].flatMap((mark) => mark ?? []).toSorted((a, b) => b.size - a.size);
      return marks.find((mark) => mark.origin === origin) ?? marks[0] ?? null;
    },
    trouble: () => trouble,
    write(mark) {
      store.write(mark);
      file.write(mark);
    },
  };
}
