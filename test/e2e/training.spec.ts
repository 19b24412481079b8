/** A training round by keyboard alone: a course is chosen, each vehicle is handled without being told what it plays, and the result is printed. */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { expectAccessible } from './accessible.ts';
import { lookAtBothSizes, press, pressSpace, tabTo } from './by-keyboard.ts';
import { expect, test } from './console.ts';
import { picture } from './pictures.ts';

const SETTINGS = { practice: { operatorName: 'Ada Tester', station: 'Bay 4' } };
const strip = (page: Page) => page.locator('[data-training]');
const next = (page: Page) => strip(page).locator('button').first();

/** Nothing hangs over, and nothing is closed to assistive technology. */
async function look(page: Page, name: string): Promise<void> {
  await lookAtBothSizes(page, name);
  await expectAccessible(page, name);
}

async function send(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('F7');
    await expect(page.locator('[data-next-card]')).toHaveAttribute('data-next', 'activate', { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.keyboard.press('F6');
}

/** What to do with each kind of vehicle, from what the screen shows. */
async function handle(page: Page, scenario: string): Promise<void> {
  const status = page.getByTestId('vin');
  await expect(status).toBeVisible();
  switch (scenario) {
    case 'ok':
    case 'disabled':
    case 'suspended':
      await send(page);
      await expect(page.locator('[data-next=show-code]').first()).toBeVisible();
      return;
    case 'wrong-vin': {
      await send(page);
      const note = page.locator('[data-next=hand-over] textarea');
      await tabTo(page, note);
      await page.keyboard.type('The answer names another vehicle.');
      await page.keyboard.press('Tab');
      await pressSpace(page, () => expect(note).toBeHidden({ timeout: 500 }));
      return;
    }
    default:
      await expect(page.locator('[data-next-card]')).toBeVisible();
      await expect(page.locator('[data-next-card]')).not.toHaveAttribute('data-next', /^(wait|confirm|activate)$/);
  }
}

/** Settles what was handed over: the vehicle is known to have been handled. */
async function settle(page: Page): Promise<void> {
  const card = page.locator('[data-next=decide]');
  const choice = card.locator('input[type=radio]').first();
  await tabTo(page, choice);
  await pressSpace(page, () => expect(choice).toBeChecked({ timeout: 500 }));
  await tabTo(page, card.locator('textarea').first());
  await page.keyboard.type('Looked at both vehicles.');
  await page.keyboard.press('Tab');
  await pressSpace(page, () => expect(card).toBeHidden({ timeout: 500 }));
}

for (const language of ['en', 'de'] as const)
  test(`the basics by keyboard alone, printed, and begun once more (${language})`, async ({ page, start }) => {
    test.slow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await start({ settings: { ...SETTINGS, language } });
    const course = page.locator('[data-course=basics]');
    await expect(course).toBeVisible();
    await look(page, `choice-${language}`);
    await press(page, course);
    await expect(strip(page)).toHaveAttribute('data-training', '0');
    await expect(next(page)).toBeFocused();
    await expect(page.locator('#practice')).toHaveCount(0);
    await look(page, `empty-${language}`);
    for (let done = 1; done <= 8; done += 1) {
      await press(page, next(page));
      await expect(strip(page)).toHaveAttribute('data-training', String(done));
      const vin = (await page.getByTestId('vin').textContent()) ?? '';
      const { scenario = '' } = practiceFleet.find((one) => one.vin === vin) ?? {};
      // What it plays stands nowhere on the screen.
      await handle(page, scenario);
      if (done === 1) await look(page, `vehicle-${language}`);
    }
    await look(page, `last-${language}`);
    await press(page, strip(page).locator('button').last());
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog.locator('tr[data-verdict=handled]')).toHaveCount(8);
    await expect(dialog).toContainText('Ada Tester');
    await expect(dialog.getByRole('button', { name: language === 'en' ? 'Print' : 'Drucken' })).toBeFocused();
    await look(page, `result-${language}`);
    if (language === 'en') await picture(page, 'training');
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.print-sheet');
    for (const said of ['Bay 4', 'Ada Tester', '16']) await expect(paper).toContainText(said);
    await page.screenshot({ path: test.info().outputPath(`paper-${language}.png`), fullPage: true });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    writeFileSync(test.info().outputPath(`result-${language}.pdf`), pdf);
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });
    // What was handed over is still open, and its vehicle would start over under it.
    await press(page, dialog.locator('footer button'));
    await expect(dialog.locator('[data-refused]')).toContainText(language === 'en' ? 'Open attempts' : 'Offene Versuche');
    await page.keyboard.press('Escape');
    await press(page, page.locator('#open-attempts button').first());
    await settle(page);
    await press(page, page.getByRole('button', { name: language === 'en' ? 'Close this vehicle' : 'Fahrzeug schließen' }).first());
    await press(page, course);
    await expect(strip(page)).toHaveAttribute('data-training', '0');
    await expect(next(page)).toBeFocused();
  });

test('a round that is ended early says what would have been right, on one page, also for fourteen errors', async ({ page, start }) => {
  await start({ settings: SETTINGS });
  await press(page, page.locator('[data-course=activation-errors]'));
  await press(page, next(page));
  await expect(page.getByTestId('vin')).toBeVisible();
  await press(page, strip(page).locator('button').last());
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('tr[data-verdict=missed]')).toHaveCount(14);
  await look(page, 'missed');
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(test.info().outputPath('missed.pdf'), pdf);
  expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('#practice')).toBeVisible();
});
