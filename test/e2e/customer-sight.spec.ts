/** What a newcomer must find on the customer's screens: what came of a press is in sight, the focus stays where the person works, nothing is cut off. */
import type { Locator, Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import { lookAtBothSizes, press, pressSpace, tabTo } from './by-keyboard.ts';
import { clippedTexts } from './clipped.ts';
import { expect, find, test, vehicle } from './console.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
] as const;

const next = (page: Page) => page.locator('[data-next-card]');
const consent = (page: Page) => page.getByTestId('consent');
const run = (page: Page) => page.locator('[data-run]');

/** What moves by less is still under the hand, px: a switch is more than ten times as high. */
const STILL = 8;

async function open(page: Page, scenario: string): Promise<void> {
  await page.keyboard.type(vehicle(scenario));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-session=signed-in]')).toBeVisible();
}

async function state(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await pressSpace(page, () => expect(control).toBeHidden({ timeout: 500 }));
}

async function consented(page: Page, scenario: string): Promise<void> {
  await open(page, scenario);
  await state(page, consent(page));
  await expect(page.locator('[data-session]')).toContainText('Ada Tester');
}

async function activate(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('F7');
    await expect(next(page)).toHaveAttribute('data-next', 'activate', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('F6');
}

for (const size of SIZES)
  for (const scenario of ['set-2354', 'wants-code'])
    test(`what came of an activation is in sight: ${scenario} at ${String(size.width)}`, async ({ page, start }) => {
      await start();
      await page.setViewportSize(size);
      await consented(page, scenario);
      await activate(page);
      const outcome = page.locator('[data-outcome=refused]');
      await expect(outcome).toBeInViewport({ ratio: 1 });
      await expect(page.locator('[data-next-here]').first()).toBeFocused();
      await expect(page.locator('[data-next-here]').first()).toBeInViewport({ ratio: 0.9 });
      await page.screenshot({ path: test.info().outputPath('refused.png') });
    });

test('a good outcome stands above the sections of the customer, and the focus stays at the proof', async ({ page, start }) => {
  await start();
  await consented(page, 'ok');
  await activate(page);
  const result = page.getByRole('region', { name: /just read again, is active/i });
  await expect(result.getByRole('heading').first()).toBeInViewport({ ratio: 1 });
  await press(page, page.locator('[data-command="command.horn"]'));
  await state(page, page.locator('[data-in-sight="command.horn"] button').first());
  await expect(page.locator('[data-command-run=done]')).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-proof]') !== null)).toBe(true);
  await state(page, page.locator('[data-saw=seen]'));
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-proof]') !== null)).toBe(true);
  await lookAtBothSizes(page, 'proved');
});

