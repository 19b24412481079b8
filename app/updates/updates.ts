/**
 * Updates of the desktop program: what a feed may say, which version is newer, and how far one is. A person starts every step; nothing
 * here asks anybody for anything. What a feed says is read by update-feed.ts, which brings a parser that the page does without.
 */
import type { Revised } from '../base/index.ts';

/**
 * Why an update did not come. `offline`: the feed cannot be reached; `server`: it answers with an error; `feed`: what it says is none of ours;
 * `too-large`: more than may be, or than was announced; `too-slow`: no byte for long, or no end; `broken-off`: fewer bytes than announced;
 * `checksum`, `signature`: not the file that was meant, or nobody's of ours; `disk`: it cannot be kept here; `not-installed`: it could not take
 * the place of the old one.
 */
export const UPDATE_FAULTS = [
  'offline',
  'server',
  'feed',
  'too-large',
  'too-slow',
  'broken-off',
  'checksum',
  'signature',
  'disk',
  'not-installed',
] as const;
export type UpdateFault = (typeof UPDATE_FAULTS)[number];

/**
 * Why this program does not update itself. `shell`: it is not the desktop program; `package`: it was installed in a way that others keep up to
 * date, or that leaves nothing to update; `unsigned`: nobody signed it, so that nobody could tell who made the next one.
 */
export type Unfit = 'shell' | 'package' | 'unsigned';

/** A newer version that the feed offers. `size`: bytes. */
export type Release = { readonly version: string; readonly size: number };

/** How far an update is. `bytes` of `size` are here. */
export type UpdateState =
  | { readonly name: 'unasked' | 'checking' | 'up-to-date' }
  | ({ readonly name: 'available' | 'ready' | 'installing' } & Release)
  | ({ readonly name: 'downloading'; readonly bytes: number } & Release)
  | { readonly name: 'failed'; readonly reason: UpdateFault };

/** Updates as the screen sees them. `hasFeed`: somebody has said where they come from. */
export type UpdateView = { readonly unfit: Unfit | null; readonly hasFeed: boolean; readonly state: UpdateState } & Revised;

/** A version by Semantic Versioning 2.0.0: three numbers, and what stands behind the hyphen. */
export const VERSION_FORM = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Is `version` newer than `than`, by Semantic Versioning 2.0.0, 11? What is no version is newer than nothing. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [VERSION_FORM.exec(version), VERSION_FORM.exec(than)];
  if (a === null || b === null) return false;
  for (const part of [1, 2, 3]) if (Number(a[part]) !== Number(b[part])) return Number(a[part]) > Number(b[part]);
  return comesAfter(a[4], b[4]);
}

/** What stands behind the hyphen; a version without it comes after all that have one. */
function comesAfter(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === undefined && b !== undefined;
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = orderOf(left[at], right[at]);
    if (order !== 0) return order > 0;
  }
  return false;
}

/** Numbers come before words; what is there comes after what is not. */
function orderOf(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const [isNumber, otherIs] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && otherIs) return Number(a) - Number(b);
  if (isNumber !== otherIs) return isNumber ? -1 : 1;
  return a > b ? 1 : -1;
}
