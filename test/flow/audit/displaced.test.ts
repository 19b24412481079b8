/** A log whose files were deleted, emptied or taken from elsewhere: what remembers the old one says so, and nothing new hides it. */
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../../main/audit/restore/restore.ts';
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { fileKeeper } from '../../../main/audit/witness/high-water-mark.ts';
import { reportOutside, contradicts } from '../../../main/trust/outside-report.ts';
import { folder, optionsFor } from './trails.ts';
import { addPlain, openSigning } from './heads-trails.ts';

const OLD = 'log.invalid/old/1';
const NEW = 'log.invalid/new/1';

/** A stopped log of five entries of the origin OLD, and the keeper that remembers it. */
function remembered(): { readonly dir: string; readonly keeper: ReturnType<typeof fileKeeper> } {
  const dir = folder();
  const keeper = fileKeeper(join(folder(), 'mark.json'));
  const trail = openSigning(dir, { keeper, origin: OLD });
  addPlain(trail, 5);
  trail.stop();
  return { dir, keeper };
}

const DAMAGES: Readonly<Record<string, (file: string) => void>> = {
  deleted: (file) => rmSync(file),
  emptied: (file) => writeFileSync(file, ''),
  'replaced by one of another console': (file) => {
    const foreign = folder();
    const trail = openSigning(foreign, { origin: NEW });
    addPlain(trail, 9);
    trail.stop();
    copyFileSync(join(foreign, 'log.db'), file);
    for (const name of ['vault.db', 'vault.key', 'signing.key']) copyFileSync(join(foreign, name), join(file, '..', name));
  },
};

describe('log.db', () => {
  it.each(Object.entries(DAMAGES))('that was %s takes no entries, and the mark stays', async (_, damage) => {
    const { dir, keeper } = remembered();
    const before = keeper.read();
    damage(join(dir, 'log.db'));
    const trail = openSigning(dir, { keeper, origin: NEW });
    expect(trail.maintenance.finding()).toMatchObject({ what: 'rolled-back', firstBad: 0 });
    expect(trail.maintenance.finding()?.detail).toContain(OLD);
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    trail.stop();
    expect([before?.origin, keeper.read()]).toEqual([OLD, before]);
    const outside = await reportOutside(dir, { mark: keeper, shareFolder: '' });
    expect(outside.ok && contradicts(outside.value)).toBe(true);
  });

  it('of a backup that was brought back is the successor of what the mark remembers', async () => {
    const { dir, keeper } = remembered();
    const trail = openSigning(dir, { keeper, origin: OLD });
    const backup = await trail.maintenance.backup();
    trail.stop();
    if (!backup.ok) throw new Error(backup.error.code);
    const { origin: _, ...options } = optionsFor(dir, { seeds: fileSeedStore(dir) });
    const restored = await restoreBackup({ from: backup.value.folder, reason: 'rolled-back', trail: options });
    if (!restored.ok) throw new Error(restored.error.code);
    const next = openSigning(dir, { keeper, origin: restored.value.origin });
    expect(next.maintenance.finding()).toBeNull();
    addPlain(next, 1);
    next.stop();
    expect(keeper.read()?.origin).toBe(restored.value.origin);
    const older = folder();
    const forgotten = openSigning(older, { keeper, origin: OLD });
    expect(forgotten.maintenance.finding()).toMatchObject({ what: 'rolled-back', firstBad: 0 });
  });
});

describe('vault.db', () => {
  it.each(['deleted', 'emptied'])('that was %s is not made anew under a log with entries', (how) => {
    const { dir } = remembered();
    DAMAGES[how]?.(join(dir, 'vault.db'));
    const opened = openTrail(optionsFor(dir, { origin: OLD, seeds: fileSeedStore(dir) }));
    expect(opened).toEqual({ ok: false, error: 'corrupt' });
    expect(existsSync(join(dir, 'vault.db'))).toBe(how === 'emptied');
  });
});
