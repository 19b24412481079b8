/** Whose matter it is: one line on refused and unknown attempts, at a stopped job and in the log; opened by keyboard, and never in the way of what is next. */
import type { Page } from '@playwright/test';
import { de } from '../../app/words/de/index.ts';
import { en } from '../../app/words/en/index.ts';
import { fill } from '../../app/words/shape/index.ts';
import { expectAccessible } from './accessible.ts';
import { lookAtBothSizes, press, pressSpace, tabTo } from './by-keyboard.ts';
import { expect, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const WORDS = { en, de } as const;

const summary = (page: Page, text: string) => page.locator('summary', { hasText: text });
const next = (page: Page) => page.locator('[data-next-here]');

/** Scans, states keys and seat, activates: by keys alone. */
async function activate(page: Page, scenario: string): Promise<void> {
  await scan(page, vehicle(scenario));
  await expect(page.locator('[data-next="confirm"]')).toBeVisible();
  await page.keyboard.press('F7');
  await expect(page.locator('[data-next="activate"]')).toBeVisible();
  await page.keyboard.press('F6');
}

/** What is next is on the screen without scrolling, and the line about whose matter it is comes after it. */
async function expectNextFirst(page: Page, line: string): Promise<void> {
  await expect(next(page)).toBeFocused();
  await expect(next(page)).toBeInViewport({ ratio: 1 });
  const [act, said] = [await next(page).boundingBox(), await summary(page, line).boundingBox()];
  expect(act!.y).toBeLessThan(said!.y);
}

const SIZES = { large: { width: 1280, height: 800 }, small: { width: 640, height: 400 } } as const;

for (const language of ['en', 'de'] as const) {
  for (const size of ['large', 'small'] as const) {
    const words = WORDS[language].verdict;

    test(`a refusal, a stop and an unknown outcome say whose matter they are, ${language}, ${size}`, async ({ page, start }) => {
      const look = (name: string) => picture(page, `verdict-${name}-${language}-${size}`);
      await page.setViewportSize(SIZES[size]);
      await start({ settings: { language } });
      const phone = `${words.likely.phone} ${fill(words.ground['from-code'], { code: 2342 })}`;
      await activate(page, 'set-2342');
      await expect(summary(page, phone)).toHaveCount(1);
      await expectNextFirst(page, phone);
      await look('refused');
      await press(page, summary(page, phone));
      await expect(page.getByText(fill(words.fact['pims-error'], { code: 2342 }))).toBeVisible();
      await expect(page.getByText(words.proof['phone-list-in-car'])).toBeVisible();
      // Earlier cases here: the one that this is.
      const seen = page.locator('[data-precedents]');
      await expect(seen).toContainText(fill(words.precedents.vehicles, { vehicles: 1, activated: 0 }));
      await expect(seen).toContainText('2342');
      await expectAccessible(page, `refused, ${language}`);
      await look('refused-open');
      await page.keyboard.press('Enter');
      await expect(page.getByText(words.proof['phone-list-in-car'])).toBeHidden();

      await scan(page, vehicle('get-2204'));
      const servers = `${words.likely['back-end']} ${fill(words.ground['from-code'], { code: 2204 })}`;
      await expect(summary(page, servers)).toHaveCount(1);
      await expectNextFirst(page, servers);
      await look('stopped');

      await activate(page, 'lost-answer');
      const open = `${words.open} ${words.ground.open}`;
      await expect(summary(page, open)).toHaveCount(1);
      await expectNextFirst(page, open);
      await look('unknown');
      await press(page, summary(page, open));
      await expect(page.getByText(words.fact['no-answer'], { exact: true })).toBeVisible();
      await expectAccessible(page, `unknown, ${language}`);
      await look('unknown-open');
    });
  }
}

test('a run of the customer’s side that is blocked says it on its card', async ({ page, start }) => {
  await start();
  await scan(page, vehicle('account-blocked'));
  await tabTo(page, page.getByTestId('consent'));
  await pressSpace(page, () => expect(page.getByTestId('consent')).toBeHidden({ timeout: 500 }));
  await expect(page.locator('[data-next="enrol"]')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.locator('[data-run]')).toHaveAttribute('data-place', 'blocked');
  const line = `${en.verdict.likely.account} ${en.verdict.ground.answered}`;
  await expect(page.locator('[data-run] summary', { hasText: line })).toBeVisible();
  await expect(next(page).first()).toBeInViewport();
  await press(page, summary(page, line));
  await expect(page.getByText(en.verdict.fact['account-blocked'])).toBeVisible();
  await lookAtBothSizes(page, 'blocked');
});

test('the entry of a refusal says it in the log', async ({ page, start }) => {
  await start();
  await activate(page, 'set-2354');
  const line = `${en.verdict.certain.vehicle} ${fill(en.verdict.ground.named, { code: 2354 })}`;
  await expect(summary(page, line)).toBeVisible();
  await page.keyboard.press('F4');
  const row = page.getByRole('row').filter({ hasText: '2354' }).filter({ hasText: 'Refused' });
  await row.getByRole('button').first().click();
  const panel = page.getByRole('complementary', { name: /^Entry/ });
  await press(page, panel.locator('summary', { hasText: line }));
  await expect(panel.getByText(en.verdict.proof['key-at-reader'])).toBeVisible();
  await lookAtBothSizes(page, 'entry');
});

for (const language of ['en', 'de'] as const) {
  test(`the number of an error opens what it means, by keyboard, ${language}`, async ({ page, start }) => {
    await start({ settings: { language } });
    const words = WORDS[language];
    const card = page.getByRole('dialog');
    await activate(page, 'set-2342');
    // The panel of the find field folds for whatever happens on the page meanwhile.
    await expect(page.locator('[data-next-card] summary')).toHaveCount(1);
    await page.keyboard.press('F2');
    await page.keyboard.type('2342');
    await expect(page.getByRole('search').getByRole('option')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(card.locator('[data-error="2342"]')).toContainText(words.pimsAdvice[2342].meaning);
    await expect(card.locator('[data-precedents]')).toContainText(fill(words.verdict.precedents.vehicles, { vehicles: 1, activated: 0 }));
    await lookAtBothSizes(page, `error-${language}`);
    await expectAccessible(page, `error, ${language}`);
    // It leads to the entries, and a vehicle that is scanned takes its place.
    await press(page, card.locator('[data-precedents] ~ button'));
    await expect(card).toBeHidden();
    await expect(page.locator('main')).toContainText('2342');
    await page.keyboard.press('F2');
    await page.keyboard.type('2204');
    await expect(page.getByRole('search').getByRole('option')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(card.locator('[data-error="2204"]')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
  });
}
