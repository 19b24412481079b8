/** Trust and privacy as people meet them: proofs outside the log, receipts, bundles that are made and read, a vehicle that is forgotten. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { confirmAndActivate, expect, find, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

async function activated(page: Page): Promise<void> {
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
}

/** The entry of that kind in full. */
async function openEntry(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('F4');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: kind }) });
  await row.getByRole('button', { name: /open entry/i }).click();
  await expect(page.getByText('Values verified')).toBeVisible();
}

/** Makes a bundle of the attempt, with the operator opened. */
async function makeBundle(page: Page): Promise<string> {
  await openEntry(page, 'Activation sent');
  await page
    .getByRole('complementary', { name: /^entry/i })
    .getByRole('button', { name: 'Make a support bundle' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Support bundle' });
  for (const box of await dialog.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  const goesAlong = dialog.getByRole('region', { name: 'What it contains' });
  await expect(goesAlong).toContainText('Only the name of the station, which is always included.');
  await expect(dialog.locator('pre')).not.toContainText(vehicle('ok'));
  await expect(dialog.getByRole('radio', { name: 'Of this attempt' })).toBeChecked();
  await dialog.getByRole('checkbox', { name: 'Operator', exact: true }).check();
  await expect(goesAlong).not.toContainText('Only the name');
  await expect(goesAlong).toContainText('OperatorAda Tester');
  await expectAccessible(page, 'bundle dialog');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Create and save' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.carkey-bundle$/);
  await expect(dialog.getByRole('status').filter({ hasText: `${file.suggestedFilename()} is saved.` })).toBeVisible();
  await expectAccessible(page, 'saved bundle');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
  return file.path();
}

test('a bundle is previewed, saved, and read again as a timeline', async ({ page, start }) => {
  await start();
  await activated(page);
  const path = await makeBundle(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'case.carkey-bundle', mimeType: '', buffer: readFileSync(path) });
  await expect(page.getByText('Valid', { exact: true })).toBeVisible();
  await expect(page.getByText(/cannot tell who signed/)).toBeVisible();
  const steps = page.getByRole('region', { name: 'Step by step' });
  await expect(steps.getByText('Activation sent')).toBeVisible();
  await expect(steps.getByText('Ada Tester').first()).toBeVisible();
  await expect(steps.getByText(/ later/).first()).toBeVisible();
  await expectAccessible(page, 'bundle');
  await picture(page, 'bundle');
  const key = await page.locator('code').filter({ hasText: '+' }).first().textContent();
  await page.getByRole('textbox', { name: /Key of the log/ }).fill(key ?? '');
  await page.getByRole('button', { name: 'Check against this key' }).click();
  await expect(page.getByText('The signature was checked against the key that you entered.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
});

test('a bundle that was tampered with is refused with the place, and shows nothing of it', async ({ page, start }, info) => {
  await start();
  await activated(page);
  const lines = readFileSync(await makeBundle(page), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes('"opened":[{'));
  lines[at] = (lines[at] ?? '').replace('"value":"Ada Tester"', '"value":"Eve Tester"');
  const path = info.outputPath('tampered.carkey-bundle');
  writeFileSync(path, lines.join('\n'));
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('alert').filter({ hasText: 'Not valid' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is wrong' })).toContainText(`line ${String(at + 1)}`);
  await expect(page.getByText('Eve Tester')).toHaveCount(0);
  await picture(page, 'bundle-tampered');
});

test('a file that is no bundle, dropped on the log, is refused with one sentence', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('heading', { name: 'Audit log' }).evaluate((heading) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['<img src=x onerror=alert(1)>\n'], '<b>evil</b>.carkey-bundle'));
    heading.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('alert').filter({ hasText: 'Not valid' })).toBeVisible();
  await expect(page.getByText('<b>evil</b>.carkey-bundle')).toBeVisible();
  await expect(page.locator('main img, main b')).toHaveCount(0);
});

test('the ladder of proofs is climbed by printing the head, and the paper is compared', async ({ page, start }) => {
  await start();
  await activated(page);
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('You are here')).toBeVisible();
  await expectAccessible(page, 'trust');
  await dialog.getByRole('button', { name: 'Print checkpoint' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
  const note = (await dialog.locator('pre').textContent()) ?? '';
  await expectAccessible(page, 'head on paper');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-sheet pre')).toHaveText(note);
  await expect(page.locator('#root')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'You are here' })).toContainText('On paper');
  const paper = dialog.getByRole('region', { name: 'Compare with paper' });
  await paper.getByRole('textbox').fill(note);
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(dialog.getByText('nothing up to there was changed')).toBeVisible();
  await paper.getByRole('textbox').fill(`1 ${'ab'.repeat(32)}`);
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(dialog.getByText('entries up to there were rewritten')).toBeVisible();
});

test('everything is verified while the screen is used, and the result is told', async ({ page, start }) => {
  await start();
  await activated(page);
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Verify everything' }).click();
  await expect(dialog.getByText(/entries verified .*all is well/)).toBeVisible();
});

test('a settled attempt has a receipt on one page, marked as simulated', async ({ page, start }) => {
  await start();
  await activated(page);
  await page.getByRole('button', { name: 'Receipt' }).click();
  const dialog = page.getByRole('dialog', { name: 'Activation receipt' });
  await expect(dialog).toContainText(vehicle('ok').slice(-8));
  await expect(dialog).toContainText(vehicle('ok'));
  await expect(dialog).toContainText('Simulator: no real vehicle');
  await expect(dialog.getByText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)).toBeVisible();
  await expectAccessible(page, 'receipt');
  await picture(page, 'receipt');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
});

test('a vehicle is forgotten after its VIN was confirmed, and the erasure is receipted', async ({ page, start }) => {
  await start();
  await find(page, 'suspended', /suspended/i);
  await page.keyboard.press('F4');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Vehicle looked up' }) });
  await row.getByRole('button', { name: /open entry/i }).click();
  await page.getByRole('button', { name: 'Forget this vehicle' }).click();
  const dialog = page.getByRole('dialog');
  const forget = dialog.getByRole('button', { name: 'Forget for good' });
  await expect(forget).toBeDisabled();
  await dialog.getByRole('radio', { name: /mistake/ }).check();
  await dialog.getByRole('textbox').fill(vehicle('ok').slice(-8));
  await expect(forget).toBeDisabled();
  await dialog.getByRole('textbox').fill(vehicle('suspended'));
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Forget this vehicle' })).toBeVisible();
  await expectAccessible(page, 'forget');
  await forget.click();
  await expect(dialog.getByRole('heading', { name: 'Erasure receipt' }).first()).toBeVisible();
  await expect(dialog).toContainText('None: every file of this log was searched.');
  await expect(dialog).not.toContainText(vehicle('suspended'));
  await expectAccessible(page, 'erasure receipt');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid').getByText(vehicle('suspended').slice(-8))).toHaveCount(0);
  await expect(page.getByRole('grid').getByText('forgotten').first()).toBeVisible();
});

for (const language of ['en', 'de'] as const) {
  test(`log and trust at 200 % in ${language}`, async ({ page, start }) => {
    await page.setViewportSize({ width: 640, height: 400 });
    await start({ settings: { language } });
    await page.keyboard.press('F4');
    await expect(page.getByRole('grid')).toBeVisible();
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBeLessThanOrEqual(0);
    await picture(page, `log-zoom-${language}`);
    await page.getByRole('button', { name: language === 'en' ? 'Trust' : 'Vertrauen', exact: true }).click();
    await expect(page.getByRole('dialog').getByRole('list').first()).toBeVisible();
    expect(await wider()).toBeLessThanOrEqual(0);
    await picture(page, `trust-zoom-${language}`);
  });
}
