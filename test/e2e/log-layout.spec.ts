/** What the log's screen gives to its rows, how far the Tab key has to go to reach them, and what Esc closes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generate } from '../bench/generator.ts';
import { expect, test } from './console.ts';
import { picture } from './pictures.ts';

let dataDir: string;
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'carkey-rows-'));
  generate(join(dataDir, 'practice'), 600, 5).trail.stop();
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language: 'en', practice: { operatorName: 'Ada Tester' } }));
});
test.afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const rows = (page: Page) => page.getByRole('grid').locator('[role=row][aria-rowindex]:has([role=gridcell] button)');

async function openLog(page: Page): Promise<void> {
  await page.keyboard.press('F4');
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Entries over time' })).toBeVisible();
}

/** Rows that are seen whole. */
async function rowsInView(page: Page): Promise<number> {
  return page.evaluate(() => {
    const list = document.querySelector('[role=grid] [role=rowgroup]:last-child')?.getBoundingClientRect();
    if (list === undefined) return 0;
    const boxes = [...document.querySelectorAll('[role=grid] [role=row]:has([role=gridcell])')].map((row) => row.getBoundingClientRect());
    return boxes.filter(({ top, bottom }) => top >= list.top - 0.5 && bottom <= Math.min(list.bottom, innerHeight) + 0.5).length;
  });
}

test('at 1280 x 800 at least fourteen rows are in view, narrowed or not, and with an entry in full beside them', async ({
  page,
  start,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await start({ dataDir });
  await openLog(page);
  await expect.poll(() => rowsInView(page)).toBeGreaterThanOrEqual(14);
  await rows(page).getByRole('button', { name: 'Status read', exact: true }).first().click();
  await expect(page.getByRole('button', { name: /remove the filter what/i })).toBeVisible();
  await expect.poll(() => rowsInView(page)).toBeGreaterThanOrEqual(14);
  await page.keyboard.press('j');
  await expect(page.getByRole('complementary', { name: /^entry/i })).toBeVisible();
  await expect.poll(() => rowsInView(page)).toBeGreaterThanOrEqual(14);
  await picture(page, 'log-1280');
});

test('at 640 x 400 two thirds of the room between the bars belong to the rows', async ({ page, start }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await start({ dataDir });
  await openLog(page);
  const part = () =>
    page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const [strip, rail, grid] = [box('main').top, box('nav').top, box('[role=grid]')];
      return (Math.min(grid.bottom, rail) - Math.max(grid.top, strip)) / (rail - Math.max(strip, 0));
    });
  await expect.poll(part).toBeGreaterThanOrEqual(2 / 3);
  await picture(page, 'log-640');
});

test('from the screen to the first row there are few stops, and the tools are one of them', async ({ page, start }) => {
  await start({ dataDir });
  await openLog(page);
  await page.locator('main').focus();
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  const stops: string[] = [];
  while (!/^Open entry/.test(stops.at(-1) ?? '') && stops.length < 60) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops.length, stops.join(' | ')).toBeLessThanOrEqual(6);
  // Behind the row there is no other row.
  for (let cells = 0; cells < 8; cells += 1) {
    await page.keyboard.press('Tab');
    expect(await focused()).not.toMatch(/^Open entry/);
  }
  const tools = page.getByRole('toolbar', { name: 'Tools of the log' });
  await tools.getByRole('button', { name: 'Filters' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tools.getByRole('button', { name: /^Order/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(tools.getByRole('button', { name: 'Open a support bundle' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tools.getByRole('button', { name: 'Filters' })).toBeFocused();
  await expect(tools.locator('button[tabindex="0"]')).toHaveCount(1);
});

test('one key unfolds the filters; Esc closes the innermost thing only and never leaves the log', async ({ page, start }) => {
  await start({ dataDir });
  await openLog(page);
  const entry = page.getByRole('complementary', { name: /^entry/i });
  const filters = page.getByRole('complementary', { name: 'Filters' });
  await expect(filters).toHaveCount(0);
  // By the mouse: two letters that follow each other as fast as this would be a scanner's.
  await rows(page)
    .getByRole('button', { name: /open entry/i })
    .first()
    .click();
  await expect(entry).toBeVisible();
  await page.keyboard.press('f');
  await expect(filters).toBeFocused();
  await filters
    .getByRole('button', { name: /Status read/ })
    .first()
    .click();
  const button = page.getByRole('button', { name: 'Filters' });
  await expect(button).toContainText('1');
  await page.keyboard.press('Escape');
  await expect(filters).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(entry).toBeVisible();
  await entry.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(entry).toHaveCount(0);
  await expect(page.getByRole('grid')).toBeFocused();
  for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  await expect(page.getByRole('button', { name: /remove the filter/i })).toHaveCount(1);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByRole('button', { name: /remove the filter/i })).toHaveCount(0);
});

test('in forced colours the current screen, the chosen entry and the marks are still told apart', async ({ page, start }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await start({ dataDir });
  await openLog(page);
  const style = (selector: string, names: readonly string[]) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)).join(' '), names);
  const ground = ['background-color', 'border-style'];
  expect(await style('nav [aria-current=page]', ground)).not.toBe(await style('nav li button:not([aria-current])', ground));
  const line = ['border-inline-start-style', 'border-inline-start-color'];
  const marks = ['reach', 'good', 'plain'];
  const looks = await Promise.all(marks.map((mark) => style(`[role=gridcell][data-mark=${mark}]`, line)));
  expect(new Set(looks).size, looks.join(' | ')).toBe(marks.length);
  await page.keyboard.press('j');
  const chosen = ['outline-style', 'outline-color'];
  await expect.poll(() => style('[role=row][aria-selected=true]', chosen)).not.toBe(await style('[role=row][aria-selected=false]', chosen));
  await picture(page, 'log-forced');
});
