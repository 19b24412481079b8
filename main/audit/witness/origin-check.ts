/**
 * Is a log the one that this computer remembers, or its successor? Where log.db was deleted, emptied or put in place from elsewhere, a log
 * of another origin begins, and heads of the old one say nothing about it: that there was another one is the finding.
 */
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import { type Db, epochOf } from '../store/index.ts';
import { readEntries } from '../log/index.ts';
import { asResult } from '../../disk/index.ts';
import type { HeadMark } from './high-water-mark.ts';

/**
 * Did the log `ours` take the place of the one that a mark remembers, without saying so? A restored log begins with its `restore` entry, and
 * no epoch comes after a later one.
 */
export function isDisplaced(db: Db, ours: string, mark: HeadMark): boolean {
  if (mark.origin === ours) return false;
  const [before, now] = [epochOf(mark.origin), epochOf(ours)];
  if (before.base === now.base && before.number > now.number) return true;
  const first = asResult(() => readEntries(db, 0, 1)[0]?.entry.kind);
  return !first.ok || first.value !== 'restore';
}

/** The finding of {@link isDisplaced}: everything that the mark remembers is missing here. Null when all is well. */
export function checkOrigin(db: Db, ours: string, mark: HeadMark | null): TrustFinding | null {
  if (mark === null || !isDisplaced(db, ours, mark)) return null;
  const { origin, size } = mark;
  return { what: 'rolled-back', firstBad: 0, detail: `the key store knows ${size} entries of ${origin}, and this is ${ours}` };
}
