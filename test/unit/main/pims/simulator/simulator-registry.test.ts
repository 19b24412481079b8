/** Which simulators are ours: what is registered, how it is read, and what proves it at the upgrade. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSimulator, register, registryFolder } from '../../../../../main/pims/simulator/registry.ts';
import { judgePeer, newChallenge, newSimulatorKey, proofOf } from '../../../../../main/pims/transport/simulator-proof.ts';

const URL_OF = 'ws://127.0.0.1:4711/pims';
let root: string;
let folder: string;
let file: string;
const ours = { port: 4711, pid: process.pid, key: newSimulatorKey() };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'carkey-registry-'));
  folder = registryFolder({ platform: 'linux', env: { XDG_RUNTIME_DIR: root } });
  file = join(folder, 'simulator-4711.json');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Windows has no such modes: there the folder of the user has an access list. */
const isWindows = process.platform === 'win32';

describe('the registry of simulators', () => {
  it('is found by its port on this computer, and gone once it is taken back', () => {
    const unregister = register(folder, ours);
    if (!isWindows) expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
    for (const url of [URL_OF, 'ws://localhost:4711', 'wss://[::1]:4711/pims']) expect(findSimulator(folder, url)).toEqual(ours);
    for (const url of ['ws://127.0.0.1:4712/pims', 'wss://bridge.example:4711/pims', 'ws://127.0.0.1/pims', 'no address', ''])
      expect(findSimulator(folder, url), url).toBeNull();
    unregister();
    expect([findSimulator(folder, URL_OF), readdirSync(folder)]).toEqual([null, []]);
  });

  it('forgets a process that is gone, and takes the place of what it left', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    register(folder, { ...ours, pid: gone });
    expect(findSimulator(folder, URL_OF)).toBeNull();
    register(folder, ours);
    expect(findSimulator(folder, URL_OF)).toEqual(ours);
  });

  it.skipIf(isWindows).each<readonly [string, () => void]>([
    ['a folder that others may enter', () => chmodSync(folder, 0o755)],
    ['a file that others may read', () => chmodSync(file, 0o644)],
  ])('believes nothing in %s', (_, spoil) => {
    register(folder, ours);
    spoil();
    expect(findSimulator(folder, URL_OF)).toBeNull();
  });

  it.each<readonly [string, () => void]>([
    [
      'a link',
      () => {
        rmSync(file);
        writeFileSync(join(root, 'real'), '{}', { mode: 0o600 });
        symlinkSync(join(root, 'real'), file);
      },
    ],
    [
      'a folder',
      () => {
        rmSync(file);
        mkdirSync(file, { mode: 0o700 });
      },
    ],
    [
      'a pipe',
      () => {
        rmSync(file);
        spawnSync('mkfifo', ['-m', '600', file]);
      },
    ],
    ['a large file', () => writeFileSync(file, `${readFileSync(file, 'utf8')}${' '.repeat(600)}`)],
    ['half a file', () => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40))],
    ['another port', () => writeFileSync(file, readFileSync(file, 'utf8').replace('4711', '4712'))],
    ['a field too many', () => writeFileSync(file, readFileSync(file, 'utf8').replace('{', '{"more":1,'))],
  ])('believes nothing in %s', (_, spoil) => {
    register(folder, ours);
    spoil();
    expect(findSimulator(folder, URL_OF)).toBeNull();
  });

  it.skipIf(isWindows)('is not written where others may read it', () => {
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    expect(() => register(folder, ours)).toThrow('not a folder of this user alone');
  });

  it('has a folder of this user where the system gives none', () => {
    expect(registryFolder({ platform: 'linux', env: {} })).toBe(join(tmpdir(), `carkey-console-${userInfo().uid}`));
    expect(registryFolder({ platform: 'linux', env: { XDG_RUNTIME_DIR: 'relative' } })).toContain(tmpdir());
  });
});

describe('the other end of an upgrade', () => {
  const challenge = newChallenge();
  const expected = { key: ours.key, challenge };
  const headers = (name: string, proof: string) => ({ 'x-pims-simulator': name, 'x-pims-proof': proof });
  const good = proofOf(ours.key, challenge, 'ok');

  it('is the simulator that was meant only with the proof for this challenge and this scenario', () => {
    expect(judgePeer(headers('ok', good), expected)).toEqual({ ok: true, scenario: 'ok' });
    const no = { ok: false, problem: 'other-simulator' };
    expect(judgePeer(headers('fleet', good), expected)).toEqual(no);
    expect(judgePeer(headers('ok', good), { key: ours.key, challenge: newChallenge() })).toEqual(no);
    expect(judgePeer(headers('ok', good), { key: newSimulatorKey(), challenge })).toEqual(no);
    for (const proof of ['', good.slice(1), `${good}0`, good.toUpperCase()]) expect(judgePeer(headers('ok', proof), expected)).toEqual(no);
    for (const bare of [{}, { 'x-pims-simulator': 'ok' }, { 'x-pims-proof': good }]) expect(judgePeer(bare, expected)).toEqual(no);
  });

  it('is a real bridge only without any mark', () => {
    expect(judgePeer({}, null)).toEqual({ ok: true, scenario: null });
    for (const name of ['ok', '', 'x'.repeat(100)])
      expect(judgePeer(headers(name, good), null)).toEqual({ ok: false, problem: 'simulator-in-live' });
  });
});
