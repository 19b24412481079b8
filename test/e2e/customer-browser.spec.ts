/** The phone's browser by keyboard: a long call with its progress, given up once and twice, closed by the customer; and a dealer's own account. */
import type { Page } from '@playwright/test';
import { de } from '../../renderer/i18n/de/index.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import { de as germanWords } from '../../app/words/de/index.ts';
import { en as words } from '../../app/words/en/index.ts';
import { lookAtBothSizes, press, pressSpace, tabTo } from './by-keyboard.ts';
import { expect } from './console.ts';
import { letSignIn, test, typeInto } from './customer-phone.ts';

const LANGUAGES = [
  { language: 'en', words, labels: en },
  { language: 'de', words: germanWords, labels: de },
] as const;

const session = (page: Page) => page.locator('[data-session]');
const underWay = (page: Page) => page.locator('[data-call="user.login"]');

for (const { language, words: said, labels } of LANGUAGES) {
  test(`a sign-in that takes long tells how far it is, and is given up by the phone, in ${language}`, async ({ page, phone }) => {
    const desk = await phone('fleet', language);
    await desk.open(page, 'browser-left-open');
    await letSignIn(page);
    await expect(underWay(page)).toContainText(said.customer.progress['person-at-work']);
    await expect(underWay(page).getByRole('timer')).toContainText(/\d:\d\d/);
    await lookAtBothSizes(page, `long-call-${language}`);
    await tabTo(page, underWay(page).getByRole('button', { name: labels.customer.cancel }));
    // Twice at once, as an impatient hand does.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(session(page)).toHaveAttribute('data-session', 'nobody');
    await expect(underWay(page)).toHaveCount(0);
    // And once more when it is over: no other button has come under the hand.
    await expect(page.locator('[data-after-call]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(session(page)).toContainText(said.customer.why.cancelled);
    expect([desk.sent('bridge.cancel'), desk.sent('pims.authentication.user')]).toEqual([1, 1]);
    await lookAtBothSizes(page, `long-call-given-up-${language}`);
    // The next step is the same again, by a new act.
    await letSignIn(page);
    await expect(underWay(page)).toBeVisible();
    expect(desk.sent('pims.authentication.user')).toBe(2);
    await press(page, underWay(page).getByRole('button', { name: labels.customer.cancel }));
    await expect(session(page)).toHaveAttribute('data-session', 'nobody');
  });

  test(`given up, and the phone says no more: the screen ends the waiting, in ${language}`, async ({ page, phone }) => {
    const desk = await phone('user.login-lost-request', language);
    await desk.open(page, 'ok');
    await letSignIn(page);
    await expect(underWay(page)).toContainText(said.customer.progress['person-at-work']);
    await press(page, underWay(page).getByRole('button', { name: labels.customer.cancel }));
    await expect(underWay(page)).toContainText(said.customer.cancel.cancelled);
    await expect(underWay(page).getByRole('button', { name: labels.customer.cancel })).toHaveCount(0);
    const end = underWay(page).getByRole('button', { name: labels.stage.stop });
    await expect(end).toBeFocused();
    await lookAtBothSizes(page, `waiting-for-the-phone-${language}`);
    await page.keyboard.press('Enter');
    await expect(underWay(page)).toHaveCount(0);
    await expect(session(page)).toHaveAttribute('data-session', 'nobody');
    await expect(session(page)).toContainText(said.customer.why.cancelled);
    expect([desk.sent('bridge.cancel'), desk.sent('pims.authentication.user')]).toEqual([1, 1]);
  });
}

test('a browser that the customer closes is told, and opened again by a press', async ({ page, phone }) => {
  const desk = await phone('fleet');
  await desk.open(page, 'browser-closed');
  await letSignIn(page);
  await expect(session(page)).toContainText(words.customer.heed['open-browser-again']);
  await expect(session(page)).toHaveAttribute('data-session', 'nobody');
  expect(desk.sent('pims.authentication.user')).toBe(1);
  await lookAtBothSizes(page, 'browser-closed');
  await letSignIn(page);
  await expect(session(page)).toHaveAttribute('data-session', 'signed-in');
  await expect(session(page)).not.toContainText(words.customer.heed['open-browser-again']);
  expect(desk.sent('pims.authentication.user', '"login"')).toBe(2);
});

for (const { language, labels } of LANGUAGES) {
  test(`a dealer’s own account is noted with its reason, and never by Enter, in ${language}`, async ({ page, phone }) => {
    const desk = await phone('fleet', language);
    await desk.open(page, 'not-enrolled');
    await press(page, page.getByTestId('more-works').locator('summary').first());
    await press(page, page.getByText(labels.customer.ownTitle, { exact: true }));
    const reason = page.getByLabel(labels.customer.ownReason);
    const submit = page.getByRole('button', { name: labels.customer.ownSubmit });
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
    await typeInto(page, reason, 'Courtesy car of the workshop');
    await expect(submit).not.toHaveAttribute('aria-disabled', 'true');
    await lookAtBothSizes(page, `own-account-${language}`);
    await tabTo(page, submit);
    await page.keyboard.press('Enter');
    await expect(submit).toBeVisible();
    await pressSpace(page, () => expect(submit).toBeHidden({ timeout: 500 }));
    await expect(session(page)).toContainText(labels.customer.ownBy.split('{')[0]?.trim() ?? '');
    await expect(session(page)).toContainText('Test Person');
    // Free to ask, and nothing more: noting it sends nothing that costs.
    expect(desk.sent('pims.authentication.smscode')).toBe(0);
    await page.keyboard.press('F4');
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.getByRole('grid')).not.toContainText('Courtesy car');
  });
}
