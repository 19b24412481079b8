/** Whose session the phone has, over the real socket: asked, opened, closed, given up, lost, shared by two consoles, and ended with the job. */
import { loginOf } from '../../../main/pims/simulator/account/script.ts';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { call, openVehicle, temporaryFolder } from '../../support/console.ts';
import {
  accountOf,
  afterwards,
  atRest,
  begun,
  consented,
  consoleAt,
  customerUntil,
  desk,
  type Desk,
  entriesOf,
  opened,
  refusalOf,
  seen,
  sentTo,
  standing,
} from './kit.ts';

describe('who is signed in', () => {
  it('is asked when a vehicle is in work, shown masked, and sealed in the log', async () => {
    const one = await desk('ok');
    expect(one.run.current().customer.view().session.name).toBe('unknown');
    const view = await opened(one);
    expect(view.session).toMatchObject({ name: 'signed-in', account: { login: 'c…@…' } });
    const [entry] = await entriesOf(one.run, 'customer');
    expect(entry).toMatchObject({ out: 'signed-in', d: { by: expect.stringMatching(/^C-/) as string } });
    const detail = await call(one.run, 'audit.entry', { seq: entry?.seq ?? 0 });
    expect([detail.opened.input, detail.commitmentsHold]).toEqual([loginOf('ok'), true]);
    expect(detail.leaf).not.toContain(loginOf('ok'));
  });

  it('is that of the vehicle in work, where each practice vehicle has a customer of its own', async () => {
    const one = await desk('fleet');
    await opened(one);
    await call(one.run, 'job.close', {});
    await opened({ ...one, vin: findScenario('first-time')?.vin ?? '' });
    await customerUntil(one.run, ({ session }) => session.name === 'nobody');
  });

  it('is told without what was wrong at the last vehicle, which another customer has nothing to do with', async () => {
    const one = await desk('fleet');
    const first = { ...one, vin: findScenario('browser-closed')?.vin ?? '' };
    await opened(first);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, ({ trouble, session }) => trouble !== null && session.name === 'nobody');
    await call(one.run, 'job.close', {});
    await opened(one);
    const view = await customerUntil(one.run, ({ session }) => session.name === 'signed-in');
    expect([view.trouble, view.heed, view.next]).toEqual([null, null, 'consent']);
  });

  it('is asked again with each connection, and told once', async () => {
    const one = await desk('ok');
    await opened(one);
    one.simulator.dropConnections();
    await customerUntil(one.run, ({ session }) => session.name === 'unknown');
    await customerUntil(one.run, ({ session }) => session.name === 'signed-in');
    expect(await entriesOf(one.run, 'customer')).toHaveLength(1);
  });
});

