/** What a customer says is typed here, by keyboard: masked, doubted before it is sent, emptied after; the association ID; and a lock that the desk takes on. */
import type { Locator, Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import { en as words } from '../../app/words/en/index.ts';
import { findScenario } from '../../main/pims/simulator/scenarios.ts';
import { lookAtBothSizes, press, pressSpace, state, tabTo } from './by-keyboard.ts';
import { expect, scanInto, typeByHand } from './console.ts';
import { type AtPhone, letSignIn, test, typeInto } from './customer-phone.ts';

const NUMBER = '+33639980001';
const PIN = '2580';
const CHOSEN = '1470';
const ENROL = 'pims.authentication.enrollment';

const run = (page: Page) => page.locator('[data-run]');
const give = (page: Page) => page.locator('[data-spend=give]');
const submit = (page: Page) => give(page).locator('button[type=submit]');
const field = (page: Page, label: string) => give(page).getByLabel(label, { exact: true });
const doubt = (page: Page, kind: string) => give(page).locator(`[data-doubt=${kind}]`);
const place = (page: Page, name: string) => expect(run(page)).toHaveAttribute('data-place', name);

/** The code of the newest SMS. */
const smsOf = ({ simulator }: AtPhone, scenario: string): string => simulator.phone(findScenario(scenario)?.vin ?? '').sms?.code ?? '';

/** No field shows what is typed into it, and the browser keeps none of it. */
async function expectMasked(page: Page, fields: number): Promise<void> {
  const inputs = give(page).locator('input:not([type=checkbox])');
  await expect(inputs).toHaveCount(fields);
  for (const input of await inputs.all()) {
    await expect(input).toHaveAttribute('type', 'password');
    await expect(input).toHaveAttribute('autocomplete', 'off');
    await expect(input).toHaveValue('');
  }
}

/** None of these stands anywhere on the page: in no text, no attribute and no field. */
async function expectNowhere(page: Page, ...texts: readonly string[]): Promise<void> {
  const fields = await page.locator('input, textarea').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const content = await page.content();
  for (const text of texts)
    expect([fields.includes(text), content.includes(`>${text}<`) || content.includes(`"${text}"`)]).toEqual([false, false]);
}

/** Ticks a box where it stands. */
async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await pressSpace(page, () => expect(box).toBeChecked({ timeout: 500 }));
}

test('number, code and PIN are typed here where the phone cannot ask: masked, doubted before they are sent, and gone after', async ({
  page,
  phone,
}) => {
  const desk = await phone('typed-here');
  await desk.open(page, 'typed-here');
  await letSignIn(page);
  await state(page, page.getByTestId('consent'));
  await expect(page.locator('[data-next-card]')).toHaveAttribute('data-next', 'enrol');
  await page.keyboard.press('F6');
  await place(page, 'number');
  await expectMasked(page, 1);
  await expect(field(page, words.customer.secret['phone-number'])).toBeFocused();
  await typeInto(page, field(page, words.customer.secret['phone-number']), NUMBER);
  await page.keyboard.press('Enter');
  await place(page, 'number-code-short');
  await expectMasked(page, 3);
  const code = smsOf(desk, 'typed-here');
  const smsCode = field(page, words.customer.secret['sms-code']);
  const newPin = field(page, words.customer.secret['new-pin']);
  const again = field(page, en.customer.again);

  // The code of the SMS as PIN: told before anything is sent.
  await typeInto(page, smsCode, code);
  await typeInto(page, newPin, code);
  await typeInto(page, again, code);
  await expect(doubt(page, 'mixed')).toContainText(words.customer.mixUp['same-in-both']);
  await page.keyboard.press('Enter');
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
  await lookAtBothSizes(page, 'typed-mixed-up');
  // Not twice the same.
  await typeInto(page, newPin, CHOSEN);
  await expect(doubt(page, 'differs')).toBeVisible();
  await page.keyboard.press('Enter');
  expect(desk.sent(ENROL)).toBe(0);

  // A wrong code is no wrong PIN; every field is empty again, and the same code is not sent twice.
  const wrong = code === '1234' ? '1235' : '1234';
  await typeInto(page, smsCode, wrong);
  await typeInto(page, again, CHOSEN);
  await expect(doubt(page, 'differs')).toHaveCount(0);
  await press(page, submit(page));
  await expect(run(page)).toContainText(words.customer.heed['type-code-again']);
  await expectMasked(page, 3);
  await expectNowhere(page, wrong, CHOSEN);
  await typeInto(page, smsCode, wrong);
  await typeInto(page, newPin, CHOSEN);
  await typeInto(page, again, CHOSEN);
  await press(page, submit(page));
  await expect(page.locator('[data-refused]')).toContainText(words.refusal['mixed-code-refused']);
  expect(desk.sent(ENROL)).toBe(1);
  await expectMasked(page, 3);
  await lookAtBothSizes(page, 'typed-code-refused');

  await typeInto(page, smsCode, code);
  await typeInto(page, newPin, CHOSEN);
  await typeInto(page, again, CHOSEN);
  await page.keyboard.press('Enter');
  await expect(run(page)).toHaveAttribute('data-run', 'done');
  expect([desk.sent(ENROL), desk.sent('pims.authentication.smscode')]).toEqual([2, 1]);
  await expectNowhere(page, code, CHOSEN, NUMBER);
});

