import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../main/logger.ts';
import { masterKeyOf, systemEntry, type KeyEntry } from '../../../main/secrets/os-key-store.ts';
import { isSealed, sealerOf } from '../../../main/secrets/sealer.ts';
import { openSecrets } from '../../../main/secrets/store.ts';
import { safeMasterKey, type SafeStorage } from '../../../main/shells/electron/master-key.ts';

const KEY = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 8);
let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carkey-secrets-'));
  file = join(dir, 'secrets.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('a sealed value', () => {
  it('opens under its key and its name only, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const sealed = sealerOf(KEY).seal('bridge-token', value);
        expect(isSealed(sealed)).toBe(true);
        expect(sealerOf(KEY).open('bridge-token', sealed)).toBe(value);
        expect(sealerOf(OTHER).open('bridge-token', sealed)).toBeNull();
        expect(sealerOf(KEY).open('client-id', sealed)).toBeNull();
      }),
    );
  });

  it('does not open after any change, and never throws', () => {
    const sealed = sealerOf(KEY).seal('bridge-token', 'abc');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '+', '/'), (at, char) => {
        const changed = sealed.slice(0, at) + char + sealed.slice(at + 1);
        if (Buffer.from(changed.slice(9), 'base64').equals(Buffer.from(sealed.slice(9), 'base64')) && isSealed(changed)) return;
        expect(sealerOf(KEY).open('bridge-token', changed)).toBeNull();
      }),
    );
    for (const odd of ['', 'sealed:1:', 'sealed:1:AAAA', 'sealed:2:AAAA']) expect(sealerOf(KEY).open('bridge-token', odd)).toBeNull();
  });
});

describe('the secret file under a master key', () => {
  it('holds no value in the clear, and says where secrets are kept', () => {
    openSecrets(file, silentLogger, sealerOf(KEY)).set('bridge-token', 'a-very-secret-token');
    expect(readFileSync(file, 'utf8')).not.toContain('a-very-secret-token');
    const again = openSecrets(file, silentLogger, sealerOf(KEY));
    expect([again.keptIn, again.get('bridge-token')?.reveal()]).toEqual(['os-store', 'a-very-secret-token']);
    expect(openSecrets(join(dir, 'other.json'), silentLogger).keptIn).toBe('file');
  });

  it('seals what an earlier program left in the clear, at once', () => {
    openSecrets(file, silentLogger).set('client-secret', 'left-in-the-clear');
    expect(readFileSync(file, 'utf8')).toContain('left-in-the-clear');
    expect(openSecrets(file, silentLogger, sealerOf(KEY)).get('client-secret')?.reveal()).toBe('left-in-the-clear');
    expect(readFileSync(file, 'utf8')).not.toContain('left-in-the-clear');
  });

  it('without its key counts as missing, and is not lost when another value is written', () => {
    openSecrets(file, silentLogger, sealerOf(KEY)).set('pin-pepper', 'pepper');
    const foreign = openSecrets(file, silentLogger, sealerOf(OTHER));
    expect(foreign.has('pin-pepper')).toBe(false);
    foreign.set('bridge-token', 'new');
    expect(openSecrets(file, silentLogger, sealerOf(KEY)).get('pin-pepper')?.reveal()).toBe('pepper');
  });
});

/** A key store that keeps one password. */
function store(more: Partial<KeyEntry> = {}): KeyEntry {
  let kept: string | null = null;
  return { getPassword: () => kept, setPassword: (password) => void (kept = password), ...more };
}

const refuse = (): never => {
  throw new Error('no store');
};

describe('the master key of the operating system', () => {
  it('is made once and found again', () => {
    const entry = store();
    const first = masterKeyOf(entry);
    expect(first).toHaveLength(32);
    expect(masterKeyOf(entry)).toEqual(first);
  });

  it.each([
    ['no store', null],
    ['a store that refuses to read', store({ getPassword: refuse })],
    ['a store that refuses to write', store({ setPassword: refuse })],
    ['a store that keeps nothing', store({ setPassword: () => undefined })],
    ['a store with something else in it', store({ getPassword: () => 'not a key' })],
  ])('%s: there is none', (_, entry) => {
    expect(masterKeyOf(entry)).toBeNull();
  });

  it('is not asked for on Linux without a session bus', async () => {
    if (process.platform === 'linux') expect(await systemEntry(dir, {})).toBeNull();
  });
});

describe('the master key by Electron', () => {
  const safe = (more: Partial<SafeStorage> = {}): SafeStorage => ({
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`os:${text}`)),
    decryptStringAsync: (data) => Promise.resolve({ result: data.toString().slice(3) }),
    getSelectedStorageBackend: () => 'kwallet6',
    ...more,
  });

  it('is wrapped in a file and opened again', async () => {
    const wrapped = join(dir, 'master.key');
    const first = await safeMasterKey(wrapped, safe(), 'win32');
    expect(first).toHaveLength(32);
    expect(await safeMasterKey(wrapped, safe(), 'win32')).toEqual(first);
  });

  it.each(['basic_text', 'unknown'])('is refused on Linux with the backend %s, which protects nothing', async (backend) => {
    expect(await safeMasterKey(join(dir, 'k'), safe({ getSelectedStorageBackend: () => backend }), 'linux')).toBeNull();
  });

  it('is none where nothing can be encrypted, and where the wrapped one does not open: it is not written over', async () => {
    expect(await safeMasterKey(join(dir, 'k'), safe({ isAsyncEncryptionAvailable: () => Promise.resolve(false) }), 'win32')).toBeNull();
    const wrapped = join(dir, 'master.key');
    writeFileSync(wrapped, 'of another computer');
    expect(await safeMasterKey(wrapped, safe({ decryptStringAsync: () => Promise.reject(new Error('no')) }), 'darwin')).toBeNull();
    expect(readFileSync(wrapped, 'utf8')).toBe('of another computer');
  });
});
