import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { add, folder, openFor, optionsFor, verified } from './trails.ts';

const APPENDER = join(import.meta.dirname, 'appender.ts');
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

type Child = { readonly process: ChildProcess; readonly lines: AsyncIterator<string> };

function start(args: readonly string[], options: SpawnOptions = {}): Child {
  const child = spawn(process.execPath, [APPENDER, ...args], { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null) throw new Error('the child has no output');
  return { process: child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

async function nextLine({ lines }: Child): Promise<string> {
  const line = await lines.next();
  return line.done === true ? '' : line.value;
}

describe('a process that is killed', () => {
  test('loses nothing that it acknowledged, and its log verifies', async () => {
    const dir = folder();
    let acknowledged = -1;
    for (let round = 0; round < 5; round += 1) {
      const child = start([dir]);
      const wanted = acknowledged + 30 + 37 * round;
      while (acknowledged < wanted) acknowledged = Number(await nextLine(child));
      child.process.kill('SIGKILL');
      for (let line = await nextLine(child); line !== ''; line = await nextLine(child)) acknowledged = Number(line);
      const report = await verified(dir);
      expect(report.findings).toEqual([]);
      expect(report.size).toBeGreaterThan(acknowledged);
    }
    const trail = openFor(dir);
    expect(trail.list({}, acknowledged + 1, 1).rows[0]?.seq).toBe(acknowledged);
    expect(trail.detail(acknowledged)).toMatchObject({
      commitmentsHold: true,
      opened: { reason: expect.stringMatching(/^answer/) as string },
    });
  });
});

describe('a folder has one writer', () => {
  test('another process is told so at once, and may write when the first was killed', async () => {
    const dir = folder();
    const child = start([dir, 'hold']);
    expect(await nextLine(child)).toBe('open');
    expect(openTrail(optionsFor(dir))).toEqual({ ok: false, error: 'other-writer' });
    const watcher = openFor(dir, { readonly: true });
    expect(watcher.view()).toMatchObject({ size: 0, problem: 'read-only' });
    const gone = once(child.process, 'exit');
    child.process.kill('SIGKILL');
    await gone;
    add(openFor(dir), { kind: 'start' });
    expect(watcher.view().size).toBe(1);
  });

  test('so is a second one in the same process', () => {
    const dir = folder();
    const first = openFor(dir);
    expect(openTrail(optionsFor(dir))).toEqual({ ok: false, error: 'other-writer' });
    first.stop();
    expect(openTrail(optionsFor(dir)).ok).toBe(true);
  });

  test('a stopped trail leaves no write-ahead log', () => {
    const dir = folder();
    const trail = openFor(dir);
    add(trail, { kind: 'start' });
    trail.stop();
    expect(readdirSync(dir).sort()).toEqual(['lock.db', 'log.db', 'reserve.bin', 'vault.db', 'vault.key']);
    expect(statSync(join(dir, 'reserve.bin')).size).toBe(4096);
  });
});

describe('a folder that cannot be written', () => {
  test('is a problem with a name, not an exception', async () => {
    const parent = folder();
    chmodSync(parent, 0o755);
    const dir = join(parent, 'trail');
    openFor(dir).stop();
    chmodSync(dir, 0o555);
    for (const name of readdirSync(dir)) chmodSync(join(dir, name), 0o444);
    const child = start([dir], isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    expect(await nextLine(child)).toBe('read-only');
    chmodSync(dir, 0o755);
  });

  test('a place where no folder can be made is one too', () => {
    const dir = folder();
    openFor(join(dir, 'a')).stop();
    expect(openTrail(optionsFor(join(dir, 'a', 'log.db', 'b')))).toMatchObject({ ok: false });
  });

  test('a trail copied to a place without write permission can still be read by its owner', () => {
    const dir = folder();
    const trail = openFor(join(dir, 'a'));
    add(trail, { kind: 'start' });
    trail.stop();
    mkdirSync(join(dir, 'b'));
    cpSync(join(dir, 'a'), join(dir, 'b'), { recursive: true });
    if (isRoot) for (const name of readdirSync(join(dir, 'b'))) chownSync(join(dir, 'b', name), 0, 0);
    expect(openFor(join(dir, 'b'), { readonly: true }).list({}, undefined, 5).rows).toHaveLength(1);
    expect(existsSync(join(dir, 'b', 'reserve.bin'))).toBe(true);
  });
});
