/** Live work belongs to somebody: the first account, signing in, the lock, the roles. By keyboard, as with gloves and a scanner in the hand. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { clippedTexts } from './clipped.ts';
import { expect, find, scanInto, test, typeByHand, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const ADA = { name: 'Ada Tester', pin: '7402915' };
const BEN = { name: 'Ben Schrauber', pin: '6138250' };

/** From practice to live work, with the keys of the settings screen. */
async function goLive(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByRole('radio', { name: /practice/i }).focus();
  await page.keyboard.press('ArrowRight');
}

const FIRST = 'The first account: an administrator';

/** The first administrator: nobody is assumed to be anybody, the name that practice knows is taken by a press. */
async function makeFirst(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: FIRST })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
  await page.getByRole('button', { name: `Use “${ADA.name}”` }).press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(ADA.name);
  await page.getByLabel('New PIN', { exact: true }).focus();
  await typeByHand(page, ADA.pin);
  await page.keyboard.press('Tab');
  await typeByHand(page, ADA.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Signed in: Ada Tester, Administrator' })).toBeVisible();
}

async function typePin(page: Page, pin: string): Promise<void> {
  await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
  await typeByHand(page, pin);
  await page.keyboard.press('Enter');
}

/** What letters say nothing to on the cover: the bare page, every button and choice. */
async function besideFields(page: Page): Promise<number> {
  return page.locator('[data-cover] :is(button, input[type=radio], input[type=checkbox]):enabled').count();
}

/** Scans with each of them in focus; nothing is pressed, and the vehicle is told to be kept. */
async function scanBesideFields(page: Page, gap: number): Promise<void> {
  const count = await besideFields(page);
  const cover = await page.locator('[data-cover]').getAttribute('data-cover');
  for (let index = -1; index < count; index += 1) {
    const one = page.locator('[data-cover] :is(button, input[type=radio], input[type=checkbox]):enabled').nth(Math.max(0, index));
    await one.focus();
    if (index < 0) await one.blur();
    await scanInto(page, vehicle('ok'), gap);
    await expect(page.getByText('That was a vehicle, not a PIN.'), `${String(cover)} ${String(index)}`).toBeVisible();
    await expect(page.locator('[data-cover]')).toHaveAttribute('data-cover', cover ?? '');
    for (const field of await page.locator('[data-cover] input[type=password]').all()) await expect(field).toHaveValue('');
    await expect(page.locator('body')).not.toContainText(vehicle('ok'));
  }
}

test('on a cover a scan presses nothing and is kept, whatever has the focus', { tag: '@page' }, async ({ page, start }) => {
  test.setTimeout(240_000);
  await start();
  await goLive(page);
  await expect(page.getByRole('heading', { name: FIRST })).toBeVisible();
  for (const gap of [5, 150]) await scanBesideFields(page, gap);
  await page.getByRole('button', { name: `Use “${ADA.name}”` }).press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.getByLabel('Name', { exact: true }).fill('');
  await makeFirst(page);
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(vehicle('ok'));
  await page.keyboard.press('Shift+F1');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  for (const gap of [5, 150]) await scanBesideFields(page, gap);
  // Digits that are typed beside the field are the PIN.
  await page.getByRole('button', { name: /sign out/i }).focus();
  await typeByHand(page, ADA.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('digits of a bar code cost no try, at whatever pace', { tag: '@page' }, async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await page.keyboard.press('Shift+F1');
  for (const gap of [2, 40, 90, 150, 300])
    for (const code of ['48213', '481937', '4819372', '48193726', '481937264518', '4819372645183']) {
      await page.getByLabel('PIN', { exact: true }).focus();
      await scanInto(page, code, gap);
      await expect(page.getByText(/^That was a scan, not a PIN|^That is not a PIN/), `${code} ${String(gap)} ms`).toBeVisible();
      await page.getByLabel('PIN', { exact: true }).fill('');
    }
  await typePin(page, '9999999');
  await expect(page.getByText('Wrong PIN. 19 tries left before the account is locked.')).toBeVisible();
});

/** Adds a technician and signs in as such. */
async function changeToBen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add an account' }).press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type(BEN.name);
  await page.getByLabel('New PIN', { exact: true }).fill(BEN.pin);
  await page.getByLabel('The same PIN once more').fill(BEN.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Accounts' })).toContainText(BEN.name);
  await page.getByRole('button', { name: /signed in: ada/i }).press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('radio', { name: ADA.name })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: BEN.name })).toBeChecked();
  await page.keyboard.press('Tab');
  await typePin(page, BEN.pin);
  await expect(page.getByRole('button', { name: 'Signed in: Ben Schrauber, Technician' })).toBeVisible();
}

