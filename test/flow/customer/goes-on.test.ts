/** The job goes on with what the customer's side has come to: what a run has overtaken is asked anew, and a lost session is seen wherever it shows. */
import { describe, expect, it } from 'vitest';
import { activate, call, jobUntil, openVehicle, temporaryFolder } from '../../support/console.ts';
import { acted, afterwards, begun, consented, consoleAt, customerUntil, desk, type Desk, smsOf, standing } from './kit.ts';

const nextOf = ({ run }: Pick<Desk, 'run'>) => jobUntil(run, ({ stage }) => stage === null).then(({ next }) => next.action);

describe('after a run', () => {
  it('the steps of the account are asked again', async () => {
    const one = await desk('not-enrolled');
    await consented(one);
    await customerUntil(one.run, ({ steps }) => steps.view?.next === 'enrol');
    await begun(one, 'enrol');
    await acted(one, 'send-sms');
    await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } });
    expect(standing(await acted(one, 'give', { typed: { pin: '2580' } }))).toBe('done enrolled');
    const { steps } = await customerUntil(one.run, ({ steps: now }) => !now.reading && now.view?.next !== 'enrol');
    expect([steps.view?.next, steps.problem]).toEqual(['activate', null]);
  });

  it('the refusal that wanted it is laid aside: the status is read again by itself, and nothing is sent', async () => {
    const one = await desk('wants-code');
    await consented(one);
    await jobUntil(one.run, ({ stage, status }) => stage === null && status !== null);
    await activate(one.run, one.vin);
    await jobUntil(one.run, ({ stage, next }) => stage === null && next.action === 'give-code');
    await begun(one, 'one-time-code');
    expect(standing(await acted(one, 'give-pin', { typed: { pin: '2580' } }))).toBe('done code-given');
    const job = await jobUntil(one.run, ({ stage, next }) => stage === null && next.action === 'confirm');
    expect([job.confirmations, job.attempt?.state.name]).toEqual([{ keys: null, inside: null }, 'refused']);
  });
});

describe('a refusal that wants a one-time code', () => {
  const refusedOnce = async (scenario: string): Promise<Desk> => {
    const one = await desk(scenario);
    await consented(one);
    await jobUntil(one.run, ({ stage, status }) => stage === null && status !== null);
    await activate(one.run, one.vin);
    expect(await nextOf(one)).toBe('give-code');
    return one;
  };

  it('stays where a run did something else: the phone was enrolled all the time', async () => {
    const one = await refusedOnce('wants-code');
    expect(standing(await begun(one, 'enrol'))).toBe('done already');
    expect(await nextOf(one)).toBe('give-code');
  });

  it('is asked for again where PIMS wants another one after it was given', async () => {
    const one = await refusedOnce('set-2302');
    await begun(one, 'one-time-code');
    await acted(one, 'give-pin', { typed: { pin: '2580' } });
    await jobUntil(one.run, ({ stage, next }) => stage === null && next.action === 'confirm');
    await activate(one.run, one.vin);
    expect(await nextOf(one)).toBe('give-code');
  });
});

describe('a run that is going', () => {
  it('stays what is next where the same vehicle is scanned again', async () => {
    const one = await desk('not-enrolled');
    await consented(one);
    await begun(one, 'enrol');
    expect(await nextOf(one)).toBe('go-on-run');
    await openVehicle(one.run, one.vin);
    expect(await nextOf(one)).toBe('go-on-run');
  });
});

describe('a session that another console ended', () => {
  it.each(['ok', 'set-2354'])('is seen by the status that PIMS refuses, also behind a refused activation (%s)', async (scenario) => {
    const one = await desk(scenario);
    const folder = temporaryFolder();
    afterwards(() => folder.remove());
    const other = await consoleAt(folder.path, one.simulator);
    await consented(one);
    if (scenario !== 'ok') {
      await jobUntil(one.run, ({ stage, status }) => stage === null && status !== null);
      await activate(one.run, one.vin);
      await jobUntil(one.run, ({ stage, attempt }) => stage === null && attempt?.state.name === 'refused');
    }
    await openVehicle(other, one.vin);
    await customerUntil(other, ({ session }) => session.name === 'signed-in');
    await call(other, 'customer.openBrowser', { work: 'sign-out' });
    await customerUntil(other, ({ session }) => session.name === 'nobody');
    await call(one.run, 'job.refresh', {});
    const view = await customerUntil(one.run, ({ session }) => session.name === 'nobody');
    expect([view.next, view.consent]).toEqual(['sign-in', null]);
    expect(await nextOf(one)).toBe('let-sign-in');
  });
});
