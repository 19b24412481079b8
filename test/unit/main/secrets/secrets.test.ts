import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../main/base/logger.ts';
import { isSealed, sealerFrom, sealerOf } from '../../../../main/secrets/sealer.ts';
import { holdsSealed, openSecrets } from '../../../../main/secrets/store.ts';

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

describe('a sealer of several keys', () => {
  it('seals with the first and opens with every one', () => {
    const [first, second] = [sealerOf(KEY), sealerOf(OTHER)];
    const both = sealerFrom([KEY, OTHER]);
    expect(first.open('client-id', both?.seal('client-id', 'x') ?? '')).toBe('x');
    expect(both?.open('client-id', second.seal('client-id', 'y'))).toBe('y');
    expect(second.open('client-id', first.seal('client-id', 'z'))).toBeNull();
  });

  it('is none without a key, and refuses a short one', () => {
    expect(sealerFrom([])).toBeNull();
    expect(() => sealerOf(KEY, Buffer.alloc(16))).toThrow(TypeError);
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

  it('tells whether anything in it is sealed', () => {
    expect(holdsSealed(file)).toBe(false);
    openSecrets(file, silentLogger).set('client-id', 'plain');
    expect(holdsSealed(file)).toBe(false);
    openSecrets(file, silentLogger, sealerOf(KEY));
    expect(holdsSealed(file)).toBe(true);
  });
});
