/** The one verdict of a job: for every stop there is one, it says no more than is known, and where nothing is in the way there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewJob } from '../../../../../app/carkey/job/job.ts';
import { GROUNDS as REQUIREMENTS } from '../../../../../app/carkey/status/grounds.ts';
import { customerFacts, type CustomerStop } from '../../../../../app/carkey/status/customer-facts.ts';
import type { JobFacts } from '../../../../../app/carkey/status/job-facts.ts';
import type { AttemptState, NextAction } from '../../../../../app/carkey/types.ts';
import { TROUBLES, type EnrolmentState, type Trouble } from '../../../../../app/enrolment/types.ts';
import { PUBLISHED_ERRORS } from '../../../../../app/pims/error-table.ts';
import { FACTS, OF_CUSTOMER, type Verdict } from '../../../../../app/verdict/types.ts';
import { BY_NOT_SENT, BY_UNKNOWN, verdictOfAttempt } from '../../../../../app/verdict/job/attempt.ts';
import { BY_STOP } from '../../../../../app/verdict/job/customer.ts';
import { verdictOfEntry } from '../../../../../app/verdict/job/entry.ts';
import { BY_LOG, BY_SILENCE } from '../../../../../app/verdict/job/job.ts';
import { BY_REQUIREMENT } from '../../../../../app/verdict/job/requirement.ts';
import { ACTIVE, attempt, facts, NOT_ACTIVATED, NOW, OTHER, phone, reading, READY, TX, VIN } from '../../../../support/facts.ts';

const of = (change: Partial<JobFacts>) => viewJob(facts(change));
const refused = (code: number): AttemptState => ({ name: 'refused', transactionId: TX, because: { kind: 'error', code } });
type Unknown = Extract<AttemptState, { name: 'unknown' }>;
const unknown = (reason: Unknown['reason'], errorCode: number | null = null): Unknown => ({
  name: 'unknown',
  transactionId: TX,
  sentAt: NOW - 20_000,
  reason,
  errorCode,
  noEffectSeen: false,
});
const unasked = { keys: null, inside: null };
const failure = (code: number) => ({ reading: null, readFailure: { error: { code, label: '', subErrors: null }, transactionId: TX } });
const silent = (reason: 'timeout' | 'disconnected' | 'unreadable' | 'aborted'): Partial<JobFacts> => ({
  reading: null,
  readFailure: { outcome: { kind: 'no-answer', reason, elapsedMs: 1 }, transactionId: TX },
});
const customer = (change: Partial<NonNullable<JobFacts['customer']>>): Partial<JobFacts> => ({
  customer: { next: 'nothing', run: 'none', step: null, stop: null, ...change },
});
const said = (source: 'link 0902' | 'scanned', vin: string) => ({ evidence: [{ source, vin, at: NOW }] });

function expectHonest({ party, sure, ground, evidence }: Verdict): void {
  for (const { fact, how } of evidence) expect(how, fact).toBe(FACTS[fact]);
  expect(sure === 'certain').toBe(ground === 'named' || ground === 'measured');
  expect(sure === 'open').toBe(party === 'nobody-knows');
  if (ground === 'measured') expect(evidence.some(({ how }) => how === 'measured')).toBe(true);
  if (ground === 'answered' || ground === 'named') expect(evidence.some(({ how }) => how === 'asked')).toBe(true);
  if (ground === 'concluded' || ground === 'from-code') expect(evidence.some(({ how }) => how === 'concluded')).toBe(true);
}

const STOPS: readonly (readonly [string, Partial<JobFacts>, NextAction, Verdict['party'], Verdict['sure']])[] = [
  ['the log is full', { logProblem: 'disk-full' }, 'try-again', 'console', 'certain'],
  ['another program writes the log', { logProblem: 'other-writer' }, 'wait', 'console', 'certain'],
  ['no bridge was ever tried', { bridge: { name: 'off' } }, 'connect-bridge', 'console', 'certain'],
  [
    'the phone is not reached',
    { bridge: { name: 'waiting', problem: 'unreachable', retryAt: NOW, attempt: 2 } },
    'connect-bridge',
    'phone',
    'likely',
  ],
  [
    'a page of the network answers',
    { bridge: { name: 'waiting', problem: 'login-page', retryAt: NOW, attempt: 2 } },
    'connect-bridge',
    'site-network',
    'certain',
  ],
  ['the token is refused', { bridge: { name: 'refused', problem: 'wrong-token' } }, 'open-settings', 'console', 'likely'],
  ['a status without internet', failure(2202), 'try-again', 'site-network', 'likely'],
  ['a status with a server error', failure(2204), 'try-again', 'back-end', 'likely'],
  ['nobody signed in, by PIMS', failure(2301), 'sign-in', 'account', 'certain'],
  ['a status that nobody answered', silent('timeout'), 'try-again', 'nobody-knows', 'open'],
  ['a status that cannot be read', silent('unreadable'), 'try-again', 'back-end', 'likely'],
  ['the phone is in no vehicle', { connection: phone(false) }, 'connect-phone', 'phone', 'likely'],
  ['the phone is in another vehicle', { connection: phone(true, OTHER) }, 'check-vehicle', 'phone', 'likely'],
  ['the car says another VIN', { connection: phone(true, null), ...said('link 0902', OTHER) }, 'check-vehicle', 'vehicle', 'certain'],
  ['the car was not read', { connection: phone(true, null) }, 'read-vehicle', 'nobody-knows', 'open'],
  ['the socket has no power', { connection: phone(true, null), carSilence: 'no-power' }, 'read-vehicle', 'vehicle', 'certain'],
  ['the adapter is silent', { connection: phone(true, null), carSilence: 'adapter' }, 'read-vehicle', 'console', 'certain'],
  ['the car is silent', { connection: phone(true, null), carSilence: 'silent' }, 'read-vehicle', 'nobody-knows', 'open'],
  ['no service', { services: [] }, 'check-subscription', 'subscription', 'likely'],
  ['the clock is far off', { bridge: { ...READY, skewMs: 400_000 } }, 'set-clock', 'console', 'likely'],
  ['another attempt is open', { openElsewhere: true }, 'settle-other', 'console', 'certain'],
  ['a status that contradicts itself', { reading: reading({ ...ACTIVE, isCarKeyVerified: false }) }, 'ask-support', 'back-end', 'likely'],
  ['a refusal: the key is not in place', { attempt: attempt(refused(2354)), ...unasked }, 'try-again', 'vehicle', 'certain'],
  ['a refusal: Bluetooth is off', { attempt: attempt(refused(2341)), ...unasked }, 'try-again', 'phone', 'certain'],
  ['an unknown outcome', { attempt: attempt(unknown('timeout')) }, 'check-again', 'nobody-knows', 'open'],
  ['an unknown outcome: head unit', { attempt: attempt(unknown('error-code', 2205)) }, 'check-again', 'vehicle', 'likely'],
  ['the code was lost', { codeLost: true, may: { decide: false, again: false } }, 'ask-support', 'nobody-knows', 'open'],
  ['nobody is signed in', customer({ next: 'sign-in', stop: { kind: 'nobody' } }), 'let-sign-in', 'account', 'likely'],
  ['the account is blocked', customer({ run: 'waiting', stop: { kind: 'blocked' } }), 'go-on-run', 'account', 'likely'],
  ['the limit is near', customer({ run: 'waiting', stop: { kind: 'limit' } }), 'go-on-run', 'account', 'likely'],
  ['an SMS of which nobody knows', customer({ run: 'waiting', stop: { kind: 'lost' } }), 'go-on-run', 'nobody-knows', 'open'],
  [
    'a wrong SMS code',
    customer({ run: 'waiting', stop: { kind: 'error', call: 'enrolment.enrol', code: 2305 } }),
    'go-on-run',
    'account',
    'certain',
  ],
  ['this phone is not enrolled', customer({ step: 'enrol' }), 'enrol', 'phone', 'likely'],
  ['a one-time code is wanted', { ...failure(2302), ...customer({}) }, 'give-code', 'account', 'certain'],
];

it.each(STOPS)('%s', (_title, change, action, party, sure) => {
  const { next, verdict } = of(change);
  expect(next.action).toBe(action);
  expect(verdict).toMatchObject({ party, sure });
  expectHonest(verdict!);
});

it.each([
  ['everything is ready', {}],
  ['only statements are missing', unasked],
  ['active', { reading: reading(ACTIVE) }],
  ['not read yet', { reading: null }],
  ['no vehicle', { vin: null, bridge: { name: 'off' } }],
  ['something runs', { stage: { name: 'sending', since: NOW, limitMs: null } }],
  ['a refusal that was heard', { attempt: attempt(refused(2354)), asked: true }],
  ['a run that waits for what is next', customer({ run: 'waiting' })],
] as readonly (readonly [string, Partial<JobFacts>])[])('%s: nothing to say', (_title, change) => {
  expect(of(change).verdict).toBeNull();
});

it('what the SDK would call 2201 and PIMS never said is no answer of PIMS', () => {
  const { verdict } = of(silent('timeout'));
  expect(verdict?.code).toBeNull();
  expect(verdict?.evidence.map(({ fact }) => fact)).not.toContain('pims-error');
});

it('tells what is known around a stop, each by where it comes from', () => {
  const change = { attempt: attempt(refused(2342)), ...unasked, connection: phone(true), ...said('link 0902', VIN) };
  const { verdict } = of({ ...change, bridge: { ...READY, skewMs: 90_000, device: { ...READY.device!, batteryPercent: 5 } } });
  expect(verdict?.evidence.map(({ how, fact }) => `${how} ${fact}`)).toEqual([
    'measured bridge-connected',
    'measured clocks-differ',
    'measured car-agrees',
    'asked pims-error',
    'asked phone-battery-low',
    'asked phone-at-car',
    'asked services-some',
    'concluded side-not-published',
    'concluded nothing-done',
  ]);
});

it('names what a read found instead of a VIN, also where it is not what stops the job', () => {
  const { verdict } = of({ attempt: attempt(refused(2342)), ...unasked, carSilence: 'no-power' });
  expect(verdict?.evidence).toContainEqual({ fact: 'car-no-power', how: 'measured', values: {} });
});

describe('every row', () => {
  const published = PUBLISHED_ERRORS.map(([code]) => code);

  it('of an unknown outcome is honest, and names nothing of the customer’s', () => {
    const states = [
      ...(Object.keys(BY_UNKNOWN) as (keyof typeof BY_UNKNOWN)[]).map((reason) => unknown(reason)),
      ...published.map((code) => unknown('error-code', code)),
      unknown('error-code'),
    ];
    for (const state of states) {
      const verdict = verdictOfAttempt(state)!;
      expectHonest(verdict);
      expect(OF_CUSTOMER.has(verdict.party), `${state.reason} ${String(state.errorCode)}`).toBe(false);
    }
  });

  it('of a refusal, a log, a silence and a stop is honest', () => {
    for (const reason of Object.keys(BY_NOT_SENT) as (keyof typeof BY_NOT_SENT)[]) {
      expectHonest(verdictOfAttempt({ name: 'refused', transactionId: null, because: { kind: 'not-sent', reason } })!);
    }
    for (const logProblem of Object.keys(BY_LOG) as (keyof typeof BY_LOG)[]) expectHonest(of({ logProblem }).verdict!);
    for (const kind of Object.keys(BY_STOP) as (keyof typeof BY_STOP)[]) {
      expectHonest(of(customer({ run: 'waiting', stop: { kind } })).verdict!);
    }
    for (const [reason, row] of Object.entries(BY_SILENCE)) expect(row === null, reason).toBe(reason === 'aborted');
  });

  it('of a requirement is one that can be', () => {
    for (const [id, rows] of Object.entries(BY_REQUIREMENT)) {
      const reasons = Object.keys(REQUIREMENTS[id as keyof typeof REQUIREMENTS]);
      for (const reason of Object.keys(rows)) expect(reasons).toContain(reason);
    }
  });
});

/** Next actions that only wait for a person's word, for time, or come after a good end. */
const CALM: readonly NextAction[] = [
  ...(['find', 'wait', 'confirm', 'activate', 'read-status', 'show-code', 'show-receipt', 'finish'] as const),
  ...(['wait-for-customer', 'let-sign-out', 'ask-consent', 'go-on-run'] as const),
];

