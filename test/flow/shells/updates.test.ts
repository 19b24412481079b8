/** Updates by electron-updater itself, from a real server on this computer, into a real file: what a good feed does, and what bad ones do not. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UPDATE_LIMITS, type UpdateLimits } from '../../../main/shells/electron/update/update-fetch.ts';
import { selfUpdate, type SelfUpdate, type SelfUpdateParts } from '../../../main/shells/electron/update/updates.ts';
import { temporaryFolder } from '../../support/console.ts';
import {
  bytes,
  cutShort,
  endless,
  feedText,
  sha512,
  silent,
  startUpdateServer,
  truncated,
  type FeedFile,
  type UpdateServer,
} from '../../support/update-feed.ts';

const FEED = 'latest-linux.yml';
const NEW = Buffer.from(`#!/bin/sh\n# ${'new '.repeat(20_000)}\n`);
const OLD = Buffer.from('#!/bin/sh\n# old\n');
const GOOD: FeedFile = { version: '0.2.0', file: 'CarKey-Console-0.2.0.AppImage', sha512: sha512(NEW), size: NEW.length };

let server: UpdateServer;
let folder: ReturnType<typeof temporaryFolder>;
/** What the program was asked to do, in order. */
let did: string[];

beforeEach(async () => {
  server = await startUpdateServer();
  folder = temporaryFolder();
  did = [];
  mkdirSync(join(folder.path, 'programs'));
  writeFileSync(program(), OLD, { mode: 0o755 });
  writeFileSync(join(folder.path, 'app-update.yml'), 'provider: generic\nurl: https://x.invalid\nupdaterCacheDirName: carkey-updater\n');
  process.env['APPIMAGE'] = program();
});
afterEach(async () => {
  delete process.env['APPIMAGE'];
  await server.stop();
  folder.remove();
});

const program = (): string => join(folder.path, 'programs', 'CarKey.AppImage');

function updates(changes: Partial<SelfUpdateParts> = {}, limits: Partial<UpdateLimits> = {}): SelfUpdate {
  return selfUpdate({
    own: { kind: 'appimage', file: program() },
    version: '0.1.0',
    arch: 'x64',
    folder: folder.path,
    config: join(folder.path, 'app-update.yml'),
    fetch,
    limits: { ...UPDATE_LIMITS, ...limits },
    quit: () => did.push('quit'),
    startAgain: () => did.push('start again'),
    tell: () => did.push('tell'),
    log: () => null,
    ...changes,
  });
}

const never = (): AbortSignal => new AbortController().signal;
const look = ({ door }: SelfUpdate, feed = server.url) => door.look(feed, never());

function offer(feed: Partial<FeedFile> = {}, file = bytes(NEW)): void {
  const told = { ...GOOD, ...feed };
  server.put(FEED, bytes(feedText(told)));
  server.put(told.file, file);
}

/** Looks, fetches, and as a person who wants it, installs: what became of the fetching. */
async function goThrough(one: SelfUpdate): Promise<unknown> {
  await look(one);
  const fetched = await one.door.fetch(() => undefined, never());
  one.door.install();
  await one.leave(() => undefined);
  return fetched.ok ? 'fetched' : fetched.error;
}

/** Files that are kept of what was fetched. */
const kept = (): readonly string[] => {
  const pending = join(folder.path, 'updates', 'carkey-updater', 'pending');
  return existsSync(pending) ? readdirSync(pending) : [];
};