describe('the browser of the phone', () => {
  it('signs in with progress, and the consent is a statement with a name', async () => {
    const one = await desk('browser-slow', { personMs: 300 });
    expect((await opened(one)).next).toBe('sign-in');
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, (view) => view.call?.progress === 'person-at-work');
    expect(await refusalOf(one, 'customer.openBrowser', { work: 'sign-in' })).toBe('phone-busy');
    expect((await customerUntil(one.run, ({ session }) => session.name === 'signed-in')).next).toBe('consent');
    const view = await call(one.run, 'customer.consent', { vin: one.vin, kind: 'customer', account: accountOf(one) });
    expect(view).toMatchObject({ consent: { kind: 'customer', by: 'Test Person' }, next: 'nothing' });
    expect(sentTo(one, 'pims.authentication.user', '"limitMs":600000')).toBe(1);
    const outs = (await entriesOf(one.run, 'customer')).map(({ out }) => out);
    expect(outs).toEqual(['nobody', 'at-work', 'unknown', 'signed-in', 'signed-in'].slice(outs[0] === 'nobody' ? 0 : 1));
  });

  it('is closed by the customer, and opened again by a new act', async () => {
    const one = await desk('browser-closed');
    await opened(one);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    const view = await customerUntil(one.run, ({ trouble, session }) => trouble !== null && session.name === 'nobody');
    expect([view.trouble?.why, view.heed, view.next]).toEqual(['cancelled', 'open-browser-again', 'sign-in']);
    expect(sentTo(one, 'pims.authentication.user')).toBe(1);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, ({ session }) => session.name === 'signed-in');
  });

  it('is given up here: the bridge is asked, and its own answer ends the call', async () => {
    const one = await desk('browser-left-open');
    await opened(one);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, (view) => view.call?.progress === 'person-at-work');
    expect(await refusalOf(one, 'customer.cancel', { call: 'sms.enrol' })).toBe('overtaken');
    await call(one.run, 'customer.cancel', { call: 'user.login' });
    const view = await customerUntil(one.run, ({ trouble, session }) => trouble !== null && session.name === 'nobody');
    expect(view.trouble).toMatchObject({ why: 'cancelled', code: 2368 });
    expect(sentTo(one, 'bridge.cancel')).toBe(1);
    expect(await refusalOf(one, 'customer.cancel', { call: 'user.login' })).toBe('nothing-running');
  });

  it('is given up twice: the phone is asked once, the second press ends the waiting, and a third finds nothing', async () => {
    const one = await desk('user.login-lost-request');
    await opened(one);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, (view) => view.call?.progress === 'person-at-work');
    await call(one.run, 'customer.cancel', { call: 'user.login' });
    // The phone has given it up, and its own answer never comes.
    expect((await customerUntil(one.run, (view) => view.call?.cancel === 'cancelled')).session.name).toBe('at-work');
    await call(one.run, 'customer.cancel', { call: 'user.login' });
    const view = await customerUntil(one.run, ({ call: under, session }) => under === null && session.name === 'nobody');
    expect([view.trouble?.why, view.heed, view.next]).toEqual(['cancelled', null, 'sign-in']);
    expect(await refusalOf(one, 'customer.cancel', { call: 'user.login' })).toBe('nothing-running');
    expect([sentTo(one, 'bridge.cancel'), sentTo(one, 'pims.authentication.user')]).toEqual([1, 1]);
  });

  it('is lost with the connection: what it came to is asked', async () => {
    const one = await desk('browser-slow');
    await opened(one);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, (view) => view.call?.progress === 'person-at-work');
    one.simulator.dropConnections();
    await customerUntil(one.run, ({ session }) => session.name === 'nobody' || session.name === 'signed-in');
    expect(sentTo(one, 'pims.authentication.user')).toBe(1);
  });
});

describe('consent', () => {
  it('needs somebody who is signed in, and a reason for a dealer’s own account', async () => {
    const one = await desk('nobody');
    await opened(one);
    const consent = (reason?: string) =>
      refusalOf(one, 'customer.consent', {
        vin: one.vin,
        kind: 'own-account',
        account: accountOf(one),
        ...(reason === undefined ? {} : { reason }),
      });
    expect(await consent('Lent by the dealer.')).toBe('customer-nobody');
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, ({ session }) => session.name === 'signed-in');
    expect(await refusalOf(one, 'enrolment.begin', { vin: one.vin, goal: 'enrol' })).toBe('consent-missing');
    expect([await consent(), await consent('Lent by the dealer.')]).toEqual(['reason-missing', 'done']);
    const entry = (await entriesOf(one.run, 'customer')).at(-1);
    const { opened: values, leaf } = await call(one.run, 'audit.entry', { seq: entry?.seq ?? 0 });
    expect(values).toMatchObject({ operator: 'Test Person', reason: 'Lent by the dealer.' });
    expect(leaf).not.toContain('Lent by');
    expect((await call(one.run, 'customer.withdraw', {})).consent).toBe(null);
  });
});