it.each([
  ['a run that waits for its next step', { run: 'waiting', step: 'trusted-phone' }, 'go-on-run'],
  ['a consent that is still to be asked for', { next: 'consent', step: 'enrol' }, 'ask-consent'],
] as const)('%s is nobody’s matter', (_title, change, action) => {
  const { next, verdict } = of(customer(change));
  expect([next.action, verdict]).toEqual([action, null]);
});

it('every stop has a verdict, whatever the facts are', () => {
  const state = fc.constantFrom<AttemptState | null>(null, refused(2354), refused(2302), unknown('timeout'), unknown('error-code', 2310));
  fc.assert(
    fc.property(
      fc.record({
        state,
        bridge: fc.constantFrom<JobFacts['bridge']>(READY, { name: 'off' }, { name: 'refused', problem: 'wrong-token' }),
        read: fc.constantFrom<Partial<JobFacts>>({}, failure(2301), failure(2204), silent('timeout'), silent('disconnected')),
        connection: fc.constantFrom<JobFacts['connection']>(null, phone(true), phone(false), phone(true, OTHER)),
        services: fc.constantFrom<JobFacts['services']>(null, [], [{ name: 'R', code: 'N' }]),
        logProblem: fc.constantFrom<JobFacts['logProblem']>(null, 'io', 'corrupt'),
        status: fc.constantFrom(NOT_ACTIVATED, ACTIVE, { ...ACTIVE, isCarKeyVerified: false }),
        openElsewhere: fc.boolean(),
      }),
      ({ state: one, read, status, ...rest }) => {
        const view = of({ reading: reading(status), ...rest, ...read, attempt: one === null ? null : attempt(one), ...unasked });
        if (!CALM.includes(view.next.action)) expect(view.verdict, view.next.action).not.toBeNull();
        if (view.verdict !== null) expectHonest(view.verdict);
        if (view.attempt?.state.name === 'unknown' && rest.logProblem === null) expect(OF_CUSTOMER.has(view.verdict!.party)).toBe(false);
      },
    ),
  );
});

