/** An update from the screen to the file, by the desktop program's own bundle under the emulated Electron, from a server on this computer. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startDesktop, type Desktop } from '../electron/drive.ts';
import { bytes, feedText, sha512, silent, startUpdateServer, type UpdateServer } from '../support/update-feed.ts';
import { confirmAndActivate, expect, find, test } from './console.ts';
import { picture } from './pictures.ts';

const FEED = 'latest-linux.yml';
const FILE = 'CarKey-Console-9.0.0.AppImage';
const OLD = '#!/bin/sh\n# the old program\n';

/** A program that keeps what it was started with. */
const newProgram = (folder: string): Buffer =>
  Buffer.from(`#!/bin/sh\necho "$@" "$APPIMAGE" > ${folder}/started.txt\n# ${'x'.repeat(400_000)}\n`);

type Place = {
  readonly dataDir: string;
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  readonly started: () => string;
};

/** A data folder, a program that is an AppImage, and what electron-builder puts beside the bundle. */
function place(feed: string, language = 'en'): Place {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-update-'));
  const dataDir = join(folder, 'data');
  const program = join(folder, 'CarKey.AppImage');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language, updateFeed: feed }));
  writeFileSync(program, OLD, { mode: 0o755 });
  writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\nurl: https://x.invalid\nupdaterCacheDirName: carkey-updater\n');
  const started = () => (existsSync(join(dataDir, 'started.txt')) ? readFileSync(join(dataDir, 'started.txt'), 'utf8').trim() : '');
  return { dataDir, program, env: { APPIMAGE: program, EMULATED_RESOURCES: folder }, started };
}

let server: UpdateServer;
test.beforeEach(async () => {
  server = await startUpdateServer();
});
test.afterEach(async () => {
  await server.stop();
});

function offer(content: Buffer, version = '9.0.0', told = content): void {
  server.put(FEED, bytes(feedText({ version, file: FILE, sha512: sha512(told), size: told.length })));
  server.put(FILE, bytes(content));
}

async function open(page: Page, { dataDir, env }: Place): Promise<Desktop> {
  const desktop = await startDesktop({ dataDir, page, env });
  await desktop.deed('shown');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return desktop;
}

async function about(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(page.locator('#about')).toBeVisible();
  await page.getByText(/^(Updates)$/).evaluate((term) => term.scrollIntoView({ block: 'center' }));
}

async function close(desktop: Desktop): Promise<void> {
  desktop.play('close-window');
  expect(await desktop.exited, desktop.output()).toBe(0);
}

const row = (page: Page) => page.locator('#about').getByRole('status').first();
const press = (page: Page, name: string) => page.locator('#about').getByRole('button', { name, exact: true }).click();

test('a version that the feed offers is fetched and installed by a person; the program ends and the new one starts', async ({ page }) => {
  const here = place(server.url);
  const content = newProgram(here.dataDir);
  offer(content);
  const desktop = await open(page, here);
  await about(page);
  await expect(row(page)).toContainText('Version 9.0.0 is available (0.4 MB).');
  expect(server.asked).toEqual([FEED]);
  await picture(page, 'update-available');
  await press(page, 'Download');
  await expect(row(page)).toContainText('is downloaded and verified');
  await press(page, 'Install and restart');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('The console closes');
  await picture(page, 'update-ask');
  expect(readFileSync(here.program, 'utf8')).toBe(OLD);
  await dialog.getByRole('button', { name: 'Install and restart' }).click();
  expect(await desktop.exited, desktop.output()).toBe(0);
  expect(readFileSync(here.program)).toEqual(content);
  await expect.poll(() => here.started()).toBe(`--data ${here.dataDir}`);
  expect(desktop.deeds.filter(({ what }) => what === 'error-box')).toEqual([]);
  const log = readFileSync(join(here.dataDir, 'logs', 'console.log'), 'utf8');
  expect(log.indexOf('update-install')).toBeLessThan(log.indexOf('"stopped"'));
});

test('a file of other bytes is told and not kept, and the old program stays through the end of the program', async ({ page }) => {
  const here = place(server.url);
  const content = newProgram(here.dataDir);
  offer(Buffer.from(content).fill('y', 200_000, 200_010), '9.0.0', content);
  const desktop = await open(page, here);
  await about(page);
  await press(page, 'Download');
  await expect(row(page)).toContainText('is not the one that was meant');
  await picture(page, 'update-failed');
  await close(desktop);
  expect(readFileSync(here.program, 'utf8')).toBe(OLD);
  expect(readdirSync(join(here.dataDir, 'updates', 'carkey-updater', 'pending'))).toEqual([]);
  expect(here.started()).toBe('');
});

test('a download shows its bytes and is ended by a person', async ({ page }) => {
  const here = place(server.url);
  offer(newProgram(here.dataDir));
  server.put(FILE, (response) => {
    response.writeHead(200);
    response.write(Buffer.alloc(200_000));
  });
  const desktop = await open(page, here);
  await about(page);
  await press(page, 'Download');
  await expect(row(page)).toContainText('0.2 MB of 0.4 MB');
  await expect(page.locator('#about').getByRole('progressbar')).toHaveAttribute('value', '200000');
  await picture(page, 'update-downloading');
  await press(page, 'Cancel');
  await server.left;
  await expect(row(page)).toContainText('is available');
  await expect(page.locator('#about').getByRole('button', { name: 'Download' })).toBeFocused();
  await close(desktop);
});

test('an unknown outcome keeps the program as it is, in one sentence', async ({ page }) => {
  const here = place(server.url);
  offer(newProgram(here.dataDir));
  const desktop = await open(page, here);
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  await page.getByRole('button', { name: /stop waiting/i }).click();
  await about(page);
  await press(page, 'Download');
  await expect(page.getByRole('region', { name: 'Notices' }).last()).toContainText(
    'Settle it, or have support settle it where it was handed over; then update.',
  );
  await expect(row(page)).toContainText('is available');
  expect(server.asked).toEqual([FEED]);
  await close(desktop);
});

test('who is offline hears of it when they ask, and not before; an older version is none', async ({ page }) => {
  const gone = await startUpdateServer();
  await gone.stop();
  const here = place(gone.url);
  const desktop = await open(page, here);
  await expect.poll(() => readFileSync(join(here.dataDir, 'logs', 'console.log'), 'utf8')).toContain('update-failed');
  await about(page);
  await expect(row(page)).toHaveText('Updates have not been looked for yet.');
  await expect(page.getByText('server of updates')).toHaveCount(0);
  await press(page, 'Look for updates');
  await expect(row(page)).toHaveText('The server of updates cannot be reached. Check the network and the address.');
  await close(desktop);
  await page.goto('about:blank');
  offer(newProgram(here.dataDir), '0.0.9');
  const old = place(server.url);
  const again = await open(page, old);
  await about(page);
  await expect(row(page)).toHaveText('This is the newest version.');
  await close(again);
});

test('what cannot update itself says who does, in the person’s language, at any width', async ({ page }) => {
  for (const language of ['en', 'de']) {
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
    ] as const) {
      await page.setViewportSize({ width, height });
      const here = place(server.url, language);
      const desktop = await startDesktop({ dataDir: here.dataDir, page, env: language === 'en' ? {} : here.env });
      await desktop.deed('shown');
      await expect(page.getByRole('navigation').first()).toBeVisible();
      server.put(FEED, silent);
      await about(page);
      await expect(page.locator('#about')).toContainText(language === 'en' ? 'does not update itself' : 'Es wird nach Updates gesucht');
      await picture(page, `update-row-${language}-${width}`);
      await close(desktop);
      await page.goto('about:blank');
    }
  }
});
