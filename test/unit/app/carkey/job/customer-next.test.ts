/** What the customer has to do comes before status and activation, and never before what is unknown or ended. */
import { describe, expect, it } from 'vitest';
import { goesOn } from '../../../../../app/carkey/job/customer.ts';
import { viewJob } from '../../../../../app/carkey/job/job.ts';
import { customerFacts } from '../../../../../app/carkey/status/customer-facts.ts';
import type { JobFacts } from '../../../../../app/carkey/status/job-facts.ts';
import { begin, step, type EnrolmentState } from '../../../../../app/enrolment/index.ts';
import { viewSteps } from '../../../../../app/steps/index.ts';
import { ACTIVE, attempt, facts, NOW, reading, TX } from '../../../../support/facts.ts';

type Facts = NonNullable<JobFacts['customer']>;
const customer = (change: Partial<Facts>): Facts => ({ next: 'nothing', run: 'none', step: null, stop: null, ...change });
const nextOf = (change: Partial<Facts>, more: Partial<JobFacts> = {}) =>
  viewJob(facts({ customer: customer(change), ...more })).next.action;
const wantsCode = { reading: null, readFailure: { error: { code: 2302, label: '', subErrors: null }, transactionId: TX } } as const;

describe('the next action', () => {
  it.each([
    ['nobody is signed in', { next: 'sign-in' }, 'let-sign-in'],
    ['the sign-in was lost in a run', { next: 'sign-in-again', run: 'waiting' }, 'let-sign-in'],
    ['the browser is open', { next: 'wait' }, 'wait-for-customer'],
    ['a run asks', { run: 'working' }, 'wait-for-customer'],
    ['a run waits', { run: 'waiting' }, 'go-on-run'],
    ['a run waits, and the consent is missing', { run: 'waiting', next: 'consent' }, 'ask-consent'],
    ['a step is missing', { step: 'enrol' }, 'enrol'],
    ['a step is missing, and the consent', { step: 'enrol', next: 'consent' }, 'ask-consent'],
    ['the last customer is signed in still', { next: 'sign-out' }, 'let-sign-out'],
    ['only the consent is missing', { next: 'consent' }, 'activate'],
    ['the steps are done', { step: 'activate' }, 'activate'],
    ['the vehicle was unlinked from the account', { run: 'unlinked', step: 'activate' }, 'finish'],
    ['it was enrolled since the steps were read', { step: 'enrol', run: 'enrolled' }, 'activate'],
  ] as const)('is, where %s, %o', (_, change, action) => {
    expect(nextOf(change)).toBe(action);
  });

  it('asks for a one-time password where PIMS wants one, and reads once more after it', () => {
    expect(nextOf({}, wantsCode)).toBe('give-code');
    expect(nextOf({ next: 'consent' }, wantsCode)).toBe('ask-consent');
    expect(nextOf({ run: 'code-given' }, { ...wantsCode, answered: [TX] })).toBe('read-status');
    expect(nextOf({ run: 'enrolled' }, wantsCode)).toBe('give-code');
    expect(nextOf({ run: 'enrol-first' }, wantsCode)).toBe('enrol');
  });

  it.each([
    [2302, 'give-code', 'code-given'],
    [2312, 'enrol', 'enrolled'],
    [2313, 'enrol', 'enrolled'],
  ] as const)('answers a refused activation with %i by "%s", and goes on once it was done', (code, action, run) => {
    const refused = attempt({ name: 'refused', transactionId: TX, because: { kind: 'error', code } });
    const more = { attempt: refused, keys: null, inside: null };
    expect(nextOf({}, more)).toBe(action);
    expect(nextOf({ next: 'consent' }, more)).toBe('ask-consent');
    expect(nextOf({ run }, { ...more, answered: [TX] })).toBe('read-status');
    expect(nextOf({ run }, { ...more, answered: [TX], asked: true })).toBe('confirm');
  });

  it('asks for another one where PIMS wants one again after a run gave it', () => {
    expect(nextOf({ run: 'code-given' }, { ...wantsCode, answered: ['T-before'] })).toBe('give-code');
  });

  it('opens the sign-in where nobody is signed in, and reads again where the phone says that somebody is', () => {
    const nobody = { reading: null, readFailure: { error: { code: 2301, label: '', subErrors: null }, transactionId: TX } } as const;
    expect(nextOf({ next: 'sign-in' }, nobody)).toBe('let-sign-in');
    expect(nextOf({ next: 'consent' }, nobody)).toBe('sign-in');
    expect(nextOf({ next: 'nothing' }, nobody)).toBe('sign-in');
    expect(nextOf({ next: 'ask' }, nobody)).toBe('sign-in');
  });

  it('wants nothing of the customer where the CarKey is active, but the sign-out', () => {
    const active = { reading: reading(ACTIVE) };
    expect(nextOf({ next: 'sign-in', step: 'enrol' }, active)).toBe('finish');
    expect(nextOf({ next: 'sign-out' }, active)).toBe('let-sign-out');
  });

  it('leaves an unknown outcome, a missing bridge and a stopped log first', () => {
    const unknown = {
      name: 'unknown',
      transactionId: TX,
      sentAt: NOW - 20_000,
      reason: 'timeout',
      errorCode: null,
      noEffectSeen: false,
    } as const;
    expect(nextOf({ next: 'sign-in' }, { attempt: attempt(unknown) })).toBe('check-again');
    expect(nextOf({ next: 'sign-in' }, { bridge: { name: 'off' } })).toBe('connect-bridge');
    expect(nextOf({ next: 'sign-in' }, { logProblem: 'disk-full' })).toBe('try-again');
  });
});

