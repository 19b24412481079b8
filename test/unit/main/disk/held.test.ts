/** Files that another program holds: what is tried again, for how long, and what it is called. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createDebts } from '../../../../main/disk/owed.ts';
import { heldFile, problemOf, TrailError } from '../../../../main/disk/problems.ts';
import { isTemporary, replaceFile } from '../../../../main/disk/change-file.ts';
import { folderProblem } from '../../../../main/data-folder/data-folder.ts';
import { readJsonFile } from '../../../../main/disk/json-file.ts';
import { briefly, FileInUse, isHeld, patiently } from '../../../../main/disk/held.ts';
import { logFile } from '../../../../main/disk/log-file.ts';
import { silentLogger } from '../../../../main/base/logger.ts';
import { startProblemOf } from '../../../../main/data-folder/start-problem.ts';
import { Undo } from '../../../../main/base/undo.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'carkey-held-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const says = (code: string) => Object.assign(new Error(code), { code, syscall: 'rename', errno: -1 });

/** Work that the disk refuses so many times. */
function refused(times: number, code: string): { readonly work: () => string; readonly tried: () => number } {
  let tries = 0;
  const work = () => {
    tries += 1;
    if (tries <= times) throw says(code);
    return 'done';
  };
  return { work, tried: () => tries };
}

describe('a step with a file', () => {
  test.each(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])('is tried again after %s', (code) => {
    const step = refused(3, code);
    expect([briefly(join(folder(), 'file'), step.work), step.tried()]).toEqual(['done', 4]);
  });

  test('ends as a file in use, with its path, when it is refused for as long as is waited', () => {
    const file = join(folder(), 'file');
    const step = refused(Infinity, 'EBUSY');
    expect(() => briefly(file, step.work)).toThrow(FileInUse);
    expect(step.tried()).toBeGreaterThan(3);
    expect(heldFile(new TrailError('in-use', { cause: new FileInUse(file) }))).toBe(file);
  });

  test('is not tried again for what waiting does not help', () => {
    for (const [file, code] of [
      [join(folder(), 'file'), 'ENOSPC'],
      // There is no such folder, so that this user has no right to write there.
      [join(folder(), 'nowhere', 'file'), 'EACCES'],
    ] as const) {
      const step = refused(Infinity, code);
      expect(() => briefly(file, step.work)).toThrow(code);
      expect(step.tried()).toBe(1);
    }
  });

  test('that may wait is asked anew until it is free, and lets go when it is called off', async () => {
    const freeAt = 5;
    let tries = 0;
    const work = () => (tries += 1) < freeAt;
    expect(await patiently(work, (isInTheWay) => isInTheWay)).toBe(false);
    expect(tries).toBe(freeAt);
    const ended = new AbortController();
    ended.abort();
    tries = 0;
    expect(await patiently(work, (isInTheWay) => isInTheWay, ended.signal)).toBe(true);
    expect(tries).toBe(1);
  });
});

describe('the word for it', () => {
  const sqlite = (code: string) => new Database.SqliteError(code, code);
  test.each([
    [new FileInUse('file'), 'in-use'],
    [says('EBUSY'), 'in-use'],
    [says('ENOTEMPTY'), 'in-use'],
    [says('EROFS'), 'read-only'],
    [says('ENAMETOOLONG'), 'io'],
    [says('EXDEV'), 'io'],
    [says('ECONNREFUSED'), null],
    [says('EADDRINUSE'), null],
    [sqlite('SQLITE_IOERR_LOCK'), 'in-use'],
    [sqlite('SQLITE_IOERR_DELETE'), 'in-use'],
    [sqlite('SQLITE_IOERR_SHMMAP'), 'in-use'],
    [sqlite('SQLITE_IOERR_DELETE_NOENT'), 'io'],
    [sqlite('SQLITE_IOERR_WRITE'), 'io'],
    [sqlite('SQLITE_CANTOPEN'), 'read-only'],
    [sqlite('SQLITE_BUSY'), 'other-writer'],
    [new TypeError('a bug'), null],
    [Object.assign(new Error('a bug'), { code: 'ERR_INVALID_ARG_TYPE' }), null],
  ])('%s is %s', (fault, problem) => {
    expect(problemOf(fault)).toBe(problem);
  });

  test('a start names the file, and gives no advice that is for another fault', () => {
    const problem = startProblemOf(new FileInUse(join('data', 'settings.json')));
    expect(problem).toMatchObject({ code: 'in-use' });
    expect(problem?.detail).toContain('"settings.json"');
    expect(problem?.detail).not.toContain('--data');
    expect(folderProblem('disk-full').detail).not.toContain('writable');
    expect(startProblemOf(new TypeError('a bug'))).toBeNull();
    expect(isHeld(new TypeError('a bug'), 'file')).toBe(false);
  });
});

