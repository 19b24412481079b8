/** Files of Windows: held by other programs, under other names of their folder, long, in other alphabets, reserved. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  ACTIVATE,
  carkey,
  carkeyEnds,
  kill,
  newPlace,
  placeAt,
  runNode,
  SECOND_DRIVE,
  startNode,
  VIN,
  windows,
  written,
  type Place,
  type Program,
} from '../windows.ts';

const INSIDE = 'Z:\\w\\test\\windows\\inside';

/** Another program holds a file until the case ends; with `ms` for so long, again and again. */
async function hold(file: string, ms?: number): Promise<Program> {
  const program = startNode([`${INSIDE}\\hold.ts`, file, ...(ms === undefined ? [] : [String(ms)])]);
  onTestFinished(() => kill(program));
  await written(program, /held/);
  return program;
}

/** Names of files that were laid aside as unreadable. */
const laidAside = ({ here }: Place): readonly string[] =>
  readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.unreadable'));

/** A folder in which one activation was done. */
async function worked(): Promise<Place> {
  const place = newPlace();
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
  return place;
}

const HELD = ['settings.json', 'practice\\world.json', 'practice\\log.db', 'practice\\log.db-wal', 'lock.db', 'practice\\vault.key.sealed'];
for (const file of HELD) {
  windows(`${file}, held for good, ends the console in time with a word for it, and is not laid aside`, async () => {
    const place = await worked();
    const here = join(place.here, file.replace('\\', '/'));
    // Not there after an orderly end: the settings that nobody changed, and what SQLite keeps beside its file while it is open.
    if (!existsSync(here)) writeFileSync(here, file === 'settings.json' ? '{ "language": "en" }' : '');
    await hold(`${place.windows}\\${file}`);
    const ended = await carkey([...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
    expect([laidAside(place), ended.code], ended.err).toEqual([[], 1]);
    expect(ended.err).toMatch(/in use by another program/);
  });
}

windows('a file that is held for a moment is waited for', async () => {
  const place = await worked();
  writeFileSync(join(place.here, 'settings.json'), '{ "language": "en" }');
  await hold(`${place.windows}\\settings.json`, 700);
  await carkeyEnds(0, ['status', '--vin', VIN, '--simulator', 'ok', '--data', place.windows]);
  expect(laidAside(place)).toEqual([]);
});

windows('the marks and the head outside, held for good, stop no work', async () => {
  const place = await worked();
  for (const file of ['marks\\practice.json', 'practice\\head.txt']) await hold(`${place.windows}\\${file}`);
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
  expect(laidAside(place)).toEqual([]);
});

windows('a scanner that opens every new file for 2 ms neither ends an activation nor lays anything aside', async () => {
  const place = newPlace();
  const scanner = startNode([`${INSIDE}\\scanner.ts`, place.windows]);
  onTestFinished(() => kill(scanner));
  await written(scanner, /scanning/);
  for (let i = 0; i < 2; i += 1) await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
  await written(scanner, /scanned [1-9]\d/);
  await kill(scanner);
  expect(laidAside(place)).toEqual([]);
  await carkeyEnds(0, ['audit', 'verify', '--data', place.windows]);
});

windows('a database that a scanner is at is opened for writing, or said to be in use, and never said to be read-only', async () => {
  const place = newPlace();
  const scanner = startNode([`${INSIDE}\\scanner.ts`, place.windows]);
  onTestFinished(() => kill(scanner));
  await written(scanner, /scanning/);
  const { code, out, err } = await runNode([`${INSIDE}\\open-often.ts`, `${place.windows}\\log.db`, '200']);
  await written(scanner, /scanned [1-9]\d/);
  expect(code, err).toBe(0);
  const { opened = 0, EINUSE = 0, ...others } = JSON.parse(out) as Readonly<Record<string, number>>;
  expect([others, opened + EINUSE, opened > 0]).toEqual([{}, 200, true]);
});

windows('the same folder by a second drive letter is the same folder', async () => {
  const place = await worked();
  const other = `${SECOND_DRIVE}\\${basename(place.here)}`;
  await carkeyEnds(0, ['audit', 'verify', '--data', other]);
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--data', other]);
});

windows('a folder with a long name in other alphabets, with signs of the shell in it', async () => {
  const base = newPlace();
  const here = join(base.here, 'Prüfstand été 日本 & %TEMP% ^(1)', 'x'.repeat(120), 'y'.repeat(120));
  mkdirSync(here, { recursive: true });
  const place = placeAt(here);
  expect(place.windows.length).toBeGreaterThan(260);
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
  await carkeyEnds(0, ['audit', 'backup', '--data', place.windows]);
  await carkeyEnds(0, ['audit', 'export', '--format', 'jsonl', '--file', `${place.windows}\\é.jsonl`, '--data', place.windows]);
  expect(readFileSync(join(here, 'é.jsonl'), 'utf8')).toContain(VIN);
  await carkeyEnds(0, ['audit', 'verify', '--data', place.windows]);
});

windows('an export or a bundle to a device or a hidden part of a file is refused, and nothing is written', async () => {
  const place = await worked();
  const before = (await carkeyEnds(0, ['audit', 'list', '--data', place.windows])).out;
  for (const file of ['nul', 'CON.csv', 'com1', 'export.csv:hidden', 'export.', '\\\\.\\COM1']) {
    const path = file.startsWith('\\') ? file : `${place.windows}\\${file}`;
    expect((await carkeyEnds(2, ['audit', 'export', '--file', path, '--data', place.windows])).err).toContain('Windows');
  }
  await carkeyEnds(2, ['bundle', 'create', `${place.windows}\\aux.carkey`, '--data', place.windows]);
  expect((await carkeyEnds(0, ['audit', 'list', '--data', place.windows])).out).toBe(before);
  expect(readdirSync(place.here).filter((name) => /nul|con\.|com1|export|aux/i.test(name))).toEqual([]);
});

windows('what is read from a device name is said to be no file', async () => {
  const { windows: folder } = newPlace();
  for (const name of ['NUL', 'CON', '\\\\.\\NUL']) {
    const { code, err } = await carkey(['bundle', 'verify', name, '--data', folder]);
    expect([code, err.split('\n').length], err).toEqual([2, 2]);
  }
});

windows('an export says that PowerShell would change what goes to standard output', async () => {
  const place = await worked();
  const { out, err } = await carkeyEnds(0, ['audit', 'export', '--data', place.windows]);
  expect(out).toContain(VIN);
  expect(err).toContain('PowerShell');
});

windows('a folder that was deleted: the verification let go of its files, the new log is told apart, another folder is free', async () => {
  const place = await worked();
  await carkeyEnds(0, ['audit', 'verify', '--data', place.windows]);
  const gone = startNode(['-e', `require('node:fs').rmSync(${JSON.stringify(place.windows)}, { recursive: true })`]);
  expect((await gone.ended).code, gone.err()).toBe(0);
  expect(existsSync(place.here)).toBe(false);
  // The Credential Manager remembers the newest head of what was here.
  const { err } = await carkeyEnds(6, [...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
  expect(err).toContain('was deleted or exchanged');
  expect(err).toContain('work in another folder (--data)');
  await worked();
});
