/** The audit log as the support desk uses it: search, narrow by value and by time, keep views, save what is filtered, read one entry in full. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { confirmAndActivate, expect, find, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

/** The list itself: the same words stand beside it too. */
function rows(page: Page) {
  return page.getByRole('grid');
}

async function activated(page: Page): Promise<void> {
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(
    rows(page)
      .getByRole('button', { name: /open entry/i })
      .first(),
  ).toBeVisible();
}

async function saved(page: Page, button: RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return (await download).path();
}

test('a click on a value narrows the log to it, and the condition can be taken off', async ({ page, start }) => {
  await start();
  await activated(page);
  await rows(page).getByRole('button', { name: 'Activation sent' }).click();
  await expect(rows(page).getByText('Vehicle looked up')).toHaveCount(0);
  await expect(rows(page).getByRole('button', { name: /open entry/i })).toHaveCount(1);
  await page.getByRole('button', { name: /remove the filter/i }).click();
  await expect(rows(page).getByText('Vehicle looked up')).toBeVisible();
});

test('an entry in full shows what is hashed, and holds no VIN in the clear', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await page.keyboard.press('F4');
  const main = page.getByRole('main');
  await main
    .getByRole('button', { name: /open entry/i })
    .first()
    .click();
  await expect(main).toContainText('carkey-audit/1');
  await expect(main).toContainText('Values verified');
  const leaf = await main.locator('pre').first().textContent();
  expect(leaf).toContain('"seq":');
  expect(leaf).not.toContain(vehicle('ok'));
});

test('a typed text narrows while it is typed, Esc clears it, and several kinds can be shown together', async ({ page, start }) => {
  await start();
  await activated(page);
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search the log' });
  await expect(search).toBeFocused();
  await page.keyboard.type(vehicle('ok').slice(-8).toLowerCase());
  await expect(page.getByRole('button', { name: /remove the filter text/i })).toBeVisible();
  await expect(rows(page).getByText('Program started')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  const kinds = page.getByRole('region', { name: 'What', exact: true });
  await kinds.getByRole('button', { name: /Activation sent/ }).click();
  await kinds.getByRole('button', { name: /Vehicle looked up/ }).click();
  await expect(rows(page).getByRole('button', { name: /open entry/i })).toHaveCount(2);
  await kinds.getByRole('button', { name: /Activation sent/, pressed: true }).click();
  await expect(rows(page).getByRole('button', { name: /open entry/i })).toHaveCount(1);
});

test('a stretch of time is chosen by dragging over the bars and by keys', async ({ page, start }) => {
  await start();
  await activated(page);
  const bars = page.getByRole('slider', { name: 'Entries over time' });
  const box = await bars.boundingBox();
  if (box === null) throw new Error('the histogram is not on the screen');
  await page.mouse.move(box.x + 3, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 3, box.y + 10, { steps: 4 });
  await page.mouse.up();
  const from = page.getByRole('button', { name: /remove the filter from/i });
  await expect(from).toBeVisible();
  await from.click();
  await expect(from).toHaveCount(0);
  await bars.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(bars).toHaveAttribute('aria-valuetext', /\d/);
  await page.keyboard.press('Escape');
  await expect(bars).toHaveAttribute('aria-valuetext', 'nothing chosen');
  await expect(bars).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(from).toBeVisible();
  await expect(page.getByRole('table', { name: 'Entries over time' }).getByRole('row')).not.toHaveCount(0);
});

test('a filter is kept under a name, used again, deleted, and the deletion taken back', async ({ page, start }) => {
  await start();
  await activated(page);
  await rows(page).getByRole('button', { name: 'Activation sent' }).click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('What was sent');
  await page.getByRole('button', { name: 'Save this filter' }).click();
  const view = page.getByRole('button', { name: 'What was sent', exact: true });
  await expect(view).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await view.click();
  await expect(rows(page).getByRole('button', { name: /open entry/i })).toHaveCount(1);
  await page.getByRole('button', { name: 'Delete the view What was sent' }).click();
  await expect(view).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(view).toBeVisible();
});

test('what is saved is exactly what is filtered', async ({ page, start }) => {
  await start();
  await activated(page);
  await rows(page).getByRole('button', { name: 'Activation sent' }).click();
  await expect(rows(page).getByRole('button', { name: /open entry/i })).toHaveCount(1);
  const lines = readFileSync(await saved(page, /as JSON Lines/), 'utf8')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"sent"');
  const pdf = readFileSync(await saved(page, /as PDF/));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(
    readFileSync(await saved(page, /as CSV/), 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(2);
});

test('the oldest entry can stand on top', async ({ page, start }) => {
  await start();
  await activated(page);
  await page.getByRole('button', { name: 'Order: Newest first' }).click();
  await expect(
    rows(page)
      .getByRole('button', { name: /open entry/i })
      .first(),
  ).toHaveText('0');
  await picture(page, 'log');
});
