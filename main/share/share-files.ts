/**
 * Files on a share that other computers write too: read by the one door for such files, never through a link, replaced whole, and asked with
 * a limit of time: a share can be a network that is gone.
 */
import { randomBytes } from 'node:crypto';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { REQUEST_LIMIT } from '../../app/audit/log/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { type FileFault, readForeignFile, replaceOnShare } from '../disk/index.ts';

/** Most names of a folder that are looked at; who needs more of them is not a few stations. */
const MOST_NAMES = 5_000;

/** How long one question to the share may take, ms. */
const PATIENCE_MS = 5_000;

const REQUEST = /^(?<name>[A-Za-z0-9._-]{1,200})\.request$/;

/** Why a file on a share is not read. `too-slow`: the share did not answer in time. */
export type ShareFault = FileFault | 'too-slow';

/** The files of one folder, by their names. */
export interface ShareFiles {
  /** Names of logs that ask for a cosignature, in order; none when the share is out of reach. */
  requests(): Promise<readonly string[]>;
  /** The text of at most 65,536 bytes, or why there is none. `missing` is said only where the folder itself is there. */
  read(name: string): Promise<Result<string, ShareFault>>;
  /** Replaces the text; one that is there already is left alone. False when the share did not take it. */
  write(name: string, text: string): Promise<boolean>;
}

/** The files of a folder. While one question hangs, the others are answered at once with "too slow": each of them would take a thread of its own. */
export function shareFiles(folder: string, patienceMs: number = PATIENCE_MS): ShareFiles {
  const inTime = oneAtATime(patienceMs);
  const read = (name: string) => inTime<Result<string, ShareFault>>(() => readText(folder, name), fail('too-slow'));
  return {
    requests: async () => (await inTime(() => orNull(namesIn(folder)), null)) ?? [],
    read,
    async write(name, text) {
      const there = await read(name);
      if (there.ok && there.value === text) return true;
      return (await inTime(() => orNull(replace(join(folder, name), text)), null)) === true;
    },
  };
}

/** Asks one question, and gives `late` for an answer that does not come; it may still come, and is then not heard. */
function oneAtATime(limitMs: number): <T>(ask: () => Promise<T>, late: T) => Promise<T> {
  let hanging: Promise<unknown> | null = null;
  return async (ask, late) => {
    if (hanging !== null) return late;
    const asked = ask();
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<'late'>((resolve) => void (timer = setTimeout(() => resolve('late'), limitMs)));
    const first = await Promise.race([asked.then((value) => ({ value })), limit]);
    clearTimeout(timer);
    if (first !== 'late') return first.value;
    const done = () => void (hanging = null);
    hanging = asked.then(done, done);
    return late;
  };
}

/** What the file system refuses is as good as not there: a share comes and goes. */
function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((fault: unknown) => {
    if (fault instanceof Error && 'code' in fault) return null;
    throw fault;
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  let seen = 0;
  for await (const { name } of await opendir(folder)) {
    const asked = REQUEST.exec(name)?.groups?.['name'];
    if (asked !== undefined) names.push(asked);
    seen += 1;
    if (seen >= MOST_NAMES) break;
  }
  return names.sort();
}

async function readText(folder: string, name: string): Promise<Result<string, FileFault>> {
  const read = await readForeignFile(join(folder, name), REQUEST_LIMIT);
  if (read.ok) return ok(read.value.toString('utf8'));
  const isThere = read.error !== 'missing' || (await orNull(opendir(folder).then((dir) => dir.close().then(() => true)))) === true;
  return isThere ? read : fail('io');
}

/** A rename takes the place of a link, where writing would follow it; nobody knows the name of the temporary file before it is there. */
async function replace(file: string, text: string): Promise<true> {
  await replaceOnShare(file, `${file}.${randomBytes(6).toString('hex')}.new`, text);
  return true;
}
