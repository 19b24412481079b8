/** Trails that sign: openers and small helpers for the tests of heads, witnesses, backups and epochs. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { TrailCare } from '../../../main/audit/api.ts';
import { fileSeedStore } from '../../../main/audit/heads/seed-store.ts';
import type { OpenTrail, TrailOptions } from '../../../main/audit/trail.ts';
import { fileKeeper, folderShare, type Keeper, type Share } from '../../../main/audit/witness.ts';
import { add, folder, openFor, ORIGIN } from './trails.ts';

/** A trail that signs, with its care. */
export type Signing = OpenTrail & { readonly care: TrailCare };

/** Opens a signing trail that must open. */
export function openSigning(dir: string, more: Partial<TrailOptions> = {}): Signing {
  const trail = openFor(dir, { seeds: fileSeedStore(dir), ...more });
  if (trail.care === null) throw new Error('the trail does not sign');
  return trail as Signing;
}

/** Appends so many entries that ask for nothing, one by one. */
export function addPlain(trail: OpenTrail, count: number): void {
  for (let i = 0; i < count; i += 1) add(trail, { kind: 'clock', d: { ms: i } });
}

/** A copy of a stopped trail, for one change. */
export function copyOf(dir: string): string {
  const to = join(folder(), 'trail');
  cpSync(dir, to, { recursive: true });
  return to;
}

/** Sizes of the signed heads in a stopped trail. */
export function signedSizes(dir: string): readonly number[] {
  const db = new Database(join(dir, 'log.db'), { readonly: true });
  const sizes = db.prepare<[], number>('select size from signed_head order by size').pluck().all();
  db.close();
  return sizes;
}

/** Takes the newest entries away, and mends everything that the file itself says about them: what a restored old copy looks like. */
export function cutTo(db: Database.Database, size: number, root: Uint8Array): void {
  db.prepare('delete from entries where seq >= ?').run(size);
  db.prepare('delete from signed_head where size > ?').run(size);
  db.prepare('delete from tile where (idx + 1) * 256 > ? and level = 0').run(size);
  db.prepare('update head set size = ?, root = ?').run(size, root);
}

/** A keeper and a share apart from the trail's folder. */
export function outsidePlaces(): { readonly keeper: Keeper; readonly share: Share; readonly shareFolder: string } {
  const shareFolder = folder();
  return { keeper: fileKeeper(join(folder(), 'mark.json')), share: folderShare(shareFolder, ORIGIN), shareFolder };
}
