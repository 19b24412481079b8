/** Two stations that name one folder: each shows its key, and a head that the other one cosigned is told on the ladder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { confirmAndActivate, expect, find, serve, test, watch } from './console.ts';
import { picture } from './pictures.ts';

async function activate(page: Page, scenario: string, word = /not activated/i): Promise<void> {
  await find(page, scenario, word);
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
}

/** The highest rung, with the panel open. */
async function topRung(page: Page): Promise<Locator> {
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  const rung = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Cosigned by a second station' });
  await rung.scrollIntoViewIfNeeded();
  return rung;
}

test('a head is cosigned by the other station, with the key that was copied from its screen', async ({ page, browser, start }) => {
  const witnessFolder = mkdtempSync(join(tmpdir(), 'carkey-share-'));
  await start({ settings: { witnessFolder } });
  const shown = (await topRung(page)).getByText(/\/witness\+/);
  const key = (await shown.textContent()) ?? '';
  await page.keyboard.press('Escape');

  const other = await serve({
    settings: {
      language: 'en',
      practice: { operatorName: 'Ben Tester' },
      witnessFolder,
      secondStationKey: /\S+\/witness\+\S+/.exec(key)?.[0] ?? '',
    },
  });
  const second = await browser.newPage();
  const faults = watch(second);
  await second.goto(other.url);
  await expect(second.getByRole('navigation').first()).toBeVisible();
  await activate(second, 'ok');
  await activate(page, 'ok');
  await second.getByRole('button', { name: 'Close this vehicle' }).first().click();
  await activate(second, 'suspended', /suspended/i);
  const rung = await topRung(second);
  await expect(rung).toContainText('The second station has cosigned, and its checkpoint matches.');
  await picture(second, 'second-station');
  expect(faults).toEqual([]);
  await second.close();
  await other.stop();
  rmSync(witnessFolder, { recursive: true, force: true });
});
