/** The vehicle says its own VIN through the practice adapter: lamps, panel, verdicts, and what may be activated then. */
import type { Locator, Page } from '@playwright/test';
import type { Language } from '../../app/base/language.ts';
import { wordsFor } from '../../app/words/load.ts';
import type { SimulatedCarName } from '../../app/words/shape/words.ts';
import { expectAccessible } from './accessible.ts';
import { confirmBoth, expect, find, scan, test, vehicle, scanInto } from './console.ts';
import { picture } from './pictures.ts';

const words = await wordsFor('en');

const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Read the vehicle' });
const lampsOf = (page: Page): Locator => page.getByRole('region', { name: 'From this console to the vehicle and to PIMS' });
const lamp = (page: Page, name: string): Locator => lampsOf(page).getByRole('button', { name: new RegExp(`^${name} `) });

/** Opens the panel, puts the practice adapter into a simulated vehicle and reads it. */
async function readVehicle(page: Page, car: SimulatedCarName): Promise<Locator> {
  const panel = panelOf(page);
  await page.keyboard.press('F10');
  await expect(panel).toBeVisible();
  const choice = panel.getByRole('combobox', { name: /practice adapter is in/i });
  await choice.selectOption({ label: words.simulatedCar[car].title });
  await expect(panel.getByText(words.simulatedCar[car].story)).toBeVisible();
  await panel.getByRole('button', { name: /^read through/i }).click();
  return panel;
}

async function expectVerdict(panel: Locator, kind: keyof typeof words.linkVerdict): Promise<void> {
  await expect(panel.getByText(words.linkVerdict[kind].sentence)).toBeVisible({ timeout: 60_000 });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog, dialog > div:not(.visually-hidden)')].flatMap((one) =>
      one.scrollWidth > one.clientWidth ? [`${one.tagName}.${one.className}: ${one.scrollWidth} in ${one.clientWidth}`] : [],
    ),
  );
  expect(wider).toEqual([]);
}

test('five lamps show the chain, and each leads to where it can be mended', async ({ page, start }) => {
  await start();
  await expect(lampsOf(page).getByRole('button')).toHaveCount(5);
  await expect(lamp(page, 'PIMS')).toHaveText(/connected/);
  await expect(lamp(page, 'Vehicle')).toHaveText(/not asked/);
  await lamp(page, 'Adapter').click();
  await expect(panelOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await lamp(page, 'PIMS').click();
  await expect(page.getByRole('dialog', { name: 'The way to PIMS' })).toContainText('Bridge ready');
  await page.keyboard.press('Escape');
  await lamp(page, 'Console').click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('the first broken lamp is named, with what to do', async ({ page, start }) => {
  await start();
  await find(page, 'phone-away', /not activated/i);
  await expect(lampsOf(page)).toContainText(`Phone, not connected: ${words.lampRemedy['not-connected']}`);
  await expectAccessible(page, 'a broken lamp');
});

test('the vehicle says its VIN, and that opens it', async ({ page, start }) => {
  await start();
  const panel = await readVehicle(page, 'agree');
  await expectVerdict(panel, 'agree');
  await expect(panel).toContainText('12.4 V');
  await panel.getByText('Bytes as received').first().click();
  await expect(panel.locator('code').first()).toHaveText(/^[0-9A-F ]{20,}$/);
  await expectAccessible(page, 'a read that agrees');
  await panel.getByRole('button', { name: 'Open this vehicle' }).click();
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toBeVisible();
  await expect(lamp(page, 'Vehicle')).toHaveText(/VIN read/);
  await expect(page.getByRole('region', { name: 'VIN sources' })).toContainText('Body computer BSI (link)');
});

test('units that disagree: both VINs are shown, none is chosen, and nothing can be activated', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  const panel = await readVehicle(page, 'conflict');
  await expectVerdict(panel, 'conflict');
  await expect(panel).toContainText(vehicle('ok'));
  await expect(panel.getByRole('button', { name: 'Open this vehicle' })).toHaveCount(0);
  await expectAccessible(page, 'a conflict');
  await page.keyboard.press('Escape');
  await expect(lamp(page, 'Vehicle')).toHaveText(/VINs differ/);
  await confirmBoth(page);
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(2);
  await expect(page.getByRole('button', { name: /activate carkey/i })).toBeDisabled();
});

test('a person answers for the vehicle with a reason, and takes it back', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await expectVerdict(await readVehicle(page, 'conflict'), 'conflict');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Confirm the vehicle yourself' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm the vehicle yourself' });
  const submit = dialog.getByRole('button', { name: 'I confirm this vehicle' });
  await dialog.getByRole('textbox').fill(' ab ');
  await expect(submit).toBeDisabled();
  await dialog.getByRole('textbox').fill('A used engine unit was fitted');
  await expectAccessible(page, 'answering for the vehicle');
  await submit.click();
  await expect(page.getByRole('main')).toContainText(/Confirmed by Ada Tester at .*: A used engine unit was fitted/);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('button', { name: 'Confirm the vehicle yourself' })).toBeVisible();
});