test('a run stays what is next where its vehicle is scanned again, and has the focus after the page is loaded anew', async ({
  page,
  start,
}) => {
  await start();
  await consented(page, 'not-enrolled');
  await expect(next(page)).toHaveAttribute('data-next', 'enrol');
  await page.keyboard.press('F6');
  await expect(run(page)).toHaveAttribute('data-place', 'sms');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.type(vehicle('not-enrolled'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0);
  await expect(next(page)).toHaveCount(1);
  await expect(next(page)).toHaveAttribute('data-next', 'go-on-run');
  await page.reload();
  await expect(run(page)).toHaveAttribute('data-place', 'sms');
  await expect(run(page).locator('[data-next-here]')).toBeFocused();
});

test('Enter on a statement says which key states it, and the button names it', async ({ page, start }) => {
  await start();
  await open(page, 'ok');
  await expect(consent(page)).toContainText('Space');
  await press(page, consent(page));
  await expect(page.getByText(en.common.bySpace).first()).toBeVisible();
  await expect(consent(page)).toBeVisible();
});

for (const language of ['en', 'de', 'fr'] as const)
  test(`nothing of the customer's sections is cut off at 200 %, in ${language}`, async ({ page, start }) => {
    test.slow();
    await start({ settings: { language } });
    await page.setViewportSize(SIZES[1]);
    await open(page, 'not-enrolled');
    const look = async (name: string) => {
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
      expect(await clippedTexts(page), name).toEqual([]);
      await lookAtBothSizes(page, name);
      await page.setViewportSize(SIZES[1]);
    };
    await look('consent');
    await page.getByTestId('more-works').locator('summary').first().click();
    await page.getByTestId('more-works').scrollIntoViewIfNeeded();
    await look('more');
    await state(page, consent(page));
    await expect(page.locator('[data-session]')).toContainText('Ada Tester');
    await look('consented');
    await page.keyboard.press('F6');
    await expect(run(page)).toHaveAttribute('data-place', 'sms');
    await look('sms');
    await page.keyboard.press('Enter');
    await expect(run(page)).toHaveAttribute('data-place', 'code');
    await look('code');
    await page.locator('#budgets').scrollIntoViewIfNeeded();
    await look('budgets');
    await page.locator('[data-step=deviceActivation]').scrollIntoViewIfNeeded();
    await look('steps');
  });

for (const language of ['de', 'fr'] as const)
  test(`nothing of the proof, nor of a status that cannot be read, is cut off at 200 %, in ${language}`, async ({ page, start }) => {
    test.slow();
    await start({ settings: { language } });
    await consented(page, 'ok');
    await activate(page);
    await expect(page.locator('[data-proof]')).toBeAttached();
    await page.setViewportSize(SIZES[1]);
    const look = async (name: string, at: string) => {
      await page.locator(at).scrollIntoViewIfNeeded();
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
      expect(await clippedTexts(page), name).toEqual([]);
    };
    await look('proof', '#proof-title');
    await press(page, page.locator('[data-command="command.horn"]'));
    await state(page, page.locator('[data-in-sight="command.horn"] button').first());
    await expect(page.locator('[data-command-run=done]')).toBeVisible();
    await look('horn', '[data-command-run]');
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.type(vehicle('get-2203'));
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-problem=true]')).toBeVisible();
    await look('unreadable', '[data-session]');
  });

for (const language of ['en', 'de'] as const)
  test(`the strip of a training round stays in sight at 200 %, in ${language}`, async ({ page, start }) => {
    await start({ settings: { language } });
    await page.setViewportSize(SIZES[1]);
    await press(page, page.locator('[data-course=basics]'));
    const strip = page.locator('[data-training]');
    await press(page, strip.locator('button').first());
    await expect(page.getByTestId('vin')).toBeAttached();
    await expect(page.locator('[data-next-here]').first()).toBeFocused();
    await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
    await expect(strip).toBeInViewport({ ratio: 1 });
    const heights = await page.evaluate(() => ['[data-training]', 'main'].map((one) => document.querySelector(one)?.clientHeight ?? 0));
    expect(heights[0]).toBeLessThan((heights[1] ?? 0) / 3);
    // What scrolls by behind the strip touches nothing.
    expect((await clippedTexts(page)).filter((one) => !one.startsWith('touch'))).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('strip.png') });
  });

for (const { width, height } of SIZES)
  test(`what comes in after the vehicle moves no switch away from under a hand, at ${String(width)}`, async ({ page, start }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const tops = new Map<string, Set<number>>();
      const look = () => {
        const scrolled = document.querySelector('main')?.scrollTop ?? 0;
        for (const one of document.querySelectorAll('[role=switch]')) {
          const name = one.getAttribute('aria-labelledby') ?? '';
          tops.set(name, (tops.get(name) ?? new Set()).add(Math.round(one.getBoundingClientRect().top + scrolled)));
        }
        document.documentElement.dataset['tops'] = JSON.stringify([...tops].map(([name, seen]) => [name, ...seen]));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await start();
    const session = await page.context().newCDPSession(page);
    // A page that is slow shows what comes in between.
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await find(page, 'ok');
    await expect(page.getByTestId('consent')).toBeVisible();
    await expect(page.getByTestId('read-steps')).toBeVisible();
    const tops = await page.locator('html').evaluate((html) => JSON.parse(html.dataset['tops'] ?? '[]') as [string, ...number[]][]);
    expect(tops.map(([name]) => name)).toEqual(['confirm-keys-title', 'confirm-inside-title']);
    for (const [, ...seen] of tops) expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(STILL);
  });
