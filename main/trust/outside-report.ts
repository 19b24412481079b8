/** What the signed heads of a log say, and how the log stands to the places outside that can be asked without it being open for writing. */
import { join } from 'node:path';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { formatVerifierKey, type TreeHead } from '../../app/audit/log/index.ts';
import type { LogProblem } from '../../app/carkey/index.ts';
import { fail, type Result } from '../../app/base/index.ts';
import {
  compareWithOutside,
  type Db,
  folderShare,
  type HeadRow,
  headTable,
  isDisplaced,
  type Keeper,
  LOG_MIGRATIONS,
  openForReading,
  openOwnNote,
  readHead,
  type Standing,
} from '../audit/index.ts';
import type { ShareFiles } from '../share/index.ts';
import { asResult, openingAsResult } from '../disk/index.ts';

/**
 * One place outside, and how the log stands to the head that lies there. `size`: of that head. `displaced`: it remembers another log, whose
 * place this one took without saying so.
 */
export type PlaceReport = { readonly where: 'mark' | 'share'; readonly size: number; readonly standing: Standing | 'displaced' };

/** The report. Roots are lower-case hex, times UTC ms. `share`: null when no folder is named, `foreign` when another log's head lies there. */
export type OutsideReport = {
  readonly heads: number;
  readonly newest: { readonly size: number; readonly root: string; readonly at: number } | null;
  /** Entries after the newest signed head. */
  readonly unsigned: number;
  readonly keys: readonly string[];
  readonly places: readonly PlaceReport[];
  readonly share: 'met' | 'empty' | 'unreachable' | 'foreign' | null;
};

/** Where to look: the mark on this computer, and a folder on a share (empty: none). `files`: how the folder is reached. */
export type OutsidePlaces = { readonly mark: Keeper; readonly shareFolder: string; readonly files?: ShareFiles };

/** Looks; nothing is written. The heads' signatures are checked by the verification itself. */
export async function reportOutside(dir: string, places: OutsidePlaces): Promise<Result<OutsideReport, LogProblem>> {
  const opened = openingAsResult(() => openForReading(join(dir, 'log.db'), LOG_MIGRATIONS));
  if (!opened.ok) return opened;
  try {
    const ours = readHead(opened.value);
    if (ours === undefined) return fail('corrupt');
    const share = await seenOnShare(opened.value, places, ours.origin);
    return asResult(() => reportOf(opened.value, ours, places.mark, share));
  } finally {
    opened.value.close();
  }
}

type OnShare = { readonly state: OutsideReport['share']; readonly head: TreeHead | null };

async function seenOnShare(db: Db, { shareFolder: folder, files }: OutsidePlaces, origin: string): Promise<OnShare> {
  if (folder === '') return { state: null, head: null };
  const read = await folderShare(folder, origin, files).read();
  if (!read.ok) return { state: 'unreachable', head: null };
  if (read.value === null) return { state: 'empty', head: null };
  const own = openOwnNote(read.value, headTable(db).keys());
  return own.ok ? { state: 'met', head: own.value.head } : { state: 'foreign', head: null };
}

function reportOf(db: Db, ours: TreeHead, keeper: Keeper, share: OnShare): OutsideReport {
  const table = headTable(db);
  const newest = table.newest();
  const mark = keeper.read();
  const standing = (where: PlaceReport['where'], head: TreeHead): PlaceReport => ({
    where,
    size: head.size,
    standing: compareWithOutside(db, ours, head),
  });
  return {
    heads: table.sizes().length,
    newest: newest === undefined ? null : plain(newest),
    unsigned: ours.size - (newest?.size ?? 0),
    keys: table.keys().map(formatVerifierKey),
    places: [
      ...(mark?.origin === ours.origin ? [standing('mark', { ...mark, root: hexToBytes(mark.root) })] : []),
      ...(mark !== null && isDisplaced(db, ours.origin, mark) ? [{ where: 'mark', size: mark.size, standing: 'displaced' } as const] : []),
      ...(share.head === null ? [] : [standing('share', share.head)]),
    ],
    share: share.state,
  };
}

function plain({ size, root, at }: HeadRow): NonNullable<OutsideReport['newest']> {
  return { size, root: bytesToHex(root), at };
}

/** Does a head outside contradict the log? */
export function contradicts({ places }: OutsideReport): boolean {
  return places.some(({ standing }) => standing === 'rolled-back' || standing === 'forked' || standing === 'displaced');
}