describe('a customer’s side that goes on', () => {
  const before = customer({ run: 'working' });
  const refusedWith = (code: number) => attempt({ name: 'refused', transactionId: TX, because: { kind: 'error', code } });
  const gone = (run: Facts['run'], more: Partial<JobFacts>) => goesOn(facts({ customer: before, ...more }), customer({ run }));

  it('lays a refusal aside where it did what that wanted', () => {
    const { patch, isReadOld } = gone('code-given', { attempt: refusedWith(2302) });
    expect([patch.asked, patch.answered, isReadOld]).toEqual([true, [TX], true]);
  });

  it.each([
    ['the phone was enrolled already, and a one-time code is wanted', 'enrolled', { attempt: refusedWith(2302) }],
    ['the refusal wanted something else', 'code-given', { attempt: refusedWith(2323) }],
    [
      'only the read wanted the code',
      'code-given',
      { attempt: refusedWith(2323), ...wantsCode, readFailure: { ...wantsCode.readFailure, transactionId: 'T-2' } },
    ],
  ] as const)('leaves it where %s', (_, run, more) => {
    const { patch } = gone(run, more);
    expect([patch.asked, patch.answered.includes(TX)]).toEqual([false, false]);
  });

  it('has a read that is on its way asked again, since it may have been sent before', () => {
    const reads = { stage: { name: 'reading-status', since: NOW, limitMs: null } } as const;
    expect(gone('code-given', reads).isReadOld).toBe(true);
    const cameIn = (more: Partial<JobFacts>) =>
      goesOn(facts({ customer: customer({ next: 'sign-in' }), ...more }), customer({ next: 'consent' })).isReadOld;
    expect([cameIn(reads), cameIn(wantsCode), cameIn({})]).toEqual([true, true, false]);
    expect(goesOn(facts({ customer: null, ...reads }), customer({})).isReadOld).toBe(false);
  });
});

describe('the facts', () => {
  const made = (state: EnrolmentState | null) =>
    customerFacts({ next: 'nothing', run: state === null ? null : { state }, steps: null, session: { name: 'unknown' }, trouble: null })
      .run;

  it('tell how a run stands', () => {
    const { next } = begin('one-time-code', 'short');
    expect(made(null)).toBe('none');
    expect(made(next)).toBe('working');
    const waits = step(next, { type: 'told', tell: { ask: 'account.device-activated', activated: true } });
    expect(waits.ok && made(waits.value.next)).toBe('waiting');
    expect(made({ name: 'done', goal: 'one-time-code', how: 'code-given' })).toBe('code-given');
    expect(made({ name: 'done', goal: 'enrol', how: 'already' })).toBe('enrolled');
    expect(made({ name: 'done', goal: 'unlink', how: 'unlinked' })).toBe('unlinked');
    expect(made({ name: 'not-done', goal: 'one-time-code', because: 'enrol-first' })).toBe('enrol-first');
    expect(made({ name: 'not-done', goal: 'enrol', because: 'stopped' })).toBe('none');
  });

  it('name the step that is open', () => {
    const steps = viewSteps({ stepsID: 'S', steps: [{ name: 'trusterPhoneNumber', done: false, order: 1 }] as never });
    expect(customerFacts({ next: 'nothing', run: null, steps, session: { name: 'unknown' }, trouble: null }).step).toBe(steps.next);
  });
});
