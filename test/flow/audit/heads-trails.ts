/** Trails that sign: openers and small helpers for the tests of heads, witnesses, backups and epochs. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { TrailOptions } from '../../../main/audit/trail/trail.ts';
import { fileKeeper, folderShare, type Keeper, type Share } from '../../../main/audit/witness/high-water-mark.ts';
import { openedSigning, ORIGIN, type Signing } from '../../support/trails.ts';
import { folder } from './trails.ts';

export { addPlain, cutTo, type Signing } from '../../support/trails.ts';

/** Opens a signing trail that must open, and stops it when the test ends. */
export function openSigning(dir: string, more: Partial<TrailOptions> = {}): Signing {
  const trail = openedSigning(dir, more);
  onTestFinished(() => trail.stop());
  return trail;
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

/** A keeper and a share apart from the trail's folder. */
export function outsidePlaces(): { readonly keeper: Keeper; readonly share: Share; readonly shareFolder: string } {
  const shareFolder = folder();
  return { keeper: fileKeeper(join(folder(), 'mark.json')), share: folderShare(shareFolder, ORIGIN), shareFolder };
}