test('a silent vehicle: reasons, the most likely first, with the hands before the meaning', async ({ page, start }) => {
  await start();
  const panel = await readVehicle(page, 'asleep');
  await expectVerdict(panel, 'silent');
  await expect(panel.getByRole('listitem').filter({ hasText: words.silenceReason['ignition-off'].hands })).toBeVisible();
  await expectAccessible(page, 'a silent vehicle');
  await page.keyboard.press('Escape');
  await expect(lampsOf(page)).toContainText(`Vehicle, silent: ${words.silenceReason['ignition-off'].hands}`);
});

test('a weak battery is said of its own vehicle only, on every screen, and not for ever', async ({ page, start }) => {
  await page.clock.install();
  await start();
  await find(page, 'ok');
  await expectVerdict(await readVehicle(page, 'weak-battery'), 'silent');
  await page.keyboard.press('Escape');
  const charger = words.silenceReason['battery-weak'].hands;
  await expect(lampsOf(page)).toContainText(`Vehicle, silent: ${charger}`);
  await expect(lamp(page, 'Vehicle')).toContainText('just read');
  await page.clock.fastForward('03:10');
  await expect(lamp(page, 'Vehicle')).toContainText('read 3 minutes ago');
  await page.keyboard.press('F4');
  await expect(lampsOf(page)).toContainText(charger);
  await page.keyboard.press('Escape');
  await find(page, 'already-active', /active/i);
  for (const screen of ['Escape', 'F4', 'F9']) {
    await page.keyboard.press(screen);
    await expect(lampsOf(page)).not.toContainText(charger);
    await expect(lamp(page, 'Vehicle')).toContainText('not this one');
  }
  await page.keyboard.press('F10');
  await expect(panelOf(page)).toContainText(`Read for ${vehicle('ok')}`);
  await expect(panelOf(page).getByText('This was read for another vehicle.', { exact: false })).toBeVisible();
  await expect(panelOf(page)).not.toContainText('connect a charger');
  await page.keyboard.press('Escape');
  await find(page, 'ok');
  await expect(lampsOf(page)).toContainText(charger);
  await page.clock.fastForward('10:00');
  await expect(lampsOf(page)).not.toContainText(charger);
  await expect(lamp(page, 'Vehicle')).toContainText('not recent');
});

test('the button that reads comes first, and the practice vehicle is remembered', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F10');
  const panel = panelOf(page);
  const read = panel.getByRole('button', { name: /^read through/i });
  const choice = panel.getByRole('combobox', { name: /practice adapter is in/i });
  const top = async (one: Locator) => (await one.boundingBox())?.y ?? Number.NaN;
  expect(await top(read)).toBeLessThan(await top(choice));
  await choice.selectOption({ label: words.simulatedCar.gateway.title });
  await expect(panel.getByText(words.simulatedCar.gateway.story)).toBeVisible();
  await page.reload();
  await expect(lamp(page, 'PIMS')).toHaveText(/connected/);
  await page.keyboard.press('F10');
  await expect(choice.locator('option:checked')).toHaveText(words.simulatedCar.gateway.title);
});

