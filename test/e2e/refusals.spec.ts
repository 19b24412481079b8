/** In German: a refused command tells its reason, and the sentence goes when what it spoke of is over. */
import type { Page } from '@playwright/test';
import { de as words } from '../../app/words/de/index.ts';
import { de } from '../../renderer/i18n/de/index.ts';
import { expect, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const GERMAN = { language: 'de', profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 4_000 } };
const RUNS = words.refusal['activation-running'];
const ELSEWHERE = words.refusal['attempt-elsewhere'];

/** Sends one activation whose answer is lost. */
async function activate(page: Page): Promise<void> {
  await scan(page, vehicle('lost-answer'));
  const keys = page.getByRole('switch').first();
  await expect(keys).toBeVisible();
  await expect(page.getByRole('region', { name: de.stage.title, exact: true })).toHaveCount(0);
  await keys.click();
  await page.getByRole('switch').last().click();
  await page.getByRole('button', { name: new RegExp(de.activate.button) }).click();
}

test('settings while an activation is sent; the sentence stays with its screen', async ({ page, start }) => {
  await start({ settings: GERMAN });
  await activate(page);
  await page.keyboard.press('F9');
  await page.getByLabel(de.settings.station, { exact: true }).fill('Platz 7');
  await page.keyboard.press('Enter');
  const said = page.getByRole('region', { name: de.common.notices }).getByText(`${de.settings.station}: ${RUNS}`);
  await expect(said).toBeVisible();
  await picture(page, 'refused-settings-de');
  await page.keyboard.press('Escape');
  await expect(said).toHaveCount(0);
});

test('another vehicle while an outcome is unknown; the sentence goes with the outcome', async ({ page, start }) => {
  await start({ settings: GERMAN });
  await activate(page);
  const card = page.getByRole('region', { name: de.unknown.title });
  await expect(card).toBeVisible();
  await scan(page, vehicle('ok'));
  const said = page.getByRole('group').filter({ hasText: ELSEWHERE });
  await expect(said).toBeVisible();
  await picture(page, 'refused-elsewhere-de');
  await card.locator('summary', { hasText: de.unknown.handOver }).click();
  await card.getByRole('textbox', { name: de.unknown.handOverReason }).fill('Kunde musste weg.');
  await card.getByRole('button', { name: de.unknown.handOverButton, exact: true }).click();
  await expect(card).toHaveCount(0);
  await expect(said).toHaveCount(0);
});

test('forgetting a vehicle with an open attempt', async ({ page, start }) => {
  await start({ settings: GERMAN });
  await activate(page);
  await expect(page.getByRole('region', { name: de.unknown.title })).toBeVisible();
  await page.keyboard.press('F4');
  await page
    .getByRole('main')
    .getByRole('button', { name: /Eintrag \d+ öffnen/ })
    .first()
    .click();
  await page.getByRole('button', { name: de.audit.forgetVehicle }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('textbox').fill(vehicle('lost-answer'));
  await dialog.getByRole('button', { name: de.forget.do }).click();
  await expect(dialog.getByRole('alert')).toHaveText(words.refusal['outcome-unknown']);
});

test('a notice is worded in the language that is shown, and another mode knows nothing of it', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F9');
  await page.locator('#look select').first().selectOption('de');
  await expect(page.getByText(`${de.settings.language}: gespeichert.`).first()).toBeVisible();
  await page.locator('#look select').last().selectOption('dark');
  await page.locator('#look select').first().selectOption('fr');
  await expect(page.getByText('gespeichert.')).toHaveCount(0);
});
