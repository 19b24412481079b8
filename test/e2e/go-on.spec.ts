/** What PIMS does not publish as a requirement: the screen warns, a person goes on with a reason, and the log has it. */
import { expect, find, scan, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const WORDS = {
  en: {
    line: 'Service is subscribed',
    said: 'PIMS lists no subscribed service',
    goOn: 'Continue anyway',
    submit: 'Continue for this reason',
    activate: /activate carkey/i,
    back: 'Withdraw',
  },
  de: {
    line: 'Dienst ist gebucht',
    said: 'PIMS nennt für dieses Fahrzeug keinen gebuchten Dienst',
    goOn: 'Trotzdem weitermachen',
    submit: 'Mit dieser Begründung weitermachen',
    activate: /CarKey aktivieren/i,
    back: 'Zurücknehmen',
  },
} as const;

const SIZES = [
  { name: '100', width: 1280, height: 800 },
  { name: '200', width: 640, height: 400 },
] as const;
const REASON = 'portal shows it, ticket 4711';

for (const language of ['en', 'de'] as const) {
  for (const { name: zoom, width, height } of SIZES) {
    test(`a service that is not listed, in ${language} at ${zoom} %: nothing is sent without a reason, and with one it is`, async ({
      page,
      start,
    }) => {
      const say = WORDS[language];
      await page.setViewportSize({ width, height });
      await start({ settings: { language } });
      await scan(page, vehicle('no-service'));
      const line = page.locator('#requirements li', { hasText: say.line });
      await expect(line).toHaveAttribute('data-state', 'needs-reason');
      await expect(line).toContainText(say.said);
      for (const box of await page.getByRole('switch').all()) await box.click();
      await expect(page.getByRole('switch', { checked: true })).toHaveCount(2);
      const activate = page.getByRole('button', { name: say.activate });
      await expect(activate).toBeDisabled();
      // The next action leads to the line, and from there it is one key to the button.
      await page.keyboard.press('F7');
      await expect(line).toBeFocused();
      await line.getByRole('button', { name: say.goOn }).click();
      const dialog = page.getByRole('dialog', { name: say.goOn });
      await expect(dialog).toContainText(say.said);
      await expect(dialog.getByRole('button', { name: say.submit })).toBeDisabled();
      await picture(page, `look-go-on-${language}-${zoom}`);
      await dialog.getByRole('textbox').fill(REASON);
      await dialog.getByRole('button', { name: say.submit }).click();
      await expect(line).toHaveAttribute('data-state', 'warning');
      await expect(line).toContainText(REASON);
      await line.scrollIntoViewIfNeeded();
      await picture(page, `look-gone-on-${language}-${zoom}`);
      await line.getByRole('button', { name: say.back }).click();
      await expect(activate).toBeDisabled();
      await line.getByRole('button', { name: say.goOn }).click();
      await dialog.getByRole('textbox').fill(REASON);
      await dialog.getByRole('button', { name: say.submit }).click();
      await activate.click();
      await expect(page.getByTestId('code')).toBeVisible();
    });
  }
}

test('the reason stands in the log, sealed, with the approval', async ({ page, start }) => {
  await start();
  await find(page, 'no-service');
  for (const box of await page.getByRole('switch').all()) await box.click();
  await page.getByRole('button', { name: WORDS.en.goOn }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(REASON);
  await page.getByRole('button', { name: WORDS.en.submit }).click();
  await page.getByRole('button', { name: WORDS.en.activate }).click();
  await expect(page.getByTestId('code')).toBeVisible();
  await page.keyboard.press('F4');
  const grid = page.getByRole('grid');
  await grid.getByRole('button', { name: 'Requirements checked' }).click();
  await expect(grid.getByRole('button', { name: /open entry/i })).toHaveCount(1);
  await grid.getByRole('button', { name: /open entry/i }).click();
  await expect(page.getByRole('main')).toContainText(REASON);
});
