/** A share through a process: what a stuck one costs is the answer, and nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ToChild } from '../../../../main/link/messages/messages.ts';
import { forkLink, type LinkChild, type SpawnLink } from '../../../../main/link/messages/process.ts';
import { shareProcess } from '../../../../main/modes/share-process.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-share-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Processes that are alive, answer every beat, and never a question: what a thread in a dead network looks like from outside. They ignore a polite end. */
function stuck() {
  const killed: number[] = [];
  const told: ToChild[] = [];
  let count = 0;
  const spawn: SpawnLink = (): LinkChild => {
    const pid = (count += 1);
    const hears: ((message: unknown) => void)[] = [];
    const ends: ((code: number | null) => void)[] = [];
    queueMicrotask(() => hears.forEach((hear) => hear({ type: 'ready' })));
    return {
      pid,
      send: (message) => {
        told.push(message);
        if (message.type === 'ping') hears.forEach((hear) => hear({ type: 'pong' }));
      },
      onMessage: (listener) => void hears.push(listener),
      onExit: (listener) => void ends.push(listener),
      kill: () => {
        killed.push(pid);
        ends.forEach((end) => end(null));
      },
    };
  };
  return { spawn, killed, told };
}

test('a real one lists, reads and writes', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'a.request'), 'text');
  const files = shareProcess(dir, forkLink());
  expect(await files.requests()).toEqual(['a']);
  expect(await files.read('a.request')).toEqual({ ok: true, value: 'text' });
  expect(await files.read('none')).toEqual({ ok: false, error: 'missing' });
  expect(await files.write('b', 'more')).toBe(true);
  expect(await files.read('b')).toEqual({ ok: true, value: 'more' });
  await files.stop();
  expect(await files.read('b')).toEqual({ ok: false, error: 'too-slow' });
});

test('a stuck one is given up and replaced', async () => {
  const { spawn, killed } = stuck();
  const files = shareProcess('/share', spawn, 50);
  expect(await files.read('a')).toEqual({ ok: false, error: 'too-slow' });
  expect(await files.write('a', 'text')).toBe(false);
  expect(await files.requests()).toEqual([]);
  expect(killed).toEqual(expect.arrayContaining([1, 2]));
  await files.stop();
});

test('the end waits for no answer: who asked hears at once that there is none, and the process is killed', async () => {
  const { spawn, killed, told } = stuck();
  const files = shareProcess('/share', spawn);
  const reading = files.read('a');
  await expect.poll(() => told.some(({ type }) => type === 'share')).toBe(true);
  await files.stop();
  expect(await reading).toEqual({ ok: false, error: 'too-slow' });
  expect(killed).toContain(1);
});