describe('the end of the job', () => {
  it('signs the customer out whose account it acted in', async () => {
    const one = await desk('ok');
    await consented(one);
    await call(one.run, 'job.close', {});
    const view = await customerUntil(one.run, ({ session, vin }) => vin === null && session.name === 'nobody');
    expect([view.signOut, view.consent]).toEqual([{ owed: false, failed: false }, null]);
    expect(sentTo(one, 'pims.authentication.user', '"logout"')).toBe(1);
  });

  it('leaves a session alone that it did not act in, and one where the setting says so', async () => {
    const one = await desk('ok');
    await opened(one);
    await call(one.run, 'job.close', {});
    one.run.settings.change({ signOutAtEnd: 'no' });
    await consented(one);
    await call(one.run, 'job.close', {});
    expect((await customerUntil(one.run, ({ vin }) => vin === null)).consent).toBe(null);
    expect(sentTo(one, 'pims.authentication.user')).toBe(0);
  });

  it('says when the sign-out failed', async () => {
    const one = await desk('user.logout-2201');
    await consented(one);
    await call(one.run, 'job.close', {});
    const view = await customerUntil(one.run, ({ signOut, session }) => signOut.failed && session.name === 'signed-in');
    expect([view.next, view.trouble?.code]).toEqual(['sign-out', 2201]);
    expect(sentTo(one, 'pims.authentication.user')).toBe(1);
  });
});

describe('a job that is cut off', () => {
  it.each([
    [
      'the program ends',
      async (one: Desk) => {
        await one.run.stop();
        return consoleAt(one.folder, one.simulator);
      },
    ],
    [
      'a setting starts the mode anew',
      async ({ run }: Desk) => {
        await call(run, 'settings.change', { station: 'Other name' });
        return run;
      },
    ],
  ])('%s: the sign-out is owed, told without a vehicle, and pressed by a person', async (_what, cutOff) => {
    const one = await desk('ok');
    await consented(one);
    const run = await cutOff(one);
    const view = await customerUntil(run, ({ session, vin }) => vin === null && session.name === 'signed-in');
    expect([view.signOut.owed, view.consent, view.next]).toEqual([true, null, 'sign-out']);
    expect(sentTo(one, 'pims.authentication.user')).toBe(0);
    await call(run, 'customer.openBrowser', { work: 'sign-out' });
    const gone = await customerUntil(run, ({ session }) => session.name === 'nobody');
    expect(gone.signOut).toEqual({ owed: false, failed: false });
  });

  it('goes on at the same vehicle, and is signed out at its end', async () => {
    const one = await desk('ok');
    await consented(one);
    await one.run.stop();
    const again = { ...one, run: await consoleAt(one.folder, one.simulator) };
    expect((await opened(again)).next).toBe('consent');
    await call(again.run, 'job.close', {});
    await customerUntil(again.run, ({ session, vin }) => vin === null && session.name === 'nobody');
    expect(sentTo(one, 'pims.authentication.user', '"logout"')).toBe(1);
  });
});

describe('two consoles on one phone', () => {
  it('the one that finds the session gone says so, and sends nothing', async () => {
    const one = await desk('not-enrolled');
    const folder = temporaryFolder();
    afterwards(() => folder.remove());
    const other = await consoleAt(folder.path, one.simulator);
    await consented(one);
    await begun(one, 'enrol');
    await openVehicle(other, one.vin);
    await customerUntil(other, ({ session }) => session.name === 'signed-in');
    await call(other, 'customer.openBrowser', { work: 'sign-out' });
    await customerUntil(other, ({ session }) => session.name === 'nobody');
    // The phone is asked right before a call that costs: this console knew nothing of the other one's work.
    await expect(call(one.run, 'enrolment.act', { vin: one.vin, ...seen(one), act: 'send-sms' })).rejects.toThrow('customer-nobody');
    const view = await customerUntil(one.run, (now) => atRest(now) && now.session.name === 'nobody');
    expect([standing(view), view.next]).toEqual(['waiting sms', 'sign-in']);
    expect(sentTo(one, 'pims.authentication.smscode')).toBe(0);
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    const back = await customerUntil(one.run, (now) => atRest(now) && now.session.name === 'signed-in');
    expect(standing(back)).toBe('waiting sms');
    expect(one.simulator.phone(one.vin).sms).toBe(null);
  });
});
