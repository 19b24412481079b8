/** The find field finds what people have in their hands: the last 8, the number from the phone, a transaction, a receipt. And it never lies over the answer. */
import type { Locator, Page } from '@playwright/test';
import { confirmAndActivate, expect, find, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const field = (page: Page) => page.getByRole('textbox', { name: /find a vehicle/i });
const panel = (page: Page) => page.locator('#find-judgement');
const shown = (page: Page) => page.getByTestId('vin');

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.keyboard.type(text, { delay: 1 });
  await expect(field(page)).toHaveValue(text);
}

/** Nothing lies over it: not over its middle, and not over its edges. Once the page is drawn, which takes its time on a busy computer. */
async function expectUncovered(part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  const covered = () =>
    part.evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const at = [0.05, 0.5, 0.95];
      const points = at.flatMap((x) => at.map((y) => [left + x * width, top + y * height] as const));
      return points.filter(([x, y]) => !one.contains(document.elementFromPoint(x, y)));
    });
  await expect.poll(covered).toEqual([]);
}

test('the last 8 of one vehicle: Enter opens it; of two: both are listed, the arrows choose', async ({ page, start }) => {
  await start();
  const twins = ['VR1AB12C3D7654321', 'VF3CA5FV8D7654321'] as const;
  for (const vin of twins) {
    await scan(page, vin);
    await expect(shown(page)).toHaveText(vin);
  }
  await find(page, 'ok');
  await find(page, 'suspended', /suspended/i);

  await type(page, vehicle('ok').slice(-8).toLowerCase());
  const only = panel(page).getByRole('option');
  await expect(only).toHaveCount(1);
  await expect(only).toContainText(vehicle('ok'));
  await expect(only).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page)).not.toContainText('17');
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText(vehicle('ok'));
  await expect(field(page)).toHaveValue('');

  await type(page, twins[0].slice(-8));
  await expect(panel(page).getByRole('option')).toHaveCount(2);
  await expect(panel(page).locator('[aria-selected=true]')).toHaveCount(0);
  await picture(page, 'find-two');
  await page.setViewportSize({ width: 640, height: 400 });
  await picture(page, 'find-two-640');
  await page.setViewportSize({ width: 1280, height: 800 });
  // Nobody chose yet, and which of them is meant is not guessed.
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('option')).toHaveCount(2);
  await expect(shown(page)).toHaveText(vehicle('ok'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const chosen = panel(page).locator('[aria-selected=true]');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
  const text = ((await chosen.textContent()) ?? '').replaceAll(/\s/g, '');
  const vin = twins.find((one) => text.includes(one));
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText(vin ?? '');
});

test('the last 8 of a practice card that nobody opened yet', async ({ page, start }) => {
  await start();
  await type(page, vehicle('suspended').slice(-8));
  await expect(panel(page).getByRole('option')).toContainText(vehicle('suspended'));
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText(vehicle('suspended'));
});

