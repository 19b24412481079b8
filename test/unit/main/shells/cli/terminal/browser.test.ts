import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasDisplay, leadingPage, openBrowser, opener, type Opener } from '../../../../../../main/shells/cli/terminal/browser.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-pieces-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('opening a browser', () => {
  const url = 'http://127.0.0.1:1/#code=secret';

  test('hands over a file for this user only, never the address', () => {
    const launched: Opener[] = [];
    const io = fakeIo();
    const forget = openBrowser(url, join(folder, 'data'), io, (one, failed) => {
      launched.push(one);
      failed();
    });
    const file = join(folder, 'data/open-console.html');
    expect(readFileSync(file, 'utf8')).toBe(leadingPage(url));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(launched).toEqual([{ program: 'xdg-open', args: [file] }]);
    expect(io.written.err).toContain('no browser could be opened');
    forget();
    expect(() => statSync(file)).toThrow();
  });

  test('knows the opener of each platform, and when there is no display', () => {
    expect(opener({ platform: 'darwin', env: {} }, 'f')).toEqual({ program: 'open', args: ['f'] });
    expect(opener({ platform: 'linux', env: {} }, 'f')).toEqual({ program: 'xdg-open', args: ['f'] });
    expect([
      hasDisplay({ platform: 'linux', env: {} }),
      hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } }),
      hasDisplay({ platform: 'win32', env: {} }),
    ]).toEqual([false, true, true]);
  });
});

test('Windows gets the file past its shell, whatever stands in the path', () => {
  const file = 'C:\\Tools & Cars\\%TEMP%\\open-console.html';
  const { program, args, env } = opener({ platform: 'win32', env: { SystemRoot: 'D:\\Win' } }, file);
  expect(program).toBe('D:\\Win\\System32\\cmd.exe');
  expect(args.join(' ')).not.toContain('&');
  expect(Object.values(env ?? {})).toEqual([file]);
});