describe('a good feed', () => {
  test('is offered, fetched byte by byte, and takes the place of the old file once the console has stopped', async () => {
    offer();
    const one = updates();
    expect(await look(one)).toMatchObject({ ok: true, value: { version: '0.2.0', size: NEW.length } });
    expect(server.asked).toEqual([FEED]);
    const told: number[] = [];
    expect(await one.door.fetch((count) => told.push(count), never())).toEqual({ ok: true, value: null });
    expect(told.at(-1)).toBe(NEW.length);
    expect(readFileSync(program())).toEqual(OLD);
    one.door.install();
    expect(did).toEqual(['quit']);
    expect(readFileSync(program())).toEqual(OLD);
    await one.leave(() => undefined);
    expect(did).toEqual(['quit', 'start again']);
    expect(readFileSync(program())).toEqual(NEW);
    expect(readdirSync(join(folder.path, 'programs'))).toEqual(['CarKey.AppImage']);
  });

  test('replaces nothing when the program ends without a person having asked for it', async () => {
    offer();
    const one = updates();
    await look(one);
    await one.door.fetch(() => undefined, never());
    await one.leave(() => undefined);
    expect(readFileSync(program())).toEqual(OLD);
    expect(did).toEqual([]);
  });

  test('may have blanks in the names of its files', async () => {
    offer({ file: 'CarKey Console-0.2.0.AppImage' });
    expect(await goThrough(updates())).toBe('fetched');
    expect(readFileSync(program())).toEqual(NEW);
  });

  test('is told nothing about who asks', async () => {
    offer();
    await look(updates());
    expect(Object.keys(server.headers()).filter((name) => /staging|cookie|authorization|referer/.test(name))).toEqual([]);
  });

  test.each(['0.1.0', '0.0.9', '0.1.0-rc.1'])('of version %s offers nothing to 0.1.0, and nothing is fetched', async (version) => {
    offer({ version });
    const one = updates();
    expect(await look(one)).toEqual({ ok: true, value: null });
    expect(await goThrough(one)).toBe('feed');
    expect(readFileSync(program())).toEqual(OLD);
    expect(server.asked).not.toContain(GOOD.file);
  });
});

