/** The one next action on every card: said once, carried out by its button and its key, in focus, and announced; and four gestures to the code. */
import type { Page } from '@playwright/test';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { confirmAndActivate, expect, find, scan, test, vehicle } from './console.ts';

const card = (page: Page) => page.locator('[data-next-card]');
const here = (page: Page) => page.locator('[data-next-here]');
const announced = (page: Page) => page.getByTestId('announcements');

/** One card, one thing to press or read on it, the focus there, and its words in the live region. */
async function expectNext(page: Page, action: string, says: string | RegExp): Promise<void> {
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toHaveAttribute('data-next', action);
  await expect(here(page)).toHaveCount(1);
  await expect(here(page)).toBeFocused();
  await expect(announced(page)).toContainText(says);
}

/** Has the situation a practice vehicle of its own? Else the whole connection plays it. */
const isPracticeVehicle = (scenario: string) => practiceFleet.some((one) => one.scenario === scenario);

/** Counts what a person does: a scan with its Enter is one, so is every other press of a key, a button or a finger. */
async function countGestures(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { n: 0 };
    Object.assign(globalThis, { counted });
    const isOne = (event: KeyboardEvent) => !event.repeat && event.key !== 'Shift' && (event.key.length > 1 || event.key === ' ');
    document.addEventListener('keydown', (event) => void (counted.n += isOne(event) ? 1 : 0), { capture: true });
    document.addEventListener('pointerdown', () => void (counted.n += 1), { capture: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { counted: { n: number } }).counted.n);
}

test('four gestures from the scan to the code: scan, state, activate, hold', async ({ page, start }) => {
  await start();
  const gestures = await countGestures(page);
  await page.keyboard.type(vehicle('ok'));
  await page.keyboard.press('Enter');
  await expectNext(page, 'confirm', /keys and seat/i);
  await page.keyboard.press('F7');
  await expectNext(page, 'activate', /activate/i);
  await page.keyboard.press('F6');
  await expectNext(page, 'show-code', /just read again, is active.*security code/i);
  await page.keyboard.down('Space');
  await expect(page.getByTestId('code')).toContainText('shazam');
  expect(await gestures()).toBe(4);
  await page.keyboard.up('Space');
  await page.keyboard.press('F4');
  await expect(page.getByRole('grid').getByText('Activation approved', { exact: true })).toHaveCount(1);
});

test('the same with the mouse alone', async ({ page, start }) => {
  await start();
  const gestures = await countGestures(page);
  await page.getByRole('button', { name: vehicle('ok').slice(-8) }).click();
  await page.getByRole('button', { name: 'I hold the keys and sit inside the vehicle' }).click();
  await page.getByRole('button', { name: /^activate carkey/i }).click();
  // The card grows a line when the status was read back; a hand waits for that, too.
  await expect(page.getByRole('main')).toContainText(/Confirmed/);
  await page.getByRole('button', { name: 'Hold to show' }).hover();
  await page.mouse.down();
  await expect(page.getByTestId('code')).toContainText('shazam');
  expect(await gestures()).toBe(4);
});

