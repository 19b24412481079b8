/** How the desktop program stands on its system: its place on the screens, its names, its threads, its key store; under the emulated Electron. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleApi } from '../../app/contract/console.ts';
import { DESKTOP_WORDS } from '../../app/words/desktop.ts';
import { wordsFor } from '../../app/words/load.ts';
import { runtimePackages } from '../../build/third-party.ts';
import { expect, test } from './console.ts';
import { close, did, folder, open, signedIn } from './desktop.ts';

const words = await wordsFor('en');

test('a PIN is hashed while the window goes on: the main thread computes none of it', async ({ page }) => {
  const desktop = await signedIn(page, {});
  desktop.play('power', 'lock-screen');
  await expect(page.getByRole('heading', { name: /locked/i })).toBeVisible();
  for (const [pin, comes] of [
    ['7402916', page.getByText('Wrong PIN. 19 tries left before the account is locked.')],
    ['7402915', page.getByRole('button', { name: 'Signed in: Ada Tester, Administrator' })],
  ] as const) {
    await page.getByLabel('PIN', { exact: true }).fill(pin);
    await page.getByLabel('PIN', { exact: true }).press('Enter');
    await expect(comes).toBeVisible();
  }
  expect(did(desktop, 'main-thread-stood')).toEqual([]);
  await close(desktop);
});

test('keys are in no key store on Linux whose password is built into Chromium, and the screen says so', async ({ page }) => {
  const dataDir = folder();
  const noBus = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(dataDir, 'none')}` };
  const desktop = await open(page, dataDir, { ...noBus, EMULATED_STORE: 'basic_text' });
  const asked = page.evaluate(() => (window as unknown as { carkey: ConsoleApi }).carkey.call('settings.get', {}));
  expect(await asked).toMatchObject({ ok: true, value: { secretsKept: 'file' } });
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await expect(page.getByRole('dialog').getByText(words.keysKept.file)).toBeVisible();
  expect(existsSync(join(dataDir, 'master.key'))).toBe(false);
  expect(readdirSync(join(dataDir, 'practice')).filter((name) => name.endsWith('.sealed'))).toEqual([]);
  await close(desktop);
});

test('the window opens where it stood last, and fits a small screen at first', async ({ page }) => {
  const dataDir = folder();
  const first = await open(page, dataDir);
  expect(did(first, 'window')).toMatchObject([{ width: 1280, height: 720 }]);
  first.play('bounds', { x: 40, y: 30, width: 1000, height: 650 });
  await close(first);
  await page.goto('about:blank');
  const again = await open(page, dataDir);
  expect(did(again, 'window')).toMatchObject([{ x: 40, y: 30, width: 1000, height: 650 }]);
  await close(again);
});

test('a window that was left on a second screen comes back whole on the one that is there, and is as it was when both are', async ({
  page,
}) => {
  const dataDir = folder();
  const main = { x: 0, y: 0, width: 1280, height: 720 };
  const both = JSON.stringify([main, { x: 1280, y: 0, width: 1920, height: 1040 }]);
  const placed = { x: 1500, y: 200, width: 1400, height: 800 };
  const first = await open(page, dataDir, { EMULATED_SCREENS: both });
  first.play('bounds', placed);
  await close(first);
  const kept = readFileSync(join(dataDir, 'browser', 'window.json'));
  const opened = async (screens: string) => {
    writeFileSync(join(dataDir, 'browser', 'window.json'), kept);
    await page.goto('about:blank');
    const again = await open(page, dataDir, { EMULATED_SCREENS: screens });
    await close(again);
    return did(again, 'window');
  };
  expect(await opened(both)).toMatchObject([placed]);
  expect(await opened(JSON.stringify([main]))).toMatchObject([{ width: 1280, height: 720 }]);
  // The second one now has twice the scale: half as many effective pixels.
  const scaled = { x: 1280, y: 0, width: 960, height: 520 };
  expect(await opened(JSON.stringify([main, scaled]))).toMatchObject([scaled]);
});

test('Windows and Linux know the program by the names that its package declares, before there is a window', async ({ page }) => {
  const desktop = await open(page);
  const packaging = readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
  const declared = (key: string): string => new RegExp(`^ *${key}: (\\S+)$`, 'm').exec(packaging)?.[1] ?? '';
  expect(did(desktop, 'app-id')).toEqual([declared('appId')]);
  expect(did(desktop, 'desktop-name')).toEqual([`${declared('executableName')}.desktop`]);
  const order = desktop.deeds.map(({ what }) => what);
  expect(order.indexOf('window')).toBeGreaterThan(Math.max(order.indexOf('app-id'), order.indexOf('desktop-name')));
  await close(desktop);
});

test('what of others is in the program stands with its licence under About', async ({ page }) => {
  const desktop = await open(page);
  await page.keyboard.press('F9');
  const about = page.locator('#about');
  await about.getByText('Software of others and its licences').click();
  for (const { name, version, licence } of runtimePackages())
    await expect(about.getByText(`${name} ${version} · ${licence}`, { exact: true }).first(), name).toBeVisible();
  await about.getByText(/^better-sqlite3 /).click();
  await expect(about.getByText('Permission is hereby granted').filter({ visible: true })).toHaveCount(1);
  await close(desktop);
});

test('a session of Windows that ends is not held up, and ends the program in good order', async ({ page }) => {
  const dataDir = folder();
  const desktop = await open(page, dataDir);
  desktop.play('session-end');
  expect(await desktop.exited).toBe(0);
  expect(did(desktop, 'error-box')).toEqual([]);
  expect(readFileSync(join(dataDir, 'logs', 'console.log'), 'utf8')).toContain('"msg":"stopped"');
});

test('no key is a command of a menu; the other mouse button pastes, in the language of the console', async ({ page }) => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language: 'de' }));
  const desktop = await open(page, dataDir);
  expect(did(desktop, 'menu')).toEqual([null]);
  const shown = desktop.deed('context-menu');
  desktop.play('context-menu', { isEditable: true, selectionText: '' });
  const items = (await shown) as readonly { readonly role?: string; readonly label?: string; readonly accelerator?: string }[];
  expect(items.find(({ role }) => role === 'paste')?.label).toBe(DESKTOP_WORDS.de.paste);
  expect(items.filter(({ accelerator }) => accelerator !== undefined)).toEqual([]);
  await close(desktop);
});
