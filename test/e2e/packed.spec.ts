/** What was packed for a system is the program: it starts, activates a vehicle, and writes its log. */
import { confirmAndActivate, expect, find, test } from './console.ts';

test('a vehicle is activated and the log says so', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid')).toContainText('Activation sent');
});
