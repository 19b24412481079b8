/** Handing an unknown outcome to support, and what support then sees: the note, a number, a summary, and a bundle that says what goes along. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { fill } from '../../app/words/shape/words.ts';
import { de } from '../../renderer/i18n/de/index.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import { confirmAndActivate, expect, find, scan, test, vehicle, type Served, type Setup } from './console.ts';
import { picture } from './pictures.ts';

const LABELS = { en, de };
const LANGUAGES = ['en', 'de'] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
] as const;
/** With the word joiner that keeps it on one line. */
const NUMBER = /A-\u2060[0-9A-Z]{8}/;
const NOTE = 'Battery died; the customer waits.';

/** An unknown outcome on the screen, in a language. It is made in English: the helpers read that. */
async function unknownOutcome(page: Page, start: (setup?: Setup) => Promise<Served>, language: (typeof LANGUAGES)[number]): Promise<void> {
  await start();
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
  if (language === 'en') return;
  await page.keyboard.press('F9');
  await page.getByLabel('Language').selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.keyboard.press('Escape');
}

/** Whole, within the window: a button that is cut off is not there for a hand. */
async function expectInView(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeInViewport({ ratio: 1 });
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const box = await button.boundingBox();
  expect(box).not.toBeNull();
  if (box === null) return;
  expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
  // Nothing lies over it, and nothing of its text is cut.
  expect(await button.evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight)).toBe(true);
}

async function handOver(page: Page, labels: typeof en): Promise<string> {
  const card = page.getByRole('region', { name: labels.unknown.title });
  const button = card.getByRole('button', { name: labels.unknown.handOverButton, exact: true });
  // Checking again comes first; handing over is folded away below.
  await card.locator('summary', { hasText: labels.unknown.handOver }).click();
  await button.click();
  // Nothing left: it says why a note is needed, and where.
  await expect(card.getByRole('alert')).toHaveText(labels.handOver.needed);
  await expect(card.getByLabel(labels.unknown.handOverReason)).toBeFocused();
  await page.keyboard.type(NOTE);
  await button.click();
  await expect(card).toHaveCount(0);
  const said = page.getByRole('region', { name: labels.common.notices }).getByText(NUMBER);
  const number = NUMBER.exec((await said.textContent()) ?? '')?.[0] ?? '';
  await expect(said).toHaveText(labels.handOver.done.replace('{number}', number));
  return number.replace('\u2060', '');
}

for (const language of LANGUAGES) {
  const labels = LABELS[language];

  test(`the note reaches support: on the list, with the vehicle, in the summary, under one number (${language})`, async ({
    page,
    start,
  }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await unknownOutcome(page, start, language);
    const number = await handOver(page, labels);
    // The start page begins at its top, and the keyboard stands where the next vehicle comes in.
    await expect(page.getByRole('heading', { name: labels.empty.title })).toBeInViewport();
    await expect(page.getByRole('textbox', { name: labels.find.label })).toBeFocused();

    await page.keyboard.press('F8');
    await expect(page.getByRole('dialog', { name: labels.support.title })).toContainText(NOTE);
    await page.keyboard.press('Escape');

    await page.keyboard.press('F3');
    const item = page.getByRole('listitem').filter({ hasText: vehicle('lost-answer').slice(-8) });
    await expect(item).toContainText(NOTE);
    await expect(item).toContainText(number);
    await picture(page, `hand-over-follow-ups-${language}`);

    await scan(page, vehicle('lost-answer'));
    const card = page.getByRole('region', { name: labels.unknown.title });
    await expect(card).toContainText(NOTE);
    await expect(card).toContainText(number);
    await picture(page, `hand-over-opened-again-${language}`);
    await page.keyboard.press('F8');
    await expect(page.getByRole('dialog', { name: labels.support.title })).toContainText(NOTE);
  });

  test(`F8 leads to the bundle, says in words what goes along and where the file is (${language})`, async ({ page, start }, info) => {
    await unknownOutcome(page, start, language);
    await handOver(page, labels);
    await scan(page, vehicle('lost-answer'));
    await expect(page.getByRole('region', { name: labels.unknown.title })).toBeVisible();
    await page.keyboard.press('F8');
    const summary = page.getByRole('dialog', { name: labels.support.title });
    const toBundle = summary.getByRole('button', { name: labels.support.bundle });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectInView(page, summary.getByRole('button', { name: labels.support.copy }));
      await expectInView(page, toBundle);
      await picture(page, `support-${language}-${String(size.width)}`);
    }
    await toBundle.click();

    const dialog = page.getByRole('dialog', { name: labels.bundle.title });
    const goes = dialog.getByRole('region', { name: labels.bundle.goesAlong });
    await expect(goes).toContainText(NOTE);
    await expect(goes).toContainText(vehicle('lost-answer'));
    await expect(goes).toContainText(labels.audit.personal_station);
    // The file itself is behind a fold.
    await expect(dialog.locator('pre')).toBeHidden();
    await goes.locator('summary').click();
    await expect(dialog.locator('pre')).toContainText('"checkpoint"');
    await goes.locator('summary').click();
    const save = dialog.getByRole('button', { name: labels.bundle.create });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectInView(page, save);
      await picture(page, `bundle-making-${language}-${String(size.width)}`);
    }
    const download = page.waitForEvent('download');
    await save.click();
    const file = await download;
    const saved = dialog.getByRole('status').filter({ hasText: file.suggestedFilename() });
    await expect(saved).toBeVisible();
    await expect(saved).toContainText(labels.bundle.savedInBrowser);
    await expect(dialog.locator('pre')).toContainText(fill(labels.summary.bundle, { file: file.suggestedFilename() }));
    await expect(dialog.locator('pre')).toContainText(NOTE);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectInView(page, dialog.getByRole('button', { name: labels.bundle.copyText }));
      await picture(page, `bundle-saved-${language}-${String(size.width)}`);
    }
    await page.keyboard.press('Escape');

    await page.setViewportSize(SIZES[0]);
    const path = info.outputPath('case.carkey-bundle');
    await file.saveAs(path);
    await page.keyboard.press('F4');
    await page.locator('input[type=file]').setInputFiles({ name: 'case.carkey-bundle', mimeType: '', buffer: readFileSync(path) });
    await expect(page.getByText(labels.bundle.valid, { exact: true })).toBeVisible();
    await expect(page.getByText(NOTE)).toBeVisible();
    // Facts about the sender's computer have names, not those of a program.
    await expect(page.getByText(labels.bundleFact.answerTimeoutMs)).toBeVisible();
    await expect(page.getByText('answerTimeoutMs')).toHaveCount(0);
    await picture(page, `bundle-opened-${language}`);
  });
}

test('a bundle that was received opens from the start page, by dropping it, and from the commands', async ({ page, start }) => {
  await start();
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['no bundle\n'], 'dropped.carkey-bundle'));
    return data;
  });
  await page.getByRole('heading', { name: en.empty.title }).dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByText('dropped.carkey-bundle')).toBeVisible();
  await expect(page.getByText(en.bundle.notValid, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: en.nav.job, exact: true }).click();
  // Long before it is asked for: the browser takes a moment to hand its question to the test.
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('open a support bundle');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'chosen.carkey-bundle', mimeType: '', buffer: Buffer.from('no bundle\n') });
  await expect(page.getByText('chosen.carkey-bundle', { exact: true })).toBeVisible();
});