test('live work begins with an administrator, and there is a way back to practice', async ({ page, start }) => {
  await start();
  await goLive(page);
  await expect(page.getByRole('heading', { name: FIRST })).toBeVisible();
  await expect(page.getByText(/becomes the administrator of this console/)).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expectAccessible(page, 'first account');
  // While it is typed: nothing has to be pressed.
  await page.getByLabel('New PIN', { exact: true }).fill('123456');
  await expect(page.getByText('This PIN is a run such as 123456')).toBeVisible();
  await page.getByRole('button', { name: 'Go to practice' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Practice', exact: true })).toContainText('Nothing here reaches a real one.');
  await goLive(page);
  await makeFirst(page);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('the lock covers everything, a wrong PIN is told, and the right one returns to the same screen', async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: /log/i, level: 1 })).toBeVisible();
  await page.keyboard.press('Shift+F1');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('table')).toHaveCount(0);
  await expectAccessible(page, 'lock');
  await typePin(page, '9999999');
  await expect(page.getByText('Wrong PIN. 19 tries left before the account is locked.')).toBeVisible();
  await page.keyboard.press('F9');
  await typePin(page, ADA.pin);
  await expect(page.getByRole('heading', { name: /log/i, level: 1 })).toBeVisible();
});

test('a VIN that is scanned into the PIN field costs no try, however often', { tag: '@page' }, async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await page.keyboard.press('Shift+F1');
  for (let scans = 0; scans < 8; scans += 1) {
    await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
    await page.keyboard.type(vehicle('ok'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('That was a vehicle, not a PIN. Nothing was checked')).toBeVisible();
    await expect(page.locator('body')).not.toContainText(vehicle('ok'));
  }
  await typePin(page, ADA.pin);
  await expect(page.getByRole('navigation')).toBeVisible();
  // It is not lost: it waits where vehicles are looked up.
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(vehicle('ok'));
});

test(
  'a job number that is scanned into a PIN field is no try at any pace, and a PIN that is typed by hand goes in',
  { tag: '@page' },
  async ({ page, start }) => {
    test.setTimeout(180_000);
    await start();
    await goLive(page);
    await makeFirst(page);
    await page.keyboard.press('Shift+F1');
    for (const gap of [2, 10, 40, 90]) {
      await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
      await scanInto(page, '4711081512', gap);
      await expect(page.getByText('That was a scan, not a PIN. Nothing was checked.')).toBeVisible();
    }
    // A number that no PIN can be, at the pace of a hand.
    await typeByHand(page, '47110815124711');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is not a PIN: a PIN has 6 to 12 digits. It was not checked.')).toBeVisible();
    // All of it cost nothing: the first wrong PIN is the first try. It came as a scan, and the person means it.
    await scanInto(page, '4711081512', 2);
    await expect(page.getByText('That was a scan, not a PIN.')).toBeVisible();
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByText('Wrong PIN. 19 tries left')).toBeVisible();
    await typePin(page, ADA.pin);
    await expect(page.getByRole('navigation')).toBeVisible();
    // The PIN on the spot, and changing it: the same field.
    await page.getByRole('button', { name: /signed in: ada/i }).press('Enter');
    await page.getByRole('button', { name: 'Change your PIN' }).press('Enter');
    await expect(page.getByLabel('Your PIN now')).toBeFocused();
    await scanInto(page, '4711081512', 10);
    await expect(page.getByText('That was a scan, not a PIN.')).toBeVisible();
  },
);

test('the next person starts at the start page, with no vehicle of the last one', async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await changeToBen(page);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'job');
});

test('after five wrong PINs the next try waits, and the digits on the screen are large enough for gloves', async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await page.keyboard.press('Shift+F1');
  for (let tries = 1; tries <= 5; tries += 1) {
    await page.getByLabel('PIN', { exact: true }).fill('');
    for (const digit of `555400${tries}`) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByText(`Wrong PIN. ${20 - tries} tries left`)).toBeVisible();
    await expect(page.getByText('Checking')).toHaveCount(0);
  }
  await expect(page.getByRole('timer')).toContainText(/Next try in 00:[0-3]\d/);
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeDisabled();
  for (const key of await page.getByRole('group', { name: 'Digits' }).getByRole('button').all()) {
    const box = await key.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
  }
});

