/** The places that remember the newest head, where the disk does not let them be read or written: work goes on, and what they hold is still compared. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fileKeeper } from '../../../main/audit/witness/high-water-mark.ts';
import { addPlain, copyOf, openSigning } from './heads-trails.ts';
import { folder } from './trails.ts';

/** Something that is no file takes the name; the returned function gives it back. */
function block(file: string): () => void {
  const kept = `${file}.kept`;
  if (existsSync(file)) renameSync(file, kept);
  mkdirSync(file);
  return () => {
    rmSync(file, { recursive: true });
    if (existsSync(kept)) renameSync(kept, file);
  };
}

test.each(['head.txt', 'the mark'])('%s in the way of a write stops nothing, is told, and is written later', async (place) => {
  const dir = join(folder(), 'trail');
  const mark = join(folder(), 'mark.json');
  const told: (string | null)[] = [];
  const trail = openSigning(dir, { keeper: fileKeeper(mark), onTrouble: (problem) => told.push(problem) });
  const free = block(place === 'head.txt' ? join(dir, 'head.txt') : mark);
  addPlain(trail, 3);
  trail.maintenance.changeKey();
  await vi.waitUntil(() => trail.maintenance.owed() !== null);
  addPlain(trail, 1);
  expect(trail.view()).toMatchObject({ problem: null, size: 5 });
  free();
  await vi.waitUntil(() => trail.maintenance.owed() === null, { timeout: 10_000 });
  expect(told).toEqual(['io', null]);
  const newest = trail.maintenance.newestHead();
  expect(readFileSync(join(dir, 'head.txt'), 'utf8')).toBe(newest);
  expect(fileKeeper(mark).read()?.size).toBe(4);
});

test.each(['head.txt', 'the mark'])('an older copy is found once %s can be read again, and is not written over before', async (place) => {
  const dir = join(folder(), 'trail');
  const markAt = join(folder(), 'mark.json');
  const first = openSigning(dir, { keeper: fileKeeper(markAt) });
  addPlain(first, 3);
  first.stop();
  const old = copyOf(dir);
  const second = openSigning(dir, { keeper: fileKeeper(markAt) });
  addPlain(second, 3);
  second.stop();
  const newest = readFileSync(join(dir, 'head.txt'), 'utf8');
  cpSync(join(dir, 'head.txt'), join(old, 'head.txt'));
  // The other place does not know.
  if (place === 'head.txt') rmSync(markAt);
  else rmSync(join(old, 'head.txt'));
  const free = block(place === 'head.txt' ? join(old, 'head.txt') : markAt);
  const third = openSigning(old, { keeper: fileKeeper(markAt) });
  expect([third.maintenance.finding(), third.maintenance.owed()]).toEqual([null, 'io']);
  addPlain(third, 1);
  free();
  await vi.waitUntil(() => third.maintenance.finding() !== null, { timeout: 10_000 });
  expect(third.maintenance.finding()).toMatchObject({ what: 'rolled-back' });
  third.stop();
  if (place === 'head.txt') expect(readFileSync(join(old, 'head.txt'), 'utf8')).toBe(newest);
  else expect(fileKeeper(markAt).read()?.size).toBe(6);
});

test('a signing key that cannot be read now is not a wrong one, and its head stays', () => {
  const dir = join(folder(), 'trail');
  const trail = openSigning(dir);
  addPlain(trail, 3);
  trail.stop();
  const free = block(join(dir, 'signing.key'));
  expect(() => openSigning(dir)).toThrow();
  free();
  expect(existsSync(join(dir, 'head.txt'))).toBe(true);
  expect(openSigning(dir).maintenance.finding()).toBeNull();
});
