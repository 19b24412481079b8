/** The customer's session, by keyboard alone: from the sign-in over enrolment to activation and proof; interrupted, blocked, and at a sale. */
import type { Page } from '@playwright/test';
import { de as germanWords } from '../../app/words/de/index.ts';
import { en as englishWords } from '../../app/words/en/index.ts';
import { de } from '../../renderer/i18n/de/index.ts';
import { en } from '../../renderer/i18n/en/index.ts';
import { lookAtBothSizes, press, state } from './by-keyboard.ts';
import { expect, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const LANGUAGES = [
  { language: 'en', words: englishWords },
  { language: 'de', words: germanWords },
] as const;

const run = (page: Page) => page.locator('[data-run]');
const next = (page: Page) => page.locator('[data-next-card]');
const consent = (page: Page) => page.getByTestId('consent');

/** Opens a vehicle as a scanner does. */
async function open(page: Page, scenario: string): Promise<void> {
  await page.keyboard.type(vehicle(scenario));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-session]')).toBeVisible();
}

for (const language of ['en', 'de'] as const) {
  test(`a first-time customer: sign-in, consent, enrolment, activation, proof, in ${language}`, async ({ page, start }) => {
    test.slow();
    await start({ settings: { language } });
    await open(page, 'first-time');
    await expect(next(page)).toHaveAttribute('data-next', 'let-sign-in');
    await lookAtBothSizes(page, `nobody-${language}`);
    await page.keyboard.press('F6');
    await expect(consent(page)).toBeVisible();
    await expect(page.locator('[data-session]')).toHaveAttribute('data-session', 'signed-in');
    await lookAtBothSizes(page, `consent-${language}`);
    await state(page, consent(page));
    await expect(page.locator('[data-session]')).toContainText('Ada Tester');
    await expect(page.locator('[data-step=trusterPhoneNumber]')).toHaveAttribute('data-state', 'open');
    await page.keyboard.press('F5');
    await expect(next(page)).toHaveAttribute('data-next', 'enrol');
    await lookAtBothSizes(page, `steps-${language}`);
    await page.keyboard.press('F6');
    await expect(run(page)).toHaveAttribute('data-place', 'number');
    await expect(page.locator('[data-next-here]').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(run(page)).toHaveAttribute('data-place', 'number-code-short');
    await lookAtBothSizes(page, `run-${language}`);
    if (language === 'en') await picture(page, 'enrolment');
    await press(page, page.locator('[data-spend=give] button[type=submit]'));
    await expect(run(page)).toHaveAttribute('data-run', 'done');
    await expect(next(page)).toHaveAttribute('data-next', /confirm|read-status/);
    await page.keyboard.press('F5');
    await expect(next(page)).toHaveAttribute('data-next', 'confirm');
    // The re-read may still be going on: what is stated meanwhile is refused in words, and stated again.
    await expect(async () => {
      await page.keyboard.press('F7');
      await expect(next(page)).toHaveAttribute('data-next', 'activate', { timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('F6');
    await expect(page.locator('[data-proof]')).toHaveAttribute('data-proof', 'none');
    await press(page, page.locator('[data-command="command.horn"]'));
    await state(page, page.locator('[data-in-sight="command.horn"] button').first());
    await expect(page.locator('[data-command-run=done]')).toBeVisible();
    await state(page, page.locator('[data-saw=seen]'));
    await expect(page.locator('[data-proof]')).toHaveAttribute('data-proof', 'seen');
    await lookAtBothSizes(page, `proof-${language}`);
    if (language === 'en') await picture(page, 'proof');
    // Without the consent no command is offered, and the way to it stands where the commands were.
    await press(page, page.locator('[data-session]').getByRole('button', { name: { en, de }[language].customer.withdraw }));
    await expect(page.locator('[data-command]')).toHaveCount(0);
    await page.getByTestId('to-consent').scrollIntoViewIfNeeded();
    await lookAtBothSizes(page, `proof-consent-${language}`);
    await press(page, page.getByTestId('to-consent'));
    await expect(consent(page)).toBeFocused();
    await state(page, consent(page));
    await expect(page.locator('[data-command="command.unlock"]')).toBeVisible();
    await page.keyboard.press('F4');
    await expect(page.getByRole('grid')).toBeVisible();
    await lookAtBothSizes(page, `log-${language}`);
  });
}

for (const { language, words } of LANGUAGES) {
  test(`interrupted: sign-in lost, page loaded anew, program killed in the middle of a call, and the run is where it was, in ${language}`, async ({
    page,
    start,
  }) => {
    const first = await start({ settings: { language } });
    await open(page, 'session-lost');
    await state(page, consent(page));
    await expect(next(page)).toHaveAttribute('data-next', 'enrol');
    await page.keyboard.press('F6');
    await expect(run(page)).toHaveAttribute('data-place', 'sms');
    await page.keyboard.press('Enter');
    await expect(next(page)).toHaveAttribute('data-next', 'let-sign-in');
    await expect(run(page)).toContainText(words.customer.trouble['session-lost']);
    await page.reload();
    await expect(run(page)).toHaveAttribute('data-place', 'sms');
    await lookAtBothSizes(page, `interrupted-${language}`);
    await page.keyboard.press('F6');
    // Nobody was signed in meanwhile: whoever is now consents anew, before the run goes on.
    await expect(next(page)).toHaveAttribute('data-next', 'ask-consent');
    await page.keyboard.press('F6');
    await expect(consent(page)).toBeFocused();
    await state(page, consent(page));
    await expect(next(page)).toHaveAttribute('data-next', 'go-on-run');
    await press(page, page.locator('[data-spend=send-sms] button[type=submit]'));
    await expect(run(page)).toHaveAttribute('data-place', 'code');
    // The phone asks the customer for the code; meanwhile the program is gone.
    await press(page, page.locator('[data-spend=give] button[type=submit]'));
    await expect(page.locator('[data-call="sms-code.enrol"]')).toBeVisible();
    await first.kill();
    await start({ dataDir: first.dataDir });
    await open(page, 'session-lost');
    await expect(run(page)).toHaveAttribute('data-place', 'code');
    await expect(run(page)).toContainText(words.customer.why.crash);
    await lookAtBothSizes(page, `killed-${language}`);
    // A consent ends with the program: it is heard anew, and nothing was sent meanwhile.
    await state(page, consent(page));
    await press(page, page.locator('[data-spend=give] button[type=submit]'));
    await expect(run(page)).toHaveAttribute('data-place', 'pin-known');
    await expect(run(page)).not.toContainText(words.customer.why.crash);
  });

  test(`blocked: removing all enrolments is asked twice, with its consequence, in ${language}`, async ({ page, start }) => {
    await start({ settings: { language } });
    await open(page, 'account-blocked');
    await state(page, consent(page));
    await expect(next(page)).toHaveAttribute('data-next', 'enrol');
    await page.keyboard.press('F6');
    await expect(run(page)).toHaveAttribute('data-place', 'blocked');
    await expect(run(page)).toContainText(words.customer.place.blocked);
    await press(page, page.locator('[data-free=remove]'));
    await expect(run(page)).toHaveAttribute('data-place', 'remove-sure');
    await expect(run(page)).toContainText(words.customer.place['remove-sure']);
    await lookAtBothSizes(page, `blocked-${language}`);
    await state(page, page.locator('[data-spend=sure] button'));
    await expect(run(page)).toHaveAttribute('data-place', 'sms');
  });

  test(`sold: unlinked with a one-time password that is wanted and given at the same step, in ${language}`, async ({ page, start }) => {
    await start({ settings: { language } });
    await open(page, 'sold');
    await state(page, consent(page));
    await press(page, page.getByTestId('more-works').locator('summary'));
    await press(page, page.locator('[data-goal=unlink]'));
    await expect(run(page)).toHaveAttribute('data-place', 'unlink');
    await press(page, page.locator('[data-free=unlink]'));
    await expect(run(page)).toHaveAttribute('data-place', 'unlink-sure');
    await expect(run(page)).toContainText(words.customer.place['unlink-sure']);
    await lookAtBothSizes(page, `sold-${language}`);
    await state(page, page.locator('[data-spend=sure] button'));
    const dialog = page.locator('[data-code-dialog]');
    await expect(dialog).toBeVisible();
    await lookAtBothSizes(page, `one-time-password-${language}`);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(run(page)).toHaveAttribute('data-place', 'unlink-sure');
    await state(page, page.locator('[data-spend=sure] button'));
    await expect(run(page)).toHaveAttribute('data-run', 'done');
    // It is no vehicle of this account any more: nothing is activated in it.
    await expect(next(page)).toHaveAttribute('data-next', 'finish');
    await expect(run(page)).toContainText(words.customer.done.unlinked);
  });
}

for (const language of ['en', 'de'] as const) {
  test(`a sign-out that failed at the end of a job is told of where no vehicle is open, in ${language}`, async ({ page, start }) => {
    await start({ simulator: 'user.logout-2201', settings: { language } });
    await open(page, 'ok');
    await state(page, consent(page));
    await expect(page.locator('[data-session]')).toContainText('Ada Tester');
    await page.getByRole('button', { name: language === 'en' ? en.job.layAside : de.job.layAside }).click();
    const left = page.locator('[data-sign-out=owed]');
    await expect(left).toContainText('2201');
    await expect(page.locator('[data-session]')).toHaveCount(0);
    await lookAtBothSizes(page, `still-signed-in-${language}`);
    await press(page, left.getByRole('button'));
    await expect(left).toContainText('2201');
  });
}
