/** What a failed restart puts back: every setting that a restart looks at, wherever the file keeps it, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ok } from '../../../../app/base/result.ts';
import { MODES } from '../../../../app/base/mode.ts';
import { SETTING_NAMES, SETTINGS, type Setting, type SettingName } from '../../../../app/settings/table.ts';
import { silentLogger } from '../../../../main/base/logger.ts';
import { restartOrGoBack } from '../../../../main/modes/mode-change.ts';
import type { CarKeyContext } from '../../../../main/carkey/context.ts';
import type { Input } from '../../../../app/contract/console.ts';
import { openSecrets } from '../../../../main/secrets/store.ts';
import { changeSettings } from '../../../../main/settings/change.ts';
import type { Viewer } from '../../../../main/settings/desk.ts';
import { openSettings, type SettingsStore } from '../../../../main/settings/settings.ts';

let dir = '';
let settings: SettingsStore;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carkey-restart-'));
  settings = openSettings(join(dir, 'settings.json'), silentLogger);
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Values that need a form of their own. */
const FORMED: Partial<Record<SettingName, string>> = {
  scenario: 'ok',
  bluetooth: 'dbus',
  updateFeed: 'https://updates.example/',
  'profile.url': 'wss://gateway.example/pims',
};

/** A value that a setting does not have by default. */
function other(name: SettingName): unknown {
  const row: Setting = SETTINGS[name];
  if (FORMED[name] !== undefined) return FORMED[name];
  if (row.form === 'choice') return row.of.find((one) => one !== row.byDefault);
  if (row.form === 'whole') return row.least;
  return row.form === 'sha256' ? 'ab'.repeat(32) : 'other';
}

const patchOf = (name: string, value: unknown) =>
  name.startsWith('profile.') ? { profile: { [name.slice(8)]: value } } : { [name]: value };

async function change(viewer: Viewer, patch: Input<'settings.change'>): Promise<void> {
  const context = { operator: () => '', station: '' } as unknown as CarKeyContext;
  const mode = { mode: viewer.mode, running: () => null, trail: { append: () => ok([]) }, context };
  const secrets = openSecrets(join(dir, 'secrets.json'), silentLogger);
  expect(await changeSettings({ settings, secrets, mode: mode, viewer }, patch)).toMatchObject({ ok: true });
}

const broken = { code: 'internal', detail: 'blocked' } as never;
const host = { restart: () => Promise.resolve(broken), revive: () => Promise.resolve(null) };

const deciding = SETTING_NAMES.filter((name) => {
  const { restart, kept }: Setting = SETTINGS[name];
  return restart !== 'never' && (kept === 'shared' || kept === 'each-mode');
});

it.each(MODES)('puts every setting back that the table starts the mode anew for, in %s mode', async (mode) => {
  const viewer: Viewer = mode === 'live' ? { mode, account: 'P-1' } : { mode };
  for (const name of deciding) {
    const before = JSON.stringify(settings.get());
    const kept = settings.get();
    // The judge of keys wants a real one; where it is kept is all that counts here.
    if (name === 'secondStationKey') settings.change({ secondStationKey: 'other' });
    else await change(viewer, patchOf(name, other(name)));
    expect(JSON.stringify(settings.get()), name).not.toBe(before);
    await restartOrGoBack({ host: host, settings }, kept, silentLogger);
    expect(JSON.stringify(settings.get()), name).toBe(before);
  }
  expect(deciding).toEqual(expect.arrayContaining(['mode', 'station', 'bluetooth', 'profile.pin']));
});

it('leaves alone what was changed meanwhile and decides nothing', async () => {
  const before = settings.get();
  await change({ mode: 'practice' }, { mode: 'live', language: 'de', operatorName: 'Bo', views: [{ name: 'denied', filter: {} }] });
  settings.change({ practice: { car: null }, link: { speeds: { a: 38_400 } } });
  await restartOrGoBack({ host: host, settings }, before, silentLogger);
  expect(settings.get()).toMatchObject({
    mode: before.mode,
    language: 'de',
    practice: { operatorName: 'Bo', views: [{ name: 'denied', filter: {} }], car: null },
    link: { speeds: { a: 38_400 } },
  });
});
