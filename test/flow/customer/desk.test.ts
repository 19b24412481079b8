/** Who takes a lock on, in live mode: a technician may not, and is told who may; support does, under their own name, with a consent of their own. */
import { expect, it, vi } from 'vitest';
import { call, send } from '../../support/console.ts';
import { acted, atRest, begun, customerUntil, type Desk, entriesOf, PIN, refusalOf, seen, sentTo, smsOf, standing } from './kit.ts';
import { atWork, site } from './live-site.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const ADA = '904182';
const TOM = '948271';
const SUE = '371946';
const ENROL = 'pims.authentication.enrollment';
const REASON = 'The customer read it out of the letter.';

/** Types code, where it is wanted anew, and this PIN. */
async function gives(one: Desk, pin: string): Promise<void> {
  const act = one.run
    .current()
    .customer.view()
    .run?.acts.find((each) => each.act === 'give');
  const code = act?.kind === 'spend' && act.type.includes('sms-code') ? { 'sms-code': smsOf(one) } : {};
  await acted(one, 'give', { typed: { pin, ...code }, known: true, sure: true });
}

it('a technician is stopped before a lock, and goes on once support has taken it on', async () => {
  const here = await site();
  const run = await here.station();
  await call(run, 'operators.first', { name: 'Ada', pin: ADA });
  await call(run, 'operators.add', { name: 'Tom', role: 'technician', pin: TOM });
  await call(run, 'operators.add', { name: 'Sue', role: 'support', pin: SUE });
  await call(run, 'operators.signOut', {});
  await call(run, 'operators.signIn', { name: 'Tom', pin: TOM });
  const one = here.at(run, 'pin-mistyped');
  await atWork(one);
  await begun(one, 'enrol');
  await acted(one, 'send-sms');
  await acted(one, 'give');
  await gives(one, '9031');
  await gives(one, '9032');
  expect(sentTo(one, ENROL)).toBe(2);
  const last = { vin: one.vin, ...seen(one), act: 'give', typed: { pin: PIN, 'sms-code': smsOf(one) }, known: true } as const;
  expect(await refusalOf(one, 'enrolment.act', last)).toBe('budget-locks');
  // Not in the session of a technician, whatever their reason is.
  expect(await send(run, 'budget.takeOn', { vin: one.vin, reason: REASON })).toMatchObject({
    ok: false,
    error: { code: 'role', whoMay: ['support', 'admin'] },
  });
  expect(await refusalOf(one, 'enrolment.act', { ...last, ...seen(one) })).toBe('budget-locks');

  await call(run, 'operators.signOut', {});
  await call(run, 'operators.signIn', { name: 'Sue', pin: SUE });
  // The vehicle of the one before is laid aside, and its customer signed out; the run comes back with its account.
  await customerUntil(run, ({ session, vin, call: under }) => vin === null && session.name === 'nobody' && under === null);
  await atWork(one);
  await customerUntil(run, atRest);
  expect((await call(run, 'budget.takeOn', { vin: one.vin, reason: REASON })).takenOn).toBe(true);
  await gives(one, PIN);
  expect([standing(run.current().customer.view()), sentTo(one, ENROL)]).toEqual(['done enrolled', 3]);
  // Who took it on stands in the entry of the call, sealed with the reason.
  const sent = (await entriesOf(run, 'enrolment')).filter(({ out }) => out === 'spending').at(-1);
  const { opened, leaf } = await call(run, 'audit.entry', { seq: sent?.seq ?? 0 });
  expect([opened, leaf.includes('read it out')]).toEqual([expect.objectContaining({ operator: 'Sue', reason: REASON }), false]);
});
