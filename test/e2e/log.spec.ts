/** The audit log as the support desk uses it: narrow by clicking a value, take the condition off again, read one entry in full. */
import { confirmAndActivate, expect, find, test, vehicle } from './console.ts';

test('a click on a value narrows the log to it, and the condition can be taken off', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /a fresh status says active/i })).toBeVisible();
  await page.keyboard.press('F4');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Activation sent' }).click();
  await expect(main.getByText('Vehicle looked up')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /open entry/i })).toHaveCount(1);
  await main.getByRole('button', { name: /remove the filter/i }).click();
  await expect(main.getByText('Vehicle looked up')).toBeVisible();
});

test('an entry in full shows what is hashed, and holds no VIN in the clear', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await page.keyboard.press('F4');
  const main = page.getByRole('main');
  await main
    .getByRole('button', { name: /open entry/i })
    .first()
    .click();
  await expect(main).toContainText('carkey-audit/1');
  await expect(main).toContainText('Opened values match their commitments');
  const leaf = await main.locator('pre').first().textContent();
  expect(leaf).toContain('"seq":');
  expect(leaf).not.toContain(vehicle('ok'));
});
