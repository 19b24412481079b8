import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../main/base/logger.ts';
import { openConnection } from '../../../../main/secrets/connection.ts';
import { sealerOf } from '../../../../main/secrets/sealer.ts';
import { openSecrets } from '../../../../main/secrets/store.ts';

const AT = { url: 'wss://gateway.example/pims', pin: null, environment: 'Production' };
let dir: string;
const secrets = () => openSecrets(join(dir, 'secrets.json'), silentLogger, sealerOf(Buffer.alloc(32, 7)));
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carkey-connection-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the secrets of a bridge', () => {
  it('are had for exactly the destination that was confirmed', () => {
    openConnection(secrets()).confirm(AT, 'abc');
    const again = openConnection(secrets());
    expect(again.secretsFor(AT)?.token?.reveal()).toBe('abc');
    const others = [{ url: 'wss://gateway.example/pimsX' }, { url: '' }, { pin: 'ab'.repeat(32) }, { environment: 'development' }];
    for (const other of others) expect(again.secretsFor({ ...AT, ...other })).toBeNull();
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).not.toContain('gateway.example');
  });

  it('that stood alone are taken in by a confirmation, and hold everything back until then', () => {
    const store = secrets();
    openConnection(store).confirm(AT, 'abc');
    store.set('client-id', 'me');
    store.set('client-secret', 'hidden');
    expect(openConnection(store).secretsFor(AT)).toBeNull();
    openConnection(store).confirm(AT);
    const { token, clientId, clientSecret } = openConnection(secrets()).secretsFor(AT) ?? {};
    expect([token, clientId, clientSecret].map((one) => one?.reveal())).toEqual(['abc', 'me', 'hidden']);
    expect(secrets().has('client-id')).toBe(false);
  });

  it('go with a confirmed move, and with a removed token only the rest stays', () => {
    const store = secrets();
    openConnection(store).confirm(AT, 'abc');
    const moved = { ...AT, url: 'wss://other.example/pims' };
    openConnection(store).confirm(moved);
    expect(openConnection(store).secretsFor(AT)).toBeNull();
    expect(openConnection(store).secretsFor(moved)?.token?.reveal()).toBe('abc');
    openConnection(store).dropToken();
    expect([openConnection(store).hasToken, openConnection(store).secretsFor(moved)?.token]).toEqual([false, null]);
  });

  it.each(['', '{', '7', '{"url":"x"}', JSON.stringify({ ...AT, token: 'abc', clientId: null, clientSecret: null, more: 1 })])(
    'are none when the record is %j',
    (text) => {
      const store = secrets();
      store.set('bridge-connection', text);
      expect([openConnection(store).secretsFor(AT), openConnection(store).hasToken]).toEqual([null, false]);
    },
  );
});