describe('a file that is not the one that was meant', () => {
  test.each([
    ['has other bytes', {}, bytes(Buffer.from(NEW).fill('x', 100, 200)), 'checksum'],
    ['is cut off on the way', {}, truncated(NEW), 'broken-off'],
    ['ends early, in order', {}, cutShort(NEW), 'broken-off'],
    ['is longer than it says', {}, bytes(Buffer.concat([NEW, NEW])), 'too-large'],
    ['never ends', {}, endless, 'too-large'],
    ['has another size than announced', { size: NEW.length - 1 }, bytes(NEW), 'too-large'],
  ])('that %s leaves the old program, and nothing of it is kept', async (_, feed, file, reason) => {
    offer(feed, file);
    expect(await goThrough(updates())).toBe(reason);
    expect(readFileSync(program())).toEqual(OLD);
    expect(kept()).toEqual([]);
    expect(did).toEqual(['quit']);
  });

  test('is missing, and the old program stays', async () => {
    server.put(FEED, bytes(feedText(GOOD)));
    expect(await goThrough(updates())).toBe('server');
    expect(readFileSync(program())).toEqual(OLD);
  });

  test.each([
    ['goes silent after a byte', silent],
    ['is never begun', () => undefined],
  ])('that %s is given up, and the line is closed', async (_, answer) => {
    offer({}, answer);
    expect(await goThrough(updates({}, { stallMs: 50 }))).toBe('too-slow');
    await server.left;
  });

  test('comes so slowly that it would never end: it is given up, although it is never silent', async () => {
    offer({}, (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('#'), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await goThrough(updates({}, { fileMs: 100 }))).toBe('too-slow');
    await server.left;
  });

  test('was changed on the disk after it was fetched: the old program stays, that is told, and it starts again', async () => {
    offer();
    const one = updates();
    await look(one);
    await one.door.fetch(() => undefined, never());
    writeFileSync(join(folder.path, 'updates', 'carkey-updater', 'pending', GOOD.file), 'changed');
    one.door.install();
    await one.leave(() => undefined);
    expect(readFileSync(program())).toEqual(OLD);
    expect(did).toEqual(['quit', 'tell', 'start again']);
    expect(readdirSync(join(folder.path, 'programs'))).toEqual(['CarKey.AppImage']);
  });

  test('cannot be put where the old one is: what is there stays, that is told, and it starts again', async () => {
    offer();
    const inTheWay = join(folder.path, 'programs', 'a folder');
    mkdirSync(inTheWay);
    const one = updates({ own: { kind: 'appimage', file: inTheWay } });
    await goThrough(one);
    expect(did).toEqual(['quit', 'tell', 'start again']);
    expect(readdirSync(join(folder.path, 'programs'))).toEqual(['CarKey.AppImage', 'a folder']);
  });
});

describe('a feed', () => {
  test.each([
    ['is no YAML', '{{{ : ]'],
    ['is a page of a proxy', '<!doctype html><title>Sign in</title>'],
    ['is empty', ''],
    ['is a list', '- 1\n- 2\n'],
    ['has no version', feedText(GOOD).replace(/^version.*$/m, '')],
    ['has a version that is none', feedText({ ...GOOD, version: 'newest' })],
    ['has no checksum', feedText(GOOD).replaceAll(/sha512.*/g, '')],
    ['has another kind of checksum', feedText(GOOD).replaceAll('sha512', 'sha2')],
    ['names a file elsewhere', feedText({ ...GOOD, file: 'https://evil.test/CarKey.AppImage' })],
    ['names a file above it', feedText({ ...GOOD, file: '../CarKey.AppImage' })],
    ['has only files of other systems', feedText({ ...GOOD, file: 'CarKey-Console-Setup.exe' })],
    ['asks for an administrator', feedText(GOOD).replace('    size', '    isAdminRightsRequired: true\n    size')],
    ['loads the program from elsewhere', `${feedText(GOOD)}packages:\n  x64:\n    path: a.7z\n    sha512: ${GOOD.sha512}\n`],
  ])('that %s is not followed', async (_, text) => {
    server.put(FEED, bytes(text));
    const one = updates();
    expect(await look(one)).toEqual({ ok: false, error: 'feed' });
    expect(await goThrough(one)).toBe('feed');
    expect(server.asked.filter((name) => name !== FEED)).toEqual([]);
  });

  test('that announces a huge file is refused before a byte of it', async () => {
    offer({ size: 5_000_000_000 });
    expect(await look(updates())).toEqual({ ok: false, error: 'too-large' });
    expect(server.asked).toEqual([FEED]);
  });

  test('that is endless, or goes silent, is given up', async () => {
    server.put(FEED, endless);
    expect(await look(updates())).toEqual({ ok: false, error: 'too-large' });
    server.put(FEED, silent);
    expect(await look(updates({}, { feedMs: 50 }))).toEqual({ ok: false, error: 'too-slow' });
  });

  test('that is not there, or sends elsewhere, is an answer of the server; where nobody answers it is offline', async () => {
    expect(await look(updates())).toEqual({ ok: false, error: 'server' });
    server.put('elsewhere', bytes(feedText(GOOD)));
    server.put(FEED, (response) => response.writeHead(302, { location: '/elsewhere' }).end());
    expect(await look(updates())).toEqual({ ok: false, error: 'offline' });
    expect(server.asked).not.toContain('elsewhere');
    const { url } = server;
    await server.stop();
    expect(await look(updates(), url)).toEqual({ ok: false, error: 'offline' });
    server = await startUpdateServer();
  });
});

test('a download that a person calls off closes the line and keeps nothing, and can begin again', async () => {
  offer({}, silent);
  const one = updates();
  await look(one);
  const off = new AbortController();
  const fetched = one.door.fetch(() => off.abort(), off.signal);
  expect((await fetched).ok).toBe(false);
  await server.left;
  expect(kept()).toEqual([]);
  offer();
  expect(await goThrough(one)).toBe('fetched');
  expect(readFileSync(program())).toEqual(NEW);
});

test('an installer of Windows is started as it was verified, silently, and the program is started by it', async () => {
  const ran = join(folder.path, 'ran.txt');
  const installer = Buffer.from(`#!/bin/sh\necho "$0" "$@" > ${ran}\n`);
  const file = 'CarKey-Console-Setup-0.2.0.exe';
  const latest = process.platform === 'linux' ? FEED : 'latest.yml';
  server.put(latest, bytes(feedText({ version: '0.2.0', file, sha512: sha512(installer), size: installer.length })));
  server.put(file, bytes(installer));
  const require = createRequire(createRequire(import.meta.url).resolve('electron-updater'));
  const id = require.resolve('electron');
  // electron-updater tells Electron's own updater before it quits; Electron's package answers with a path where its program is not running.
  require.cache[id] = { exports: { autoUpdater: new EventEmitter() }, loaded: true } as unknown as NodeJS.Module;
  const one = updates({ own: { kind: 'nsis' } });
  await look(one);
  expect(await one.door.fetch(() => undefined, never())).toEqual({ ok: true, value: null });
  const path = join(folder.path, 'updates', 'carkey-updater', 'pending', file);
  expect(readFileSync(path)).toEqual(installer);
  chmodSync(path, 0o755);
  one.door.install();
  await one.leave(() => undefined);
  Reflect.deleteProperty(require.cache, id);
  await expect.poll(() => (existsSync(ran) ? readFileSync(ran, 'utf8') : '')).toBe(`${path} --updated /S --force-run\n`);
  expect(did).toEqual(['quit']);
});

test.each(['package', 'unsigned'] as const)('a program that is kept up to date in another way (%s) asks nobody', async (own) => {
  const one = updates({ own });
  expect(one.door.unfit).toBe(own);
  expect((await look(one)).ok).toBe(false);
  expect(server.asked).toEqual([]);
});
