/** log.db for writing: appends entries, tree and derived tables in one durable transaction. */
import { encodeEntry } from '../../app/audit/entry.ts';
import { frontierRoot, leafHash, type Frontier } from '../../app/audit/merkle.ts';
import { INDEX_BLOCK, indexedUpTo, PROJECTION_VERSION, type IndexRow } from '../../app/audit/projection-rows.ts';
import { foldEntry, hashMark, indexRow } from '../../app/audit/projection.ts';
import type { Entry } from '../../app/audit/types.ts';
import type { Db } from './database.ts';
import { readEntries } from './entries.ts';
import { nativeSha256 } from './hash.ts';
import { TrailError } from './problems.ts';
import { sqlProjections } from './projections.ts';
import { refillProjections } from './rebuild.ts';
import { loadFrontier, treeWriter } from './tree-store.ts';

/** The single row that says what the log is. */
export type Head = { readonly origin: string; readonly size: number; readonly root: Uint8Array; readonly projection: number };

/** The log, open for writing by exactly one process. */
export interface Log {
  /** How many entries there are. */
  size(): number;
  root(): Uint8Array;
  /** Appends entries; their `seq` must continue the log. All durable on return; on any throw nothing changed, here or in the file. */
  commit(entries: readonly Entry[]): void;
}

/** The head, or undefined in a file without one. */
export function readHead(db: Db): Head | undefined {
  return db.prepare<[], Head>('select origin, size, root, projection from head where id = 1').get();
}

/** Makes the head of a new log, or checks that the log is the one of `origin` (else `conflict`) and that head and hashes agree (else `corrupt`). */
export function openLog(db: Db, origin: string): Log {
  const head = readHead(db) ?? createHead(db, origin);
  if (head.origin !== origin) throw new TrailError('conflict');
  const state = loadState(db, head.size);
  const surplus = db.prepare<[number], number>('select 1 from entries where seq >= ? limit 1').pluck().get(head.size);
  if (surplus !== undefined || Buffer.compare(frontierRoot(state.frontier, nativeSha256), head.root) !== 0) throw new TrailError('corrupt');
  if (head.projection !== PROJECTION_VERSION) refillProjections(db);
  return runningLog(db, state);
}

function createHead(db: Db, origin: string): Head {
  if (db.prepare('select 1 from entries limit 1').get() !== undefined) throw new TrailError('corrupt');
  const head = { origin, size: 0, root: frontierRoot({ size: 0, subtrees: [] }, nativeSha256), projection: PROJECTION_VERSION };
  db.prepare('insert into head (id, origin, size, root, projection) values (1, @origin, @size, @root, @projection)').run(head);
  return head;
}

/** What is known without asking the file. Replaced as a whole when a commit has succeeded. */
type State = {
  readonly frontier: Frontier;
  /** Index rows of the entries after the last full block. */
  readonly loose: readonly IndexRow[];
};

function loadState(db: Db, size: number): State {
  const frontier = loadFrontier(db, size, nativeSha256);
  return { frontier, loose: readEntries(db, indexedUpTo(size), size).map(({ entry, mark }) => indexRow(entry, mark)) };
}

function runningLog(db: Db, loaded: State): Log {
  let state = loaded;
  const tree = treeWriter(db, nativeSha256);
  const projections = sqlProjections(db);
  const sizeInFile = db.prepare<[], number>('select size from head where id = 1').pluck();
  const moveHead = db.prepare<[number, Uint8Array, number]>('update head set size = ?, root = ? where id = 1 and size = ?');
  const addOne = ({ frontier, loose }: State, entry: Entry): State => {
    if (entry.seq !== frontier.size) throw new Error(`entry ${entry.seq} does not follow a log of ${frontier.size}`);
    const leaf = encodeEntry(entry);
    const hash = leafHash(leaf, nativeSha256);
    projections.apply(foldEntry(entry, projections));
    const rows = [...loose, indexRow(entry, hashMark(hash))];
    if (rows.length === INDEX_BLOCK) projections.index(rows);
    return { frontier: tree.add(frontier, leaf, hash), loose: rows.length === INDEX_BLOCK ? [] : rows };
  };
  const append = db.transaction((entries: readonly Entry[]): State => {
    const grown = entries.reduce(addOne, state);
    const { size } = grown.frontier;
    const moved = moveHead.run(size, frontierRoot(grown.frontier, nativeSha256), state.frontier.size);
    if (moved.changes !== 1) throw new TrailError('other-writer');
    return grown;
  });
  return {
    size: () => state.frontier.size,
    root: () => frontierRoot(state.frontier, nativeSha256),
    commit: (entries) => {
      try {
        state = append.immediate(entries);
      } catch (fault) {
        projections.forget();
        // A commit that failed half-way on a sick disk may still be in the file: go on from what is there.
        const size = sizeInFile.get();
        if (!(fault instanceof TrailError) && size !== undefined && size !== state.frontier.size) state = loadState(db, size);
        throw fault;
      }
    },
  };
}
