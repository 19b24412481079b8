/**
 * Places outside the log that remember its head: a mark in the operating system's key store, a file on a share, a head that a person
 * printed. Each finds what the log alone cannot: that it was cut short, or written anew with its own key.
 */
import * as z from 'zod';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { proveConsistency, type TreeHead, witnessView } from '../../../app/audit/log/index.ts';
import type { OutsideKind } from '../../../app/audit/search/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { readOwnFile, replaceFile } from '../../disk/index.ts';
import { type ShareFiles, shareFiles } from '../../share/index.ts';
import { storedHashes } from '../log/index.ts';

const markShape = z.strictObject({
  origin: z.string().min(1).max(200),
  size: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.int(),
});

/** A high-water mark. `root` is lower-case hex; `at` UTC ms. */
export type HeadMark = Readonly<z.infer<typeof markShape>>;

/** Keeps one mark where a restored copy of the data folder does not reach. It finds an old copy, not a person who can change the mark. */
export interface Keeper {
  /** The mark; null when there is none, or none that can be understood. Throws what the disk throws. */
  read(): HeadMark | null;
  /** Where there is more than one place: why the last reading could not ask them all; null when it could. */
  trouble?(): LogProblem | null;
  write(mark: HeadMark): void;
}

/** A keeper in a file: stands in for a key store where there is none, and beside one where there is. */
export function fileKeeper(file: string): Keeper {
  return {
    read: () => parseMark(readOwnFile(file)?.toString('utf8') ?? ''),
    write: (mark) => replaceFile(file, `${JSON.stringify(mark)}\n`),
  };
}

/** Reads a mark from its text; null when it is none. */
export function parseMark(text: string): HeadMark | null {
  try {
    return markShape.safeParse(JSON.parse(text)).data ?? null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** A folder on another computer that holds the newest signed head as a text file. Asked and written without holding up anything else. */
export interface Share {
  /** The note, or null when there is none yet. */
  read(): Promise<Result<string | null, 'unreachable'>>;
  /** False when the share did not take it. */
  write(note: string): Promise<boolean>;
}

/** How a log's files on a share begin: its origin without what a path could mean. */
export function shareName(origin: string): string {
  return origin.replaceAll(/[^A-Za-z0-9.-]/g, '_');
}

/** A share under a path. Every log has a file of its own there, named after its origin. What is no file, or too long for a head, is not ours. */
export function folderShare(folder: string, origin: string, files: ShareFiles = shareFiles(folder)): Share {
  const name = `${shareName(origin)}.checkpoint`;
  return {
    async read() {
      const found = await files.read(name);
      if (found.ok || found.error === 'missing') return ok(found.ok ? found.value : null);
      return found.error === 'not-a-file' || found.error === 'too-large' ? ok(NO_NOTE) : fail('unreachable');
    },
    write: (note) => files.write(name, note),
  };
}

/** A text that no log signed. */
const NO_NOTE = '';

/** How the log stands to a head that was seen outside. `fits`: it goes on from there. */
export type Standing = 'fits' | 'rolled-back' | 'forked' | 'other-log';

/** Compares the log as stored with a head that was seen outside. Throws `corrupt` when the log lacks hashes. */
export function compareWithOutside(db: Db, ours: TreeHead, outside: TreeHead): Standing {
  const grows = outside.origin === ours.origin && outside.size <= ours.size;
  const proof = grows ? proveConsistency(storedHashes(db), outside.size, ours.size, nativeSha256) : [];
  switch (witnessView(outside, ours, proof, nativeSha256)) {
    case 'rollback':
      return 'rolled-back';
    case 'fork':
    case 'unproved':
      return 'forked';
    case 'other-log':
      return 'other-log';
    case 'first':
    case 'same':
    case 'grown':
      return 'fits';
  }
}

/** The newest proof outside: since when (UTC ms), of how many entries, and how many came after it without one. */
export type OutsideView = {
  readonly kind: OutsideKind;
  readonly at: number | null;
  readonly size: number;
  readonly entriesSince: number;
};

/** One place outside that holds a head. */
export type Outside = { readonly kind: Exclude<OutsideKind, 'none'>; readonly at: number; readonly size: number };

const STRENGTH: readonly OutsideKind[] = ['none', 'mark', 'receipt', 'share', 'station'];

/** The place that proves most; of equals the strongest. */
export function outsideView(places: readonly Outside[], size: number): OutsideView {
  const [best] = places.toSorted((a, b) => b.size - a.size || STRENGTH.indexOf(b.kind) - STRENGTH.indexOf(a.kind));
  if (best === undefined) return { kind: 'none', at: null, size: 0, entriesSince: size };
  return { ...best, entriesSince: Math.max(0, size - best.size) };
}
