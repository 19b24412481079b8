/**
 * Goal L5: what was cut off, restored or written anew is found by what remembers the log outside, and nothing else raises an alarm.
 * Every size, every place and 1,000 kills: `npm run faults -- --only=rollback,recovery`.
 */
import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootOf } from '../../../app/audit/log/merkle.ts';
import { encodeLeaf, entryOf } from '../../../main/audit/log/entries.ts';
import { fileKeeper, folderShare, outsideView } from '../../../main/audit/witness/high-water-mark.ts';
import { add, folder, handClock, ORIGIN, tamper } from './trails.ts';
import { addPlain, copyOf, openSigning, outsidePlaces } from './heads-trails.ts';
import { hashesOf, rewrite, truncate } from '../../support/trails.ts';

const SIZE = 200;
const EVERY = 10;

type Made = { readonly dir: string; readonly mark: string; readonly shareFolder: string };

/** A stopped log of 200 entries whose head went outside at 10, 20 … up to `last`; the second place of the folder itself is gone. */
async function witnessed(last: number): Promise<Made> {
  const dir = folder();
  const clock = handClock();
  const shareFolder = folder();
  const mark = join(folder(), 'mark.json');
  const trail = openSigning(dir, { clock, share: folderShare(shareFolder, ORIGIN) });
  for (let i = 0; i < SIZE; i += EVERY) {
    addPlain(trail, EVERY);
    if (i + EVERY <= last) expect(await trail.maintenance.meetShare()).toBe('met');
  }
  trail.stop();
  rmSync(join(dir, 'head.txt'));
  return { dir, mark, shareFolder };
}

describe('a log that was cut', () => {
  it('is found below the last head outside, and above it the entries are counted that nothing vouches for', async () => {
    const last = 150;
    const { dir, shareFolder } = await witnessed(last);
    const wrong: unknown[] = [];
    for (let size = SIZE; size > 0; size -= 3) {
      const cut = copyOf(dir);
      truncate(cut, size);
      const trail = openSigning(cut, { share: folderShare(shareFolder, ORIGIN) });
      const before = folderShare(shareFolder, ORIGIN);
      const left = await before.read();
      const met = await trail.maintenance.meetShare();
      if (size < last) {
        const found = trail.maintenance.finding();
        const refused = trail.append({ kind: 'clock' });
        if (met !== 'contradicted' || found?.what !== 'rolled-back' || found.firstBad !== size || refused.ok)
          wrong.push([size, met, found]);
      } else if (met !== 'met' || trail.maintenance.finding() !== null) wrong.push([size, met]);
      trail.stop();
      if (left.ok && left.value !== null) await before.write(left.value);
    }
    expect(wrong).toEqual([]);
  });

  it('is found by the mark and by the second place too, before anything is added', () => {
    const dir = folder();
    const keeper = fileKeeper(join(folder(), 'mark.json'));
    const trail = openSigning(dir, { keeper });
    addPlain(trail, 5);
    trail.stop();
    const old = copyOf(dir);
    const again = openSigning(dir, { keeper });
    addPlain(again, 5);
    again.stop();
    const restored = openSigning(old, { keeper });
    expect(restored.maintenance.finding()).toMatchObject({ what: 'rolled-back', firstBad: 5 });
    expect(restored.view()).toMatchObject({ size: 5, problem: 'corrupt' });
    restored.stop();
    truncate(dir, 7);
    expect(openSigning(dir).maintenance.finding()).toMatchObject({ what: 'rolled-back', firstBad: 7 });
  });

  it('says how many entries came after the newest proof outside', async () => {
    const { keeper, share } = outsidePlaces();
    const clock = handClock();
    const trail = openSigning(folder(), { keeper, share, clock });
    addPlain(trail, 4);
    expect(trail.maintenance.outside()).toEqual({ kind: 'none', at: null, size: 0, entriesSince: 4 });
    await trail.maintenance.meetShare();
    expect(trail.maintenance.outside()).toEqual({ kind: 'share', at: clock.now, size: 4, entriesSince: 0 });
    clock.now += 1000;
    addPlain(trail, 3);
    expect(trail.maintenance.outside()).toMatchObject({ kind: 'share', entriesSince: 3 });
    expect(trail.maintenance.recordPrinted({})).toMatchObject({ ok: true });
    expect(trail.maintenance.outside()).toEqual({ kind: 'receipt', at: clock.now, size: 7, entriesSince: 1 });
    expect(outsideView([], 12).entriesSince).toBe(12);
  });
});

