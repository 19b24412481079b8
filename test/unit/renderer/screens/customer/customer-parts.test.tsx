// @vitest-environment happy-dom
/** The customer's side of a job: what is typed is masked and forgotten, doubts are told before sending, a command needs the car in sight. */
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CustomerView, ProofPart, SpendActView } from '../../../../../app/contract/index.ts';
import { NO_PROOF, viewProof } from '../../../../../app/proof/index.ts';
import { CustomerSide } from '../../../../../renderer/screens/customer/CustomerSide.tsx';
import { sayRunTrouble } from '../../../../../renderer/screens/customer/parts/say-customer.ts';
import { doubtOf } from '../../../../../renderer/screens/customer/run/typed-values.ts';
import { en as labels } from '../../../../../renderer/i18n/en/index.ts';
import { en as words } from '../../../../../app/words/en/index.ts';
import type { Vin } from '../../../../../app/vehicle/index.ts';
import { shown } from '../../../../support/shown.tsx';
import { jobView } from '../../../../support/fakes.ts';
import { give, run, show, view, vin } from './customer-bench.tsx';

describe('whose session', () => {
  it('is in view with its masked login, and that of another vehicle is not', async () => {
    const { stores } = await show('session', view());
    expect(screen.getByText('You act for m…@…')).toBeTruthy();
    stores.job.setState({ view: jobView({ vin: 'VR3UHZKXZNT123456' as Vin, rev: 2 }) });
    await expect.poll(() => screen.queryByText('You act for m…@…')).toBeNull();
  });

  it('asks for the consent as a statement, and sends it with the vehicle', async () => {
    const { transport } = await show('work', view({ next: 'consent' }));
    const button = screen.getByTestId('consent');
    expect(button.closest('[data-statement]')).not.toBeNull();
    fireEvent.click(button);
    await expect
      .poll(() => transport.calls.find(({ method }) => method === 'customer.consent')?.input)
      .toEqual({ vin, kind: 'customer', account: 'C-1' });
  });

  it('says that a sign-out failed, and cancels a call', async () => {
    const call = { call: 'user.logout', since: 0, limitMs: 600_000, progress: 'browser-open', cancel: null } as const;
    const { transport } = await show('session', view({ signOut: { owed: true, failed: true }, call }));
    expect(screen.getByText(labels.customer.outFailed)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: labels.customer.cancel }));
    await expect.poll(() => transport.calls.find(({ method }) => method === 'customer.cancel')?.input).toEqual({ call: 'user.logout' });
  });
});

describe('after a job', () => {
  const left = (change: Partial<CustomerView>) =>
    shown(<CustomerSide part="left" />, (stores) => {
      stores.job.setState({ view: jobView({ vin: null }) });
      stores.customer.setState({ view: view({ vin: null, ...change }) });
    });

  it('a customer who is still signed in is told of without a vehicle too, and signed out by a press', async () => {
    const { transport } = await left({ signOut: { owed: true, failed: true }, trouble: { why: 'error', work: 'sign-out', code: 2201 } });
    expect(screen.getByText(labels.customer.outFailed)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: words.customer.next['sign-out'] }));
    await expect.poll(() => transport.calls.find(({ method }) => method === 'customer.openBrowser')?.input).toEqual({ work: 'sign-out' });
  });

  it('one who is not owed anything is nobody’s business', async () => {
    await left({ signOut: { owed: false, failed: false } });
    expect(screen.queryByText(labels.customer.owed)).toBeNull();
  });
});

