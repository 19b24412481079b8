/** How a person comes to each call of the customer's side, and what has to be on the screen once it was refused: one row for each call of the table. */
import { expect } from 'vitest';
import type { BrowserWork } from '../../../app/customer/index.ts';
import type { FreeAct, Goal, SpendAct } from '../../../app/enrolment/index.ts';
import { CALLS, type CallName, decideError, type CommandCall } from '../../../app/pims/session-calls/index.ts';
import { activate, call, openVehicle } from '../../support/console.ts';
import { accountOf, acted, atRest, begun, consented, customerUntil, type Desk, opened, seen, sentTo, standing } from './kit.ts';

/** One way. Runs name their goal, and the acts on the way of which the last one sends the call. */
export type Way =
  | { readonly by: 'username' }
  | { readonly by: 'browser'; readonly work: BrowserWork }
  | { readonly by: 'ask'; readonly goal: Goal }
  | { readonly by: 'run'; readonly goal: Goal; readonly acts: readonly (FreeAct | SpendAct)[] }
  | { readonly by: 'steps'; readonly reset: boolean }
  | { readonly by: 'status'; readonly fresh: boolean }
  | { readonly by: 'command'; readonly command: CommandCall }
  /** The console never sends it, or no error of it is published. */
  | { readonly by: 'nothing' };

const run = (goal: Goal, ...acts: (FreeAct | SpendAct)[]): Way => ({ by: 'run', goal, acts });
const browser = (work: BrowserWork): Way => ({ by: 'browser', work });
const command = (one: CommandCall): Way => ({ by: 'command', command: one });

/** The table. */
export const WAYS: Readonly<Record<CallName, Way>> = {
  'account.username': { by: 'username' },
  'user.login': browser('sign-in'),
  'user.forced-login': browser('forced-sign-in'),
  'user.create-account': browser('create-account'),
  'user.update-login': browser('change-login'),
  'user.update-password': browser('change-password'),
  'user.logout': browser('sign-out'),
  'account.device-activated': { by: 'ask', goal: 'enrol' },
  'account.blocked': { by: 'ask', goal: 'remove-all' },
  'phone.trusted': { by: 'ask', goal: 'change-phone' },
  'sms.certify-phone': run('enrol', 'give'),
  'sms.enrol': run('enrol', 'send-sms'),
  'sms.reset-pin': run('reset-pin', 'send-sms'),
  // An SDK without the short way: its number, its code with the PIN (2002), and then the code alone.
  'sms-code.add-phone': run('enrol', 'give', 'give', 'give'),
  'sms-code.enrol': run('enrol', 'send-sms', 'give'),
  'sms-code.change-phone': run('change-phone', 'give', 'give'),
  'enrolment.enrol': run('enrol', 'send-sms', 'give', 'give'),
  'enrolment.enrol-with-phone': run('enrol', 'give', 'give'),
  'enrolment.remove-all': run('remove-all', 'remove', 'sure'),
  'pin.reset': run('reset-pin', 'send-sms', 'give'),
  'pin.update': run('change-pin', 'give'),
  'otp.with-pin': run('one-time-code', 'give-pin'),
  'otp.without-pin': run('one-time-code', 'without-pin'),
  'steps.read': { by: 'steps', reset: false },
  'steps.reset': { by: 'steps', reset: true },
  'steps.next': { by: 'nothing' },
  'vehicle.unlink': run('unlink', 'unlink', 'sure'),
  'remote.select': { by: 'nothing' },
  'remote.signals': { by: 'nothing' },
  'remote.status': { by: 'status', fresh: false },
  'remote.refresh': { by: 'status', fresh: true },
  'command.lights': command('command.lights'),
  'command.horn': command('command.horn'),
  'command.lock': command('command.lock'),
  'command.unlock': command('command.unlock'),
};

/** The word by which a frame of the call is known among those of its API; an empty one where the API is enough. */
const WORDS: Partial<Readonly<Record<CallName, string>>> = {
  'user.login': '"login"',
  'user.forced-login': '"forcedLogin"',
  'user.create-account': '"createAccount"',
  'user.update-login': '"updateLogin"',
  'user.update-password': '"updatePassword"',
  'user.logout': '"logout"',
  'sms.certify-phone': '"phoneNumberCertification"',
  'sms.reset-pin': '"resetPIN"',
  'sms.enrol': '"enrollment"',
  'sms-code.add-phone': '"addPhoneNumber"',
  'sms-code.enrol': '"enrollment"',
  'sms-code.change-phone': '"modifyPhoneNumber"',
  'enrolment.enrol': '"enroll"',
  'enrolment.enrol-with-phone': '"enrollWithPhoneNumber"',
  'enrolment.remove-all': '"remove"',
  'otp.with-pin': '"withPIN"',
  'otp.without-pin': '"withoutPIN"',
};

/** Requests of this call that reached the phone. */
export function framesOf({ traffic }: Desk, name: CallName): number {
  const { api, method } = CALLS[name];
  const parts = [`"api":"${api}"`, `"method":"${method}"`, WORDS[name] ?? ''];
  return traffic.filter(({ direction, text }) => direction === 'in' && parts.every((part) => text.includes(part))).length;
}

/** Takes the way; the call at its end is refused with `code`. */
export async function walk(one: Desk, name: CallName, code: number): Promise<void> {
  const way = WAYS[name];
  switch (way.by) {
    case 'username':
      return askedWho(one, code);
    case 'browser':
      return browsed(one, way.work, name, code);
    case 'ask':
      return asked(one, way.goal, code);
    case 'run':
      return ran(one, way, name, code);
    case 'steps':
      return stepped(one, way.reset, code);
    case 'status':
      return readStatus(one, way.fresh, code);
    case 'command':
      return commanded(one, way.command, code);
    case 'nothing':
      throw new Error(`nothing leads to ${name}`);
  }
}