test('after the code comes the receipt, then the next vehicle; the focus leads there', async ({ page, start }) => {
  await start();
  await scan(page, vehicle('ok'));
  await expectNext(page, 'confirm', /keys and seat/i);
  await page.keyboard.press('F7');
  await expectNext(page, 'activate', /activate/i);
  await page.keyboard.press('F6');
  await expectNext(page, 'show-code', /security code/i);
  await page.keyboard.down('Space');
  await expect(page.getByTestId('code')).toContainText('shazam');
  await page.keyboard.up('Space');
  await expectNext(page, 'show-receipt', /receipt/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /receipt/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectNext(page, 'finish', /close this vehicle/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toBeFocused();
  await expect(announced(page)).toContainText('Scan the VIN');
});

test('statements: Space and F7 make them, Enter does not', async ({ page, start }) => {
  await start();
  await scan(page, vehicle('ok'));
  await expectNext(page, 'confirm', /keys and seat/i);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(0);
  await page.getByRole('switch', { name: /keys/i }).click();
  await expect(here(page)).toHaveText(/I sit inside the vehicle/);
  await expect(here(page)).toBeFocused();
  await page.keyboard.press('Space');
  await expectNext(page, 'activate', /activate/i);
  await page.getByRole('switch', { name: /inside/i }).click();
  await expectNext(page, 'confirm', /keys and seat/i);
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(1);
});

test('F6 where it is not the moment names what is', async ({ page, start }) => {
  await start();
  await expect(announced(page)).toContainText('Scan the VIN');
  await page.keyboard.press('F6');
  await expect(page.getByText('Activating is not possible right now. Next: Scan the VIN').first()).toBeVisible();
  await find(page, 'already-active', /active/i);
  await page.keyboard.press('F6');
  await expect(page.getByText('The CarKey is already active. Nothing to activate.').first()).toBeVisible();
});

test('what PIMS said is quoted in its own language', async ({ page, start }) => {
  await start({ settings: { language: 'de' } });
  await scan(page, vehicle('get-2202'));
  const quoted = page.getByText('Network problem : No internet');
  await expect(quoted).toHaveAttribute('lang', 'en');
});

test('the name of a confirmation is short; its help describes it', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  for (const [index, name] of ['Keys are in hand', 'You are inside the vehicle'].entries()) {
    const one = page.getByRole('switch').nth(index);
    await expect(one).toHaveAccessibleName(name);
    await expect(one).toHaveAccessibleDescription(/your name is logged/i);
  }
});

/** Situations before an activation: what the card says, and what its button is called. */
const BEFORE: readonly (readonly [scenario: string, action: string, says: RegExp, button: string])[] = [
  ['already-active', 'finish', /active\. close this vehicle/i, 'Close this vehicle'],
  ['suspended', 'confirm', /suspended\. confirm keys/i, 'I hold the keys and sit inside the vehicle'],
  ['contradiction', 'ask-support', /ask support/i, 'Ask support'],
  ['get-2102', 'find', /scan the vin again/i, 'Scan the VIN'],
  ['get-2301', 'let-sign-in', /open the sign-in on the phone/i, 'Open the sign-in on the phone'],
  ['get-2201', 'try-again', /read the status/i, 'Read the status'],
  ['phone-away', 'connect-phone', /not connected.*connect the phone/i, 'Read the status'],
  ['phone-in-other-car', 'check-vehicle', /but the vehicle in work is.*check the vehicle/i, 'Scan the VIN'],
];

for (const [scenario, action, says, button] of BEFORE) {
  test(`${scenario}: the card, its button and the announcement say one thing`, async ({ page, start }) => {
    const isPlayed = isPracticeVehicle(scenario);
    await start(isPlayed ? {} : { simulator: scenario });
    await scan(page, vehicle(isPlayed ? scenario : 'ok'));
    await expectNext(page, action, says);
    await expect(here(page)).toHaveAccessibleName(button);
    await expect(page.getByText(/nothing to do/i)).toHaveCount(0);
  });
}

/** What is to be done after an activation that did not simply succeed. */
const AFTER: readonly (readonly [scenario: string, action: string, says: RegExp])[] = [
  ['set-2102', 'find', /scan the vin again/i],
  ['set-2301', 'let-sign-in', /nothing was activated\. open the sign-in on the phone/i],
  ['set-2323', 'ask-support', /compare the name of the account/i],
  ['set-2354', 'try-again', /cup holder/i],
  ['lost-answer', 'check-again', /outcome unknown\. check again/i],
  ['wrong-vin', 'hand-over', /outcome unknown\. hand over to support/i],
  ['set-2205', 'check-again', /outcome unknown\. check again/i],
];

for (const [scenario, action, says] of AFTER) {
  test(`after ${scenario}: one card, in focus, announced`, async ({ page, start }) => {
    const isPlayed = isPracticeVehicle(scenario);
    await start(isPlayed ? {} : { simulator: scenario });
    await find(page, isPlayed ? scenario : 'ok');
    await confirmAndActivate(page);
    await expectNext(page, action, says);
  });
}

test('a refusal that was heard gives way to the next try', async ({ page, start }) => {
  await start();
  await find(page, 'set-2354');
  await confirmAndActivate(page);
  await expectNext(page, 'try-again', /cup holder/i);
  await page.keyboard.press('Enter');
  await expectNext(page, 'confirm', /keys and seat/i);
});

test('the outcome is said once, what is next is in sight, and nothing waits beside it', async ({ page, start }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await start();
  await find(page, 'lost-request');
  await confirmAndActivate(page);
  await expectNext(page, 'check-again', /check again/i);
  await expect(page.getByRole('heading', { name: 'Outcome unknown' })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).not.toContainText('Outcome unknown');
  await expect(here(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expectNext(page, 'decide', /settle the outcome/i);
  await expect(page.getByRole('button', { name: 'Settle it' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Space');
  await page.getByRole('textbox', { name: /why/i }).fill('Status unchanged after the window.');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expectNext(page, 'confirm', /keys and seat/i);
});

test('handing over leads to the next vehicle', async ({ page, start }) => {
  await start();
  await find(page, 'wrong-vin');
  await confirmAndActivate(page);
  await expectNext(page, 'hand-over', /hand over/i);
  // Without a note the button leads to it.
  await page.keyboard.press('Space');
  await expect(page.getByRole('textbox', { name: /support should know/i })).toBeFocused();
  await page.keyboard.type('Another vehicle answered.');
  await page.getByRole('button', { name: 'Hand over', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toBeFocused();
  await expect(announced(page)).toContainText('Scan the VIN');
});

test('a command that is refused, and a lamp that breaks, are announced in the language of the page', async ({ page, start }) => {
  const served = await start({ settings: { language: 'de' } });
  await scan(page, vehicle('phone-away'));
  await expectNext(page, 'connect-phone', /Telefon verbinden/);
  await expect(announced(page)).toContainText(/Telefon: nicht verbunden/i);
  await page.keyboard.press('F6');
  await expect(
    page.locator('[aria-live=polite]').filter({ hasText: /Aktivieren ist gerade nicht möglich.*Telefon verbinden/ }),
  ).toHaveCount(1);
  await served.stop();
});

/** Is the keyboard on something, and not on the bare page? */
const isOnPage = (page: Page) => page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null);

test('Done and Undo leave the keyboard on the page', async ({ page, start }) => {
  await start();
  await find(page, 'suspended', /suspended/i);
  await page.keyboard.press('F3');
  const done = page.getByRole('button', { name: /^mark .* as done/i });
  await done.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^mark .* as not done/i })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(done).toBeVisible();
  await expect.poll(() => isOnPage(page)).toBe(true);
});

test('forgetting a vehicle leaves the keyboard on the page', async ({ page, start }) => {
  await start();
  await find(page, 'suspended', /suspended/i);
  await page.getByRole('button', { name: 'Close this vehicle' }).click();
  await page.keyboard.press('F4');
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Vehicle looked up' }) });
  await row.getByRole('button', { name: /open entry/i }).click();
  await page.getByRole('button', { name: 'Forget this vehicle' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /mistake/ }).check();
  await dialog.getByRole('textbox').fill(vehicle('suspended'));
  await dialog.getByRole('button', { name: 'Forget for good' }).click();
  await expect(dialog.getByRole('heading', { name: 'Erasure receipt' }).first()).toBeVisible();
  await expect.poll(() => isOnPage(page)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => isOnPage(page)).toBe(true);
});
