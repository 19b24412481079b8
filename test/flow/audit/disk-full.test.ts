import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LogProblem } from '../../../app/carkey/types.ts';
import { add, attemptDrafts, folder, openFor, verified } from './trails.ts';

const MEGABYTE = 1024 * 1024;

/** A small disk of its own, or null where this user may not mount one. */
function smallDisk(): string | null {
  const dir = join(folder(), 'disk');
  mkdirSync(dir);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', dir], { stdio: 'ignore' }).status !== 0) return null;
  onTestFinished(() => void execFileSync('umount', ['-l', dir]));
  return dir;
}

/** Takes all the space that is left. */
function fill(dir: string): void {
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(join(dir, 'ballast'), Buffer.alloc(bavail * bsize, 1));
}

test('on a full disk the outcome of a running attempt is still written, from the reserve', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === null) return skip('mounting a small disk needs root');
  const dir = join(disk, 'trail');
  const trail = openFor(dir, { reserveBytes: MEGABYTE });
  const { act, tx, drafts } = attemptDrafts(trail);
  add(trail, drafts.checked, drafts.intent, drafts.sent);
  fill(disk);
  const outcome = {
    kind: 'result',
    act,
    out: 'refused',
    err: 2341,
    d: { tx, reason: 'error' },
    personal: { reason: 'x'.repeat(5000) },
  } as const;
  for (let i = 0; existsSync(join(dir, 'reserve.bin')) && i < 500; i += 1)
    add(trail, { kind: 'clock', personal: { reason: 'x'.repeat(5000) } });
  expect(existsSync(join(dir, 'reserve.bin'))).toBe(false);
  add(trail, outcome);
  expect(trail.view().problem).toBeNull();

  let problem: LogProblem | null = null;
  let before = trail.view();
  while (problem === null) {
    before = trail.view();
    const done = trail.append({ kind: 'clock', personal: { reason: 'x'.repeat(5000) } });
    if (!done.ok) problem = done.error;
  }
  expect(problem).toBe('disk-full');
  expect(trail.view()).toEqual({ ...before, problem: 'disk-full' });

  rmSync(join(disk, 'ballast'));
  add(trail, { kind: 'clock' });
  expect(trail.view()).toMatchObject({ size: before.size + 1, problem: null });
  trail.stop();
  expect((await verified(dir)).findings).toEqual([]);
});
