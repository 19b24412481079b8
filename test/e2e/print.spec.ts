/** What comes out of the printer: what is on the screen, whole, under a head that says which world, which station, who and when. */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { confirmAndActivate, expect, find, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const SETTINGS = { practice: { operatorName: 'Ada Tester', station: 'Bay 4' } };

/** Text that a part of the page which scrolls, or is cut, would keep off the paper. */
function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, svg, textarea, input, select'))
      .filter((one) => getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 2)
      .map((one) => `${one.tagName} ${one.className}: ${one.innerText.slice(0, 80)}`),
  );
}

/** Turns the page to paper, looks, and takes a PDF for a person to look at; tells its pages. */
async function onPaper(page: Page, name: string, look: () => Promise<void>): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  const head = page.locator('.print-head').filter({ visible: true });
  await expect(head).toHaveCount(1);
  for (const said of ['CarKey Console', 'Practice', 'Bay 4', 'Ada Tester', 'UTC']) await expect(head).toContainText(said);
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('search')).toBeHidden();
  await look();
  expect(await cutTexts(page)).toEqual([]);
  await picture(page, `print-${name}`);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(test.info().outputPath(`${name}.pdf`), pdf);
  await page.emulateMedia({ media: 'screen' });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

test('the vehicle is printed without the shell', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await find(page, 'suspended', /suspended/i);
  await onPaper(page, 'vehicle', async () => {
    await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(vehicle('suspended').slice(-8));
    await expect(page.getByRole('button', { name: /read again/i }).filter({ visible: true })).toHaveCount(0);
  });
});

test('the log is printed as far as it is in view, and says how all of it is had', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await find(page, 'ok');
  await page.keyboard.press('F4');
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows.filter({ hasText: 'Vehicle looked up' })).toBeVisible();
  await onPaper(page, 'log', async () => {
    await expect(page.getByText(/entries (are printed here|are printed here\.)/).filter({ visible: true })).toHaveCount(1);
    await expect(rows.filter({ hasText: 'Vehicle looked up' })).toBeVisible();
    const tops = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]));
    tops.slice(1).forEach(([top], index) => expect(top).toBeGreaterThanOrEqual((tops[index]?.[1] ?? 0) - 1));
  });
});

test('an entry in full is printed whole below the list', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await find(page, 'ok');
  await page.keyboard.press('F4');
  await page
    .getByRole('button', { name: /open entry/i })
    .first()
    .click();
  await expect(page.getByText('Values verified')).toBeVisible();
  await onPaper(page, 'entry', async () => {
    await expect(page.getByText('Values verified')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Vehicle looked up' })).toBeVisible();
  });
});

test('follow-ups are printed with the practice mark, the station and who printed them', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await find(page, 'suspended', /suspended/i);
  await page.keyboard.press('F3');
  await expect(page.getByText(vehicle('suspended').slice(-8)).first()).toBeVisible();
  await onPaper(page, 'followups', async () => {
    await expect(page.getByRole('main').getByText(vehicle('suspended').slice(-8)).first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('button').filter({ visible: true })).toHaveCount(0);
  });
});

test('settings are printed to their end', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await page.keyboard.press('F9');
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await onPaper(page, 'settings', async () => {
    const last = page.getByRole('main').getByRole('heading').last();
    await expect(last).toBeVisible();
  });
});

test('an open dialog is printed instead of the page behind it', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await find(page, 'ok');
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('You are here')).toBeVisible();
  await onPaper(page, 'trust', async () => {
    await expect(page.getByRole('dialog').getByText('Backups', { exact: true })).toBeVisible();
    await expect(page.locator('main')).toBeHidden();
  });
});

test('the receipt has what a job card needs, opens at its top, and is printed on one page', async ({ page, start }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await start({ settings: SETTINGS });
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  await page.getByRole('button', { name: 'Receipt' }).click();
  const dialog = page.getByRole('dialog', { name: 'Activation receipt' });
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeInViewport();
  expect(await dialog.evaluate((one) => Math.max(...[one, ...one.querySelectorAll('*')].map(({ scrollTop }) => scrollTop)))).toBe(0);
  await picture(page, 'receipt-open');
  const pages = await onPaper(page, 'receipt', async () => {
    const sheet = page.locator('.print-sheet');
    for (const said of [vehicle('ok'), 'Ada Tester', 'Bay 4', 'DS', 'Repair order', 'signature'])
      await expect(sheet).toContainText(said, { ignoreCase: false });
  });
  expect(pages).toBe(1);
});

test('the receipt fits one page in German too', async ({ page, start }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await start({ settings: { ...SETTINGS, language: 'de' } });
  await scan(page, vehicle('ok'));
  await page.getByRole('switch').first().click();
  await page.getByRole('switch').last().click();
  await page.getByRole('button', { name: /CarKey aktivieren/ }).click();
  await page.getByRole('button', { name: 'Beleg' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Drucken' })).toBeFocused();
  await picture(page, 'receipt-open-de');
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(test.info().outputPath('receipt-de.pdf'), pdf);
  expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
});

/** Texts of a screen's work: headings, rows of lists, and facts; not what is pressed. */
function saidIn(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').evaluate((main) =>
    [...main.querySelectorAll<HTMLElement>('h1, h2, h3, dt, dd, legend, li strong, li p')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, button, [role=toolbar], form'))
      .map((one) => one.innerText.trim())
      .filter((text) => text !== ''),
  );
}

for (const language of ['en', 'de'] as const)
  test(`what a screen says it says on paper too, whichever it is (${language})`, async ({ page, start }) => {
    await start({ settings: { ...SETTINGS, language } });
    await scan(page, vehicle('suspended'));
    await expect(page.getByTestId('vin')).toHaveText(vehicle('suspended'));
    await expect(page.locator('[data-next]').first()).toBeVisible();
    for (const [screen, key] of [
      ['job', null],
      ['followups', 'F3'],
      ['audit', 'F4'],
      ['settings', 'F9'],
    ] as const) {
      if (key !== null) await page.keyboard.press(key);
      await expect(page.locator(`#main[data-screen='${screen}']`)).toBeVisible();
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      // Times that count on are other words a moment later; keys are not pressed on paper.
      const told = async () => (await saidIn(page)).map((text) => text.replaceAll(/\s+F\d+\b/g, '').replaceAll(/\d+/g, '0'));
      // Both are read anew until they agree: what arrives between the two stands on one of them only.
      await expect(async () => {
        await page.emulateMedia({ media: 'screen' });
        const shown = await told();
        expect(shown.length, screen).toBeGreaterThan(0);
        await page.emulateMedia({ media: 'print' });
        expect(await told(), screen).toEqual(expect.arrayContaining(shown));
      }).toPass();
      expect(await cutTexts(page), screen).toEqual([]);
      await picture(page, `print-${screen}-${language}`);
      await page.emulateMedia({ media: 'screen' });
    }
  });

test('Ctrl P prints, also where no menu of the window has that key', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.keyboard.press('Control+p');
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
});
