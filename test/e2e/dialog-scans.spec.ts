/**
 * Scans into everything that asks for a PIN or a statement, in live mode: in every form in which a scanner sends a vehicle, with a pause at any
 * place, and with any control in focus. Nothing is confirmed, no try is counted, the vehicle is kept, and the end is announced.
 */
import type { Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import { confirmAndActivate, expect, find, scan, scanInto, vehicle } from './console.ts';
import type { HandClocked } from './hand-clock.ts';
import { ADA, liveTest } from './live.ts';

const VIN = vehicle('suspended');

const test = liveTest({ scenario: 'fleet' });

/** What a scanner sends. `gap`: pause before each key, ms. */
type Sent = { readonly name: string; readonly text: string; readonly gap: number | ((index: number) => number) };

const pauseAt =
  (at: number, ms: number, gap = 5) =>
  (index: number): number =>
    index === at ? ms : gap;

/** `VR7PRACT0S0000102` of a QWERTY scanner on an AZERTY computer. */
const AZERTY = 'VR7PRACT0S0000102'.replaceAll('A', 'Q').replace(/\d/g, (digit) => 'à&é"\'(-è_ç'[Number(digit)] ?? '');

const VEHICLES: readonly Sent[] = [
  { name: 'a VIN', text: VIN, gap: 5 },
  { name: 'a slow one', text: VIN, gap: 150 },
  { name: 'with an AIM identifier', text: `]C0${VIN}`, gap: 5 },
  { name: 'with its label', text: `VIN:${VIN}`, gap: 5 },
  { name: 'of another keyboard', text: AZERTY, gap: 5 },
  { name: 'with a pause of 300 ms', text: VIN, gap: pauseAt(8, 300) },
  ...[1, 8, 17].map((at) => ({ name: `with a pause of 1.3 s before key ${String(at)}`, text: VIN, gap: pauseAt(at, 1_300) })),
];

const NUMBERS: readonly Sent[] = [
  { name: 'a job number', text: '4711081512', gap: 5 },
  { name: 'a slow one', text: '471108', gap: 150 },
  { name: 'with a pause of 300 ms', text: '4711081', gap: pauseAt(3, 300) },
  { name: 'with a pause of 1.3 s', text: '4711081', gap: pauseAt(3, 1_300) },
  { name: 'with a pause before its end', text: '4711081', gap: pauseAt(7, 1_300) },
];

const findField = (page: Page) => page.getByRole('textbox', { name: /find a vehicle/i });

/** Where scans go. `open`: shows it; `inside`: what belongs to it; `isOpen`: it stands as it stood. */
type Place = {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly inside: string;
  readonly isOpen: (page: Page) => Promise<void>;
};

async function menu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^signed in/i }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** The places where a PIN is asked for. */
const PINS: readonly (Place & { readonly leave: (page: Page) => Promise<void> })[] = [
  {
    name: 'unlocking',
    open: (page) => page.keyboard.press('Shift+F1'),
    inside: '[data-cover]',
    isOpen: (page) => expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible(),
    leave: (page) => givePin(page),
  },
  {
    name: 'signing in',
    open: (page) => menu(page, 'Sign out'),
    inside: '[data-cover]',
    isOpen: (page) => expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible(),
    leave: (page) => givePin(page),
  },
  {
    name: 'the PIN beforehand, as for a code',
    open: (page) => menu(page, 'Enter the PIN'),
    inside: 'dialog[open]',
    isOpen: (page) => expect(page.getByRole('dialog').getByLabel('PIN', { exact: true })).toBeVisible(),
    leave: (page) => page.keyboard.press('Escape'),
  },
];

