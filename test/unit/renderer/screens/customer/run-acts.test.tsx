// @vitest-environment happy-dom
/** The acts of a run: a greyed button says what is missing and leads to it, what cannot be undone names whom it strikes, a refusal has its time. */
import { act as inAct, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { NextAction } from '../../../../../app/carkey/index.ts';
import { missingOf } from '../../../../../renderer/screens/customer/run/missing.ts';
import { doubtOf, type Texts } from '../../../../../renderer/screens/customer/run/typed-values.ts';
import { en as labels } from '../../../../../renderer/i18n/en/index.ts';
import { en as words } from '../../../../../app/words/en/index.ts';
import { emptyCustomerView } from '../../../../../main/customer/empty-view.ts';
import { jobView } from '../../../../support/fakes.ts';
import { account, give, run, show, view, vin } from './customer-bench.tsx';

const shownAt = (part: 'session' | 'work', of: Parameters<typeof show>[1], action: NextAction = 'go-on-run') => show(part, of, action);
const acts = (calls: readonly { method: string }[]) => calls.filter(({ method }) => method === 'enrolment.act');
const told = () => document.querySelector('[data-missing]')?.textContent ?? null;
const ASKED = { needs: 'ask', budgets: ['pin'] } as const;
const send = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a greyed button', () => {
  it('leads to the box that has to be ticked, and that is where the focus belongs from the start', async () => {
    const { transport } = await shownAt('work', view({ can: ['ask-on-phone'], run: run([give({ say: ASKED })]) }));
    const box = screen.getByLabelText<HTMLInputElement>(labels.customer.known);
    expect(box.dataset['firstFocus']).toBe('');
    expect(screen.getByRole('button', { name: 'Enrol phone' }).dataset['firstFocus']).toBeUndefined();
    send('Enrol phone');
    expect(document.activeElement).toBe(box);
    expect(told()).toBe('First tick: I know that, and go on.');
    fireEvent.click(box);
    expect(told()).toBeNull();
    send('Enrol phone');
    await expect.poll(() => acts(transport.calls)).toHaveLength(1);
  });

  it('leads to the field that is empty, then to the next one', async () => {
    const { transport } = await shownAt('work', view({ run: run([give()]) }));
    const code = screen.getByLabelText('Code from the SMS');
    fireEvent.submit(code.closest('form') as HTMLFormElement);
    expect([document.activeElement, told()]).toEqual([code, 'First enter: Code from the SMS.']);
    fireEvent.change(code, { target: { value: '123456' } });
    expect(told()).toBeNull();
    send('Enrol phone');
    expect([document.activeElement, told()]).toEqual([screen.getByLabelText('PIN of the account'), 'First enter: PIN of the account.']);
    expect(acts(transport.calls)).toEqual([]);
  });

  it('leads to the lock that has to be taken on', async () => {
    await shownAt('work', view({ run: run([give({ type: [], say: { needs: 'desk', budgets: ['pin'] } })]) }));
    send('Enrol phone');
    expect(told()).toBe('First enter: Accept the risk of a locked account.');
    expect(document.activeElement?.textContent).toBe(labels.customer.takeOnTitle);
  });

  it('is missing whatever the eye meets first', () => {
    const of = (texts: Texts, sure = false) =>
      missingOf(give({ type: ['pin', 'new-pin'] }), { texts, ticks: { known: false, sure }, doubt: doubtOf(texts), onPhone: false });
    expect(of({})).toEqual({ kind: 'type', field: 'pin' });
    expect(of({ pin: '2580', 'new-pin': '1470' })).toEqual({ kind: 'type', field: 'again' });
    expect(of({ pin: '2580', 'new-pin': '1470', again: '1471' })).toEqual({ kind: 'fix', field: 'again' });
    expect(of({ pin: '25a', 'new-pin': '1470', again: '1470' })).toEqual({ kind: 'fix', field: 'pin' });
    expect(of({ pin: '2580', 'new-pin': '1470', again: '1470' })).toBeNull();
    const mixed: Texts = { pin: '12345678', 'sms-code': '1234' };
    const given = { texts: mixed, doubt: doubtOf(mixed), onPhone: false };
    expect(missingOf(give(), { ...given, ticks: { known: false, sure: false } })).toEqual({ kind: 'tick', box: 'sure' });
    expect(missingOf(give(), { ...given, ticks: { known: false, sure: true } })).toBeNull();
  });
});

