/** log.db for writing: appends entries and tree in one durable transaction, and the derived tables with every full block. */
import { BLOCK, conflicts, foldedUpTo, PROJECTION_VERSION } from '../../../app/audit/rows/index.ts';
import { appendLeaf, EMPTY_FRONTIER, type Frontier, frontierRoot } from '../../../app/audit/log/index.ts';
import { foldEntry, hashMark } from '../../../app/audit/projection/index.ts';
import type { WritableEntry } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { encodeLeaf } from './entries.ts';
import { nativeSha256 } from '../../base/index.ts';
import { asOtherWriter, TrailError } from '../../disk/index.ts';
import { sqlProjections, type SqlProjections } from './projections.ts';
import { refillProjections } from './rebuild.ts';
import { emptyTail, growTail, isFull, loadTail, type Tail } from './tail.ts';
import { loadFrontier, tileWriter } from './tree-store.ts';

/** The single row that says what the log is. */
export type Head = { readonly origin: string; readonly size: number; readonly root: Uint8Array; readonly projection: number };

/** The log, open for writing by exactly one process. */
export interface Log {
  /** How many entries there are. */
  size(): number;
  root(): Uint8Array;
  /** The newest entries, folded. Do not keep it over an append. */
  tail(): Tail;
  /** Appends entries; their `seq` must continue the log. All durable on return; on any throw nothing changed, here or in the file. */
  commit(entries: readonly WritableEntry[]): void;
}

/** The head, or undefined in a file without one. */
export function readHead(db: Db): Head | undefined {
  return db.prepare<[], Head>('select origin, size, root, projection from head where id = 1').get();
}

/**
 * How many of the head's entries a reader has to walk through: a damaged head may claim any number, and nothing is stored behind the last
 * entry.
 */
export function walkedSize(db: Db, claimed: number): number {
  const last = db.prepare<[], number | null>('select max(seq) from entries').pluck().get() ?? -1;
  return Math.min(claimed, last + 1);
}

/** Makes the head of a new log, or checks that the log is the one of `origin` (else `conflict`) and that head and hashes agree (else `corrupt`). */
export function openLog(db: Db, origin: string): Log {
  const head = readHead(db) ?? createHead(db, origin);
  if (head.origin !== origin) throw new TrailError('conflict');
  const frontier = loadFrontier(db, head.size, nativeSha256);
  const surplus = db.prepare<[number], number>('select 1 from entries where seq >= ? limit 1').pluck().get(head.size);
  if (surplus !== undefined || Buffer.compare(frontierRoot(frontier, nativeSha256), head.root) !== 0) throw new TrailError('corrupt');
  if (head.projection !== PROJECTION_VERSION) refillProjections(db);
  return runningLog(db, frontier);
}

function createHead(db: Db, origin: string): Head {
  if (db.prepare('select 1 from entries limit 1').get() !== undefined) throw new TrailError('corrupt');
  const head = { origin, size: 0, root: frontierRoot(EMPTY_FRONTIER, nativeSha256), projection: PROJECTION_VERSION };
  db.prepare('insert into head (id, origin, size, root, projection) values (1, @origin, @size, @root, @projection)').run(head);
  return head;
}

/** What an append writes. `full`: the tail when it has become a block. */
type Written = { readonly leaf: Uint8Array; readonly hash: Uint8Array; readonly frontier: Frontier; readonly full: Tail | null };

function runningLog(db: Db, loaded: Frontier): Log {
  const tables = sqlProjections(db);
  const write = entryWriter(db, tables);
  let frontier = loaded;
  let tail = loadTail(db, tables, foldedUpTo(frontier.size), frontier.size);

  /** Folds into the tail at once; a failure of what follows must reload it. */
  const prepare = (entry: WritableEntry, before: Frontier): Written => {
    if (entry.seq !== before.size) throw new Error(`entry ${entry.seq} does not follow a log of ${before.size}`);
    const { leaf, hash } = encodeLeaf(entry);
    const changes = foldEntry(entry, tail.folded);
    if (conflicts(changes, tail.folded)) throw new TrailError('conflict');
    growTail(tail, entry, hashMark(hash), changes);
    const full = isFull(tail) ? tail : null;
    const written = { leaf, hash, frontier: appendLeaf(before, hash, nativeSha256), full };
    // From here on the tables are asked, which get the full tail before the next entry is folded.
    if (full !== null) tail = emptyTail(tables, written.frontier.size);
    return written;
  };
  const reload = () => {
    const size = readHead(db)?.size ?? frontier.size;
    // A commit that failed half-way on a sick disk may still be in the file: go on from what is there.
    if (size !== frontier.size) frontier = loadFrontier(db, size, nativeSha256);
    tail = loadTail(db, tables, foldedUpTo(size), size);
  };
  return {
    size: () => frontier.size,
    root: () => frontierRoot(frontier, nativeSha256),
    tail: () => tail,
    commit: (entries) => {
      try {
        frontier = asOtherWriter(() => write(entries, frontier, prepare));
      } catch (fault) {
        reload();
        throw fault;
      }
    },
  };
}

type Prepare = (entry: WritableEntry, before: Frontier) => Written;

/** Writes entries durably and returns the frontier with them. */
function entryWriter(
  db: Db,
  tables: SqlProjections,
): (entries: readonly WritableEntry[], frontier: Frontier, prepare: Prepare) => Frontier {
  const addWithHead = db.prepare<[number, Uint8Array, Uint8Array, Uint8Array]>(
    'insert into entry_with_head (seq, hash, leaf, root) values (?, ?, ?, ?)',
  );
  const tiles = tileWriter(db, nativeSha256);
  const addOne = ({ leaf, hash, frontier, full }: Written) => {
    addWithHead.run(frontier.size - 1, hash, leaf, frontierRoot(frontier, nativeSha256));
    if (full === null) return;
    tiles.complete(frontier.size);
    tables.flush(full.folded, full.rows);
  };
  const addAll = db.transaction((entries: readonly WritableEntry[], frontier: Frontier, prepare: Prepare) => {
    let grown = frontier;
    for (const entry of entries) {
      const written = prepare(entry, grown);
      addOne(written);
      grown = written.frontier;
    }
    return grown;
  });
  return (entries, frontier, prepare) => {
    const [only] = entries;
    if (only === undefined) return frontier;
    if (entries.length > 1 || (only.seq + 1) % BLOCK === 0) return addAll.immediate(entries, frontier, prepare);
    // One statement is a transaction of its own.
    const written = prepare(only, frontier);
    addOne(written);
    return written.frontier;
  };
}
