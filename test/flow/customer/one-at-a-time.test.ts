/** One call that costs at a time, whichever side sends it: the second is refused in a sentence, before anything of it is written or sent. */
import { describe, expect, it } from 'vitest';
import { activate, call, jobUntil } from '../../support/console.ts';
import { begun, consented, consentedHere, customerUntil, desk, entriesOf, refusalOf, seen, sentTo, standing } from './kit.ts';

const COMMAND = 'pims.vehicle.command';

describe('while a call of the customer’s side is under way', () => {
  it('no activation is sent; once it is over, one is', async () => {
    const one = await desk('browser-slow', { personMs: 300 });
    await consented(one);
    await jobUntil(one.run, ({ stage, status }) => stage === null && status !== null);
    await call(one.run, 'customer.openBrowser', { work: 'change-password' });
    await customerUntil(one.run, (view) => view.call?.progress === 'person-at-work');
    await call(one.run, 'job.confirm', { vin: one.vin, what: 'both', value: true });
    expect(await refusalOf(one, 'job.activate', { vin: one.vin })).toBe('phone-busy');
    // Each of these would cut it off.
    expect(await refusalOf(one, 'settings.change', { station: 'Another bay' })).toBe('phone-busy');
    expect(one.simulator.counts().sets).toEqual({});
    await customerUntil(one.run, (view) => view.call === null);
    await activate(one.run, one.vin);
    expect(one.simulator.counts().sets).toEqual({ [one.vin]: 1 });
  });
});

describe('while the vehicle of a command is chosen', () => {
  it('no run sends anything, and no browser is opened', async () => {
    const one = await desk('ok');
    await activate(one.run, one.vin);
    await customerUntil(one.run, ({ proof, session }) => proof !== null && session.name === 'signed-in');
    await consented(one);
    expect(standing(await begun(one, 'change-pin'))).toBe('waiting change-pin');
    await call(one.run, 'proof.command', { vin: one.vin, call: 'command.lights', last: null, carInSight: true });
    const give = { vin: one.vin, ...seen(one), act: 'give', typed: { pin: '2580', 'new-pin': '1379' } } as const;
    expect(await refusalOf(one, 'enrolment.act', give)).toBe('phone-busy');
    expect(await refusalOf(one, 'customer.openBrowser', { work: 'sign-out' })).toBe('phone-busy');
    const done = await customerUntil(one.run, ({ proof, call: sent }) => sent === null && proof?.state.commands.length === 1);
    expect([sentTo(one, COMMAND), sentTo(one, 'pims.authentication.pincode'), standing(done)]).toEqual([1, 0, 'waiting change-pin']);
    expect((await entriesOf(one.run, 'proof')).filter(({ out }) => out === 'sent')).toHaveLength(1);
  });

  it('a press on a proof that has gone on sends no second command', async () => {
    const one = await desk('ok');
    await activate(one.run, one.vin);
    await customerUntil(one.run, ({ proof }) => proof !== null);
    await consentedHere(one);
    const press = { vin: one.vin, call: 'command.horn', last: null, carInSight: true } as const;
    await call(one.run, 'proof.command', press);
    await customerUntil(
      one.run,
      ({ proof, call: sent }) => sent === null && proof?.state.name === 'open' && proof.state.commands.length === 1,
    );
    expect(await refusalOf(one, 'proof.command', press)).toBe('overtaken');
    expect(sentTo(one, COMMAND)).toBe(1);
  });
});
