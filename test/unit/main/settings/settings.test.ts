import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../main/base/logger.ts';
import { openSecrets } from '../../../../main/secrets/store.ts';
import { givenTo } from '../../../../main/settings/desk.ts';
import { openSettings } from '../../../../main/settings/settings.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carkey-settings-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('the settings file', () => {
  it('starts in practice mode with safe limits', () => {
    const { mode, profile } = openSettings(join(dir, 'settings.json'), silentLogger).get();
    expect(mode).toBe('practice');
    expect(profile.activationTimeoutMs).toBe(60_000);
  });

  it('remembers a change and leaves the rest alone', () => {
    const file = join(dir, 'settings.json');
    openSettings(file, silentLogger).change({ language: 'fr', profile: { url: 'wss://gateway.example/pims' } });
    const again = openSettings(file, silentLogger).get();
    expect(again.language).toBe('fr');
    expect(again.profile).toMatchObject({ url: 'wss://gateway.example/pims', sdk: 'auto' });
  });

  it('keeps what a newer program wrote', () => {
    const file = join(dir, 'settings.json');
    writeFileSync(file, JSON.stringify({ theme: 'dark', invented: { later: true } }));
    openSettings(file, silentLogger).change({ language: 'de' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ theme: 'dark', language: 'de', invented: { later: true } });
  });

  it('takes the one desk of an older program over as that of live work, once', () => {
    const file = join(dir, 'settings.json');
    const views = [{ name: 'refusals', filter: { kind: 'denied' } }];
    writeFileSync(file, JSON.stringify({ station: 'Bay 3', operatorName: 'Ada', views, language: 'de' }));
    const store = openSettings(file, silentLogger);
    expect(store.get().live).toMatchObject({ station: 'Bay 3', proposedName: 'Ada', sharedViews: views, views: {} });
    expect(store.get().practice).toMatchObject({ views: [] });
    expect(store.get().practice.operatorName).not.toBe('Ada');
    store.change({ practice: { station: 'Classroom' } });
    expect(JSON.parse(readFileSync(file, 'utf8'))).not.toHaveProperty('station');
    const again = openSettings(file, silentLogger).get();
    expect([again.live.station, again.practice.station, again.language]).toEqual(['Bay 3', 'Classroom', 'de']);
  });

  it('tells practice what a person called its desk, and live work nothing; what the system is called is nobody’s word', () => {
    const store = openSettings(join(dir, 'settings.json'), silentLogger);
    expect(store.get().live.proposedName).toBe('');
    expect(givenTo(store.get(), { mode: 'practice' })).toEqual({ operatorName: null, station: null });
    store.change({ practice: { station: 'Bay 3', operatorName: 'Ada' } });
    expect(givenTo(store.get(), { mode: 'practice' })).toEqual({ operatorName: 'Ada', station: 'Bay 3' });
    expect(givenTo(store.get(), { mode: 'live', account: null })).toEqual({ operatorName: null, station: null });
  });

  it('takes no desk over where there are two', () => {
    const file = join(dir, 'settings.json');
    writeFileSync(file, JSON.stringify({ live: { station: 'Bay 3' }, station: 'Forged' }));
    expect(openSettings(file, silentLogger).get().live.station).toBe('Bay 3');
  });

  it.each(['', '{', '[]', '{"theme":"pink"}', '{"version":0}'])('lays an unreadable file aside and goes on: %j', (text) => {
    const file = join(dir, 'settings.json');
    writeFileSync(file, text);
    const store = openSettings(file, silentLogger);
    expect(store.laidAside).toBe(`${file}.unreadable`);
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
    expect(store.get().theme).toBe('system');
  });

  it('sweeps what a killed writer left behind', () => {
    writeFileSync(join(dir, 'settings.json.1234567'), '{"half":');
    openSettings(join(dir, 'settings.json'), silentLogger);
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('the secret file', () => {
  it('is for this user only and survives a restart', () => {
    const file = join(dir, 'secrets.json');
    openSecrets(file, silentLogger).set('bridge-token', 'abc');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = openSecrets(file, silentLogger);
    expect(again.get('bridge-token')?.reveal()).toBe('abc');
    again.set('bridge-token', null);
    expect(openSecrets(file, silentLogger).has('bridge-token')).toBe(false);
  });

  it('never ends the program because it is damaged', () => {
    const file = join(dir, 'secrets.json');
    writeFileSync(file, '{"bridge-token": 7}');
    expect(openSecrets(file, silentLogger).has('bridge-token')).toBe(false);
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toContain('7');
  });
});
