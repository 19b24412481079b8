/** What a person without a mouse does, and what is looked at on the way. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './console.ts';

/** More stops than any screen has. */
const MOST_STOPS = 80;

/** Goes to a control. */
export async function tabTo(page: Page, to: Locator): Promise<void> {
  await expect(to).toBeVisible();
  for (let i = 0; i < MOST_STOPS; i++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(to).toBeFocused();
}

/** Goes to a control and presses it. */
export async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Presses Space until it has counted: what is a statement takes none within a second after letters. */
export async function pressSpace(page: Page, hasCounted: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Space');
    await hasCounted();
  }).toPass({ timeout: 15_000 });
}

/** Presses a statement: never by Enter; by Space, once nothing was typed for a second. */
export async function state(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
  await expect(control).toBeVisible();
  await pressSpace(page, () => expect(control).toBeHidden({ timeout: 500 }));
}

/** Takes pictures at 1280x800 and at 200 %, beside the test's output; nothing may be wider than the window. */
export async function lookAtBothSizes(page: Page, name: string): Promise<void> {
  for (const [size, width, height] of [
    ['100', 1280, 800],
    ['200', 640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: test.info().outputPath(`${name}-${size}.png`), animations: 'disabled' });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `${name} at ${size} %`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
