/** The logs of earlier epochs beside a trail, opened for reading when somebody asks for them: the vault serves all of them. */
import { join } from 'node:path';
import { type Db, epochFolder, epochNumbers, openForReading } from '../store/index.ts';
import { readHead } from './log.ts';
import { LOG_MIGRATIONS } from '../store/migrations/index.ts';
import { openingAsResult } from '../../disk/index.ts';

/** One of them. */
export type EarlierLog = { readonly origin: string; readonly db: Db };

/** Opened once; whoever has them closes them. */
export interface EarlierLogs {
  /** Newest first. One that cannot be read is left out. */
  all(): readonly EarlierLog[];
  close(): void;
}

/** None: for a trail without a folder of its own. */
export const NO_EARLIER_LOGS: EarlierLogs = { all: () => [], close: () => undefined };

/** Those in the folder of a trail. */
export function earlierLogs(dir: string): EarlierLogs {
  let opened: readonly EarlierLog[] | null = null;
  return {
    all: () =>
      (opened ??= epochNumbers(dir)
        .toReversed()
        .flatMap((epoch) => openOne(join(epochFolder(dir, epoch), 'log.db')))),
    close() {
      for (const { db } of opened ?? []) db.close();
      opened = [];
    },
  };
}

function openOne(file: string): readonly EarlierLog[] {
  const db = openingAsResult(() => openForReading(file, LOG_MIGRATIONS));
  if (!db.ok) return [];
  const head = openingAsResult(() => readHead(db.value));
  if (head.ok && head.value !== undefined) return [{ origin: head.value.origin, db: db.value }];
  db.value.close();
  return [];
}
