/** The trail for looking only, while another process may write: the command line, and a second console that watches. */
import type { LogView } from '../../../app/contract/index.ts';
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, type Result } from '../../../app/base/index.ts';
import { earlierLogs, erasuresOf, followTail, readHead, sqlProjections } from '../log/index.ts';
import { systemRandom } from '../../base/index.ts';
import { fileKeySource, type KeySource } from '../keys/index.ts';
import { openingAsResult, TrailError } from '../../disk/index.ts';
import { trailQueries, type TrailQueries } from './queries.ts';
import { checkVault, closeStores, openStores, openVault, type Stores, type Vault } from '../vault/index.ts';

/** The reading half of a trail. */
export interface TrailReader extends TrailQueries {
  /** The head at this moment. `problem` is always `read-only`: a reader takes no entries. */
  view(): LogView;
  /** Has another connection committed to log or vault since the last call? The first call says false. */
  changed(): boolean;
  /** Do vault and log belong together, as of this moment? */
  finding(): TrustFinding | null;
  stop(): void;
}

/** Opens the trail in a folder for reading. `io` when there is none. */
export function openReader(dir: string, keySource: KeySource = fileKeySource(dir)): Result<TrailReader, LogProblem> {
  return openingAsResult(() => readerOver(openStores(dir, 'read'), keySource, { dir, isEarlier: false }));
}

/** Which log of which folder is read: that of today, or one of an earlier epoch. */
type Which = { readonly dir: string; readonly isEarlier: boolean };

/** A reader over files that are open; it closes them, also when they are not a trail. Throws a {@link TrailError} or SqliteError then. */
export function readerOver(stores: Stores, keySource: KeySource, which: Which): TrailReader {
  try {
    const origin = readHead(stores.log)?.origin;
    if (origin === undefined) throw new TrailError('corrupt');
    const vault = openVault(stores.vault, origin, keySource, systemRandom);
    const earlier = earlierLogs(which.dir);
    const queries = trailQueries(stores.log, vault, followTail(stores.log, sqlProjections(stores.log)), earlier);
    const finding = () => queries.contradiction() ?? belongTogether(stores, vault, origin, which);
    return { ...reader(stores, vault, queries, () => earlier.close()), finding };
  } catch (fault) {
    closeStores(stores);
    throw fault;
  }
}

/** The log is looked at first: a writer puts values into the vault before their entry. */
function belongTogether({ log }: Stores, vault: Vault, origin: string, { dir, isEarlier }: Which): TrustFinding | null {
  const size = readHead(log)?.size ?? 0;
  return checkVault(log, vault, { origin, size, isEarlier }, () => erasuresOf(dir, isEarlier ? null : log));
}

function reader(stores: Stores, vault: Vault, queries: TrailQueries, close: () => void): Omit<TrailReader, 'finding'> {
  const logMoved = movement(stores.log);
  const vaultMoved = movement(stores.vault);
  return {
    ...queries,
    view: () => {
      const head = readHead(stores.log);
      if (head === undefined) throw new TrailError('corrupt');
      return { origin: head.origin, size: head.size, root: Buffer.from(head.root).toString('hex'), problem: 'read-only' };
    },
    changed: () => {
      const forgotten = vaultMoved();
      // A vehicle that was forgotten elsewhere must not be shown from memory.
      if (forgotten) vault.subjects.reopen();
      return logMoved() || forgotten;
    },
    stop() {
      close();
      closeStores(stores);
    },
  };
}

/** Tells whether another connection has committed to a database since the last call. */
function movement(db: Stores['log']): () => boolean {
  const version = db.prepare<[], number>('pragma data_version').pluck();
  let seen = version.get();
  return () => {
    const now = version.get();
    const moved = now !== seen;
    seen = now;
    return moved;
  };
}

/** What the writing methods of a trail answer in a reader. */
export function refuseToWrite(): never {
  throw new TrailError('read-only');
}

/** The result of an append in a reader. */
export const APPEND_REFUSED = fail<LogProblem>('read-only');
