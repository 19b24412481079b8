/** The main job, as a technician does it: find, status, requirements, activate, code, and all of it again in the log. */
import type { Page } from '@playwright/test';
import { confirmAndActivate, confirmBoth, expect, find, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

/** F2, once: a page that is seen listens to its keys. */
async function focusFinder(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toBeFocused();
}

test('from a scan to a proved activation', async ({ page, start }) => {
  await start();
  await expect(page.getByRole('heading', { name: 'Which vehicle is in front of you?' })).toBeVisible();
  await picture(page, 'find');
  await find(page, 'ok');
  await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
  await expect(page.getByRole('button', { name: /activate carkey/i })).toBeDisabled();
  await picture(page, 'status');
  await confirmAndActivate(page);

  const result = page.getByRole('region', { name: /just read again, is active/i });
  await expect(result).toBeVisible();
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText('Active');
  await expect(page.getByTestId('code')).not.toContainText('shazam');
  const hold = page.getByRole('button', { name: 'Hold to show' });
  await hold.hover();
  await page.mouse.down();
  await expect(page.getByTestId('code')).toContainText('shazam');
  await picture(page, 'code');
  await expect(result).toContainText('line feed');
  await page.mouse.up();
  await expect(page.getByTestId('code')).not.toContainText('shazam');
  // How long it is is told with it, and goes with it.
  await expect(result).not.toContainText('line feed');
  await expect(result).toContainText(/Valid until .*\d/);

  await page.getByRole('button', { name: 'Follow-ups' }).click();
  await expect(page.getByRole('main')).toContainText('D4567890');
  await picture(page, 'follow-ups');

  await page.getByRole('button', { name: 'Log', exact: true }).click();
  for (const word of ['Activation sent', 'Activation approved'])
    await expect(page.getByRole('main').getByText(word, { exact: true }).first()).toBeVisible();
  await picture(page, 'log');
});

test('a real keyboard that types as fast as a scanner is taken for one', { tag: '@page' }, async ({ page, start }) => {
  await start();
  // Repeated as a whole: on a busy machine a pause between two keys turns the scan into typing, which is the right answer then.
  await expect(async () => {
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.type(vehicle('ok'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Vehicle in work' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('the hex and the received form of a code can be seen', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await confirmAndActivate(page);
  await page.getByRole('tab', { name: 'Hex' }).click();
  const hold = page.getByRole('button', { name: 'Hold to show' });
  await hold.focus();
  await page.keyboard.down('Space');
  await expect(page.getByTestId('code')).toContainText('73 68 61 7a 61 6d 0a');
  await page.keyboard.up('Space');
  await page.getByRole('tab', { name: 'As received' }).click();
  await hold.focus();
  await page.keyboard.down('Space');
  await expect(page.getByTestId('code')).toContainText('c2hhemFtCg==');
  await page.keyboard.up('Space');
});

test('an active vehicle needs nothing: there is no button to activate it', async ({ page, start }) => {
  await start();
  await find(page, 'already-active', /active/i);
  await expect(page.getByRole('button', { name: /activate carkey/i })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /close this vehicle/i }).first()).toBeVisible();
});

test('a suspended vehicle shows its deadline and stands on the follow-up list', async ({ page, start }) => {
  await start();
  await find(page, 'suspended', /suspended/i);
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(/before/i);
  await page.getByRole('button', { name: 'Follow-ups' }).click();
  await expect(page.getByRole('main')).toContainText(/re-?activ|activate again/i);
  await page.getByRole('button', { name: /^mark .* as done/i }).click();
  await page.getByRole('button', { name: /undo/i }).click();
  await expect(page.getByRole('button', { name: /^mark .* as done/i })).toBeVisible();
});

test('an unknown outcome stands first on the follow-up list and leaves it when it is settled', async ({ page, start }) => {
  await start();
  await find(page, 'suspended', /suspended/i);
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
  await page.keyboard.press('F3');
  const shelves = page.getByRole('main').getByRole('region');
  await expect(shelves.first()).toHaveAccessibleName(/^Outcome unknown/);
  await expect(shelves.first()).toContainText(vehicle('lost-answer').slice(-8));
  await expect(page.getByRole('main')).toContainText(/times in \S/);
  await expect(page.getByRole('main')).not.toContainText(/\d:\d\d(?: [AP]M)? UTC/);
  await picture(page, 'follow-ups-unknown');
  await shelves
    .first()
    .getByRole('button', { name: /open vehicle/i })
    .click();
  await page
    .getByRole('button', { name: /check again/i })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(/^.*active/i, { timeout: 30_000 });
  await page.keyboard.press('F3');
  await expect(shelves).toHaveCount(1);
  await expect(shelves.first()).not.toContainText(vehicle('lost-answer').slice(-8));
});

test('a wrong text is explained, a repair is offered and applied by a person only', async ({ page, start }) => {
  await start();
  const field = page.getByRole('textbox', { name: /find a vehicle/i }).or(page.getByRole('combobox', { name: /find a vehicle/i }));
  await focusFinder(page);
  await field.fill('VR1AB12C3D456789O');
  await expect(page.getByText(/position 17 is the letter O/i)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toHaveCount(0);
  await page
    .getByRole('button', { name: /use.*VR1/i })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toBeVisible();
});

for (const text of ['1234', 'VR1AB12C3D45678\u0410O', '<img src=x onerror=alert(1)>', 'VF3ABCDEFGH123456789012345']) {
  test(`a scan of ${JSON.stringify(text)} opens nothing`, { tag: '@page' }, async ({ page, start }) => {
    await start();
    await scan(page, text);
    await expect(page.getByRole('region', { name: 'Vehicle in work' })).toHaveCount(0);
  });
}

test('Enter never activates, whatever has the focus', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await confirmBoth(page);
  const button = page.getByRole('button', { name: /activate carkey/i });
  await expect(button).toBeEnabled();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await scan(page, vehicle('ok'));
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(/not activated/i);
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Status read');
  await expect(page.getByRole('grid').getByText('Activation sent', { exact: true })).toHaveCount(0);
});

test('the whole job with the keyboard alone', async ({ page, start }) => {
  await start();
  await focusFinder(page);
  await page.keyboard.type(vehicle('ok'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(/not activated/i);
  await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0);
  await page.keyboard.press('F7');
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(2);
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
});

test('“confirmed” is green for as long as its status is fresh, and grey together with it', async ({ page, start }) => {
  await page.clock.install();
  await start();
  await find(page, 'ok');
  await confirmAndActivate(page);
  const fresh = page.getByRole('region', { name: 'Confirmed: the status, just read again, is active.' });
  await expect(fresh).toHaveAttribute('data-tone', 'good');
  await page.clock.fastForward('01:01');
  const old = page.getByRole('region', { name: 'Confirmed after the activation: the status was active then.' });
  await expect(old).toHaveAttribute('data-tone', 'neutral');
  await expect(page.locator('[data-stale="true"]')).toBeVisible();
  await expect(fresh).toHaveCount(0);
  await picture(page, 'confirmed-a-while-ago');
});

test('a reload in the middle of an activation changes nothing', async ({ page, start }) => {
  await start({ settings: { profile: { answerTimeoutMs: 4_000, activationTimeoutMs: 5_000 } } });
  await find(page, 'slow');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: 'Working' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid').getByText('Activation sent', { exact: true })).toHaveCount(1);
});

test('a scan into the find field that pauses in the middle is still read as one', { tag: '@page' }, async ({ page, start }) => {
  await start();
  await focusFinder(page);
  await page.keyboard.type(vehicle('ok').slice(0, 6));
  await expect(page.locator('#find-judgement')).not.toBeEmpty();
  await page.keyboard.type(vehicle('ok').slice(6));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(/not activated/i);
});

test('practice vehicles can start again; the log of the practice stays', async ({ page, start }) => {
  await start({ settings: { profile: { answerTimeoutMs: 4_000, activationTimeoutMs: 5_000 } } });
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  await page.getByRole('button', { name: 'Close this vehicle' }).first().click();
  await page.getByRole('button', { name: 'Start all over' }).click();
  await expect(page.getByRole('region', { name: 'Notices' }).getByText('All practice vehicles start over.')).toBeVisible();
  await find(page, 'ok');
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid').getByText('Activation sent', { exact: true })).toHaveCount(1);
});