describe('what a customer types', () => {
  it('is told at its field where it cannot be that, before anything is sent or wiped', async () => {
    const { transport } = await show('work', view({ run: run([give()]) }));
    const code = screen.getByLabelText<HTMLInputElement>('Code from the SMS');
    const pin = screen.getByLabelText<HTMLInputElement>('PIN of the account');
    fireEvent.change(pin, { target: { value: '2580' } });
    fireEvent.change(code, { target: { value: '12a' } });
    expect(screen.getByRole('alert').textContent).toBe(`Code from the SMS${words.refusal['typed-not-digits']}`);
    expect([code.ariaInvalid ?? code.getAttribute('aria-invalid'), pin.getAttribute('aria-invalid')]).toEqual(['true', 'false']);
    fireEvent.submit(code.closest('form') as HTMLFormElement);
    expect([code.value, pin.value]).toEqual(['12a', '2580']);
    expect(transport.calls.filter(({ method }) => method === 'enrolment.act')).toEqual([]);
  });

  it('is masked and never completed, and gone as it is sent, also where it is refused', async () => {
    const { transport, stores } = await show('work', view({ run: run([give()]) }));
    const code = screen.getByLabelText<HTMLInputElement>('Code from the SMS');
    const pin = screen.getByLabelText<HTMLInputElement>('PIN of the account');
    for (const field of [code, pin]) expect([field.type, field.autocomplete]).toEqual(['password', 'off']);
    fireEvent.change(code, { target: { value: '123456' } });
    fireEvent.change(pin, { target: { value: '2580' } });
    fireEvent.click(screen.getByRole('button', { name: 'Enrol phone' }));
    await expect
      .poll(() => transport.calls.find(({ method }) => method === 'enrolment.act')?.input)
      .toEqual({ vin, run: 'A-1', step: 7, act: 'give', typed: { 'sms-code': '123456', pin: '2580' } });
    await expect.poll(() => stores.customer.getState().error?.of).toBe('enrolment.act');
    expect([code.value, pin.value]).toEqual(['', '']);
  });

  it('but a phone number stays to be put right', async () => {
    const act = give({ call: 'sms.certify-phone', needs: ['phone-number'], type: ['phone-number'] });
    const { stores } = await show('work', view({ run: run([act]) }));
    const number = screen.getByLabelText<HTMLInputElement>(words.customer.secret['phone-number']);
    fireEvent.change(number, { target: { value: '12' } });
    fireEvent.submit(number);
    await expect.poll(() => stores.customer.getState().error?.of).toBe('enrolment.act');
    await expect.poll(() => number.value).toBe('12');
  });

  it('is sent again where it was refused before only by a person who says that it is right', async () => {
    const { stores, transport } = await show('work', view({ run: run([give()]) }));
    expect(screen.queryByLabelText(labels.customer.sure)).toBeNull();
    const why = { code: 'not-ready', refusal: { reason: 'mixed-pin-refused' } } as const;
    stores.customer.setState({ error: { of: 'enrolment.act', why } });
    fireEvent.click(await screen.findByLabelText(labels.customer.sure));
    fireEvent.change(screen.getByLabelText('Code from the SMS'), { target: { value: '123456' } });
    fireEvent.change(screen.getByLabelText('PIN of the account'), { target: { value: '2580' } });
    fireEvent.click(screen.getByRole('button', { name: 'Enrol phone' }));
    await expect.poll(() => transport.calls.find(({ method }) => method === 'enrolment.act')?.input).toMatchObject({ sure: true });
  });

  it('is not sent where PIN and code are the same, nor where the last try was not acknowledged', async () => {
    const { transport } = await show('work', view({ run: run([give({ say: { needs: 'ask', budgets: ['pin'] } })]) }));
    const type = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });
    const press = () => fireEvent.click(screen.getByRole('button', { name: 'Enrol phone' }));
    type('Code from the SMS', '2580');
    type('PIN of the account', '2580');
    expect(screen.getByText(words.customer.mixUp['same-in-both'])).toBeTruthy();
    press();
    type('Code from the SMS', '123456');
    press();
    expect(transport.calls.filter(({ method }) => method === 'enrolment.act')).toEqual([]);
    fireEvent.click(screen.getByLabelText(labels.customer.known));
    press();
    await expect.poll(() => transport.calls.filter(({ method }) => method === 'enrolment.act')).toHaveLength(1);
  });

  it('is acknowledged anew at each try, also where the next one stands at the same place, and typed where the last one was', async () => {
    const at = (step: number) =>
      view({ can: ['ask-on-phone'], run: { ...run([give({ say: { needs: 'ask', budgets: ['pin'] } })]), step } });
    const { stores } = await show('work', at(7));
    fireEvent.click(screen.getByRole('button', { name: labels.customer.typeHere }));
    fireEvent.change(screen.getByLabelText('PIN of the account'), { target: { value: '2580' } });
    fireEvent.click(screen.getByLabelText(labels.customer.known));
    stores.customer.setState({ view: at(9) });
    await expect.poll(() => screen.getByLabelText<HTMLInputElement>(labels.customer.known).checked).toBe(false);
    expect(screen.getByLabelText<HTMLInputElement>('PIN of the account').value).toBe('');
  });

  it('is typed on the phone where the bridge can ask there', async () => {
    const { transport } = await show('work', view({ can: ['ask-on-phone'], run: run([give()]) }));
    expect(screen.queryByLabelText('PIN of the account')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Enrol phone' }));
    await expect
      .poll(() => transport.calls.find(({ method }) => method === 'enrolment.act')?.input)
      .toEqual({ vin, run: 'A-1', step: 7, act: 'give' });
  });

  it('is doubted before it is sent', () => {
    expect(doubtOf({ pin: '12345678', 'sms-code': '1234' })).toEqual({ kind: 'mixed', what: 'pin-looks-like-code', maybe: true });
    expect(doubtOf({ pin: '2580', 'sms-code': '2580' })).toEqual({ kind: 'mixed', what: 'same-in-both', maybe: false });
    expect(doubtOf({ 'new-pin': '1470', again: '1471' })).toEqual({ kind: 'differs' });
    expect(doubtOf({ pin: '2580', 'sms-code': '123456' })).toBeNull();
  });
});

