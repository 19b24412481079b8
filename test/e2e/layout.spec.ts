/** What a window has room for: large ones are used, low ones belong to the work, and no text is cut off in any language. */
import type { Locator, Page } from '@playwright/test';
import { LANGUAGES } from '../../app/base/language.ts';
import { clippedTexts } from './clipped.ts';
import { expect, find, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const LOW = { width: 640, height: 400 };
const USUAL = { width: 1280, height: 800 };
const LARGE = { width: 1920, height: 1080 };

/** Keys of the screens. */
const SCREENS = { followups: 'F3', audit: 'F4', settings: 'F9', job: 'Escape' } as const;

const mainOf = (page: Page): Locator => page.locator('#main');

/** Goes to a screen; Escape may first close what is open. */
async function go(page: Page, screen: keyof typeof SCREENS): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(SCREENS[screen]);
    await expect(page.locator(`#main[data-screen='${screen}']`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** The part of the window's height in which the work is seen. */
async function share(page: Page): Promise<number> {
  const box = await mainOf(page).boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  if (box === null) return 0;
  return (Math.min(height, box.y + box.height) - Math.max(0, box.y)) / height;
}

test('zoomed to 200 % two thirds of the height belong to the work, whatever there is to tell', async ({ page, start }) => {
  await page.setViewportSize(LOW);
  // A name is missing, which is told by a banner, and the phone is away, which is told by the lamps.
  await start({ settings: { practice: { operatorName: '' } } });
  await find(page, 'phone-away', /not activated/i);
  await expect(page.getByRole('group', { name: 'Your name is missing.' })).toBeVisible();
  for (const screen of ['job', 'followups', 'audit', 'settings'] as const) {
    await go(page, screen);
    expect(await share(page), screen).toBeGreaterThanOrEqual(2 / 3);
  }
  await picture(page, 'low-closed');
  const details = page.getByRole('button', { name: 'Details', exact: true });
  const remedy = page.getByText('connect the phone by Bluetooth', { exact: false }).first();
  await expect(remedy).toBeHidden();
  await details.click();
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await expect(remedy).toBeVisible();
  await picture(page, 'low-open');
  await details.click();
  await expect(remedy).toBeHidden();
  expect(await share(page)).toBeGreaterThanOrEqual(2 / 3);
});

test('zoomed to 200 % a message at the foot of the page covers none of the work', async ({ page, start }) => {
  await page.setViewportSize(LOW);
  await start();
  for (const times of [1, 2]) {
    await page.getByRole('button', { name: 'Start all over' }).click();
    await expect(page.getByRole('region', { name: 'Notices' }).locator('> div')).toHaveCount(times);
  }
  const main = await mainOf(page).boundingBox();
  const notices = await page.getByRole('region', { name: 'Notices' }).boundingBox();
  expect((main?.y ?? 0) + (main?.height ?? 0)).toBeLessThanOrEqual((notices?.y ?? 0) + 1);
  await picture(page, 'low-notices');
});

test('a large window is used: the vehicle and what it rests on stand side by side', async ({ page, start }) => {
  await page.setViewportSize(LARGE);
  await start();
  await find(page, 'ok');
  const box = async (one: Locator) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const main = await box(mainOf(page));
  const header = await box(page.getByRole('region', { name: 'Vehicle in work' }));
  const list = await box(page.locator('#requirements'));
  expect(list.x).toBeGreaterThan(header.x + header.width);
  expect((list.x + list.width - header.x) / main.width).toBeGreaterThan(0.95);
  await picture(page, 'large');
});

test('with system colours the current screen and each state of a lamp keep a shape of their own', async ({ page, start }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await start();
  await find(page, 'phone-away', /not activated/i);
  const look = (one: Locator, of: readonly string[]) =>
    one.evaluate((element, names) => names.map((name) => getComputedStyle(element).getPropertyValue(name)).join(' / '), of);
  const ways = page.getByRole('navigation').getByRole('button');
  const border = ['border-color', 'background-color'];
  const here = await look(ways.and(page.locator('[aria-current=page]')), border);
  expect(here).not.toContain('rgba(0, 0, 0, 0)');
  for (const other of await ways.and(page.locator(':not([aria-current])')).all()) expect(await look(other, border)).not.toBe(here);
  const bulb = (tone: string) => page.locator(`button[data-tone='${tone}'] > span[aria-hidden]`).first();
  const shape = ['background-color', 'background-image', 'border-radius'];
  const looks = [await look(bulb('on'), shape), await look(bulb('dark'), shape), await look(bulb('bad'), shape)];
  expect(new Set(looks).size).toBe(looks.length);
  await picture(page, 'forced-colours');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await picture(page, 'forced-colours-dark');
});

for (const language of LANGUAGES) {
  test(`no text is cut off in ${language}, at 100 % and at 200 %`, async ({ page, start }) => {
    test.setTimeout(180_000);
    await start({ settings: { language } });
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const size of [USUAL, LOW]) {
        await page.setViewportSize(size);
        for (const text of await clippedTexts(page)) found.push(`${where} ${String(size.width)}: ${text}`);
      }
      await page.setViewportSize(USUAL);
    };
    await expect(mainOf(page)).toBeVisible();
    await look('no vehicle');
    await scan(page, vehicle('phone-away'));
    await expect(page.getByTestId('vin')).toHaveText(vehicle('phone-away'));
    await expect(page.locator('[data-broken=true]')).toBeVisible();
    await look('vehicle');
    await scan(page, vehicle('ok'));
    await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
    await expect(page.locator("[data-next='confirm']")).toBeVisible();
    await look('to confirm');
    for (const screen of ['followups', 'audit', 'settings'] as const) {
      await go(page, screen);
      // The code of a screen comes when it is opened for the first time.
      await expect(mainOf(page).getByRole('heading').first()).toBeVisible();
      await look(screen);
    }
    await go(page, 'job');
    await page.keyboard.press('F10');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('link');
    expect(found).toEqual([]);
  });
}

test('the next thing to do is in view when a vehicle is opened, however fast it was read', async ({ page, start }) => {
  await page.setViewportSize(LOW);
  await start();
  for (const scenario of ['phone-away', 'no-service', 'phone-away']) {
    await scan(page, vehicle(scenario));
    await expect(page.locator('[data-next-here]')).toBeFocused();
    await expect(page.locator('[data-next-here]')).toBeInViewport({ ratio: 1 });
  }
});
