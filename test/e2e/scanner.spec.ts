/** Scanners of every pace, with real keys: no character is lost, and no confirmation is given by a scan. */
import type { Page } from '@playwright/test';
import { expect, find, scan, scanInto, test, typeByHand, vehicle } from './console.ts';

const OTHER = 'suspended';
const SWITCHES = /keys are in hand|you are inside the vehicle/i;

const FOCUSABLE = 'button:enabled, [tabindex="0"], a[href], input:enabled';

const shown = (page: Page) => page.getByTestId('vin');

/** Types as a scanner with this pause before each key, ms. The pause is the scanner's, not a wait of the test. */
async function scanAt(page: Page, text: string, pause: (index: number) => number): Promise<void> {
  for (const [index, key] of [...Array.from(text), 'Enter'].entries())
    await page.keyboard.press(key, { delay: 0 }).then(() => wait(pause(index)));
}

const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** The scanned vehicle is the one on the screen, and nobody confirmed anything for it or for the one before. */
async function expectOpened(page: Page, scenario: string): Promise<void> {
  await expect(shown(page)).toHaveText(vehicle(scenario));
  for (const one of await page.getByRole('switch', { name: SWITCHES }).all()) await expect(one).not.toBeChecked();
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue('');
}

/** What can have the focus on the vehicle's screen. */
async function controls(page: Page): Promise<number> {
  return page.locator('main').locator(FOCUSABLE).count();
}

test('at every pace, with a confirmation in focus', async ({ page, start }) => {
  test.setTimeout(180_000);
  await start();
  await find(page, 'ok');
  for (const gap of [2, 40, 90, 150, 300]) {
    const next = (await shown(page).textContent()) === vehicle('ok') ? OTHER : 'ok';
    const confirmation = page.getByRole('switch', { name: SWITCHES }).first();
    if (next === OTHER) await confirmation.focus();
    await scanAt(page, vehicle(next), () => gap);
    await expectOpened(page, next);
  }
});

/** The whole cross (`CARKEY_ALL_SCANS=1`, about a quarter of an hour): every gap, and a pause at every place, on every control. */
const isWhole = process.env['CARKEY_ALL_SCANS'] === '1';

test('with one pause at any place', async ({ page, start }) => {
  test.setTimeout(240_000);
  await start();
  await find(page, 'ok');
  for (let at = 0; at <= 17; at += 1) {
    await page.getByRole('switch', { name: SWITCHES }).first().focus();
    await scanAt(page, vehicle(OTHER), (index) => (index === at ? 120 : 1));
    await expectOpened(page, OTHER);
    await scan(page, vehicle('ok'));
    await expectOpened(page, 'ok');
    await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0);
  }
});

/** Paces by name: one of each kind, or all of them. */
const PACES: readonly (readonly [string, (index: number) => number])[] = isWhole
  ? [
      ...[2, 40, 90, 150, 300].map((gap) => [`${String(gap)} ms`, () => gap] as const),
      ...[120, 300].flatMap((pause) =>
        Array.from(
          { length: 18 },
          (_, at) => [`${String(pause)} ms before key ${String(at)}`, (index: number) => (index === at ? pause : 1)] as const,
        ),
      ),
    ]
  : [['90 ms', () => 90]];

for (const [pace, pause] of PACES)
  test(`with any control of the vehicle’s screen in focus, on a computer six times as slow: ${pace}`, async ({ page, start }) => {
    test.setTimeout(240_000);
    await start();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await find(page, 'ok');
    const count = await controls(page);
    expect(count).toBeGreaterThan(3);
    for (let index = 0; index < count; index += 1) {
      await page.locator('main').locator(FOCUSABLE).nth(index).focus();
      await scanAt(page, vehicle(OTHER), pause);
      await expectOpened(page, OTHER);
      await scan(page, vehicle('ok'));
      await expectOpened(page, 'ok');
      await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0);
    }
  });

test('two in a row: the second one stays, whole', async ({ page, start }) => {
  await start();
  await scan(page, vehicle('ok'));
  await page.keyboard.type(vehicle(OTHER));
  await page.keyboard.press('Enter');
  await expectOpened(page, OTHER);
});

