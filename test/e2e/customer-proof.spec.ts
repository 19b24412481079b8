/** The proof by keyboard: a statement takes the focus, an answer belongs to the command just sent, and what has the focus is in sight. */
import type { Locator, Page } from '@playwright/test';
import { de } from '../../app/words/de/index.ts';
import { en } from '../../app/words/en/index.ts';
import { press, pressSpace, state } from './by-keyboard.ts';
import { expect, test, vehicle } from './console.ts';

const PLACES = [
  { language: 'en', width: 1280, height: 800 },
  { language: 'de', width: 1280, height: 800 },
  { language: 'en', width: 640, height: 400 },
  { language: 'de', width: 640, height: 400 },
] as const;

const command = (page: Page, call: string) => page.locator(`[data-command="command.${call}"]`);
const statement = (page: Page, call: string) => page.locator(`[data-in-sight="command.${call}"]`);
const rows = (page: Page) => page.locator('[data-command-run]');

async function activated(page: Page): Promise<void> {
  await page.keyboard.type(vehicle('ok'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-session=signed-in]')).toBeVisible();
  await state(page, page.getByTestId('consent'));
  await expect(page.locator('[data-session]')).toContainText('Ada Tester');
  await expect(async () => {
    await page.keyboard.press('F7');
    await expect(page.locator('[data-next-card]')).toHaveAttribute('data-next', 'activate', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('F6');
  await expect(page.locator('[data-proof]')).toBeAttached();
}

/** Is the whole of it in the window, below whatever stays at the top? */
async function expectWhole(what: Locator): Promise<void> {
  await expect(what).toBeInViewport({ ratio: 1 });
}

/** Sends a command: the key on its button, and Space on the statement that takes the focus. */
async function send(page: Page, call: string): Promise<void> {
  await press(page, command(page, call));
  await expect(statement(page, call).locator('button').first()).toBeFocused();
  await pressSpace(page, () => expect(statement(page, call)).toBeHidden({ timeout: 500 }));
}

for (const { language, width, height } of PLACES) {
  const at = `in ${language} at ${String(width)}`;
  test(`the statement of a command takes the focus and is in sight, and Enter never sends it, ${at}`, async ({ page, start }) => {
    await start({ settings: { language } });
    await page.setViewportSize({ width, height });
    await activated(page);
    const first = page.locator('[data-next-here]').first();
    await expect(first).toBeFocused();
    await expectWhole(first);
    await page.screenshot({ path: test.info().outputPath('activated.png') });
    await press(page, command(page, 'horn'));
    const stated = statement(page, 'horn').locator('button').first();
    await expect(stated).toBeFocused();
    await expectWhole(statement(page, 'horn'));
    await page.screenshot({ path: test.info().outputPath('statement.png') });
    await page.keyboard.press('Enter');
    await expect(stated).toBeFocused();
    await expect(rows(page)).toHaveCount(0);
    // Another one asks anew, and one that is not sent gives the focus back.
    await press(page, command(page, 'lock'));
    await expect(statement(page, 'lock').locator('button').first()).toBeFocused();
    await page.keyboard.press('Tab');
    await pressSpace(page, () => expect(statement(page, 'lock')).toBeHidden({ timeout: 500 }));
    await expect(command(page, 'lock')).toBeFocused();
  });

  test(`the focus goes to the row of the command just sent, and Space answers no older one, ${at}`, async ({ page, start }) => {
    await start({ settings: { language } });
    await page.setViewportSize({ width, height });
    await activated(page);
    await send(page, 'horn');
    await expect(rows(page).first().locator('[data-saw=seen]')).toBeFocused();
    await expectWhole(rows(page).first().locator('[data-saw=seen]'));
    await page.screenshot({ path: test.info().outputPath('first.png') });
    // A key cap only where the key works.
    await expect(rows(page).locator('kbd').filter({ visible: true })).toHaveCount(1);
    await send(page, 'lights');
    await expect(rows(page)).toHaveCount(2);
    const [newer, older] = [rows(page).first(), rows(page).last()];
    await expect(newer.locator('[data-saw=seen]')).toBeFocused();
    await expectWhole(newer.locator('[data-saw=seen]'));
    await page.screenshot({ path: test.info().outputPath('second.png') });
    await pressSpace(page, () => expect(newer.locator('[data-seen=seen]')).toBeVisible({ timeout: 500 }));
    await expect(older.locator('[data-saw]')).toHaveCount(2);
    // What holds the focus then has a name, and Space moves nothing.
    await expect(newer).toBeFocused();
    await expect(newer).toHaveAccessibleName(/\S/);
    const scrolled = () => page.locator('main').evaluate((main) => main.scrollTop);
    const before = await scrolled();
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    expect(await scrolled()).toBe(before);
    await expect(older.locator('[data-saw]')).toHaveCount(2);
    // A command that asks for no answer keeps the focus at its own row.
    await send(page, 'lock');
    await expect(rows(page)).toHaveCount(3);
    await expect
      .poll(() =>
        rows(page)
          .first()
          .evaluate((row) => row.contains(document.activeElement)),
      )
      .toBe(true);
  });
}

for (const language of ['en', 'de'] as const)
  test(`F6 on a CarKey that is active says that it is, in ${language}`, async ({ page, start }) => {
    await start({ settings: { language } });
    await activated(page);
    const sentence = { en, de }[language].requirementReason['already-active'];
    await expect(page.getByText(sentence)).toHaveCount(0);
    await page.keyboard.press('F6');
    await expect(page.getByText(sentence).first()).toBeVisible();
  });
