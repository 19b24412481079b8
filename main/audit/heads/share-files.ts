/** Files on a share that other computers write too: read with limits, never through a link, and replaced whole. */
import { constants } from 'node:fs';
import { lstat, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REQUEST_LIMIT } from '../../../app/audit/add-checkpoint.ts';

/** Most requests that one visit looks at. */
export const MOST_REQUESTS = 50;

const REQUEST = /^(?<name>[A-Za-z0-9._-]{1,200})\.request$/;

/** The files of one folder, by their names. */
export interface ShareFiles {
  /** Names of logs that ask for a cosignature, at most {@link MOST_REQUESTS}, `first` before others; none when the share is out of reach. */
  requests(first: ReadonlySet<string>): Promise<readonly string[]>;
  /** The text; null when there is none, when it is too long, no plain file, or out of reach. */
  read(name: string): Promise<string | null>;
  /** Replaces the text; one that is there already is left alone. False when the share did not take it. */
  write(name: string, text: string): Promise<boolean>;
}

/** The files of a folder. */
export function shareFiles(folder: string): ShareFiles {
  const read = (name: string) => orNull(readPlain(join(folder, name)));
  return {
    async requests(first) {
      const names = ((await orNull(readdir(folder))) ?? []).flatMap((file) => REQUEST.exec(file)?.groups?.['name'] ?? []);
      return names.toSorted((a, b) => Number(first.has(b)) - Number(first.has(a)) || (a < b ? -1 : 1)).slice(0, MOST_REQUESTS);
    },
    read,
    write: async (name, text) => (await read(name)) === text || (await orNull(replace(join(folder, name), text))) === true,
  };
}

/** What the file system refuses is as good as not there: a share comes and goes. */
function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((fault: unknown) => {
    if (fault instanceof Error && 'code' in fault) return null;
    throw fault;
  });
}

async function readPlain(file: string): Promise<string | null> {
  // Asked before opening: to open a pipe would wait for ever.
  if (!(await lstat(file)).isFile()) return null;
  // Windows has no such flag, and the check above stands alone there.
  const opened = await open(file, constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NOFOLLOW ?? 0));
  try {
    const buffer = Buffer.alloc(REQUEST_LIMIT + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length < buffer.length; length += got) got = (await opened.read(buffer, length)).bytesRead;
    return length > REQUEST_LIMIT ? null : buffer.toString('utf8', 0, length);
  } finally {
    await opened.close();
  }
}

/** A rename takes the place of a link, where writing would follow it. */
async function replace(file: string, text: string): Promise<true> {
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  await writeFile(fresh, text, { flag: 'wx', flush: true });
  await rename(fresh, file);
  return true;
}
