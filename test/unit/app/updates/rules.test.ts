import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../../app/updates/feed.ts';
import { judgeFeedAddress } from '../../../../app/address/feed.ts';
import { isNewer } from '../../../../app/updates/updates.ts';

describe('an address of updates', () => {
  it.each([
    '',
    'https://updates.example/carkey/',
    'https://updates.example:8443/a/b',
    'https://10.1.2.3/x',
    'http://localhost:8080/',
    'http://127.0.0.1:1/feed',
    'http://[::1]:1/',
  ])('may be %j', (text) => expect(judgeFeedAddress(text).ok).toBe(true));

  it.each([
    'http://updates.example/',
    'http://localhost.evil.test/',
    'http://127.0.0.1.evil.test/',
    'http://127.0.0.1@evil.test/',
    'https://user:secret@updates.example/',
    'https://updates.example/?token=1',
    'https://updates.example/#a',
    'ftp://updates.example/',
    'file:///tmp/feed',
    'javascript:void 0',
    'HTTPS//updates.example',
    'https://updates.example/a b',
    'https://',
  ])('may not be %j', (text) => expect(judgeFeedAddress(text).ok).toBe(false));
});

describe('a newer version', () => {
  /** In order, as in Semantic Versioning 2.0.0, 11. */
  const ORDER = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '2.0.0',
  ];

  it('comes after every one before it, and after none else', () => {
    for (const [a, left] of ORDER.entries())
      for (const [b, right] of ORDER.entries()) expect(isNewer(left, right), `${left} after ${right}`).toBe(a > b);
  });

  it('is not one that differs only in its build', () => expect(isNewer('1.0.0+2', '1.0.0+1')).toBe(false));

  it.each(['1.0', 'newest', '', '1.0.0.0', 'v1.0.0', '1.0.0-'])('is never %j', (text) => {
    expect(isNewer(text, '0.0.1')).toBe(false);
    expect(isNewer('9.0.0', text)).toBe(false);
  });
});

describe('a feed', () => {
  const sha512 = `${'A'.repeat(86)}==`;
  const file = (url: string) => ({ url, sha512, size: 10 });
  const chosen = (files: readonly unknown[], ending: 'exe' | 'zip' | 'AppImage', arch: string) => {
    const read = readFeed({ version: '1.0.0', files }, { ending, arch });
    return read.ok ? read.value.file : read.error;
  };

  it.each([
    ['zip', 'arm64', 'C-1.0.0-arm64-mac.zip'],
    ['zip', 'x64', 'C-1.0.0-mac.zip'],
    ['exe', 'x64', 'C-Setup-1.0.0.exe'],
    ['AppImage', 'x64', 'feed'],
  ] as const)('offers the %s for %s that is meant for it', (ending, arch, name) => {
    const files = ['C-1.0.0-arm64-mac.zip', 'C-1.0.0-mac.zip', 'C-1.0.0.dmg', 'C-Setup-1.0.0.exe', 'C-Setup-1.0.0-arm64.exe'].map(file);
    expect(chosen(files, ending, arch)).toBe(name);
  });

  it('is never taken from what has no such form, whatever it holds', () => {
    fc.assert(fc.property(fc.anything(), (said) => !readFeed(said, { ending: 'exe', arch: 'x64' }).ok));
  });
});
