/** How many phones and numbers a site may register within an hour: counted from the log of its data, over restarts and whichever station goes on with it. */
import { describe, expect, it, vi } from 'vitest';
import { ENROLMENTS_PER_HOUR } from '../../../app/budget/index.ts';
import { startConsole } from '../../../main/console/console.ts';
import { call, send } from '../../support/console.ts';
import { acted, begun, customerUntil, type Desk, entriesOf, refusalOf, seen, sentTo, standing } from './kit.ts';
import { atWork, site } from './live-site.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const ADA = '904182';
const MINUTE = 60_000;
const SMS = 'pims.authentication.smscode';

/** Has this many SMS sent to a new number, one after the other. */
async function registers(one: Desk, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const act =
      one.run
        .current()
        .customer.view()
        .run?.acts.some((each) => each.act === 'send-sms') === true
        ? 'send-sms'
        : 'give';
    expect(standing(await acted(one, act))).toBe('waiting change-code');
  }
}

/** What keeps the next one from being sent. */
async function refusal(one: Desk, act: 'send-sms' | 'give' = 'send-sms') {
  const reply = await send(one.run, 'enrolment.act', { vin: one.vin, ...seen(one), act });
  return reply.ok ? null : (reply.error.refusal ?? null);
}

describe('a site', () => {
  it('registers ten an hour, over a restart and a station of another name, and says when it opens', async () => {
    const here = await site();
    const first = await here.station();
    await call(first, 'operators.first', { name: 'Ada', pin: ADA });
    let one = here.at(first, 'ok');
    await atWork(one);
    await begun(one, 'change-phone');
    await registers(one, 6);
    // A second station that wants the same data at the same time gets none of it.
    expect(await startConsole({ dataDir: here.folder, shell: 'web' })).toMatchObject({ ok: false });
    await call(first, 'job.close', {});
    await customerUntil(first, ({ session, vin }) => vin === null && session.name === 'nobody');
    await call(first, 'settings.change', { station: 'Second bay' });
    await first.stop();
    here.pass(20 * MINUTE);

    const second = await here.station();
    await call(second, 'operators.signIn', { name: 'Ada', pin: ADA });
    one = here.at(second, 'pin-forgotten');
    await atWork(one);
    await begun(one, 'change-phone');
    await registers(one, ENROLMENTS_PER_HOUR - 6);
    const sent = sentTo(one, SMS);
    const entries = (await entriesOf(second, 'enrolment')).length;
    expect(sent).toBe(ENROLMENTS_PER_HOUR);
    const full = await refusal(one);
    expect(full).toMatchObject({ reason: 'site-full', limit: ENROLMENTS_PER_HOUR });
    // The first six are twenty minutes old.
    const minutes = full?.reason === 'site-full' ? full.minutes : 0;
    expect([minutes > 30, minutes <= 40]).toEqual([true, true]);
    // Nobody is let past it: only a lock of an account is for the desk, and there is none.
    expect(await refusalOf(one, 'budget.takeOn', { vin: one.vin, reason: 'The customer waits.' })).toBe('act-not-offered');
    // Nothing of it was written or sent, and the run is where it was: the code of the last SMS is still taken.
    expect([sentTo(one, SMS), (await entriesOf(second, 'enrolment')).length]).toEqual([sent, entries]);
    here.pass((minutes - 2) * MINUTE);
    await call(second, 'operators.unlock', { pin: ADA });
    expect(await refusal(one)).toMatchObject({ reason: 'site-full' });
    here.pass(3 * MINUTE);
    await registers(one, 1);
    expect(sentTo(one, SMS)).toBe(sent + 1);
  });

  it('counts what registers alone: a full site still sends an SMS, checks its code and makes a one-time password', async () => {
    const here = await site();
    const run = await here.station();
    await call(run, 'operators.first', { name: 'Ada', pin: ADA });
    let one = here.at(run, 'ok');
    await atWork(one);
    await begun(one, 'change-phone');
    await registers(one, ENROLMENTS_PER_HOUR);
    await acted(one, 'stop');
    await begun(one, 'one-time-code');
    expect(standing(await acted(one, 'give-pin'))).toBe('done code-given');
    await call(run, 'job.close', {});
    // Another customer, at the same site.
    one = here.at(run, 'not-enrolled');
    await atWork(one);
    await begun(one, 'enrol');
    expect(standing(await acted(one, 'send-sms'))).toBe('waiting code');
    expect(standing(await acted(one, 'give'))).toBe('waiting pin-known');
    expect(await refusal(one, 'give')).toMatchObject({ reason: 'site-full' });
    expect(sentTo(one, 'pims.authentication.enrollment')).toBe(0);
    here.pass(61 * MINUTE);
    await call(run, 'operators.unlock', { pin: ADA });
    expect(standing(await acted(one, 'give'))).toBe('done enrolled');
  });
});
