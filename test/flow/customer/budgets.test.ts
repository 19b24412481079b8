/** What an account has few of, counted over SIGKILL; asked before the last one, refused before a lock, taken on by the desk; and a run that resumes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { call, openVehicle } from '../../support/console.ts';
import { wasKilled } from '../../support/killed.ts';
import { wordOf } from '../../support/practice-at.ts';
import {
  accountOf,
  acted,
  atRest,
  begun,
  consented,
  consoleAt,
  customerUntil,
  desk,
  PIN,
  refusalOf,
  seen,
  sentTo,
  smsOf,
  standing,
  type Desk,
} from './kit.ts';

/** A console of its own process comes to a call, and dies with it written down. */
async function killedAt({ folder, simulator, vin }: Desk, spend: string, ...acts: readonly string[]): Promise<void> {
  const child = fork(join(import.meta.dirname, 'kill-child.ts'), [folder, wordOf(simulator), vin, spend, ...acts], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  expect(wasKilled((await once(child, 'exit')) as [number | null, NodeJS.Signals | null])).toBe(true);
}

/** The desk after a restart of its console, at the same vehicle. */
async function restarted(one: Desk): Promise<Desk> {
  const run: RunningConsole = await consoleAt(one.folder, one.simulator);
  await openVehicle(run, one.vin);
  await customerUntil(run, ({ session }) => session.name === 'signed-in');
  return { ...one, run };
}

const used = (run: RunningConsole) =>
  Object.fromEntries(
    run
      .current()
      .customer.view()
      .budgets.map(({ budget, used: n }) => [budget, n]),
  );

describe('over SIGKILL', () => {
  it('a call that was written down counts, is not sent again, and the run asks what became of it', async () => {
    const first = await desk('not-enrolled');
    await first.run.stop();
    await killedAt(first, 'sms.enrol', 'send-sms');
    const one = await restarted(first);
    const view = await customerUntil(one.run, (now) => now.run !== null && atRest(now));
    expect([standing(view), view.run?.state]).toMatchObject(['waiting code', { unsure: { call: 'sms.enrol', why: 'crash' } }]);
    expect([used(one.run)['sms'], sentTo(one, 'pims.authentication.smscode')]).toEqual([1, 0]);
    await one.run.stop();
    await killedAt(one, 'sms.enrol', 'send-sms');
    const again = await restarted(one);
    expect(used(again.run)['sms']).toBe(2);
  });

  it('wrong PINs in a row are counted over restarts, and the one that would lock the account is for the desk', async () => {
    const first = await desk('not-enrolled');
    await first.run.stop();
    await killedAt(first, 'enrolment.enrol', 'send-sms', 'give', 'give');
    const one = await restarted(first);
    await customerUntil(one.run, (view) => view.run !== null && atRest(view));
    expect(used(one.run)).toMatchObject({ sms: 1, pin: 1, device: 1 });
    expect(sentTo(one, 'pims.authentication.enrollment')).toBe(0);
  });
});

describe('before the last ones', () => {
  it('a wrong PIN twice: known, then stopped until the desk takes it on, once', async () => {
    const one = await desk('pin-mistyped');
    await consented(one);
    await begun(one, 'enrol');
    await acted(one, 'send-sms');
    await acted(one, 'give', { typed: { 'sms-code': smsOf(one) } });
    const wrong = async (more: Parameters<typeof acted>[2] = {}) => acted(one, 'give', { typed: { pin: '9999', ...codeOf(one) }, ...more });
    expect((await wrong()).run?.heed).toBe('pin-again');
    expect(used(one.run)['pin']).toBe(1);
    const give = { vin: one.vin, ...seen(one), act: 'give', typed: { pin: '9998', ...codeOf(one) } } as const;
    expect(await refusalOf(one, 'enrolment.act', give)).toBe('budget-last');
    await wrong({ known: true, sure: true });
    expect(used(one.run)['pin']).toBe(2);
    expect(await refusalOf(one, 'enrolment.act', { ...give, ...seen(one), known: true })).toBe('budget-locks');
    const asked = one.run
      .current()
      .customer.view()
      .run?.acts.find(({ act }) => act === 'give');
    expect(asked).toMatchObject({ say: { needs: 'desk', budgets: ['pin'] } });
    const before = sentTo(one, 'pims.authentication.enrollment');
    const takeOn = { vin: one.vin, reason: 'The customer read it out of the letter.' };
    expect((await call(one.run, 'budget.takeOn', takeOn)).takenOn).toBe(true);
    // The next person has taken nothing on, and has heard no consent.
    one.run.current().customer.personChanged();
    expect(one.run.current().customer.view()).toMatchObject({ takenOn: false, consent: null });
    await call(one.run, 'customer.consent', { vin: one.vin, kind: 'customer', account: accountOf(one) });
    expect(await refusalOf(one, 'enrolment.act', { ...give, ...seen(one), known: true })).toBe('budget-locks');
    await call(one.run, 'budget.takeOn', takeOn);
    const done = await acted(one, 'give', { typed: { pin: PIN, ...codeOf(one) }, known: true });
    expect([standing(done), sentTo(one, 'pims.authentication.enrollment') - before, done.takenOn]).toEqual(['done enrolled', 1, false]);
    expect(used(one.run)).toMatchObject({ pin: 0, device: 1 });
  });

  it('taking on needs an open run', async () => {
    const one = await desk('ok');
    await consented(one);
    expect(await refusalOf(one, 'budget.takeOn', { vin: one.vin, reason: 'Because.' })).toBe('run-none');
  });
});

/** The code where the place wants it typed anew. */
function codeOf(one: Desk): Record<string, string> {
  const act = one.run
    .current()
    .customer.view()
    .run?.acts.find((each) => each.act === 'give');
  return act?.kind === 'spend' && act.type.includes('sms-code') ? { 'sms-code': smsOf(one) } : {};
}
