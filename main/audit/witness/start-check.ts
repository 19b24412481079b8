/**
 * Looks at a log when it is opened: the unsigned end byte by byte, the last signed head, and whatever remembers a head outside the file.
 * It names the first place that nothing vouches for, and repairs nothing.
 */
import { leafHash, sameBytes, type TreeHead } from '../../../app/audit/log/index.ts';
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { readHead, storedRoot } from '../log/index.ts';
import { asResult, TrailError } from '../../disk/index.ts';
import { compareWithOutside } from './high-water-mark.ts';
import { headFault, headTable } from '../heads/index.ts';

/** The log against its own signed heads: null when all is well. Throws `in-use` where another program keeps it from being read. */
export function checkOwnHeads(db: Db): TrustFinding | null {
  const checked = asResult(() => ownFinding(db));
  // Not read at this moment is not wrong.
  if (!checked.ok && checked.error === 'in-use') throw new TrailError(checked.error);
  return checked.ok ? checked.value : locate(db, `the signed heads cannot be read (${checked.error})`);
}

function ownFinding(db: Db): TrustFinding | null {
  const table = headTable(db);
  const keys = table.keys();
  const size = readHead(db)?.size ?? 0;
  const newest = table.newest();
  if (newest === undefined) return null;
  if (newest.size > size)
    return { what: 'corrupt', firstBad: size, detail: `a head of ${newest.size} entries was signed, ${size} are left` };
  const fault = headFault(newest, keys);
  if (fault !== null) return locate(db, `the signed head of ${newest.size} entries does not hold: ${fault}`);
  if (!sameBytes(storedRoot(db, newest.size), newest.root)) return locate(db, `the signed head of ${newest.size} entries is another one`);
  const bad = firstOtherLeaf(db, newest.size, size);
  return bad === null ? null : { what: 'corrupt', firstBad: bad, detail: `entry ${bad} is not the one that was hashed` };
}

/** The first entry of a range whose bytes do not have their stored hash, or that is missing. */
function firstOtherLeaf(db: Db, from: number, to: number): number | null {
  type Row = { readonly seq: number; readonly hash: Buffer; readonly leaf: Buffer };
  const rows = db.prepare<[number, number], Row>('select seq, hash, leaf from entries where seq >= ? and seq < ? order by seq');
  let next = from;
  for (const { seq, hash, leaf } of rows.iterate(from, to)) {
    if (seq !== next || !sameBytes(leafHash(leaf, nativeSha256), hash)) return next;
    next += 1;
  }
  return next === to ? null : next;
}

/** A log that contradicts itself: the first bad entry after the last signed head that still holds. */
export function locate(db: Db, detail: string): TrustFinding {
  const size = readHead(db)?.size ?? 0;
  const [good, bad] = lastGoodHead(db, size);
  return { what: 'corrupt', firstBad: firstOtherLeaf(db, good, bad) ?? good, detail };
}

/** Sizes of the last head that the tree still has and of the first that it has not: once a head does not fit, no later one does. */
function lastGoodHead(db: Db, size: number): readonly [number, number] {
  const table = headTable(db);
  const sizes = table.sizes();
  const fits = (at: number) => {
    const row = table.upTo(at);
    const root = asResult(() => storedRoot(db, at));
    return root.ok && row !== undefined && sameBytes(root.value, row.root);
  };
  let [low, high] = [0, sizes.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(sizes[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return [sizes[low - 1] ?? 0, Math.min(size, sizes[low] ?? size)];
}

/** A head that was seen outside, and where. */
export type SeenOutside = { readonly where: string; readonly head: TreeHead };

/** The log against heads that were seen outside; null when it goes on from all of them. Heads of other logs say nothing here. */
export function checkOutside(db: Db, ours: TreeHead, seen: readonly SeenOutside[]): TrustFinding | null {
  const standings = seen.map(({ where, head }) => ({ where, size: head.size, standing: compareWithOutside(db, ours, head) }));
  const vouched = Math.max(0, ...standings.filter(({ standing }) => standing === 'fits').map(({ size }) => size));
  const against = standings.find(({ standing }) => standing === 'forked') ?? standings.find(({ standing }) => standing === 'rolled-back');
  if (against === undefined) return null;
  const { where, size } = against;
  return against.standing === 'forked'
    ? { what: 'forked', firstBad: vouched, detail: `${where} knows another log of ${size} entries` }
    : { what: 'rolled-back', firstBad: ours.size, detail: `${where} knows ${size} entries, the log has ${ours.size}` };
}
