/**
 * The support desk's work on a long log: found among all the others, proved, forgotten, and a change told. 20,000 entries; with
 * `CARKEY_FULL=1` the million of the design.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect, type Page } from '@playwright/test';
import { generate } from '../bench/generator.ts';
import { tamper } from '../support/trails.ts';
import { serve, watch, type Served } from './console.ts';

const FULL = process.env['CARKEY_FULL'] === '1';
const ENTRIES = FULL ? 1_000_000 : 20_000;

/** Looking at every byte of a million entries takes a while, and shows how far it is. */
const WHOLE_LOG_MS = FULL ? 120_000 : 30_000;

let dataDir: string;
let vin: string;
let served: Served;
let faults: string[];

test.beforeAll(() => {
  test.setTimeout(FULL ? 1_800_000 : 180_000);
  dataDir = mkdtempSync(join(tmpdir(), 'carkey-long-'));
  const { trail, visits } = generate(join(dataDir, 'practice'), ENTRIES, 11);
  const [middle] = trail.list({ kind: 'sent' }, Math.floor(ENTRIES / 2), 1).rows;
  vin = visits.find(({ veh }) => veh === middle?.veh)?.vin ?? '';
  trail.stop();
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language: 'en', practice: { operatorName: 'Ada Tester' } }));
});
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test.beforeEach(async ({ page }) => {
  test.setTimeout(60_000 + 2 * WHOLE_LOG_MS);
  faults = watch(page);
  served = await serve({ dataDir });
  await openLog(page);
});
test.afterEach(async () => {
  await served.kill();
  expect(faults).toEqual([]);
});

async function openLog(page: Page): Promise<void> {
  await page.goto(served.url);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid')).toBeVisible();
}

test('one vehicle among all is found, opened, proved to others and forgotten', async ({ page }) => {
  const grid = page.getByRole('grid');
  await page.keyboard.press('/');
  await page.keyboard.type(vin.slice(-8));
  await expect(page.getByRole('button', { name: /remove the filter text/i })).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page
    .getByRole('region', { name: 'What', exact: true })
    .getByRole('button', { name: /Requirements checked/ })
    .click();
  await expect(grid.getByText(vin.slice(-8)).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await grid
    .getByRole('button', { name: /open entry/i })
    .first()
    .click();
  const entry = page.getByRole('complementary', { name: /^entry/i });
  await expect(entry).toContainText('Values verified');

  await entry.getByRole('button', { name: 'Make a support bundle' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog', { name: 'Support bundle' }).getByRole('button', { name: 'Create and save' }).click();
  const buffer = readFileSync(await (await download).path());
  expect(buffer.toString('utf8')).not.toContain(vin);
  await page.keyboard.press('Escape');
  await page.locator('input[type=file]').setInputFiles({ name: 'case.carkey-bundle', mimeType: '', buffer });
  await expect(page.getByText('Valid', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Step by step' })).toContainText('Activation sent');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Forget this vehicle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget this vehicle' });
  await dialog.getByRole('radio', { name: /mistake/ }).check();
  await dialog.getByRole('textbox').fill(vin.slice(-8));
  await dialog.getByRole('button', { name: 'Forget for good' }).click();
  await expect(page.getByRole('heading', { name: 'Erasure receipt' }).first()).toBeVisible({ timeout: WHOLE_LOG_MS });
  await expect(page.getByRole('dialog')).toContainText('None: every file of this log was searched.');
  await page.keyboard.press('Escape');
  await expect(grid.getByText(vin.slice(-8))).toHaveCount(0);
});

test('a change in the middle is told on every screen, with its place', async ({ page }) => {
  await served.kill();
  const bad = Math.floor(ENTRIES / 2);
  tamper(join(dataDir, 'practice'), (db) => {
    db.prepare('update entries set leaf = cast(replace(leaf, \'"role":"technician"\', \'"role":"support"\') as blob) where seq = ?').run(
      bad,
    );
  });
  await page.goto('about:blank');
  served = await serve({ dataDir });
  await openLog(page);
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await page.getByRole('button', { name: 'Verify everything' }).click();
  await expect(page.getByRole('dialog').getByRole('progressbar', { name: 'Verification' })).toBeVisible();
  await page.keyboard.press('Escape');
  const banner = page.getByRole('group').filter({ hasText: `First wrong entry: ${String(bad)}.` });
  await expect(banner).toBeVisible({ timeout: WHOLE_LOG_MS });
  await expect(banner).toContainText('nothing is repaired');
});
