/** Every part of the log and of trust as people see it, in two languages, at 100 % and at 200 %: to be looked at, and never wider than the window. */
import type { Page } from '@playwright/test';
import { expect, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const SIZES = [
  { name: '100', width: 1280, height: 800 },
  // 1280x800 at 200 % zoom is a viewport of 640x400 CSS pixels.
  { name: '200', width: 640, height: 400 },
] as const;

async function shown(page: Page, name: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, name).toBeLessThanOrEqual(0);
  await picture(page, `look-${name}`);
}

/** Texts that are cut without a way to read them: an ellipsis whose element has neither a title nor a label. */
async function expectNothingCut(page: Page, name: string): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, dialog[open] *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow === 'ellipsis')
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => element.textContent),
  );
  expect(cut, name).toEqual([]);
}

const LABELS = {
  en: { trust: 'Trust', forget: 'Forget this vehicle', facets: 'Filters', over: 'Entries over time' },
  de: { trust: 'Vertrauen', forget: 'Dieses Fahrzeug vergessen', facets: 'Filter', over: 'Einträge im Zeitverlauf' },
} as const;

async function activated(page: Page): Promise<void> {
  await scan(page, vehicle('ok'));
  await expect(page.getByRole('switch')).toHaveCount(2);
  for (const box of await page.getByRole('switch').all()) await box.click();
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(2);
  await page.keyboard.press('F6');
  await expect(page.getByTestId('code')).toBeVisible();
}

for (const language of ['en', 'de'] as const) {
  for (const { name: zoom, width, height } of SIZES) {
    const at = (part: string) => `${part}-${language}-${zoom}`;
    const labels = LABELS[language];

    test(`the log and trust in ${language} at ${zoom} %`, async ({ page, start }) => {
      await page.setViewportSize({ width, height });
      await start({ settings: { language } });
      await activated(page);
      await page.keyboard.press('F4');
      const grid = page.getByRole('grid');
      await expect(grid.getByText(vehicle('ok').slice(-8)).first()).toBeAttached();
      await shown(page, at('log'));
      if (zoom === '100') await expectNothingCut(page, at('log'));
      await page.getByRole('button', { name: labels.facets, exact: true }).click();
      await page.getByRole('complementary').getByRole('button').nth(1).click();
      await expect(page.locator('[aria-pressed=true]').first()).toBeVisible();
      await shown(page, at('facets'));
      await page.keyboard.press('Escape');
      await page.getByRole('slider', { name: labels.over }).focus();
      await page.keyboard.press('End');
      await shown(page, at('histogram'));
      await grid.getByRole('button').first().click();
      await expect(page.locator('pre').first()).toContainText('carkey-audit/1');
      await shown(page, at('entry'));
      await page.getByRole('button', { name: labels.forget }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await shown(page, at('forget'));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: labels.trust, exact: true }).click();
      await expect(page.getByRole('dialog').getByRole('list').first()).toBeVisible();
      await shown(page, at('trust'));
      await page.getByRole('dialog').getByRole('textbox').first().focus();
      await page.keyboard.type('ABCDE-FGHJK');
      await shown(page, at('trust-end'));
    });

    test(`accounts, signing in and the lock in ${language} at ${zoom} %`, async ({ page, start }) => {
      await page.setViewportSize({ width, height });
      await start({ settings: { language } });
      await page.keyboard.press('F9');
      await page.locator('input[name="mode"]').first().focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('[data-cover="first"]')).toBeVisible();
      await shown(page, at('first'));
      await page.locator('[data-cover="first"] input:not([type="password"])').first().fill('Ada Tester');
      for (const field of await page.locator('[type="password"]').all()) await field.fill('7402915');
      await page.keyboard.press('Enter');
      await expect(page.locator('#operators')).toBeVisible();
      await page.locator('#operators').scrollIntoViewIfNeeded();
      await shown(page, at('accounts'));
      await page.keyboard.press('Shift+F1');
      await expect(page.locator('[data-cover="locked"]')).toBeVisible();
      await shown(page, at('lock'));
      await page.locator('main button').last().click();
      await expect(page.locator('[data-cover="sign-in"]')).toBeVisible();
      await shown(page, at('sign-in'));
    });
  }
}