/** Pastes as a person does: through the clipboard of the page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('[data-scan=welcome]').evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

for (const [language, openable, nowhere] of [
  ['en', '2 things in this text can be opened', 'Not in this log'],
  ['de', '2 Angaben in diesem Text lassen sich öffnen', 'Nicht in diesem Protokoll'],
] as const) {
  test(`a pasted mail gives what it names, in ${language}`, async ({ page, start }) => {
    await start({ settings: { language } });
    const act = 'A-01234567890123456789ABCDEF';
    await page.keyboard.press('F2');
    await paste(page, `Guten Tag,\n\n${vehicle('suspended')} and ${vehicle('ok').toLowerCase()} (attempt ${act}) were here in 2026.\n`);
    await expect(panel(page).getByRole('option')).toHaveCount(2);
    await expect(panel(page)).toContainText(openable);
    await expect(panel(page)).toContainText(`${nowhere}: ${act}`);
    await picture(page, `find-mail-${language}`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(shown(page)).toHaveText(vehicle('suspended'));
  });
}

test('of a list of five thousand vehicles the first are offered, and that there are more is said', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F2');
  const list = Array.from({ length: 5_000 }, (_, n) => `VR1AB12C3D${String(4_000_000 + n)};rubbish ${String(n)}`);
  await paste(page, list.join('\n'));
  await expect(panel(page).getByRole('option')).toHaveCount(12);
  await expect(panel(page)).toContainText('The first names of the text are looked up; the others are not.');
});

test('a mail with one vehicle in it is that vehicle', async ({ page, start }) => {
  await start();
  await field(page).focus();
  await paste(page, `Please look at the Citroën of Ms Müller:\t${vehicle('suspended')}.\nThank you`);
  await expect(field(page)).toHaveValue(vehicle('suspended'));
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText(vehicle('suspended'));
});

test('practice vehicles stand in groups, and are found by a word of their story, in the field and in their card', async ({
  page,
  start,
}) => {
  await start();
  const card = page.getByRole('region', { name: 'Practice vehicles' });
  await expect(card.getByRole('heading', { level: 3 })).toHaveCount(6);
  await picture(page, 'practice-groups');
  await card.getByRole('searchbox').fill('three days');
  await expect(card.getByRole('status')).toHaveText('1 vehicle');
  await picture(page, 'practice-found');
  await type(page, 'three days');
  await expect(panel(page).getByRole('option')).toContainText('Suspended');
  await page.keyboard.press('Escape');
  await card.getByRole('searchbox').focus();
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText(vehicle('suspended'));
});

test('a text that is pasted and sent off at once is looked up before Enter does anything', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await find(page, 'suspended', /suspended/i);
  await field(page).fill(vehicle('ok').slice(-8));
  await field(page).press('Enter');
  await expect(shown(page)).toHaveText(vehicle('ok'));
});

test('an attempt, a transaction, a receipt code, a plate, and what is nowhere', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  const attempt = (await page.getByRole('region', { name: 'This attempt' }).locator('code').first().textContent()) ?? '';
  const transaction = (await page.getByRole('region', { name: 'This attempt' }).locator('code').last().textContent()) ?? '';
  await page.getByRole('button', { name: 'Receipt' }).click();
  const code =
    (await page
      .getByRole('dialog')
      .getByText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)
      .textContent()) ?? '';
  await page.keyboard.press('Escape');

  for (const text of [attempt, attempt.slice(0, 10), transaction]) {
    await type(page, text);
    await expect(panel(page).getByRole('option', { name: 'Open vehicle' })).toContainText(vehicle('ok'));
    await panel(page)
      .getByRole('option', { name: /Open attempt .* in the log/ })
      .click();
    await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
    await expect(page.getByRole('button', { name: /remove the filter attempt/i })).toBeVisible();
    await expect(field(page)).toHaveValue('');
  }

  await type(page, code);
  await expect(panel(page).getByRole('option', { name: 'Check the receipt' })).toBeVisible();
  // The attempt it belongs to, from the code alone.
  await expect(panel(page).getByRole('option', { name: 'Open vehicle' })).toContainText(vehicle('ok'));
  await expect(panel(page).getByRole('option', { name: /Open attempt .* in the log/ })).toBeVisible();
  await panel(page).getByRole('option', { name: 'Check the receipt' }).click();
  const trust = page.getByRole('dialog', { name: 'Trust in the log' });
  await expect(trust.getByRole('region', { name: 'Check a receipt' }).getByRole('textbox')).toHaveValue(code);
  await expect(trust).toContainText('The code is typed correctly.');
  await page.keyboard.press('Escape');

  await type(page, 'AB-123-CD');
  await expect(panel(page)).toContainText('Licence plates are not stored');
  await expect(panel(page)).toContainText('This field finds');
  await type(page, 'ZZZZZZZZ');
  await expect(panel(page)).toContainText('No vehicle here has ZZZZZZZZ in its VIN.');
  await picture(page, 'find-nothing');
  // What is nearly a VIN still says what is wrong with it as one.
  await type(page, vehicle('ok').slice(0, 15));
  await expect(panel(page)).toContainText('15 of 17');
});

test('the panel hides no refusal, and folds over what happens', async ({ page, start }) => {
  await start();
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
  await page.keyboard.type(vehicle('ok'), { delay: 1 });
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('group').filter({ has: page.getByRole('button', { name: 'Understood' }) });
  await expect(refusal).toBeVisible();
  await expect(field(page)).toHaveValue(vehicle('ok'));
  await expect(panel(page)).toHaveAttribute('data-judged', 'true');
  await expectUncovered(refusal);
  await picture(page, 'find-refused');
  // It is there for later: the key of the field unfolds it.
  await page.keyboard.press('F2');
  await expect(panel(page)).toContainText('Open vehicle');
  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
  await expect(panel(page)).toBeEmpty();
});