describe('what cannot be undone', () => {
  it('names the vehicle by the last eight characters of its VIN', async () => {
    await shownAt('work', view({ run: run([give({ act: 'sure', call: 'vehicle.unlink', type: [] })], { place: 'unlink-sure' }) }));
    expect(screen.getByRole('button', { name: `Unlink vehicle ${vin.slice(-8)} now` })).toBeTruthy();
  });

  it('names the account, and tells once that every phone loses its enrolment', async () => {
    const sure = give({ act: 'sure', call: 'enrolment.remove-all', type: [] });
    await shownAt('work', view({ run: run([sure], { place: 'remove-sure' }) }));
    expect(screen.getByRole('button', { name: 'Remove all enrolments of m…@… now' })).toBeTruthy();
    expect(screen.queryByText(labels.customer.endsOthers)).toBeNull();
  });
});

it('a second refusal is seen as a new one by the time of its answer', async () => {
  const refused = (step: number) =>
    view({ run: run([give()], { trouble: { kind: 'error', code: 2305, call: 'sms-code.enrol', sub: null } }, step) });
  const { stores } = await shownAt('work', refused(7));
  expect(screen.getByText(/The SMS code is wrong/)).toBeTruthy();
  expect(screen.queryByText(/PIMS answered at/)).toBeNull();
  inAct(() => stores.customer.setState({ view: refused(9) }));
  await screen.findByText(/PIMS answered at .*\d:\d\d:\d\d/);
});

describe('a run without the consent', () => {
  it('offers no act that would be refused, but the way to the consent', async () => {
    const { stores } = await shownAt('work', view({ next: 'consent', run: run([give({ type: [] })]) }));
    expect(screen.getByText(labels.customer.consentFirst)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Enrol phone' })).toBeNull();
    send(words.nextAction['ask-consent'].label);
    expect(stores.ui.getState().focus?.part).toBe('customer');
  });

  it('has no dialog for a password in front of the consent', async () => {
    await shownAt('work', view({ next: 'consent', run: run([give({ type: [] })], { goal: 'one-time-code', place: 'otp' }) }));
    expect(document.querySelector('[data-code-dialog]')).toBeNull();
    expect(screen.getByText(labels.customer.consentFirst)).toBeTruthy();
  });
});

describe('the strip of the session', () => {
  const signingOut = { name: 'at-work', work: 'sign-out', since: 0, before: account } as const;

  it('says that the last customer is being signed out, and asks nobody to do it meanwhile', async () => {
    await shownAt('session', view({ session: signingOut, next: 'wait', signOut: { owed: true, failed: false } }), 'wait-for-customer');
    expect(screen.getByText(labels.customer.signingOut)).toBeTruthy();
    expect(screen.queryByText(labels.customer.owed)).toBeNull();
  });

  it('leaves the sign-in to the card of the next action, and has it where that is about something else', async () => {
    const nobody = view({ session: { name: 'nobody' }, next: 'sign-in' });
    const { stores } = await shownAt('session', nobody, 'let-sign-in');
    expect(screen.queryByTestId('session-act')).toBeNull();
    inAct(() => stores.job.setState({ view: jobView({ vin, next: { action: 'finish', about: null }, rev: 2 }) }));
    await screen.findByTestId('session-act');
  });
});

it('that PIMS wants a password is said on the card, and not once more in the dialog before it', async () => {
  const trouble = { kind: 'one-time-code', reset: false, code: null, unsure: false } as const;
  const wanted = { ...run([give({ call: 'otp.with-pin', type: [] })], { place: 'unlink-sure', trouble }), heed: 'one-time-code' as const };
  await shownAt('work', view({ run: wanted }));
  expect(document.querySelector('[data-code-dialog] p')?.textContent).toBe(labels.customer.codeLead);
  expect(document.querySelector('[data-run]')?.textContent).toMatch(/PIMS wants a one-time password/);
});

it('the step of the number says that the phone is enrolled with it', async () => {
  const lines = [
    { name: 'trusterPhoneNumber', state: 'open' },
    { name: 'deviceActivation', state: 'later' },
  ];
  const steps = { ...emptyCustomerView(1).steps, view: { lines, oddOrder: false } } as never;
  await shownAt('work', view({ steps, mayBegin: ['enrol'] }), 'enrol');
  expect(screen.getByRole('button', { name: 'Confirm number and enrol this phone' })).toBeTruthy();
});
