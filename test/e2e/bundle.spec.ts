/** Reading a large bundle in the console, and texts that cannot be loaded. */
import type { Page } from '@playwright/test';
import { expect, serve, test } from './console.ts';
import { holdPage } from './frames.ts';
import { largeBundle } from './large-bundle.ts';

/** Longest piece of work of the check in one go, as a part of the control, a page that is held for a fixed amount of work. */
const MOST = 1 / 3;

type TraceEvent = { readonly name: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly tdur?: number };
type ThreadName = TraceEvent & { readonly args: { readonly name?: string } };

/**
 * Longest task of the page's own thread while `work` runs, ms of processor time, from the browser's trace: what else this computer does
 * meanwhile does not count, as it would in the time between frames.
 */
async function longestTask(page: Page, work: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has a browser');
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly ThreadName[] };
  const pages = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && pages.some((one) => one.pid === pid && one.tid === tid),
  );
  expect(tasks.length, 'the page is in the trace').toBeGreaterThan(0);
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

test('30 MB are checked without holding up the page, and the check can be left', async ({ page, start }, info) => {
  test.setTimeout(300_000);
  const large = info.outputPath('large.carkey-bundle');
  expect(largeBundle(large, 10_000, 5_000)).toBeGreaterThan(30_000_000);
  await start();
  await page.keyboard.press('F4');
  const input = page.locator('input[type=file]');

  await input.setInputFiles(large);
  await expect(page.getByRole('progressbar', { name: /Checking large/ })).toBeVisible();
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 0.1, null, { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);

  const longest = await longestTask(page, async () => {
    await input.setInputFiles(large);
    // The verdict draws a hundred rows; that is not the check.
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 0.8, null, { timeout: 120_000 });
  });
  await expect(page.getByText('Not valid', { exact: true })).toBeVisible({ timeout: 60_000 });
  const held = await longestTask(page, () => holdPage(page));
  console.log(`longest task: ${longest.toFixed(0)} ms while 30 MB are checked; control, a page that is held: ${held.toFixed(0)} ms`);
  expect(longest).toBeLessThanOrEqual(MOST * held);
});

test('a language that cannot be loaded leaves the one that is shown, says so, and can be tried again', async ({ page, start }) => {
  await start();
  await page.route('**/texts/fr.json', (route) => route.fulfill({ json: { labels: {}, words: {} } }));
  await page.keyboard.press('F9');
  await page.getByLabel('Language').selectOption('fr');
  await expect(page.getByRole('region', { name: 'Notices' }).getByText('Français could not be loaded.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.unroute('**/texts/fr.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('a page without any text says so, and goes on once there is one', async ({ page }) => {
  await page.route('**/texts/*.json', (route) => route.fulfill({ body: '' }));
  const served = await serve();
  try {
    await page.goto(served.url);
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await page.unroute('**/texts/*.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
  } finally {
    await served.stop();
  }
});