test('over a dialog it presses nothing and is kept in the find field; while an activation runs too, and both say so', async ({
  page,
  start,
}) => {
  await start({ settings: { profile: { answerTimeoutMs: 4_000, activationTimeoutMs: 5_000 } } });
  await find(page, 'slow');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.type(vehicle(OTHER));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByText(/is kept in the find field/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(vehicle(OTHER));

  for (const one of await page.getByRole('switch', { name: SWITCHES }).all()) await one.click();
  await page.getByRole('button', { name: /activate carkey/i }).click();
  await expect(page.getByRole('region', { name: 'Working' })).toBeVisible();
  await scan(page, vehicle('ok'));
  await expect(page.getByText(/An activation is still running/).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(vehicle('ok'));
  await expect(shown(page)).toHaveText(vehicle('slow'));
});

test('in the log, whose own keys are letters too', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  await page.keyboard.type(`KJ${vehicle('ok').slice(2)}`);
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(`KJ${vehicle('ok').slice(2)}`);
});

test('in the log at every pace: its own letters are the beginning of a scan too', async ({ page, start }) => {
  await start();
  for (const vin of ['jkfab12c3d4567890', 'kr1ab12c3d4567890', 'fr1ab12c3d4567890'])
    for (const gap of [2, 90, 150, 300]) {
      await page.keyboard.press('F4');
      await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
      await page.locator('main').focus();
      await scanInto(page, vin, gap);
      await expect(shown(page), `${vin} ${String(gap)} ms`).toHaveText(vin.toUpperCase());
      await page.getByRole('button', { name: 'Close this vehicle' }).first().click();
      await expect(shown(page)).toHaveCount(0);
    }
});

test('Enter gives no confirmation, Space does', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  const first = page.getByRole('switch', { name: SWITCHES }).first();
  await first.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(first).not.toBeChecked();
  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
});

test('with control characters around and between, as scanners send them: into the page, over a dialog, into a name', async ({
  page,
  start,
}) => {
  await start();
  const vin = vehicle('ok');
  const field = page.getByRole('textbox', { name: /find a vehicle/i });
  for (const at of [0, 9, vin.length]) {
    const scanned = async () => {
      await page.keyboard.type(vin.slice(0, at));
      await page.keyboard.press('Control+BracketRight');
      await page.keyboard.type(vin.slice(at));
      await page.keyboard.press('Enter');
    };
    await page.keyboard.press('F3');
    await page.locator('main').focus();
    await scanned();
    await expect(shown(page), `page, at ${String(at)}`).toHaveText(vin);
    await page.getByRole('button', { name: 'Close this vehicle' }).first().click();
    await expect(shown(page)).toHaveCount(0);

    await page.keyboard.press('F1');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).focus();
    await scanned();
    await expect(page.getByText(`is kept in the find field`).first(), `dialog, at ${String(at)}`).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(field, `dialog, at ${String(at)}`).toHaveValue(vin);
    await field.fill('');

    await page.keyboard.press('F9');
    const name = page.getByLabel('Your name', { exact: true });
    await name.focus();
    await name.press('End');
    await scanned();
    await expect(name, `name, at ${String(at)}`).toHaveValue('Ada Tester');
    await expect(field, `name, at ${String(at)}`).toHaveValue(vin);
    await field.fill('');
  }
});

test('a scanner that ends with Tab opens the vehicle at every pace; the Tab of a hand leaves the field', async ({ page, start }) => {
  await start();
  for (const gap of [2, 90, 150, 300]) {
    await page.keyboard.press('F3');
    await page.locator('main').focus();
    await scanInto(page, vehicle('ok'), gap, 'Tab');
    await expect(shown(page), `${String(gap)} ms`).toHaveText(vehicle('ok'));
    await page.getByRole('button', { name: 'Close this vehicle' }).first().click();
    await expect(shown(page)).toHaveCount(0);
  }
  await page.keyboard.press('F2');
  await typeByHand(page, vehicle('ok'));
  await page.keyboard.press('Tab');
  const field = page.getByRole('textbox', { name: /find a vehicle/i });
  await expect(field).toHaveValue(vehicle('ok'));
  await expect(field).not.toBeFocused();
  await expect(shown(page)).toHaveCount(0);
});