describe('a proof', () => {
  const proof = (change: Partial<ProofPart['state']>): ProofPart => ({ ...viewProof({ ...NO_PROOF, ...change }), attempt: 'A-1' as never });

  it('sends a command only after the word that the car is in sight', async () => {
    const { transport } = await show('proof', view({ proof: proof({}) }));
    fireEvent.click(screen.getByRole('button', { name: 'Sound the horn' }));
    expect(transport.calls.filter(({ method }) => method === 'proof.command')).toEqual([]);
    const inSight = screen.getByRole('button', { name: labels.proof.inSight });
    expect(inSight.closest('[data-statement]')).not.toBeNull();
    fireEvent.click(inSight);
    await expect
      .poll(() => transport.calls.find(({ method }) => method === 'proof.command')?.input)
      .toEqual({ vin, call: 'command.horn', last: null, carInSight: true });
  });

  it('without a consent shows the way to it, which only leads there, and no command', async () => {
    const open = { ...proof({}), mayCommand: [] };
    const { transport, stores } = await show('proof', view({ next: 'consent', proof: open }));
    expect(screen.queryByRole('button', { name: 'Sound the horn' })).toBeNull();
    fireEvent.click(screen.getByTestId('to-consent'));
    expect(stores.ui.getState().focus?.part).toBe('customer');
    expect(transport.calls.filter(({ method }) => method === 'customer.consent')).toEqual([]);
    const consent = { account: 'C-1', kind: 'customer', by: 'Ada', at: 0 } as never;
    stores.customer.setState({ view: view({ consent, proof: proof({}) }) });
    expect(await screen.findByRole('button', { name: 'Sound the horn' })).toBeTruthy();
    expect(screen.queryByTestId('to-consent')).toBeNull();
  });

  it('while nobody is signed in begins with the sign-in', async () => {
    const nobody = view({ session: { name: 'nobody' }, next: 'sign-in', proof: { ...proof({}), mayCommand: [] } });
    const { transport } = await show('proof', nobody);
    fireEvent.click(screen.getByRole('button', { name: words.customer.next['sign-in'] }));
    await expect.poll(() => transport.calls.find(({ method }) => method === 'customer.openBrowser')?.input).toEqual({ work: 'sign-in' });
  });

  it('says of 2377 that it is the network, and of a lost answer that it is not repeated', async () => {
    const one = { tx: 'T1', at: 0, signals: [], seen: null } as const;
    const commands = [
      { ...one, call: 'command.lights', state: { name: 'refused', code: 2377 } },
      { ...one, tx: 'T2', call: 'command.horn', state: { name: 'unknown', why: 'timeout', code: null } },
    ] as never;
    await show('proof', view({ proof: proof({ commands }) }));
    expect(screen.getByText(new RegExp(labels.proof.network))).toBeTruthy();
    expect(screen.getByText(/not sent again by itself/)).toBeTruthy();
  });
});

it('an error of a run is its number, what it means, and what to do', () => {
  const said = sayRunTrouble({ words, labels }, { kind: 'error', call: 'enrolment.enrol', code: 2305 }, 'type-code-again');
  expect(said).toBe(`Error 2305. ${words.pimsAdvice[2305].meaning} ${words.customer.heed['type-code-again']}`);
});

describe('words that tell one thing from another', () => {
  const say = { words, labels };
  const refused = (call: 'sms.certify-phone' | 'enrolment.enrol') => sayRunTrouble(say, { kind: 'error', call, code: 2102 }, 'check-input');

  it('2102 of a call that sends a phone number alone is about the number, and not about the VIN', () => {
    expect(refused('sms.certify-phone')).toBe(`Error 2102. ${labels.customer.numberRefused}`);
    expect(refused('enrolment.enrol')).toContain(words.customer.heed['check-input']);
  });

  it('a second SMS is one more SMS', async () => {
    const resend = { ...give(), act: 'send-sms', call: 'sms.enrol', needs: [], type: [] } as SpendActView;
    await show('work', view({ run: run([give(), resend]) }));
    expect(screen.getByRole('button', { name: labels.customer.smsAgain })).toBeTruthy();
  });

  it('the first one is not', async () => {
    await show('work', view({ run: run([{ ...give(), act: 'send-sms', call: 'sms.enrol', needs: [], type: [] }]) }));
    expect(screen.getByRole('button', { name: words.customer.call['sms.enrol'] })).toBeTruthy();
  });

  it('offers to ask who is signed in at any time', async () => {
    const { transport } = await show('session', view());
    fireEvent.click(screen.getByTestId('ask-who'));
    await expect.poll(() => transport.calls.some(({ method }) => method === 'customer.ask')).toBe(true);
  });
});
