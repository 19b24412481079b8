/** One story of the support desk from the filter to the reader's verdict, and what an administrator sets for the log. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { confirmAndActivate, expect, find, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

async function activated(page: Page): Promise<void> {
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
}

/** The first account of live work. */
async function signInAsAdmin(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Ada Tester');
  await page.getByLabel('New PIN', { exact: true }).fill('7402915');
  await page.getByLabel('The same PIN once more').fill('7402915');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

async function openTrust(page: Page) {
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Trust in the log' });
  await expect(dialog.getByRole('list').first()).toBeVisible();
  return dialog;
}

test('filter, open, bundle, verify: the caller’s attempt leaves as a file and is proved on the other side', async ({ page, start }) => {
  await start();
  await activated(page);
  await find(page, 'suspended', /suspended/i);
  await page.keyboard.press('F4');
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(vehicle('ok').slice(-8));
  await expect(page.getByRole('button', { name: /remove the filter text/i })).toBeVisible();
  await expect(grid.getByText(vehicle('suspended').slice(-8))).toHaveCount(0);
  await page.getByRole('button', { name: 'Filters' }).click();
  await page
    .getByRole('region', { name: 'What', exact: true })
    .getByRole('button', { name: /Activation sent/ })
    .click();
  await expect(grid.getByRole('button', { name: /open entry/i })).toHaveCount(1);
  await grid.getByRole('button', { name: /open entry/i }).click();
  const entry = page.getByRole('complementary', { name: /^entry/i });
  await expect(entry).toContainText('Values verified');
  await entry.getByRole('button', { name: 'Make a support bundle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Support bundle' });
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Create and save' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).not.toContain(vehicle('ok'));
  await page.keyboard.press('Escape');
  await page.locator('input[type=file]').setInputFiles({ name: 'case.carkey-bundle', mimeType: '', buffer: Buffer.from(text) });
  await expect(page.getByText('Valid', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Step by step' })).toContainText('Activation sent');
  await page.keyboard.press('Escape');
  // The reader comes back to what was filtered.
  await expect(page.getByRole('button', { name: /remove the filter text/i })).toBeVisible();
});

test('a receipt that is brought back is checked: by its square, by hand, with a slip, and forged', async ({ page, start }) => {
  await start();
  await activated(page);
  await page.getByRole('button', { name: 'Receipt' }).click();
  const receipt = page.getByRole('dialog', { name: 'Activation receipt' });
  const fact = async (name: string) =>
    (await receipt.locator('dl > div').filter({ hasText: name }).first().locator('dd').textContent()) ?? '';
  const code = (await receipt.getByText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/).textContent()) ?? '';
  const [place, root, log] = [await fact('No.'), await fact('Checksum'), await fact('Log')];
  const [index = '', size = ''] = place.match(/\d+/g) ?? [];
  await page.keyboard.press('Escape');
  const dialog = await openTrust(page);
  const section = dialog.getByRole('region', { name: 'Check a receipt' });
  const check = async (text: string) => {
    await section.getByRole('textbox').fill(text);
    const button = section.getByRole('button', { name: 'Check the receipt' });
    if (await button.isEnabled()) await button.click();
  };
  await check(`carkey-receipt/1 ${size} ${root.replaceAll(' ', '')} ${index} ${code} ${log}`);
  await expect(section.getByRole('status')).toContainText(`Genuine: entry ${index} of this log settled attempt A-`);
  await picture(page, 'receipt-check');
  await check(`${code.toLowerCase().replaceAll('-', ' ')}\n${place}\n${root}`);
  await expect(section.getByRole('status')).toContainText('Genuine');
  await check(code);
  await expect(section.getByRole('status')).toContainText('The code is typed correctly.');
  const slip = code.startsWith('7') ? `8${code.slice(1)}` : `7${code.slice(1)}`;
  await check(`${slip} ${place} ${root}`);
  await expect(section.getByRole('status')).toContainText('typing error');
  await check(`${code} Entry ${String(Number(index) - 1)} of ${size} ${root}`);
  await expect(section.getByRole('status')).toContainText('Not genuine: the code does not belong to this entry');
  await check(`${code} ${place} ${'ab'.repeat(32)}`);
  await expect(section.getByRole('status')).toContainText('do not match this log');
  await check(`carkey-receipt/1 ${size} ${root.replaceAll(' ', '')} ${index} ${code} carkey-console/elsewhere/live/1`);
  await expect(section.getByRole('status')).toContainText('belongs to another log');
  await check('nothing of the kind: #!');
  await expect(section.getByRole('status')).toContainText('No receipt can be read');
});

test('a retention period belongs to live work: it is set there, kept, and refused out of range where it is typed', async ({
  page,
  start,
}) => {
  await start();
  await page.keyboard.press('F9');
  const days = page.getByLabel('Keep vehicles for (days)');
  await expect(days).not.toBeEditable();
  await expect(page.locator('#trail')).toContainText('This belongs to live work.');
  await page.getByRole('radio', { name: /practice/i }).focus();
  await page.keyboard.press('ArrowRight');
  await signInAsAdmin(page);
  await days.fill('7');
  await days.press('Tab');
  await expect(page.getByText('Enter a whole number between 30 and 36500.')).toBeVisible();
  await days.fill('730');
  await days.press('Enter');
  await expect(page.getByText('Keep vehicles for (days): saved.').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.keyboard.press('F9');
  await expect(days).toHaveValue('730');
});

test('a backup of the practice log is made by anybody, and listed with its time and size', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  const dialog = await openTrust(page);
  const section = dialog.getByRole('region', { name: 'Backups' });
  await expect(section).toContainText('There is no backup yet.');
  await section.getByRole('button', { name: 'Make a backup' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(1);
  await expect(section.getByRole('listitem')).toContainText(/\d entries/);
});
