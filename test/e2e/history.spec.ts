/** Back and Forward: through the screens and vehicles, never out of the console, and no VIN in what a browser writes down. */
import { expect, find, test, vehicle } from './console.ts';

const heading = (name: string | RegExp) => ({ name, level: 1 });

test('Back and Forward go through the screens, and Back at the first one stays in the console', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', heading('Audit log'))).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', heading('Settings'))).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', heading('Audit log'))).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Vehicle', exact: true })).toHaveAttribute('aria-current', 'page');
  const address = page.url();
  // Down to the ground under the first screen, and up again: two steps, and the page is the same.
  const place = page.evaluate(
    () =>
      new Promise((resolve) => {
        let steps = 0;
        window.addEventListener('popstate', (event) => {
          steps += 1;
          if (steps === 2) resolve(event.state);
        });
        history.back();
      }),
  );
  expect(await place).toEqual({ place: 1, screen: 'job' });
  expect(page.url()).toBe(address);
  await page.goForward();
  await expect(page.getByRole('heading', heading('Audit log'))).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', heading('Settings'))).toBeVisible();
});

test('a vehicle that was left is offered, not opened, and no VIN stands in address or history', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  const first = vehicle('ok');
  const second = vehicle('suspended');
  await find(page, 'suspended', /suspended/i);
  const inWork = page.getByRole('region', { name: 'Vehicle in work' });
  await expect(inWork).toContainText(second.slice(-8));
  await page.goBack();
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(first);
  await expect(inWork).toContainText(second.slice(-8));
  const kept = await page.evaluate(() =>
    JSON.stringify([window.location.href, history.state, document.title, Object.values(sessionStorage)]),
  );
  for (const vin of [first, second]) expect(kept).not.toContain(vin.slice(-8));
});
