/** Refused and unknown outcomes, kills and reloads: what the technician reads, and that nothing is ever sent a second time. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirmAndActivate, expect, find, scan, serve, test, vehicle } from './console.ts';
import type { Page } from '@playwright/test';
import { picture } from './pictures.ts';

/** How many activations the log says were sent. */
async function expectSent(page: Page, count: number): Promise<void> {
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Status read');
  await expect(page.getByRole('grid').getByText('Activation sent', { exact: true })).toHaveCount(count);
}

/** Activations that took effect, as the simulated vehicles remember them. They outlive the console, so a kill can wait for them. */
function effectsSeen(dataDir: string): number {
  const path = join(dataDir, 'practice', 'world.json');
  if (!existsSync(path)) return 0;
  const world = JSON.parse(readFileSync(path, 'utf8')) as {
    vehicles: Record<string, { effects: number }>;
  };
  return Object.values(world.vehicles).reduce((sum, { effects }) => sum + effects, 0);
}

const REFUSED = ['2006', '2301', '2302', '2323', '2341', '2342', '2354', '2355', '2356', '2366', '2367'];

/** The customer's side goes on from it: the consent and the one-time code, or the sign-in. */
const OF_CUSTOMER: Readonly<Record<string, RegExp>> = { 2301: /let-sign-in/, 2302: /ask-consent|give-code/ };

for (const code of REFUSED) {
  test(`refused with ${code}: the card says what to do first`, async ({ page, start }) => {
    await start();
    await find(page, `set-${code}`);
    await confirmAndActivate(page);
    const main = page.getByRole('main');
    const ofCustomer = OF_CUSTOMER[code];
    if (ofCustomer !== undefined) await expect(page.locator('[data-next-card]')).toHaveAttribute('data-next', ofCustomer);
    else {
      await expect(page.locator('[data-next-card][data-problem=true]')).toHaveCount(1);
      await expect(main).toContainText(`Code ${code}`);
      await expect(main).toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-4/);
      await expect(page.getByRole('button', { name: /activate carkey/i })).toBeDisabled();
    }
    if (code === '2354') await picture(page, 'refused');
    await expectSent(page, 1);
  });
}

const UNKNOWN = [
  'empty-answer',
  'no-vin',
  'vin-18',
  'refused-carkey',
  'dropped-connection',
  'dropped-before-effect',
  'set-2000',
  'set-2201',
  'set-2202',
  'set-2203',
  'set-2204',
  'set-2205',
];

for (const scenario of UNKNOWN) {
  test(`unknown after ${scenario}: nothing is green and nothing can be sent`, async ({ page, start }) => {
    await start();
    await find(page, scenario);
    await confirmAndActivate(page);
    await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
    await expect(page.getByRole('button', { name: /activate carkey/i })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Hold to show' })).toHaveCount(0);
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
    await expectSent(page, 1);
  });
}

test('a lost answer: the check finds the activation, the code is lost, one activation was sent', async ({ page, start }) => {
  await start();
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  const card = page.getByRole('region', { name: 'Outcome unknown' });
  await expect(card).toContainText('Do not activate again');
  await picture(page, 'unknown');
  await card.getByRole('button', { name: /check again/i }).click();
  await expect(page.getByRole('region', { name: /never arrived/i })).toBeVisible();
  await expectSent(page, 1);
});

test('a lost request: no effect is seen, a person settles it with a reason', async ({ page, start }) => {
  await start();
  await find(page, 'lost-request');
  await confirmAndActivate(page);
  const card = page.getByRole('region', { name: 'Outcome unknown' });
  await card.getByRole('button', { name: /check again/i }).click();
  await expect(card).toContainText('PIMS shows no effect');
  await card.getByRole('radio', { name: /no effect/i }).check();
  await card.getByRole('textbox', { name: /why/i }).fill('Status unchanged after the window.');
  await card.getByRole('button', { name: /settle it/i }).click();
  await expect(page.getByRole('main')).toContainText('No effect: the CarKey was not activated.');
  await expectSent(page, 1);
});

test('a late answer settles its attempt by itself, with the code', async ({ page, start }) => {
  await start();
  await find(page, 'late-answer');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
  await expect(page.getByRole('region', { name: /the answer came late/i })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hold to show' })).toBeVisible();
});

test('an answer for another vehicle withholds the code and shows the letters that differ', async ({ page, start }) => {
  await start();
  await find(page, 'wrong-vin');
  await confirmAndActivate(page);
  const card = page.getByRole('region', { name: 'Outcome unknown' });
  await expect(card).toContainText(/another vehicle/i);
  await expect(page.getByRole('main')).toContainText(/differs/i);
  await expect(page.getByTestId('code')).toHaveCount(0);
  await picture(page, 'other-vehicle');
});

test('handing over frees the station, not the vehicle', async ({ page, start }) => {
  await start();
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  const card = page.getByRole('region', { name: 'Outcome unknown' });
  await card.locator('summary', { hasText: 'Hand over' }).click();
  await card.getByRole('textbox', { name: /support should know/i }).fill('Customer had to leave.');
  await card.getByRole('button', { name: /^hand over$/i }).click();
  await expect(card).toHaveCount(0);
  await find(page, 'ok');
  await scan(page, vehicle('lost-answer'));
  await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
});

test('killed in the middle: the next start explains it first', async ({ page, start }) => {
  const first = await start({ settings: { profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 4_000 } } });
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  await expect.poll(() => effectsSeen(first.dataDir), { intervals: [5] }).toBe(1);
  await first.kill();
  await expect(page.getByText('The console does not answer.').first()).toBeVisible();
  const second = await serve({ dataDir: first.dataDir });
  await page.goto('about:blank');
  await page.goto(second.url);
  const card = page.getByRole('region', { name: 'Outcome unknown' });
  await expect(card).toContainText(/interrupted/i);
  await card.getByRole('button', { name: /check again/i }).click();
  await expect(page.getByRole('region', { name: /never arrived/i })).toBeVisible();
  await expectSent(page, 1);
  await second.stop();
});

const BLOCKED: readonly (readonly [scenario: string, says: RegExp])[] = [
  ['phone-away', /not connected to a vehicle/i],
  ['phone-in-other-car', /but the vehicle in work is/i],
  ['no-service', /no subscribed service/i],
];

for (const [scenario, says] of BLOCKED) {
  test(`${scenario} keeps the activation from being sent and says why`, async ({ page, start }) => {
    await start();
    await find(page, scenario);
    await expect(page.getByRole('main')).toContainText(says);
    await expect(page.getByRole('button', { name: /activate carkey/i })).toBeDisabled();
  });
}

test('a clock that is far off keeps the activation from being sent', async ({ page, start }) => {
  await start({ simulator: 'clock-off' });
  await scan(page, vehicle('ok'));
  await expect(page.getByRole('main')).toContainText(/server’s clock is 10.* ahead of this computer’s clock/i);
  await expect(page.getByRole('button', { name: /activate carkey/i })).toBeDisabled();
});

for (const code of ['2102', '2201', '2202', '2203', '2204']) {
  test(`a status that cannot be read (${code}) is never "not activated"`, async ({ page, start }) => {
    await start();
    await scan(page, vehicle(`get-${code}`));
    await expect(page.getByRole('main')).toContainText(`Code ${code}`);
    await expect(page.getByRole('region', { name: 'Vehicle in work' })).not.toContainText(/not activated/i);
  });
}
