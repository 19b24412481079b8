/** Runs of the second factor over the real socket: each way, each kind of trouble, and nothing sent twice that costs. */
import { describe, expect, it } from 'vitest';
import { call } from '../../support/console.ts';
import {
  acted,
  begun,
  consented,
  customerUntil,
  desk,
  entriesOf,
  NEW_PIN,
  NUMBER,
  PIN,
  refusalOf,
  seen,
  sentTo,
  smsOf,
  standing,
  atRest,
  type Desk,
} from './kit.ts';

const SMS = 'pims.authentication.smscode';
const ENROL = 'pims.authentication.enrollment';

async function enrolling(scenario: string, limits?: Parameters<typeof desk>[1]): Promise<Desk> {
  const one = await desk(scenario, limits);
  await consented(one);
  await begun(one, 'enrol');
  return one;
}

describe('by the phone’s own questions', () => {
  it('a first-time customer: sign-in, number, code and PIN at once', async () => {
    const one = await desk('first-time');
    await consented(one);
    const places = [standing(await begun(one, 'enrol'))];
    places.push(standing(await acted(one, 'give')));
    places.push(standing(await acted(one, 'give')));
    expect(places).toEqual(['waiting number', 'waiting number-code-short', 'done enrolled']);
    expect([sentTo(one, SMS), sentTo(one, ENROL, '"$ask":"newPIN"')]).toEqual([1, 1]);
    expect(one.run.current().customer.view().budgets).toMatchObject([{ used: 1 }, { used: 0 }, { used: 0 }, { used: 1 }]);
  });

  it('an account with a PIN: SMS, its code, the PIN', async () => {
    const one = await enrolling('not-enrolled');
    const places = [standing(await acted(one, 'send-sms')), standing(await acted(one, 'give')), standing(await acted(one, 'give'))];
    expect(places).toEqual(['waiting code', 'waiting pin-known', 'done enrolled']);
  });

  it('nobody answers the question: nothing was sent to PIMS, and the place is the same', async () => {
    const one = await enrolling('nobody-answers');
    await acted(one, 'send-sms');
    await call(one.run, 'enrolment.act', { vin: one.vin, ...seen(one), act: 'give' });
    await customerUntil(one.run, (view) => view.call?.progress === 'asking-on-phone');
    await call(one.run, 'customer.cancel', { call: one.run.current().customer.view().call?.call ?? '' });
    const view = await customerUntil(one.run, atRest);
    expect([standing(view), view.run?.heed]).toEqual(['waiting code', 'check-input']);
  });
});