describe('a small file', () => {
  test('is replaced whole, and nothing is left beside it when its place cannot be taken', () => {
    const file = join(folder(), 'settings.json');
    replaceFile(file, 'one');
    replaceFile(file, 'two');
    expect(readFileSync(file, 'utf8')).toBe('two');
    const taken = join(folder(), 'taken');
    mkdirSync(join(taken, 'in'), { recursive: true });
    expect(() => replaceFile(taken, 'three')).toThrow();
    expect(readdirSync(join(taken, '..'))).toEqual(['taken']);
    expect([isTemporary('settings.json.123', 'settings.json'), isTemporary('settings.json.lock', 'settings.json')]).toEqual([true, false]);
  });

  test('that cannot be read is no broken one: it stays, and nothing takes its place', () => {
    const file = join(folder(), 'settings.json');
    writeFileSync(file, 'not JSON');
    expect(readJsonFile(file, (value) => value ?? 'default', silentLogger)).toEqual({ value: 'default', laidAside: `${file}.unreadable` });
    mkdirSync(file);
    expect(() => readJsonFile(file, (value) => value ?? 'default', silentLogger)).toThrow('not-a-file');
    expect(readdirSync(join(file, '..')).sort()).toEqual(['settings.json', 'settings.json.unreadable']);
  });
});

describe('what nobody waits for', () => {
  test('a program log keeps its lines while the disk does not take them', () => {
    const file = join(folder(), 'console.log');
    mkdirSync(file);
    let now = 0;
    const log = logFile(file, () => now);
    log.write('one\n');
    log.write('two\n');
    rmSync(file, { recursive: true });
    log.write('three\n');
    // Left alone for a while, so that a held file costs no step of the work.
    expect(existsSync(file)).toBe(false);
    now = 60_000;
    log.write('four\n');
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\nthree\nfour\n');
  });

  test('a debt is tried again by itself, tells its beginning and its end, and the newest of a name counts', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const told: (string | null)[] = [];
    const debts = createDebts((problem) => told.push(problem));
    const written: string[] = [];
    let isHeldNow = true;
    const write = (text: string) => () => {
      if (isHeldNow) throw new FileInUse('head.txt');
      written.push(text);
    };
    debts.settle('head', write('one'));
    debts.settle('head', write('two'));
    expect([debts.problem(), written]).toEqual(['in-use', []]);
    vi.advanceTimersByTime(10_000);
    isHeldNow = false;
    vi.advanceTimersByTime(60_000);
    expect([debts.problem(), written, told]).toEqual([null, ['two'], ['in-use', null]]);
    debts.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('what a start began is ended, the last first, whatever becomes of a step', async () => {
    const ended: string[] = [];
    const undo = new Undo((fault) => ended.push(fault instanceof Error ? fault.message : ''));
    undo.add(() => ended.push('lock'));
    undo.add(() => Promise.reject(new Error('log')));
    undo.add(() => ended.push('socket'));
    await undo.run();
    await undo.run();
    expect(ended).toEqual(['socket', 'log', 'lock']);
  });
});
