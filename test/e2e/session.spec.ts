/** What time does to a session and to a code: the idle lock, the minute of a code, the two minutes of a PIN, and patience with wrong ones. */
import { expect, type Page } from '@playwright/test';
import { confirmAndActivate, find } from './console.ts';
import type { HandClocked } from './hand-clock.ts';
import { ADA, liveTest } from './live.ts';
import { picture } from './pictures.ts';

const MINUTE = 60_000;

const test = liveTest({ pageClock: true });

const code = (page: Page) => page.getByTestId('code');
const hold = (page: Page) => page.getByRole('button', { name: 'Hold to show' });

async function activated(page: Page): Promise<void> {
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
}

/** Keeps the space bar down on the button until the code is there. */
async function showCode(page: Page): Promise<void> {
  await hold(page).focus();
  await page.keyboard.down(' ');
  await expect(code(page)).toHaveAttribute('data-visible', 'true');
}

/** How often the log says so. */
async function expectEntries(live: HandClocked, kind: 'code-shown' | 'code-hidden', n: number): Promise<void> {
  await expect
    .poll(async () => {
      const reply = await live.api.call('audit.search', { order: 'newest', limit: 100 });
      return reply.ok ? reply.value.rows.filter((row) => row.kind === kind).length : reply.error.code;
    })
    .toBe(n);
}

async function typePin(page: Page, pin: string): Promise<void> {
  await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
  // At once, as a password keeper does: the clock of this page stands still, and keys without time between them are a scan.
  await page.keyboard.insertText(pin);
  await page.keyboard.press('Enter');
}

test('with nobody at the screen it locks by itself, covers everything, and opens where it was left', async ({ page, live }) => {
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid')).toBeVisible();
  live.pass(9 * MINUTE);
  await expect(page.getByRole('grid')).toBeVisible();
  // Somebody scrolls: that is a person, and the idle time starts again.
  await page.clock.fastForward(21_000);
  await page.keyboard.press('j');
  await page.clock.fastForward(21_000);
  await page.keyboard.press('j');
  live.pass(9 * MINUTE);
  await expect(page.getByRole('grid')).toBeVisible();
  live.pass(11 * MINUTE);
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await typePin(page, ADA.pin);
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
});

test('the code is gone after a minute although the key is still held, and the log says both', async ({ page, live }) => {
  await activated(page);
  await showCode(page);
  const clear = await code(page).textContent();
  await picture(page, 'code-shown');
  await page.clock.fastForward(59_000);
  await expect(code(page)).toHaveText(clear ?? '');
  await page.clock.fastForward(2_000);
  await expect(code(page)).toHaveAttribute('data-visible', 'false');
  await expect(code(page)).not.toContainText(clear ?? '');
  await expectEntries(live, 'code-shown', 1);
  await expectEntries(live, 'code-hidden', 1);
  await page.keyboard.up(' ');
  // Whoever wants it again asks again: the page has not kept it.
  await showCode(page);
  await expectEntries(live, 'code-shown', 2);
  await page.keyboard.up(' ');
});

test('three looks and a copy are four entries, and each look ends when the button is let go', async ({ page, live }) => {
  await activated(page);
  for (let looks = 1; looks <= 3; looks += 1) {
    await showCode(page);
    await page.clock.fastForward(1_000);
    await page.keyboard.up(' ');
    await expectEntries(live, 'code-hidden', looks);
    await expect(code(page)).toHaveAttribute('data-visible', 'false');
  }
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expectEntries(live, 'code-shown', 4);
  await expectEntries(live, 'code-hidden', 3);
  await page.keyboard.press('F4');
  const grid = page.getByRole('grid');
  await expect(grid.getByText(/^Shown for \d/)).toHaveCount(3);
  await expect(grid.getByText('Copied', { exact: true })).toHaveCount(1);
});

test('a page that is closed ends its look at once', async ({ page, live }) => {
  await activated(page);
  await showCode(page);
  await expectEntries(live, 'code-hidden', 0);
  await page.goto('about:blank');
  await expectEntries(live, 'code-hidden', 1);
});

test('a lock takes the code away, and after it the code must be asked for anew', async ({ page, live }) => {
  await activated(page);
  await showCode(page);
  const clear = (await code(page).textContent()) ?? '';
  await page.keyboard.up(' ');
  await page.keyboard.press('Shift+F1');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  expect(await page.content()).not.toContain(clear);
  await typePin(page, ADA.pin);
  await expectEntries(live, 'code-hidden', 1);
  await expect(code(page)).toHaveAttribute('data-visible', 'false');
  await showCode(page);
  await expectEntries(live, 'code-shown', 2);
  await page.keyboard.up(' ');
});

test('showing a code takes a PIN of the last two minutes, and asks for it on the spot', async ({ page, live }) => {
  await activated(page);
  await showCode(page);
  await page.keyboard.up(' ');
  await page.clock.fastForward(MINUTE);
  live.pass(2 * MINUTE + 1_000);
  await hold(page).focus();
  await page.keyboard.press(' ');
  const dialog = page.getByRole('dialog', { name: 'Your PIN, please' });
  await expect(dialog).toContainText('within the last two minutes');
  await expectEntries(live, 'code-shown', 1);
  await expect(dialog).toContainText('Hold the button again afterwards.');
  await picture(page, 'fresh-pin');
  await typePin(page, '9999999');
  await expect(dialog).toContainText('Wrong PIN. 19 tries left before the account is locked.');
  await expectEntries(live, 'code-shown', 1);
  await typePin(page, ADA.pin);
  await expect(dialog).toHaveCount(0);
  // Nobody held the button any more: a code that nobody sees is not given out.
  await expectEntries(live, 'code-shown', 1);
  await showCode(page);
  await page.keyboard.up(' ');
  await expectEntries(live, 'code-shown', 2);
});

test('after twenty wrong PINs in a row the account is locked, and who can help is said', async ({ page, live }) => {
  test.setTimeout(180_000);
  await page.keyboard.press('Shift+F1');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  for (let tries = 1; tries < 20; tries += 1) {
    expect(await live.api.call('operators.unlock', { pin: '5550412' })).toMatchObject({ ok: false });
    live.pass(61 * MINUTE);
  }
  await typePin(page, '5550413');
  await expect(
    page.getByText('This account is locked after too many wrong PINs. An administrator unlocks it in the settings.'),
  ).toBeVisible();
  await typePin(page, ADA.pin);
  await expect(page.getByText('This account is locked after too many wrong PINs.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await picture(page, 'locked-out');
});