describe('typed on the console', () => {
  it('the long way of an old SDK: the number first, then as everybody', async () => {
    const one = await enrolling('no-short-way');
    await acted(one, 'give', { typed: { 'phone-number': NUMBER } });
    // Up to 2.2 nothing tells the generation but that the call is unknown (2002): the same SMS serves the long way.
    expect(standing(await acted(one, 'give', { typed: { 'sms-code': smsOf(one), 'new-pin': NEW_PIN } }))).toBe('waiting number-code');
    expect(standing(await acted(one, 'give'))).toBe('waiting sms');
    expect(sentTo(one, SMS, '"get"')).toBe(1);
    expect(standing(await acted(one, 'send-sms'))).toBe('waiting code');
    expect(standing(await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } }))).toBe('waiting pin-new');
    expect(standing(await acted(one, 'give', { typed: { 'new-pin': NEW_PIN } }))).toBe('done enrolled');
  });

  it('what is missing, malformed or mixed up is told before anything is sent', async () => {
    const one = await enrolling('typed-here');
    const give = (typed: Parameters<typeof acted>[2]) =>
      refusalOf(one, 'enrolment.act', { vin: one.vin, ...seen(one), act: 'give', ...typed });
    expect([await give({}), await give({ typed: { 'phone-number': 'home' } }), await give({ typed: { 'phone-number': '12' } })]).toEqual([
      'typed-empty',
      'typed-not-digits',
      'typed-too-short',
    ]);
    expect(sentTo(one, SMS)).toBe(0);
    await acted(one, 'give', { typed: { 'phone-number': NUMBER } });
    const code = smsOf(one);
    expect(await give({ typed: { 'sms-code': code, 'new-pin': code } })).toBe('mixed-same-in-both');
    expect(sentTo(one, ENROL)).toBe(0);
    const view = await acted(one, 'give', { typed: { 'sms-code': code, 'new-pin': NEW_PIN } });
    expect([standing(view), view.run?.number]).toEqual(['done enrolled', null]);
  });

  it('a code that was refused is not sent again', async () => {
    const one = await enrolling('old-sms');
    await acted(one, 'send-sms');
    const old = smsOf(one);
    const refused = await acted(one, 'give', { typed: { 'sms-code': old } });
    expect(standing(refused)).toBe('waiting code');
    expect(['new-sms', 'type-code-again']).toContain(refused.run?.heed);
    expect(await refusalOf(one, 'enrolment.act', { vin: one.vin, ...seen(one), act: 'give', typed: { 'sms-code': old } })).toBe(
      'mixed-code-refused',
    );
    await acted(one, 'send-sms');
    expect(standing(await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } }))).toBe('waiting pin-known');
  });

  it('a wrong PIN is not sent again without a word, and with one it is', async () => {
    const one = await enrolling('not-enrolled');
    await acted(one, 'send-sms');
    await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } });
    const give = (pin: string, more = {}) => ({ vin: one.vin, ...seen(one), act: 'give' as const, typed: { pin }, ...more });
    expect((await acted(one, 'give', { typed: { pin: '1111' } })).run?.heed).toBe('pin-again');
    expect(await refusalOf(one, 'enrolment.act', give('1111', { known: true }))).toBe('mixed-pin-refused');
    expect(sentTo(one, ENROL)).toBe(1);
    expect((await acted(one, 'give', { typed: { pin: '1111' }, known: true, sure: true })).run?.heed).toBe('pin-again');
    expect(sentTo(one, ENROL)).toBe(2);
  });

  it('a number that exists leads to the long way, and an act that is not offered sends nothing', async () => {
    const one = await enrolling('number-exists');
    await acted(one, 'give', { typed: { 'phone-number': NUMBER } });
    const view = await acted(one, 'give', { typed: { 'sms-code': smsOf(one), 'new-pin': NEW_PIN } });
    expect(view.run).toMatchObject({ heed: 'number-exists', state: { place: 'number-code', trouble: { kind: 'error', code: 2390 } } });
    expect(await refusalOf(one, 'enrolment.act', { vin: one.vin, ...seen(one), act: 'sure' })).toBe('act-not-offered');
    // What was refused is not offered again: the number alone, with the code of the same SMS, and then as everybody.
    expect(view.run?.acts.flatMap((act) => (act.kind === 'spend' ? [act.call] : []))).toEqual(['sms-code.add-phone', 'sms.certify-phone']);
    expect(standing(await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } }))).toBe('waiting sms');
    expect(sentTo(one, ENROL)).toBe(1);
  });
});

