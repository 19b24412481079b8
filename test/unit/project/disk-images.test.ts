import { describe, expect, it } from 'vitest';
import { diskOf, imageOf, seeded, type Fate } from '../../faults/disk-images.ts';
import type { Recording, Step } from '../../faults/disk-recording.ts';

const FILE = 1;
const write = (text: string, at = 0): Step => ({ is: 'write', file: FILE, at, bytes: Buffer.from(text) });
const SYNC: Step = { is: 'sync', file: FILE };
const SYNC_NAMES: Step = { is: 'sync', file: 0 };
const NAMED: Step = { is: 'name', folder: 0, name: 'a', file: FILE };

/** All contents of `a` (null: no such file) that so many cuts after these steps leave. */
function found(steps: readonly Step[], fate: Fate, counts?: (step: number) => boolean): ReadonlySet<string | null> {
  const recording: Recording = { steps, names: new Map([[FILE, 'a']]), folders: new Set([0]) };
  const pending = diskOf(recording, counts).at(steps.length);
  const random = seeded(1);
  const images = Array.from({ length: 60 }, () => imageOf(pending, fate, random).files);
  return new Set(images.map((files) => files.get('a')?.toString() ?? files.get('b')?.toString() ?? null));
}

describe('an image of a disk after a power cut', () => {
  it('holds what was synced, whatever happens to the rest', () => {
    const steps = [NAMED, SYNC_NAMES, write('old'), SYNC, write('new')];
    expect(found(steps, 'none')).toEqual(new Set(['old']));
    expect(found(steps, 'all')).toEqual(new Set(['new']));
    expect(found(steps, 'some')).toEqual(new Set(['old', 'new']));
  });

  it('may hold a later write without the one before it, but no other beginning', () => {
    const steps = [NAMED, SYNC_NAMES, write('ab'), SYNC, write('A'), write('B', 1)];
    expect(found(steps, 'some')).toEqual(new Set(['ab', 'Ab', 'aB', 'AB']));
    expect(found(steps, 'beginning')).toEqual(new Set(['ab', 'Ab', 'AB']));
  });

  it('tears a write at 512 bytes and nowhere else', () => {
    const [old, fresh] = ['x', 'y'].map((letter) => letter.repeat(512)) as [string, string];
    const steps = [NAMED, SYNC_NAMES, write(old + old), SYNC, write(fresh + fresh)];
    expect(found(steps, 'sectors')).toEqual(new Set([old + old, old + fresh, fresh + old, fresh + fresh]));
  });

  it('may lack a name that was not synced, though its content was', () => {
    expect(found([NAMED, write('x'), SYNC], 'none')).toEqual(new Set([null]));
    expect(found([NAMED, write('x'), SYNC, SYNC_NAMES], 'none')).toEqual(new Set(['x']));
  });

  it('has a renamed file under one of its names, and one cut off at one of its lengths', () => {
    const moved: Step = { is: 'rename', folder: 0, from: 'a', to: 'b' };
    expect(found([NAMED, write('x'), SYNC, SYNC_NAMES, moved], 'some')).toEqual(new Set(['x']));
    expect(found([NAMED, SYNC_NAMES, write('xyz'), SYNC, { is: 'truncate', file: FILE, size: 1 }], 'some')).toEqual(new Set(['x', 'xyz']));
  });

  it('of a disk that ignores a sync is as if it had never been asked for', () => {
    const steps = [NAMED, SYNC_NAMES, write('x'), SYNC];
    expect(found(steps, 'none', (step) => step !== 3)).toEqual(new Set(['']));
  });

  it('leaves the disk as it was for the next image, and a disk does not go back', () => {
    const recording: Recording = { steps: [NAMED, SYNC_NAMES, write('x')], names: new Map(), folders: new Set([0]) };
    const disk = diskOf(recording);
    const pending = disk.at(3);
    imageOf(pending, 'all', seeded(1));
    expect(imageOf(pending, 'none', seeded(1)).files.get('a')?.toString()).toBe('');
    expect(() => disk.at(1)).toThrow('back');
  });
});
