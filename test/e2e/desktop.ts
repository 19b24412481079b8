/** The desktop program as its specs start and leave it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startDesktop, type Desktop } from '../electron/drive.ts';
import { expect } from './console.ts';

/** A new data folder whose language is English. */
export const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-desktop-'));
  writeFileSync(join(dir, 'settings.json'), JSON.stringify({ language: 'en' }));
  return dir;
};

/** Values of the deeds of one kind, so far. */
export const did = (desktop: Desktop, what: string): readonly unknown[] =>
  desktop.deeds.filter((deed) => deed.what === what).map(({ value }) => value);

/** Starts the program on the page and waits until it can be worked with. `env`: what it is told beside this process's own. */
export async function open(page: Page, dataDir = folder(), env: Readonly<Record<string, string>> = {}): Promise<Desktop> {
  const desktop = await startDesktop({ dataDir, page, env });
  await desktop.deed('shown');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return desktop;
}

/** Closes the window; the program must end in good order. */
export async function close(desktop: Desktop): Promise<void> {
  desktop.play('close-window');
  expect(await desktop.exited).toBe(0);
}

/** Live work with a person signed in. */
export async function signedIn(page: Page, env: Readonly<Record<string, string>>): Promise<Desktop> {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language: 'en', mode: 'live' }));
  const desktop = await startDesktop({ dataDir, page, env });
  await desktop.deed('shown');
  await page.getByLabel('Name', { exact: true }).fill('Ada Tester');
  await page.getByLabel('New PIN', { exact: true }).fill('7402915');
  await page.getByLabel('The same PIN once more').fill('7402915');
  await page.getByLabel('The same PIN once more').press('Enter');
  await expect(page.getByRole('button', { name: 'Signed in: Ada Tester, Administrator' })).toBeVisible();
  return desktop;
}
