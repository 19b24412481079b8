/** A phone on the USB cable, on the screen: the lamp, the dialog of the bridge and the settings, in two languages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { silentLogger } from '../../main/base/logger.ts';
import { startConsole } from '../../main/console/console.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { openConnection } from '../../main/secrets/connection.ts';
import { openSecrets } from '../../main/secrets/store.ts';
import { startWebShell } from '../../main/shells/web/server.ts';
import { adbServerDouble, type AdbServerDouble } from '../support/adb-server-double.ts';
import { realPeer } from '../support/real-peer.ts';
import { expect, test, watch } from './console.ts';
import { picture } from './pictures.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const ADA = { name: 'Ada Tester', pin: '7402915' };

type Bench = { readonly url: string; readonly adb: AdbServerDouble; readonly app: number; stop(): Promise<void> };

/** A live console whose bridge is a phone on the cable; the adb server is a double of ours. */
async function bench(language: string): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carkey-cable-'));
  const adb = await adbServerDouble();
  const simulator = await startSimulator({ scenario: 'ok' });
  const peer = await realPeer(simulator);
  process.env['ANDROID_ADB_SERVER_PORT'] = String(adb.port);
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language, mode: 'live', profile: { url: 'usb:' } }));
  openConnection(openSecrets(join(dataDir, 'secrets.json'), silentLogger)).confirm({ url: 'usb:', pin: null, environment: 'Production' });
  const started = await startConsole({ dataDir, shell: 'web' });
  if (!started.ok) throw new Error(started.error.detail);
  await started.value.api.call('operators.first', ADA);
  const shell = await startWebShell({ api: started.value.api, rendererDir: RENDERER });
  return {
    url: shell.url,
    adb,
    app: Number(new URL(peer.url).port),
    async stop() {
      delete process.env['ANDROID_ADB_SERVER_PORT'];
      await shell.stop();
      await started.value.stop();
      await peer.stop();
      await simulator.stop();
      await adb.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const SAYS = {
  en: {
    row: 'Cable',
    none: 'no phone',
    allow: 'not allowed',
    closed: 'app closed',
    which: 'which phone',
    runs: 'app runs',
    heading: 'Bridge not connected',
    use: 'Use this one',
    setting: 'Phone on the cable',
  },
  de: {
    row: 'Kabel',
    none: 'kein Telefon',
    allow: 'nicht erlaubt',
    closed: 'App ist zu',
    which: 'welches?',
    runs: 'App läuft',
    heading: 'Bridge nicht verbunden',
    use: 'Dieses verwenden',
    setting: 'Telefon am Kabel',
  },
} as const;

const lamp = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) }).first();

for (const language of ['en', 'de'] as const) {
  test(`${language}: plugged, allowed, opened, chosen, unplugged`, async ({ page }) => {
    const says = SAYS[language];
    const at = await bench(language);
    try {
      const faults = watch(page);
      await page.goto(at.url);
      const cable = lamp(page, says.row);
      await expect(cable).toContainText(says.none);
      at.adb.phones([{ serial: '38281FDJH00ABC', state: 'unauthorized' }]);
      await expect(cable).toContainText(says.allow);
      await picture(page, `phone-cable-allow-${language}`);
      at.adb.phones([{ serial: '38281FDJH00ABC', state: 'device', model: 'Pixel_8', app: null }]);
      await expect(cable).toContainText(says.closed);
      at.adb.phones([{ serial: '38281FDJH00ABC', state: 'device', model: 'Pixel_8', app: at.app }]);
      await expect(cable).toContainText(says.runs);
      at.adb.phones([]);
      await expect(cable).toContainText(says.none);
      at.adb.phones([
        { serial: '38281FDJH00ABC', state: 'device', model: 'Pixel_8', app: at.app },
        { serial: 'R58M1234567', state: 'device', model: 'SM_S911B', app: at.app },
      ]);
      await expect(cable).toContainText(says.which);
      await page.setViewportSize({ width: 640, height: 400 });
      await picture(page, `phone-cable-low-${language}`);
      await page.setViewportSize({ width: 640, height: 800 });
      await picture(page, `phone-cable-narrow-${language}`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await cable.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('SM S911B');
      await expect(dialog.getByRole('status').first()).toHaveText(says.heading);
      await picture(page, `phone-cable-dialog-${language}`);
      await dialog.getByRole('button', { name: `${says.use} SM S911B` }).click();
      await expect(cable).toContainText(says.runs);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F9');
      const card = page.locator('#profile');
      await card.scrollIntoViewIfNeeded();
      await expect(card.getByLabel(says.setting)).toBeVisible();
      await expect(card).toContainText('SM S911B');
      await picture(page, `phone-cable-settings-${language}`);
      at.adb.phones([]);
      await expect(cable).toContainText(says.none);
      expect(faults).toEqual([]);
    } finally {
      await at.stop();
    }
  });
}