describe('an entry', () => {
  it.each([
    [{ kind: 'result', out: 'refused', err: 2354, d: { reason: 'error' } }, 'vehicle'],
    [{ kind: 'result', out: 'refused', err: null, d: { reason: 'log-unwritable' } }, 'console'],
    [{ kind: 'unknown', out: 'timeout', err: null, d: {} }, 'nobody-knows'],
    [{ kind: 'unknown', out: 'error-code', err: 2204, d: {} }, 'back-end'],
    [{ kind: 'unknown', out: 'error-code', err: null, d: {} }, 'nobody-knows'],
  ] as const)('%o is about: %s', (entry, party) => {
    expect(verdictOfEntry(entry as never)?.party).toBe(party);
  });

  it.each([
    { kind: 'result', out: 'succeeded', err: null },
    { kind: 'result', out: 'refused', err: null, d: { reason: 'of-a-later-program' } },
    { kind: 'unknown', out: 'of-a-later-program', err: null },
    { kind: 'lookup', err: 2204 },
  ])('%o has none', (entry) => {
    expect(verdictOfEntry(entry as never)).toBeNull();
  });
});

describe('the customer’s side', () => {
  const at = { goal: 'enrol', place: 'sms', way: 'long', unsure: null } as const;
  const waiting = (change: object): EnrolmentState => ({ name: 'waiting', ...at, trouble: null, ...change });
  const stopOf = (state: EnrolmentState | null, more: object = {}) =>
    customerFacts({
      next: 'nothing',
      run: state === null ? null : { state },
      steps: null,
      session: { name: 'unknown' },
      trouble: null,
      ...more,
    }).stop;
  const TROUBLE: Readonly<Record<(typeof TROUBLES)[number], Trouble>> = {
    error: { kind: 'error', call: 'sms.enrol', code: 2204 },
    'not-sent': { kind: 'not-sent', call: 'sms.enrol', reason: 'not-connected' },
    'no-answer': { kind: 'no-answer', call: 'phone.trusted', why: 'timeout' },
    'session-lost': { kind: 'session-lost' },
    'one-time-code': { kind: 'one-time-code', reset: false, code: null, unsure: false },
    'not-confirmed': { kind: 'not-confirmed', call: 'enrolment.enrol' },
  };

  it.each(TROUBLES)('stops with the trouble "%s"', (kind) => {
    expect(stopOf(waiting({ trouble: TROUBLE[kind] }))).not.toBeNull();
  });

  it.each([
    ['a run that goes on', waiting({}), {}, null],
    ['a blocked account', waiting({ place: 'blocked' }), {}, { kind: 'blocked' }],
    ['a run ended by a blocked account', { name: 'not-done', goal: 'reset-pin', because: 'blocked' }, {}, { kind: 'blocked' }],
    ['an SMS without an answer', waiting({ unsure: { call: 'sms.enrol', tx: TX, why: 'timeout', code: null } }), {}, { kind: 'lost' }],
    ['nobody', null, { session: { name: 'nobody' } }, { kind: 'nobody' }],
    ['a lost session', null, { session: { name: 'lost', account: null } }, { kind: 'session-lost' }],
    ['a browser of which nobody knows', null, { trouble: { why: 'timeout', work: 'sign-in', code: null } }, { kind: 'lost' }],
    ['an ask that failed', null, { trouble: { why: 'timeout', work: null, code: null } }, { kind: 'not-answered' }],
    [
      'a browser that was closed',
      null,
      { trouble: { why: 'cancelled', work: 'sign-in', code: 2368 } },
      { kind: 'error', call: 'user.login', code: 2368 },
    ],
  ] as readonly (readonly [string, EnrolmentState | null, object, CustomerStop | null])[])('%s', (_title, state, more, stop) => {
    expect(stopOf(state, more)).toEqual(stop);
  });

  it('stops at a limit only where an act would reach it', () => {
    const run = (say: object | null) => ({ state: waiting({}), acts: [{ kind: 'free' }, { kind: 'spend', say }] });
    const parts = { next: 'nothing', steps: null, session: { name: 'unknown' }, trouble: null } as const;
    expect(customerFacts({ ...parts, run: run(null) }).stop).toBeNull();
    expect(customerFacts({ ...parts, run: run({ needs: 'desk' }) }).stop).toEqual({ kind: 'limit' });
  });
});