test('the trace shows the traffic with VINs masked, and saves it as a file', async ({ page, start }) => {
  await start();
  const panel = await readVehicle(page, 'agree');
  await expectVerdict(panel, 'agree');
  await panel.getByRole('tab', { name: 'Trace' }).click();
  await expect(panel.getByRole('tabpanel')).toContainText('> 0902');
  await expect(panel.getByRole('tabpanel')).not.toContainText(vehicle('ok').slice(3));
  await expectAccessible(page, 'the trace');
  await panel.getByRole('checkbox', { name: 'Export with full VINs' }).check();
  await expect(panel.getByRole('alert')).toContainText('personal data');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export the trace' }).click();
  expect((await download).suggestedFilename()).toMatch(/^link-trace-.*\.txt$/);
});

test('the whole reading with the keyboard alone', async ({ page, start }) => {
  await start();
  const panel = panelOf(page);
  await expect(async () => {
    await page.keyboard.press('F10');
    await expect(panel).toBeVisible({ timeout: 500 });
  }).toPass();
  const press = async (target: Locator, key: string) => {
    await expect(async () => {
      await page.keyboard.press('Tab');
      await expect(target).toBeFocused({ timeout: 100 });
    }).toPass({ intervals: [0] });
    await page.keyboard.press(key);
  };
  await press(panel.getByRole('button', { name: /^read through/i }), 'Enter');
  await expectVerdict(panel, 'agree');
  await press(panel.getByRole('button', { name: 'Open this vehicle' }), 'Enter');
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toBeVisible();
});

test('a scan while the panel is open opens the scanned vehicle', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F10');
  await expect(panelOf(page)).toBeVisible();
  await page.keyboard.type(vehicle('ok'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
  await expect(panelOf(page)).toHaveCount(0);
});

test('a scan over the panel that pauses once opens the whole vehicle, wherever it pauses', { tag: '@page' }, async ({ page, start }) => {
  await start();
  for (const [at, pause] of [
    [1, 60],
    [5, 150],
    [9, 90],
    [16, 300],
  ] as const) {
    await page.keyboard.press('F10');
    await expect(panelOf(page)).toBeVisible();
    await scanInto(page, vehicle('ok'), (index) => (index === at ? pause : 5));
    await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
    await expect(panelOf(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
  }
});

for (const language of ['en', 'de'] as const satisfies readonly Language[]) {
  test(`lamps and panel in ${language} at 200 %`, { tag: '@page' }, async ({ page, start }) => {
    const own = await wordsFor(language);
    // 1280x800 at 200 % zoom is a viewport of 640x400 CSS pixels.
    await page.setViewportSize({ width: 640, height: 400 });
    await start({ settings: { language } });
    await scan(page, vehicle('ok'));
    await expect(page.getByRole('switch')).toHaveCount(2);
    await expectNoSidewaysScroll(page);
    await page.locator('[data-broken]').first().scrollIntoViewIfNeeded();
    await picture(page, `lamps-${language}`);
    await page.keyboard.press('F10');
    const panel = page.getByRole('dialog');
    await panel.getByRole('combobox').selectOption({ label: own.simulatedCar.conflict.title });
    await expect(panel.getByText(own.simulatedCar.conflict.story)).toBeVisible();
    await picture(page, `link-${language}`);
    await panel.getByRole('listitem').getByRole('button').first().click();
    await expect(panel.getByText(own.linkVerdict.conflict.sentence)).toBeVisible({ timeout: 60_000 });
    await panel.getByText(own.linkVerdict.conflict.sentence).scrollIntoViewIfNeeded();
    await expectNoSidewaysScroll(page);
    await picture(page, `link-conflict-${language}`);
    expect(await panel.innerText()).not.toMatch(/\{\w+\}|undefined|\[object/);
  });
}
