/** A scan goes where the focus is: into a name, a command, a line that tries the scanner out. None of it is lost, and none is taken for something else. */
import type { Page } from '@playwright/test';
import { expect, scanInto, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const findField = (page: Page) => page.getByRole('textbox', { name: /find a vehicle/i });
const tryLine = (page: Page) => page.getByLabel('Try it: scan the bar code of a VIN in here');
const report = (page: Page) => page.locator('#scanner [role=status]');

test('a vehicle that is scanned into a name is no name: it is offered to be looked up', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F9');
  for (const [label, gap] of ['Your name', 'Station'].flatMap((one) => [5, 90, 150, 300].map((ms) => [one, ms] as const))) {
    const field = page.getByLabel(label, { exact: true });
    const before = await field.inputValue();
    await field.focus();
    await field.press('End');
    await scanInto(page, vehicle('ok'), gap);
    await expect(page.getByText('A vehicle was scanned. Look it up?').last(), `${label} ${String(gap)} ms`).toBeVisible();
    await expect(field).toHaveValue(before);
    await expect(findField(page)).toHaveValue(vehicle('ok'));
    await findField(page).fill('');
  }
  await page.getByRole('button', { name: 'Look up' }).last().click();
  await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
});

test('one that is typed or pasted into a name is told not to be one, and not saved', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F9');
  await page.getByLabel('Your name').fill(vehicle('ok'));
  await page.getByLabel('Your name').blur();
  await expect(page.getByText('This is the VIN of a vehicle, not a name.')).toBeVisible();
});

test('the list of commands hands a vehicle on', async ({ page, start }) => {
  await start();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await scanInto(page, vehicle('ok'), 5);
  await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a scanner is tried out: set right, with AZERTY, with an AIM identifier, without an end', async ({ page, start }) => {
  await start();
  await page.keyboard.press('F9');
  await tryLine(page).focus();
  await scanInto(page, vehicle('ok'), 4);
  await expect(report(page)).toContainText('The scanner is set up correctly.');
  await expect(report(page)).toContainText(vehicle('ok'));
  // Nothing was looked up, kept or saved.
  await expect(findField(page)).toHaveValue('');
  await scanInto(page, `VR&QB&éC"D'(-è_çà`, 4);
  await expect(report(page)).toContainText('computer AZERTY, scanner QWERTY');
  await expect(report(page)).toContainText('Set its keyboard layout to AZERTY: it types as QWERTY.');
  await expect(report(page)).toContainText('VR1AB12C3D4567890');
  await page.locator('#scanner').scrollIntoViewIfNeeded();
  await picture(page, 'settings-scanner');
  await scanInto(page, `]C0${vehicle('ok')}`, 4);
  await expect(report(page)).toContainText('Switch off the code identifier (AIM ID): it sends ]C0 first.');
  await page.keyboard.type(vehicle('ok'));
  await expect(report(page)).toContainText('Set Enter (CR) as suffix');
});

for (const language of ['en', 'de'] as const) {
  test(`the line to try a scanner out at 200 % in ${language}`, async ({ page, start }) => {
    await page.setViewportSize({ width: 640, height: 400 });
    await start({ settings: { language } });
    await page.keyboard.press('F9');
    await page.locator('#scanner input').focus();
    await scanInto(page, `]C0${vehicle('ok')}`, 4);
    await expect(page.locator('#scanner dl')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await picture(page, `settings-scanner-small-${language}`);
  });
}

/** Contrast of a control's text to its ground as WCAG 2 counts it, its own opacity included. */
function contrastOf(element: Element): number {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgb = (colour: string, ground: string): readonly number[] => {
    if (canvas === null) return [];
    for (const style of [ground, colour]) {
      canvas.fillStyle = style;
      canvas.fillRect(0, 0, 1, 1);
    }
    return Array.from(canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
  };
  const light = (parts: readonly number[]) =>
    parts.reduce((sum, part, at) => {
      const value = part / 255;
      return sum + (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) * ([0.2126, 0.7152, 0.0722][at] ?? 0);
    }, 0);
  const style = getComputedStyle(element);
  // The nearest ground that covers what lies under it.
  let behind: Element | null = element;
  while (behind !== null && /^rgba\(.*, 0\)$/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const under = behind === null ? 'white' : getComputedStyle(behind).backgroundColor;
  const ground = light(rgb(under, under));
  const text = light(rgb(style.color, under));
  return ((Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05)) * Number(style.opacity);
}

for (const theme of ['light', 'dark'] as const) {
  test(`what cannot be pressed is still read: ${theme}`, async ({ page, start }) => {
    await start({ settings: { theme } });
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.type(vehicle('ok'));
    await page.keyboard.press('Enter');
    const activate = page.getByRole('button', { name: /activate carkey/i });
    await expect(activate).toBeDisabled();
    await expect.poll(() => activate.evaluate(contrastOf), 'activate').toBeGreaterThanOrEqual(4.5);
    await page.keyboard.press('F9');
    await page.locator('input[name="mode"]').first().focus();
    await page.keyboard.press('ArrowRight');
    const make = page.getByRole('button', { name: 'Become administrator and sign in' });
    // As the forms make it while they wait, and as a button that is off altogether.
    for (const state of ['aria-disabled', 'disabled']) {
      await make.evaluate((button, name) => button.setAttribute(name, 'true'), state);
      await expect.poll(() => make.evaluate(contrastOf), state).toBeGreaterThanOrEqual(4.5);
      await picture(page, `disabled-${theme}-${state}`);
    }
  });
}

test('a key has one name everywhere', async ({ page, start }) => {
  await start({ settings: { language: 'de' } });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: /Bildschirm sperren/ })).toContainText('Umschalt F1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toContainText('Umschalt F1');
  await expect(page.getByRole('dialog')).toContainText('Strg K');
});