describe('answers that do not come', () => {
  const BRIEF = { limits: { answerTimeoutMs: 3_000, activationTimeoutMs: 250 } };

  it('an SMS whose answer is lost: the customer’s phone tells, and none is sent by itself', async () => {
    const one = await enrolling('sms-answer-lost', BRIEF);
    const view = await acted(one, 'send-sms');
    expect([standing(view), view.run?.state]).toMatchObject(['waiting code', { unsure: { call: 'sms.enrol', why: 'timeout' } }]);
    expect(sentTo(one, SMS)).toBe(1);
    expect(standing(await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } }))).toBe('waiting pin-known');
  });

  it('an enrolment whose answer is lost: PIMS is asked, and says that it was done', async () => {
    const one = await enrolling('enrol-answer-lost', BRIEF);
    await acted(one, 'send-sms');
    await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } });
    expect(standing(await acted(one, 'give', { typed: { pin: PIN } }))).toBe('done enrolled');
    expect(sentTo(one, ENROL)).toBe(1);
  });

  it('a late answer settles the call that it belongs to', async () => {
    const one = await enrolling('sms.enrol-late', BRIEF);
    const unsure = await acted(one, 'send-sms');
    expect(unsure.run?.state).toMatchObject({ unsure: { call: 'sms.enrol' } });
    const settled = await customerUntil(one.run, ({ run }) => run?.state.name === 'waiting' && run.state.unsure === null);
    expect([standing(settled), sentTo(one, SMS)]).toEqual(['waiting code', 1]);
  });

  it('a double answer changes nothing', async () => {
    const one = await enrolling('sms.enrol-double');
    const view = await acted(one, 'send-sms');
    expect([standing(view), sentTo(one, SMS)]).toEqual(['waiting code', 1]);
    expect((await entriesOf(one.run, 'enrolment')).filter(({ out }) => out === 'spending')).toHaveLength(1);
  });

  it('the phone is lost in the middle: the run resumes by asking', async () => {
    const one = await enrolling('not-enrolled');
    await acted(one, 'send-sms');
    one.simulator.dropConnections();
    await customerUntil(one.run, ({ session }) => session.name === 'unknown');
    await customerUntil(one.run, (view) => view.session.name === 'signed-in' && atRest(view));
    expect(standing(await acted(one, 'give'))).toBe('waiting pin-known');
    expect(sentTo(one, SMS, '"get"')).toBe(1);
  });
});

describe('the other goals', () => {
  it('a forgotten PIN: all enrolments are removed, asked twice, and the run begins anew', async () => {
    const one = await enrolling('pin-blocked');
    const blocked = one.run.current().customer.view();
    expect([standing(blocked), blocked.run?.endsOthers]).toEqual(['waiting blocked', true]);
    expect(standing(await acted(one, 'remove'))).toBe('waiting remove-sure');
    expect(sentTo(one, ENROL)).toBe(0);
    expect(standing(await acted(one, 'sure'))).toBe('waiting sms');
    expect(sentTo(one, ENROL, '"remove"')).toBe(1);
  });

  it.each([
    ['reset-pin', 'ok', ['send-sms', 'give'], 'done pin-set'],
    ['change-pin', 'ok', ['give'], 'done pin-changed'],
    ['change-phone', 'ok', ['give', 'give'], 'done number-changed'],
    ['one-time-code', 'ok', ['give-pin'], 'done code-given'],
    ['remove-all', 'ok', ['remove', 'sure'], 'done removed'],
  ] as const)('%s', async (goal, scenario, acts, end) => {
    const one = await desk(scenario);
    await consented(one);
    await begun(one, goal);
    const places: string[] = [];
    for (const act of acts) places.push(standing(await acted(one, act)));
    expect(places.at(-1)).toBe(end);
  });

  it('the sold car: unlinking wants a one-time code, and comes back to the same question', async () => {
    const one = await desk('sold');
    await consented(one);
    await begun(one, 'unlink');
    await acted(one, 'unlink');
    const wanted = await acted(one, 'sure');
    expect([standing(wanted), wanted.run?.heed]).toEqual(['waiting unlink-sure', 'one-time-code']);
    expect(standing(await acted(one, 'give-pin'))).toBe('waiting unlink-sure');
    expect(sentTo(one, 'pims.subscription.vehicle')).toBe(1);
    expect(standing(await acted(one, 'sure'))).toBe('done unlinked');
  });

  it('one run at a time: another goal is refused, the same one goes on', async () => {
    const one = await enrolling('not-enrolled');
    const { run } = one.run.current().customer.view();
    expect(await refusalOf(one, 'enrolment.begin', { vin: one.vin, goal: 'remove-all' })).toBe('run-open');
    expect((await call(one.run, 'enrolment.begin', { vin: one.vin, goal: 'enrol' })).run?.id).toBe(run?.id);
    expect(standing(await acted(one, 'stop'))).toBe('not-done stopped');
    expect(await refusalOf(one, 'enrolment.act', { vin: one.vin, ...seen(one), act: 'stop' })).toBe('run-none');
  });
});