describe('a log that was written anew with its own key', () => {
  it('is found by the share, which is left alone, and both heads are kept', async () => {
    const { dir, shareFolder } = await witnessed(150);
    const share = folderShare(shareFolder, ORIGIN);
    const note = await share.read();
    for (const seq of [0, 75, 149]) {
      const forged = copyOf(dir);
      rewrite(forged, seq);
      const trail = openSigning(forged, { share });
      expect(trail.maintenance.finding()).toBeNull();
      expect(await trail.maintenance.meetShare()).toBe('contradicted');
      expect(trail.maintenance.finding()).toMatchObject({ what: 'forked', firstBad: 0 });
      expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
      expect(trail.maintenance.exportEvidence(join(forged, 'out'))).toEqual(['head-150-ours.txt', 'head-150-outside.txt']);
      expect(await share.read()).toEqual(note);
    }
  });

  it('is not found after the last head outside: that is the limit', async () => {
    const { dir, shareFolder } = await witnessed(150);
    rewrite(dir, 150);
    const trail = openSigning(dir, { share: folderShare(shareFolder, ORIGIN) });
    expect(await trail.maintenance.meetShare()).toBe('met');
  });

  it('is found by a head on paper', () => {
    const dir = folder();
    const trail = openSigning(dir);
    addPlain(trail, 9);
    const { size, root } = trail.view();
    addPlain(trail, 3);
    expect(trail.maintenance.comparePrinted(size, root)).toBe('fits');
    trail.stop();
    rmSync(join(dir, 'head.txt'));
    rewrite(dir, 4);
    expect(openSigning(dir).maintenance.comparePrinted(size, root)).toBe('forked');
  });

  it('without another signature is found at once', async () => {
    const { dir } = await witnessed(0);
    tamper(dir, (db) => {
      const leaf = encodeLeaf({
        ...entryOf(db.prepare<[], Buffer>('select leaf from entries where seq = 40').pluck().get() ?? Buffer.alloc(0)),
        ts: 1,
      });
      db.prepare('update entries set leaf = ?, hash = ? where seq = 40').run(leaf.leaf, leaf.hash);
      db.prepare('update head set root = ?').run(rootOf(hashesOf(db)));
    });
    expect(openSigning(dir).maintenance.finding()).toMatchObject({ what: 'corrupt', firstBad: 0 });
  });
});

describe('a share', () => {
  it('that cannot be reached or holds a foreign head is said to, and is not written to', async () => {
    const { share, shareFolder } = outsidePlaces();
    const dir = folder();
    const trail = openSigning(dir, { share });
    addPlain(trail, 2);
    writeFileSync(join(shareFolder, 'log.invalid_test_1.checkpoint'), 'not a note');
    expect(await trail.maintenance.meetShare()).toBe('foreign');
    expect(await share.read()).toEqual({ ok: true, value: 'not a note' });
    rmSync(shareFolder, { recursive: true });
    expect(await trail.maintenance.meetShare()).toBe('unreachable');
    expect(trail.maintenance.finding()).toBeNull();
  });
});

describe('an alarm', () => {
  it('is never raised by a console that is killed, whenever that happens', async () => {
    const dir = folder();
    const mark = join(folder(), 'mark.json');
    const child = new URL('./heads-appender.ts', import.meta.url);
    for (let round = 0; round < 12; round += 1) {
      const running = fork(child, [dir, mark], { stdio: 'ignore' });
      const wanted = 1 + ((round * 7) % 40);
      await new Promise<void>((resolve) => {
        running.on('message', (count) => (Number(count) >= wanted ? running.kill('SIGKILL') : false));
        running.on('exit', () => resolve());
      });
      const trail = openSigning(dir, { keeper: fileKeeper(mark) });
      expect([round, trail.maintenance.finding()]).toEqual([round, null]);
      add(trail, { kind: 'start' });
      trail.stop();
    }
  });
});