async function givePin(page: Page): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(ADA.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** The field, the bare page, a digit, the last button. */
const FOCUS = ['field', 'page', 'digit', 'last'] as const;

async function focusOn(page: Page, inside: string, what: (typeof FOCUS)[number]): Promise<void> {
  const field = page.getByLabel('PIN', { exact: true });
  const buttons = page.locator(inside).getByRole('button');
  await field.focus();
  if (what === 'page') await field.blur();
  if (what === 'digit') await page.getByRole('button', { name: '5', exact: true }).focus();
  if (what === 'last') await buttons.last().focus();
}

/** How many tries the log counts. */
async function triesOf({ api }: HandClocked): Promise<number> {
  const found = await api.call('audit.search', { filter: { kinds: ['denied'] }, order: 'newest', limit: 100 });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.rows.filter(({ out }) => out === 'wrong-pin').length;
}

for (const { name, open, inside, isOpen, leave } of PINS)
  test(`${name}: no scan is a try, and a vehicle is kept`, async ({ page, live }) => {
    test.setTimeout(180_000);
    await page.keyboard.press('F2');
    await open(page);
    await isOpen(page);
    const field = page.getByLabel('PIN', { exact: true });
    for (const what of FOCUS) {
      for (const sent of VEHICLES) {
        await focusOn(page, inside, what);
        await scanInto(page, sent.text, sent.gap);
        await expect(page.getByText('That was a vehicle, not a PIN.'), `${sent.name}, ${what}`).toBeVisible();
        await isOpen(page);
        await expect(field).toHaveValue('');
        await field.fill('1');
        await field.fill('');
        await expect(page.getByText('That was a vehicle, not a PIN.')).toHaveCount(0);
      }
      for (const sent of NUMBERS) {
        await focusOn(page, inside, what);
        await scanInto(page, sent.text, sent.gap);
        await expect(page.getByText(/^That was a scan, not a PIN/), `number, ${sent.name}, ${what}`).toBeVisible();
        await isOpen(page);
        await field.fill('');
      }
    }
    await leave(page);
    expect(await triesOf(live)).toBe(0);
    await expect(findField(page)).toHaveValue(VEHICLES.at(-1)?.text ?? '');
  });

test('a PIN that is typed beside its field in a dialog goes into the field, and never into the one that finds vehicles', async ({
  page,
  live,
}) => {
  expect(live.url).not.toBe('');
  await menu(page, 'Enter the PIN');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('7');
  await page.keyboard.press('4');
  await expect(dialog.getByLabel('PIN', { exact: true })).toHaveValue('74');
  await page.keyboard.press('Escape');
  await expect(findField(page)).toHaveValue('');
});

for (const { name, pin, tries } of [
  { name: 'right', pin: ADA.pin, tries: 0 },
  { name: 'wrong', pin: '9304817', tries: 1 },
])
  test(`a vehicle that is scanned while a PIN is checked is kept, and is no try: the PIN is ${name}`, async ({ page, live }) => {
    await page.keyboard.press('Shift+F1');
    const field = page.getByLabel('PIN', { exact: true });
    await field.fill(pin);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${VIN}\n`);
    if (name === 'wrong') {
      await expect(page.getByText(/Wrong PIN/)).toBeVisible();
      await givePin(page);
    }
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await expect(findField(page)).toHaveValue(VIN);
    expect(await triesOf(live)).toBe(tries);
  });

const NOTE = 'Battery died.';

async function unknownOutcome(page: Page): Promise<void> {
  await find(page, 'lost-request');
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: 'Outcome unknown' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0);
}

/** The places where a statement with a reason is made, or a file leaves the house. */
const STATEMENTS: readonly Place[] = [
  {
    name: 'handing over',
    open: async (page) => {
      await unknownOutcome(page);
      await page.getByRole('region', { name: 'Outcome unknown' }).locator('summary', { hasText: 'Hand over' }).click();
    },
    inside: 'form[data-statement]',
    isOpen: (page) => expect(page.getByRole('button', { name: 'Hand over', exact: true })).toBeVisible(),
  },
  {
    name: 'settling an outcome',
    open: async (page) => {
      await unknownOutcome(page);
      await page.getByRole('button', { name: /check again/i }).click();
      await page.getByRole('radio').first().check();
    },
    inside: '[data-statement]:has([type=radio])',
    isOpen: (page) => expect(page.getByRole('button', { name: 'Settle it' })).toBeVisible(),
  },
  {
    name: 'answering for the vehicle',
    open: async (page) => {
      await scan(page, vehicle('phone-away'));
      await page.getByRole('button', { name: en.override.button }).first().click();
    },
    inside: 'dialog[open]',
    isOpen: (page) => expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible(),
  },
  {
    name: 'a support bundle',
    open: async (page) => {
      await find(page, 'ok');
      await page.keyboard.press('F8');
      await page.getByRole('dialog').getByRole('button', { name: en.support.bundle }).click();
    },
    inside: 'dialog[open]',
    isOpen: (page) => expect(page.getByRole('dialog').getByRole('button', { name: en.bundle.create })).toBeVisible(),
  },
];

/** Ends of a scan: kept behind a dialog, offered, or not to be opened as long as an outcome is open. */
const SAID = /is kept in the find field|A vehicle was scanned|has an unknown outcome\. Settle it or hand it over first/;

/** What people have stated, and what came of it. */
async function stated({ api }: HandClocked): Promise<object> {
  const reply = await api.call('job.get', {});
  if (!reply.ok) throw new Error(reply.error.code);
  const { vin, confirmations, override, goOn, attempt } = reply.value;
  return { vin, confirmations, override, goOn, attempt };
}

for (const { name, open, inside, isOpen } of STATEMENTS)
  test(`${name}: a scan states nothing, wherever the focus is, and is kept`, async ({ page, live }) => {
    test.setTimeout(180_000);
    const downloads: string[] = [];
    page.on('download', (one) => downloads.push(one.suggestedFilename()));
    await open(page);
    await isOpen(page);
    const note = page.locator(inside).getByRole('textbox').first();
    await note.fill(NOTE);
    const before = await stated(live);
    const controls = page.locator(inside).locator('button:enabled, input:enabled, textarea:enabled, summary').filter({ visible: true });
    const count = await controls.count();
    expect(count).toBeGreaterThan(1);
    for (const sent of VEHICLES)
      for (let index = 0; index < count; index += 1) {
        await controls.nth(index).focus();
        await scanInto(page, sent.text, sent.gap);
        const where = `${sent.name}, control ${String(index)}`;
        // In the page it was to be looked up, which mends its form.
        await expect.poll(async () => [sent.text, VIN].includes(await findField(page).inputValue()), where).toBe(true);
        await expect(page.getByText(SAID).first(), where).toBeAttached();
        await isOpen(page);
        await expect(note, where).toHaveValue(NOTE);
      }
    for (const { text, gap } of NUMBERS) {
      await controls.last().focus();
      await scanInto(page, text, gap);
      await isOpen(page);
    }
    expect(downloads).toEqual([]);
    expect(await stated(live)).toEqual(before);
  });

test('what is scanned into the find field takes the place of a vehicle that was not opened, at any pace', async ({ page, live }) => {
  await unknownOutcome(page);
  const before = await stated(live);
  for (const { name, text, gap } of VEHICLES) {
    await findField(page).focus();
    await scanInto(page, VIN, 5);
    await expect(page.getByText(SAID).first(), name).toBeAttached();
    await expect(findField(page), name).toHaveValue(VIN);
    await expect(findField(page), name).toBeFocused();
    await scanInto(page, text, gap);
    await expect.poll(async () => [text, VIN].includes(await findField(page).inputValue()), name).toBe(true);
    await findField(page).fill('');
  }
  expect(await stated(live)).toEqual(before);
});
