/** Somebody sets the clock of the computer while a console is at work, by an hour and by a day, forth and back: the page goes on, and the code lives as long as PIMS said. */
import type { Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import { confirmAndActivate, expect, find } from './console.ts';
import type { HandClocked } from './hand-clock.ts';
import { ADA, liveTest } from './live.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const test = liveTest({ pageClock: true });

const code = (page: Page) => page.getByTestId('code');

/** Both clocks of one computer: the console's and the page's. One that runs ahead looks like an idle hour, and locks. */
async function setClock(page: Page, live: HandClocked, from: number, to: number): Promise<void> {
  live.set(to);
  await page.clock.setSystemTime(Date.now() + to);
  if (to > from) await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  else await page.keyboard.press('Shift+F1');
  await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
  await page.keyboard.insertText(ADA.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** The log that the page shows begins with the look that has just ended, and holds as many entries as there are. */
async function expectLog(page: Page, live: HandClocked, where: string): Promise<void> {
  await page.keyboard.press('F4');
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row').nth(1), where).toContainText('Shown for');
  const about = await live.api.call('about.get', {});
  if (!about.ok) throw new Error(about.error.code);
  await expect(grid, where).toHaveAttribute('aria-rowcount', String(about.value.log.size + 1));
  await page.getByRole('navigation').getByRole('button', { name: en.nav.job, exact: true }).click();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'job');
}

test('the views go on, the code stays, and a vehicle can be looked up', async ({ page, live }) => {
  test.setTimeout(180_000);
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  let from = 0;
  for (const to of [HOUR, 0, -HOUR, 0, DAY, 0, -DAY, 0]) {
    await setClock(page, live, from, to);
    from = to;
    const where = `${String(to / HOUR)} h`;
    // The time of the server was measured anew by then: what is said about the code is certain.
    await expect
      .poll(async () => {
        const reply = await live.api.call('job.get', {});
        return reply.ok && Math.abs((reply.value.serverOffsetMs ?? DAY * 9) + to) < 60_000;
      }, `offset at ${where}`)
      .toBe(true);
    const hold = page.getByRole('button', { name: 'Hold to show' });
    await hold.focus();
    await page.keyboard.down(' ');
    await expect(code(page), where).toHaveAttribute('data-visible', 'true');
    await page.keyboard.up(' ');
    await expect(page.getByRole('main'), where).not.toContainText(/expired|destroyed/i);
    await expect(page.getByRole('main'), where).toContainText(/23:\d\d:\d\d|23 h/);
    await expectLog(page, live, where);
    await page.keyboard.press('F5');
    await expect(page.getByRole('region', { name: 'Vehicle in work' }), where).toContainText(/Read (just now|\d+ ?s ago)/);
  }
});
