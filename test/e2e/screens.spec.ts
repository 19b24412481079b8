/** Every screen: accessible without a violation, usable at 200 %, in all languages, light and dark. */
import type { Page } from '@playwright/test';
import { LANGUAGES, type Language } from '../../app/base/language.ts';
import { expectAccessible } from './accessible.ts';
import { confirmAndActivate, expect, find, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

for (const theme of ['light', 'dark'] as const) {
  test(`no accessibility violation on any screen (${theme})`, async ({ page, start }) => {
    test.setTimeout(180_000);
    await start({ settings: { theme } });
    await expectAccessible(page, 'find');
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'help');
    await page.keyboard.press('Escape');
    await find(page, 'ok');
    await expectAccessible(page, 'status');
    await confirmAndActivate(page);
    await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
    await expectAccessible(page, 'code');
    await page.keyboard.press('F3');
    await expect(page.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
    await expectAccessible(page, 'follow-ups');
    await page.keyboard.press('F4');
    await page
      .getByRole('button', { name: /open entry/i })
      .first()
      .click();
    await expect(page.getByText('The entry exactly as recorded')).toBeVisible();
    await expectAccessible(page, 'log');
    await picture(page, `entry-${theme}`);
    await page.keyboard.press('F9');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await expectAccessible(page, 'settings');
    await page.keyboard.press('Escape');
    await find(page, 'set-2354');
    await confirmAndActivate(page);
    await expect(page.getByRole('main')).toContainText('Code 2354');
    await expectAccessible(page, 'refused');
    await find(page, 'set-2205');
    await confirmAndActivate(page);
    await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
    await expectAccessible(page, 'unknown');
    await picture(page, `unknown-${theme}`);
  });
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
]) {
  test(`the page itself never scrolls, its screens do (${viewport.width} wide)`, async ({ page, start }) => {
    await page.setViewportSize(viewport);
    await start();
    await find(page, 'set-2205');
    await confirmAndActivate(page);
    await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
    const moved = () => page.evaluate(() => [document.documentElement.scrollTop, document.documentElement.scrollHeight - innerHeight]);
    for (const key of ['F3', 'F4', 'F9', 'Escape', 'F7']) {
      await page.keyboard.press(key);
      await page.mouse.wheel(0, 5_000);
      await page.keyboard.press('End');
      expect(await moved(), key).toEqual([0, 0]);
    }
  });
}

/** What a technician reads of a vehicle that is not activated, in each language: enough to see that the language is the one asked for. */
const NOT_ACTIVATED: Readonly<Record<Language, RegExp>> = {
  en: /not activated/i,
  fr: /non activé/i,
  de: /nicht aktiviert/i,
  es: /no activad|sin activar/i,
  it: /non attivat/i,
};

for (const language of LANGUAGES) {
  test(`the main job in ${language}, at 200 % and in a narrow window`, async ({ page, start }) => {
    // 1280x800 at 200 % zoom is a viewport of 640x400 CSS pixels.
    await page.setViewportSize({ width: 640, height: 400 });
    await start({ settings: { language } });
    await expectNoSidewaysScroll(page);
    await scan(page, vehicle('ok'));
    await expect(page.getByRole('switch')).toHaveCount(2);
    await expect(page.getByRole('main')).toContainText(NOT_ACTIVATED[language]);
    await expectNoSidewaysScroll(page);
    await picture(page, `zoom-${language}`);
    for (const box of await page.getByRole('switch').all()) await box.click();
    await expect(page.getByRole('switch', { checked: true })).toHaveCount(2);
    await page.keyboard.press('F6');
    await expect(page.getByTestId('code')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await picture(page, `zoom-code-${language}`);
    for (const key of ['F3', 'F4', 'F9']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    expect(await page.locator('body').innerText()).not.toMatch(/\{\w+\}|undefined|\[object/);
  });
}

test('no sentence shows a placeholder or a key, in any language, on the way through the job', async ({ page, start }) => {
  test.setTimeout(120_000);
  await start();
  await find(page, 'ok');
  for (const language of LANGUAGES) {
    await page.keyboard.press('F9');
    await page
      .locator('select')
      .filter({ has: page.locator(`option[value="${language}"]`) })
      .first()
      .selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('main')).toContainText(NOT_ACTIVATED[language]);
    const text = (await page.locator('body').textContent()) ?? '';
    expect(text).not.toMatch(/\{\w+\}|\bundefined\b|\[object|\bNaN\b/);
  }
  await picture(page, 'status-it');
});
