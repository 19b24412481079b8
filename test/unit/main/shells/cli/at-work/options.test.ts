import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bridgeOverride } from '../../../../../../main/shells/cli/at-work/bridge-options.ts';
import type { Values } from '../../../../../../main/shells/cli/command/command.ts';
import { momentOf } from '../../../../../../main/shells/cli/at-work/entry-filter.ts';
import { chooseDataDir } from '../../../../../../main/shells/common/data-dir.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-pieces-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What options of the command line ask for. */
const overrideOf = (values: Values) => bridgeOverride({ values, io: fakeIo() });

describe('options', () => {
  test('a bridge named on the command line never gets the token of the settings', () => {
    const named = overrideOf({ bridge: 'wss://a.test/pims' });
    expect(named.ok && named.value).toMatchObject({ mode: 'live', profile: { url: 'wss://a.test/pims', token: null } });
    const plain = overrideOf({});
    expect(plain.ok && plain.value).toEqual({ profile: {} });
  });

  test('a token comes from a file and cannot be printed', () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'top-secret\n');
    const named = overrideOf({ bridge: 'wss://a.test/pims', 'token-file': file });
    expect(JSON.stringify(named)).not.toContain('top-secret');
    expect(named.ok && named.value.profile?.token?.reveal()).toBe('top-secret');
    for (const text of ['', 'two words', 'two\nlines', 'x'.repeat(4_001)]) {
      writeFileSync(file, text);
      expect(overrideOf({ 'token-file': file }).ok).toBe(false);
    }
  });

  test('a moment is ISO 8601 with an offset, a day, or milliseconds', () => {
    expect(momentOf('2026-11-23')).toBe(Date.UTC(2026, 10, 23));
    expect(momentOf('2026-11-23T08:00:00+01:00')).toBe(Date.UTC(2026, 10, 23, 7));
    expect(momentOf('1795392000000')).toBe(1_795_392_000_000);
    expect(momentOf('2026-11-23', true)).toBe(Date.UTC(2026, 10, 24) - 1);
    expect(momentOf('2026-11-23T08:00:00Z', true)).toBe(Date.UTC(2026, 10, 23, 8));
    for (const text of ['1795392000', '17953920000000', '23.11.2026', '2026-11-23T08:00', 'now', '', '12', '2026-13-40'])
      expect(momentOf(text), text).toBeNull();
  });

  test('a day that the calendar does not have is no moment', () => {
    for (const day of ['2026-02-29', '2026-02-30', '2026-04-31', '2026-11-31', '2026-00-10', '2026-01-00'])
      for (const text of [day, `${day}T08:00:00Z`, `${day}T08:00:00+01:00`]) expect(momentOf(text, true), text).toBeNull();
    expect(momentOf('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
    expect(momentOf('2026-12-31T23:30:00-02:00')).toBe(Date.UTC(2027, 0, 1, 1, 30));
  });

  test('the data folder is what was asked for, else the environment, else the place of the platform', () => {
    const at = (platform: NodeJS.Platform, env: Record<string, string>) => ({ platform, home: '/home/a', env });
    expect(chooseDataDir('rel', at('linux', {}))).toBe(resolve('rel'));
    expect(chooseDataDir(undefined, at('linux', { CARKEY_DATA: '/d', XDG_DATA_HOME: '/x' }))).toBe(resolve('/d'));
    expect(chooseDataDir(undefined, at('linux', { XDG_DATA_HOME: '/x' }))).toBe(resolve('/x/carkey-console'));
    expect(chooseDataDir(undefined, at('linux', { XDG_DATA_HOME: '' }))).toBe(resolve('/home/a/.local/share/carkey-console'));
    expect(chooseDataDir(undefined, at('darwin', {}))).toBe(resolve('/home/a/Library/Application Support/carkey-console'));
    expect(chooseDataDir(undefined, at('win32', { LOCALAPPDATA: '/local' }))).toBe(resolve('/local/carkey-console'));
  });
});