test('a technician sees who may do what the role may not, and nothing is tried', async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await expectAccessible(page, 'accounts');
  await changeToBen(page);
  await page.keyboard.press('F9');
  await expect(page.getByRole('list', { name: 'Accounts' })).toHaveCount(0);
  await page.keyboard.press('F4');
  const tools = page.getByRole('toolbar');
  await expect(tools).toContainText('Export the list · Only for: Support or Administrator. Ask one of them.');
  await expect(tools.getByRole('button', { name: /CSV|JSON|PDF/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  const trust = page.getByRole('dialog');
  for (const action of ['trust.verify', 'audit.backup']) await expect(trust.locator(`[data-barred="${action}"]`)).toBeVisible();
  await expectAccessible(page, 'trust, technician');
  await page.keyboard.press('Escape');
  // Nothing was tried, so nothing was refused.
  await expect(page.getByRole('main')).not.toContainText('Denied');
});

test('the last administrator stays one, and a second one changes that', async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  const accounts = page.getByRole('list', { name: 'Accounts' });
  await accounts.getByRole('button', { name: 'Switch off' }).press('Enter');
  await expect(
    page.getByRole('region', { name: 'Notices' }).getByText('This is the last administrator. Add another one first.'),
  ).toBeVisible();
  await expect(accounts.getByRole('combobox', { name: `Role of ${ADA.name}` })).toHaveValue('admin');
});

test('in practice nobody signs in, and what belongs to live work is changed there', async ({ page, start }) => {
  await start();
  await find(page, 'ok');
  await expect(page.getByRole('button', { name: /signed in/i })).toHaveCount(0);
  await page.keyboard.press('F9');
  const bridge = page.locator('#profile');
  await expect(bridge).toContainText('This belongs to live work. To change it, switch to live mode above.');
  // Nobody needs them here: they are folded away, and can be looked at.
  await expect(bridge.getByLabel('Address')).toBeHidden();
  await bridge.getByText('Show these settings').click();
  await expect(bridge.getByLabel('Address')).toBeVisible();
  for (const field of await page.locator('#profile input, #trail input').all()) await expect(field).not.toBeEditable();
  for (const field of await page.locator('#profile select').all()) await expect(field).toBeDisabled();
  await expect(bridge.getByRole('button')).toHaveCount(0);
  await bridge.getByLabel('Address').click();
  await page.keyboard.type('wss://bridge.example/pims');
  await page.keyboard.press('Enter');
  await expect(bridge.getByLabel('Address')).toHaveValue('');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await picture(page, 'settings-practice-readonly');
  await expectAccessible(page, 'settings in practice');
  await page.keyboard.press('F4');
  await expect(page.getByRole('main')).toContainText('Status read');
  await expect(page.getByRole('main')).not.toContainText('Denied');
});

test('a technician sees what the desk changes, with whom to ask, and no try is made', async ({ page, start }) => {
  await start();
  await goLive(page);
  await makeFirst(page);
  await page.keyboard.press('F9');
  await expect(page.locator('#profile').getByLabel('Address')).toBeEditable();
  await changeToBen(page);
  await page.keyboard.press('F9');
  for (const id of ['person', 'profile', 'trail'])
    await expect(page.locator(`#${id}`)).toContainText('Here this is changed by: Support or Administrator. Ask one of them.');
  for (const field of await page.locator('#person input, #profile input, #trail input').all()) await expect(field).not.toBeEditable();
  await expect(page.locator('#look select').first()).toBeEnabled();
  await page.keyboard.press('F4');
  await expect(page.getByRole('main')).toContainText('Accounts changed');
  await expect(page.getByRole('main')).not.toContainText('Denied');
});

for (const language of ['en', 'de'] as const) {
  test(`first account and lock at 200 % in ${language}`, { tag: '@page' }, async ({ page, start }) => {
    // 1280x800 at 200 % zoom is a viewport of 640x400 CSS pixels.
    await page.setViewportSize({ width: 640, height: 400 });
    await start({ settings: { language } });
    const noSideways = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await page.keyboard.press('F9');
    await page.locator('input[name="mode"]').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-cover="first"]')).toBeVisible();
    await noSideways();
    await picture(page, `operators-first-${language}`);
    await page.locator('form input').first().fill(ADA.name);
    await page.locator('[type="password"]').first().fill(ADA.pin);
    await page.locator('[type="password"]').last().fill(ADA.pin);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: new RegExp(ADA.name) })).toBeVisible();
    await noSideways();
    await page.locator('#operators').scrollIntoViewIfNeeded();
    await picture(page, `operators-accounts-${language}`);
    await page.keyboard.press('Shift+F1');
    await expect(page.locator('[data-cover="locked"]')).toBeVisible();
    await noSideways();
    await picture(page, `operators-locked-${language}`);
  });
}

test('name and role in the top bar can be read at 100 % and at 200 %', { tag: '@page' }, async ({ page, start }) => {
  await start();
  await goLive(page);
  await page.getByLabel('Name', { exact: true }).fill('Nina Newcomer');
  await page.getByLabel('New PIN', { exact: true }).focus();
  await typeByHand(page, ADA.pin);
  await page.keyboard.press('Tab');
  await typeByHand(page, ADA.pin);
  await page.keyboard.press('Enter');
  const person = page.getByRole('button', { name: 'Signed in: Nina Newcomer, Administrator' });
  await expect(person).toBeVisible();
  const cut = (text: string) => page.getByTitle(text).evaluate((one) => one.scrollWidth > one.clientWidth);
  for (const size of [
    { width: 1280, height: 800 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    expect(await cut('Nina Newcomer'), String(size.width)).toBe(false);
    expect(await clippedTexts(page), String(size.width)).toEqual([]);
    await picture(page, `person-${String(size.width)}`);
  }
});