/** 2301 is nobody; any other error leaves it open who it is, and the next step is to ask again. */
async function askedWho(one: Desk, code: number): Promise<void> {
  await openVehicle(one.run, one.vin);
  const view = await customerUntil(one.run, ({ session, trouble }) => session.name === 'nobody' || trouble !== null);
  if (code === 2301) expect([view.session.name, view.trouble, view.next]).toEqual(['nobody', null, 'sign-in']);
  else expect([view.session.name, view.trouble?.code, view.next]).toEqual(['unknown', code, 'ask']);
  if (code !== 2301) expect(view.heed).not.toBe(null);
  expect(view.mayBegin).toEqual([]);
}

/** A sign-out that nobody was signed in for is done; whatever else was refused is told, and who is signed in was asked anew. */
async function browsed(one: Desk, work: BrowserWork, name: CallName, code: number): Promise<void> {
  await opened(one);
  await call(one.run, 'customer.openBrowser', { work });
  const view = await customerUntil(
    one.run,
    ({ session, call: under }) => under === null && (session.name === 'nobody' || session.name === 'signed-in'),
  );
  if (decideError(name, code).done === 'yes') {
    expect([view.session.name, view.trouble, view.next]).toEqual(['nobody', null, 'sign-in']);
    return;
  }
  expect([view.trouble?.work, view.trouble?.code, view.heed]).toEqual([work, code, decideError(name, code).next]);
  expect(['sign-in', 'consent']).toContain(view.next);
}

/** Nothing that costs went out; the run waits with its next step, or has told that there is no number. */
async function asked(one: Desk, goal: Goal, code: number): Promise<void> {
  await consented(one);
  const view = await begun(one, goal);
  if (code === 2307) expect(standing(view)).toBe('not-done no-number');
  else expect(view.run).toMatchObject({ state: { name: 'waiting', trouble: { kind: 'error', code } } });
  if (code !== 2307) expect([view.run?.heed === null, view.run?.acts.map(({ act }) => act)]).toEqual([false, ['ask-again', 'stop']]);
  for (const api of ['smscode', 'enrollment', 'pincode', 'otp']) expect(sentTo(one, `pims.authentication.${api}`), api).toBe(0);
}

async function ran(one: Desk, { goal, acts }: Extract<Way, { by: 'run' }>, name: CallName, code: number): Promise<void> {
  await consented(one);
  await begun(one, goal);
  for (const act of acts.slice(0, -1)) await acted(one, act);
  await call(one.run, 'enrolment.act', { vin: one.vin, ...seen(one), act: acts.at(-1) ?? 'stop' });
  const view = await customerUntil(one.run, atRest);
  const state = view.run?.state.name ?? 'none';
  expect(['waiting', 'done', 'not-done'], standing(view)).toContain(state);
  if (state === 'waiting') expect(view.run?.acts.length, standing(view)).toBeGreaterThan(0);
  if (state === 'waiting' && decideError(name, code).done === 'no') expect(view.run?.heed, standing(view)).not.toBe(null);
  if (decideError(name, code).done === 'no') expect(state === 'done' ? standing(view) : '', 'a refusal is no success').toBe('');
}

async function stepped(one: Desk, reset: boolean, code: number): Promise<void> {
  await opened(one);
  await customerUntil(one.run, ({ steps }) => !steps.reading && (steps.at !== null || steps.problem !== null));
  await call(one.run, 'steps.read', { vin: one.vin, ...(reset ? { reset } : {}) });
  const { steps } = await customerUntil(one.run, (view) => !view.steps.reading);
  expect(steps.problem).toMatchObject({ code, remedy: expect.any(String) as string });
}

/** Activates, and notes the consent of whoever is signed in. */
async function activated(one: Desk): Promise<void> {
  await activate(one.run, one.vin);
  await customerUntil(one.run, ({ proof, session }) => proof !== null && session.name === 'signed-in');
  await call(one.run, 'customer.consent', { vin: one.vin, kind: 'customer', account: accountOf(one) });
}

async function readStatus(one: Desk, fresh: boolean, code: number): Promise<void> {
  await activated(one);
  await call(one.run, 'proof.read', { vin: one.vin, fresh });
  const { proof } = await customerUntil(one.run, (view) => view.proof?.state.name === 'open');
  expect([proof?.word, proof?.state.status, proof?.state.trouble]).toMatchObject(['none', null, { kind: 'error', code }]);
  expect(proof?.heed).not.toBe(null);
}

/** A clear refusal is one, whatever leaves it open is unknown, and neither is followed by a second command. */
async function commanded(one: Desk, what: CommandCall, code: number): Promise<void> {
  await activated(one);
  await call(one.run, 'proof.command', { vin: one.vin, call: what, last: null, carInSight: true });
  const { proof } = await customerUntil(
    one.run,
    (view) => view.call === null && view.proof?.state.name === 'open' && view.proof.state.commands.length === 1,
  );
  const state = decideError(what, code).done === 'no' ? { name: 'refused', code } : { name: 'unknown', code };
  expect(proof?.state.commands[0]?.state).toMatchObject(state);
  expect([proof?.heed === null, sentTo(one, 'pims.vehicle.command')]).toEqual([false, 1]);
}