test('the association ID is typed and scanned, and the steps are asked by it', async ({ page, phone }) => {
  const desk = await phone('fleet');
  await desk.open(page, 'not-enrolled');
  const form = page.getByTestId('association');
  await expect(page.locator('[data-step=deviceActivation]')).toHaveAttribute('data-state', 'open');
  await press(page, form.locator('summary'));
  const id = form.getByLabel(en.customer.associationMeans);
  await typeInto(page, id, 'AB');
  await expect(form).toContainText(words.customer.associationFault['too-short']);
  await expect(id).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Enter');
  expect(desk.sent('carAssociationID')).toBe(0);
  await typeInto(page, id, 'ASSOC-0001');
  await page.keyboard.press('Enter');
  await expect(page.locator('#steps')).toContainText(en.customer.by_association);
  await expect(id).toHaveValue('');
  expect(desk.sent('"carAssociationID":"ASSOC-0001"')).toBe(1);
  // The QR code of the subscription, read by a scanner: its last key is Enter.
  await tabTo(page, id);
  await scanInto(page, 'https://example.com/service?carAssociationID=ASSOC-0002', 8);
  await expect(form).toContainText(words.customer.associationWarning['from-link']);
  await expect.poll(() => desk.sent('"carAssociationID":"ASSOC-0002"')).toBe(1);
  await expect(page.locator('#steps')).toContainText(en.customer.by_association);
  await expect(page.locator('[data-step=deviceActivation]')).toHaveAttribute('data-state', 'open');
  await lookAtBothSizes(page, 'association');
});

/** Types code, where it is wanted anew, and PIN, here instead of on the phone: chosen once, it holds for the run. */
async function typeHere(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(values)) await typeInto(page, field(page, label), text);
}

test('a PIN that would lock the account is kept back until the desk takes it on, with a reason and never by Enter', async ({
  page,
  phone,
}) => {
  const desk = await phone('fleet');
  await desk.open(page, 'pin-mistyped');
  await state(page, page.getByTestId('consent'));
  await expect(page.locator('[data-next-card]')).toHaveAttribute('data-next', 'enrol');
  await page.keyboard.press('F6');
  await place(page, 'sms');
  await page.keyboard.press('Enter');
  await place(page, 'code');
  const code = smsOf(desk, 'pin-mistyped');
  const [codeLabel, pinLabel] = [words.customer.secret['sms-code'], words.customer.secret.pin];
  await press(page, give(page).getByRole('button', { name: en.customer.typeHere }));
  await typeHere(page, { [codeLabel]: code });
  await page.keyboard.press('Enter');
  await place(page, 'pin-known');
  await typeHere(page, { [pinLabel]: '9031' });
  await page.keyboard.press('Enter');
  await expect(run(page)).toContainText(words.customer.heed['pin-again']);

  // The second of three: only whoever says that they know goes on.
  await expect(give(page).locator('[data-say=ask]')).toContainText(words.customer.near.last);
  await typeHere(page, { [codeLabel]: code, [pinLabel]: '9032' });
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
  await tick(page, give(page).getByLabel(en.customer.known));
  await press(page, submit(page));
  await expect(give(page).locator('[data-say=desk]')).toContainText(words.customer.near.locks);
  expect(desk.sent(ENROL)).toBe(2);

  // The third would lock the account.
  await typeHere(page, { [codeLabel]: code, [pinLabel]: PIN });
  await page.keyboard.press('Enter');
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
  await lookAtBothSizes(page, 'would-lock');
  await press(page, page.locator('summary', { hasText: en.customer.takeOnTitle }));
  const reason = page.getByLabel(en.customer.takeOnReason);
  const takeOn = page.getByRole('button', { name: en.customer.takeOnSubmit });
  await tabTo(page, reason);
  await typeByHand(page, 'Read out of the letter');
  await state(page, takeOn);
  await expect(run(page)).toContainText(en.customer.takenOn);
  expect(desk.sent(ENROL)).toBe(2);
  await lookAtBothSizes(page, 'taken-on');
  await press(page, submit(page));
  await expect(run(page)).toHaveAttribute('data-run', 'done');
  expect(desk.sent(ENROL)).toBe(3);
  await expectNowhere(page, PIN, code);
});
