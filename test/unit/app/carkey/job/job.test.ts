import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewJob } from '../../../../../app/carkey/job/job.ts';
import { DEEDS } from '../../../../../app/carkey/job/next.ts';
import type { JobFacts } from '../../../../../app/carkey/status/job-facts.ts';
import type { AttemptState, JobView, NextAction, Problem } from '../../../../../app/carkey/types.ts';
import type { RequestOutcome, StatusAnswer } from '../../../../../app/pims/types.ts';
import { ACTIVE, attempt, facts, NOT_ACTIVATED, NOW, OTHER, phone, reading, READY, TX, VIN } from '../../../../support/facts.ts';

const unknown = {
  name: 'unknown',
  transactionId: TX,
  sentAt: NOW - 20_000,
  reason: 'timeout',
  errorCode: null,
  noEffectSeen: false,
} as const;
const succeeded = {
  name: 'succeeded',
  transactionId: TX,
  code: 'sealed',
  expiry: { kind: 'at', at: NOW + 60_000, raw: '2026-03-01T12:01:00Z' },
  readBack: 'confirmed',
} as const;
const resolved = {
  name: 'resolved',
  transactionId: TX,
  as: 'activated',
  by: 'late-answer',
  code: 'sealed',
  expiry: succeeded.expiry,
} as const;
const noExpiry = { kind: 'unknown', reason: 'missing', raw: null } as const;
const lost = { ...resolved, as: 'activated-code-lost', by: 'read-back', code: 'lost', expiry: noExpiry } as const;
const refused: AttemptState = { name: 'refused', transactionId: TX, because: { kind: 'error', code: 2354 } };
const failure = (code: number): JobFacts['readFailure'] => ({ error: { code, label: 'Label', subErrors: null }, transactionId: TX });
const off = { bridge: { name: 'off' } } as const;
const waiting = { bridge: { name: 'waiting', problem: 'unreachable', retryAt: NOW + 1000, attempt: 2 } } as const;
const contradiction: StatusAnswer = { ...ACTIVE, isCarKeyVerified: false };
const stage = { stage: { name: 'sending', since: NOW, limitMs: null } } as const;
const NOTHING = { decide: false, again: false };
const unasked = { keys: null, inside: null };

const NEXT: [string, Partial<JobFacts>, NextAction][] = [
  ['everything is ready', {}, 'activate'],
  ['no vehicle', { vin: null, reading: null }, 'find'],
  ['something is running', stage, 'wait'],
  ['something is running without a vehicle', { ...stage, vin: null }, 'wait'],
  ['the bridge is off', off, 'connect-bridge'],
  ['the bridge waits to try again', waiting, 'connect-bridge'],
  ['the bridge is connecting', { bridge: { name: 'connecting', attempt: 1 } }, 'wait'],
  ['no status yet', { reading: null }, 'read-status'],
  ['the status read failed', { reading: null, readFailure: failure(2204) }, 'try-again'],
  ['the customer is signed out', { reading: null, readFailure: failure(2301) }, 'sign-in'],
  ['active', { reading: reading(ACTIVE) }, 'finish'],
  ['active, read long ago', { reading: reading(ACTIVE, 600_000) }, 'finish'],
  ['contradiction', { reading: reading(contradiction) }, 'ask-support'],
  ['contradiction, read long ago', { reading: reading(contradiction, 600_000) }, 'read-status'],
  ['no phone', { connection: phone(false) }, 'connect-phone'],
  ['no phone and nothing confirmed', { connection: null, ...unasked }, 'connect-phone'],
  ['no phone and a stale status', { connection: phone(false), reading: reading(NOT_ACTIVATED, 90_000) }, 'connect-phone'],
  ['phone in another vehicle', { connection: phone(true, OTHER) }, 'check-vehicle'],
  ['clock far off', { bridge: { ...READY, skewMs: 400_000 } }, 'set-clock'],
  ['clock a little off', { bridge: { ...READY, skewMs: 40_000 } }, 'activate'],
  ['no subscription', { services: [] }, 'check-subscription'],
  ['subscription not known', { services: null }, 'activate'],
  ['another attempt on this station', { openElsewhere: true }, 'settle-other'],
  ['keys not confirmed', { keys: null }, 'confirm'],
  ['nobody inside', { inside: null }, 'confirm'],
  ['stale and not confirmed', { inside: null, reading: reading(NOT_ACTIVATED, 90_000) }, 'confirm'],
  ['stale, all else ready', { reading: reading(NOT_ACTIVATED, 60_000) }, 'read-status'],
  ['the log is full', { logProblem: 'disk-full' }, 'try-again'],
  ['unknown, inside the late window', { attempt: attempt(unknown, { recheckAt: NOW + 1000 }) }, 'check-again'],
  ['unknown, window over', { attempt: attempt(unknown, { recheckAt: NOW }) }, 'check-again'],
  ['unknown, window over, bridge off', { attempt: attempt(unknown, { recheckAt: NOW }), ...off }, 'connect-bridge'],
  [
    'unknown, clock set back a day',
    { attempt: attempt({ ...unknown, sentAt: NOW + 86_400_000 }, { recheckAt: NOW + 86_460_000 }) },
    'check-again',
  ],
  ['unknown comes before a missing phone', { attempt: attempt(unknown, { recheckAt: NOW }), connection: null }, 'check-again'],
  ['no effect seen', { attempt: attempt({ ...unknown, noEffectSeen: true }) }, 'decide'],
  ['answer for another vehicle', { attempt: attempt({ ...unknown, reason: 'other-vehicle' }) }, 'hand-over'],
  ['the same, handed over', { attempt: attempt({ ...unknown, reason: 'other-vehicle' }, { handedOver: true }) }, 'decide'],
  ['sent, its end not written down', { attempt: attempt({ name: 'sent', transactionId: TX, sentAt: NOW }) }, 'try-again'],
  ['confirmed', { attempt: attempt(succeeded), reading: reading(ACTIVE) }, 'show-code'],
  ['confirmed with the bridge gone', { attempt: attempt(succeeded), reading: reading(ACTIVE), ...off }, 'show-code'],
  ['confirmed, code expired', { attempt: attempt({ ...succeeded, code: 'expired' }), reading: reading(ACTIVE) }, 'show-receipt'],
  ['faulty code', { attempt: attempt({ ...succeeded, code: 'faulty' }), reading: reading(ACTIVE) }, 'show-code'],
  ['not confirmed', { attempt: attempt({ ...succeeded, readBack: 'not-confirmed' }) }, 'check-again'],
  ['resolved late', { attempt: attempt(resolved), reading: reading(ACTIVE) }, 'show-code'],
  ['code lost', { attempt: attempt(lost), reading: reading(ACTIVE) }, 'show-receipt'],
  ['no effect seen, by a technician', { attempt: attempt({ ...unknown, noEffectSeen: true }), may: NOTHING }, 'hand-over'],
  ['the same, handed over', { attempt: attempt({ ...unknown, noEffectSeen: true }, { handedOver: true }), may: NOTHING }, 'ask-support'],
  ['a code that was lost, by a technician', { codeLost: true, may: NOTHING }, 'ask-support'],
  ['a code that was lost, at the desk', { codeLost: true }, 'activate'],
  ['no effect decided', { attempt: attempt({ ...lost, as: 'no-effect', by: 'person', code: 'none' }) }, 'activate'],
  [
    'confirmed once, not active any more',
    { attempt: attempt({ ...succeeded, code: 'expired' }), reading: reading(NOT_ACTIVATED) },
    'activate',
  ],
  ['refused, confirmed anew', { attempt: attempt(refused) }, 'activate'],
];

test.each(NEXT)('%s', (_title, change, next) => {
  const view = viewJob(facts(change));
  expect(view.next.action).toBe(next);
  expect(view.mayActivate).toBe(next === 'activate');
});

test('an attempt that is not settled forbids another activation', () => {
  for (const state of [
    unknown,
    { ...succeeded, readBack: 'pending' },
    { name: 'checked' },
    { name: 'intent', transactionId: TX },
  ] as AttemptState[]) {
    expect(viewJob(facts({ attempt: attempt(state) })).mayActivate).toBe(false);
  }
});

type NoAnswer = Exclude<RequestOutcome, { kind: 'answered' }>;
const silent = (outcome: NoAnswer): Partial<JobFacts> => ({ readFailure: { outcome, transactionId: TX } });
const noAnswer = (reason: 'timeout' | 'disconnected' | 'aborted' | 'unreadable'): NoAnswer => ({ kind: 'no-answer', reason, elapsedMs: 1 });
const get = (code: number, label: string) => ({ kind: 'pims', method: 'get', code, label, subErrors: null, transactionId: TX });

const PROBLEMS: [string, Partial<JobFacts>, object | null][] = [
  ['nothing', {}, null],
  ['the log before all else', { logProblem: 'io', readFailure: failure(2204) }, { kind: 'log', reason: 'io' }],
  ['what the console noticed', { problem: { kind: 'not-sent', reason: 'aborted' }, ...waiting }, { kind: 'not-sent', reason: 'aborted' }],
  ['an unknown outcome', { attempt: attempt(unknown) }, { kind: 'unknown-outcome', reason: 'timeout', errorCode: null, transactionId: TX }],
  [
    'an unknown outcome after an error',
    { attempt: attempt({ ...unknown, reason: 'error-code', errorCode: 2204 }) },
    { kind: 'unknown-outcome', reason: 'error-code', errorCode: 2204, transactionId: TX },
  ],
  ['a refusal', { attempt: attempt(refused) }, { ...get(2354, ''), method: 'set' }],
  [
    'nothing sent',
    { attempt: attempt({ name: 'refused', transactionId: TX, because: { kind: 'not-sent', reason: 'crash' } }) },
    { kind: 'not-sent', reason: 'crash' },
  ],
  ['a failed read', { readFailure: failure(2204) }, get(2204, 'Server Error')],
  [
    'a sub-error',
    { readFailure: { error: { code: 2204, label: 'L', subErrors: { errors: [{ code: '40301', label: 'free' }, 7] } }, transactionId: TX } },
    { ...get(2204, 'Server Error'), subErrors: '40301' },
  ],
  ['a read that timed out', silent(noAnswer('timeout')), get(2201, 'Timeout')],
  ['an unreadable answer', silent(noAnswer('unreadable')), get(2203, 'Invalid return')],
  ['a lost connection', { ...silent(noAnswer('disconnected')), ...waiting }, { kind: 'bridge', problem: 'unreachable' }],
  ['a lost connection that is back', silent(noAnswer('disconnected')), { kind: 'bridge', problem: 'closed' }],
  ['a read that a person stopped', silent(noAnswer('aborted')), null],
  ['no connection', silent({ kind: 'not-sent', reason: 'not-connected' }), { kind: 'bridge', problem: 'unreachable' }],
  ['a refused bridge', { bridge: { name: 'refused', problem: 'wrong-token' } }, { kind: 'bridge', problem: 'wrong-token' }],
  [
    'a contradiction',
    { reading: reading(contradiction) },
    { kind: 'status', contradictions: ['active-but-not-verified'], transactionId: TX },
  ],
];

test.each(PROBLEMS)('the problem is %s', (_title, change, problem) => {
  expect(viewJob(facts(change)).problem).toEqual(problem as Problem | null);
});

test('the view shows the facts, the age and the server time', () => {
  const view = viewJob(
    facts({
      bridge: { ...READY, skewMs: 2500 },
      evidence: [
        { source: 'scanned', vin: VIN, at: 1 },
        { source: 'link 0902', vin: OTHER, at: 2 },
        { source: 'link F190 NAC', vin: VIN.slice(0, 16), at: 3 },
      ],
    }),
  );
  expect(view.evidence.map(({ agrees, differsAt }) => ({ agrees, differsAt }))).toEqual([
    { agrees: true, differsAt: [] },
    { agrees: false, differsAt: [17] },
    { agrees: false, differsAt: [17] },
  ]);
  expect(view).toMatchObject({
    asOf: NOW,
    serverOffsetMs: 2500,
    status: { word: 'not-activated', fresh: true, at: NOW - 1000, transactionId: TX },
    connection: { connected: true, model: 'NAC' },
  });
  expect(viewJob(facts({ vin: null })).evidence).toMatchObject([{ agrees: false, differsAt: [] }]);
});

test('a deadline is judged by server time, not by this computer', () => {
  const answer: StatusAnswer = { isCarKeyVerified: true, cvsStatus: 'suspended', maxReactivationDate: '2026-03-01T12:00:10Z' };
  const word = (skewMs: number) => viewJob(facts({ reading: reading(answer), bridge: { ...READY, skewMs } })).status?.word;
  expect([word(0), word(10_000)]).toEqual(['suspended', 'suspended-late']);
});

const someAnswer = fc.record({
  isCarKeyVerified: fc.constantFrom(true, false, null),
  cvsStatus: fc.constantFrom('unknown', 'active', 'suspended', 'disabled', null),
  maxReactivationDate: fc.option(fc.string()),
});
const states = fc.constantFrom<AttemptState>(
  unknown,
  { ...unknown, reason: 'other-vehicle' },
  { ...unknown, noEffectSeen: true },
  succeeded,
  { ...succeeded, readBack: 'pending' },
  resolved,
  lost,
  refused,
  { name: 'checked' },
  { name: 'intent', transactionId: TX },
  { name: 'sent', transactionId: TX, sentAt: NOW },
);
const changes: fc.Arbitrary<Partial<JobFacts>> = fc.record(
  {
    vin: fc.constantFrom(VIN, null),
    now: fc.integer({ min: NOW - 90_000, max: NOW + 90_000 }),
    bridge: fc.constantFrom(READY, { ...READY, device: null, skewMs: null }, { ...READY, skewMs: -4e8 }, off.bridge, waiting.bridge),
    reading: fc.option(fc.tuple(someAnswer, fc.integer({ min: -30_000, max: 90_000 })).map(([a, age]) => reading(a, age))),
    readFailure: fc.constantFrom(null, failure(2301), failure(2204), failure(-1)),
    connection: fc.option(fc.tuple(fc.boolean(), fc.option(fc.constantFrom<string>(VIN, OTHER, ''))).map(([c, v]) => phone(c, v))),
    services: fc.constantFrom(null, [], [{ name: '', code: '' }]),
    override: fc.option(fc.constant({ at: NOW, by: 'Kim', reason: 'read from the windscreen' })),
    keys: fc.option(fc.constant({ at: NOW, by: 'Kim' })),
    inside: fc.option(fc.constant({ at: NOW, by: 'Kim' })),
    attempt: fc.option(
      fc
        .tuple(states, fc.boolean(), fc.option(fc.integer()))
        .map(([s, handedOver, recheckAt]) => attempt(s, { handedOver, recheckAt, steps: [] })),
      { freq: 1 },
    ),
    openElsewhere: fc.boolean(),
    stage: fc.option(fc.constant(stage.stage), { freq: 1 }),
    logProblem: fc.constantFrom(null, 'disk-full' as const),
  },
  { requiredKeys: [] },
);

/** What must be true of any view in which the button is enabled, said without the code under test. */
function expectSafe(view: JobView, given: JobFacts): void {
  expect(given.vin).not.toBeNull();
  expect(given.stage).toBeNull();
  expect(given.logProblem).toBeNull();
  expect(given.openElsewhere).toBe(false);
  expect(given.bridge.name).toBe('ready');
  expect(given.connection?.fact).toMatchObject({ connected: true });
  expect([given.vin, null]).toContain(given.connection?.fact.vin);
  expect(given.keys && given.inside).not.toBeNull();
  expect(['intent', 'sent', 'unknown']).not.toContain(given.attempt?.view.state.name);
  const age = given.now - given.reading!.at;
  expect(age >= 0 && age < 60_000).toBe(true);
  expect(given.reading!.answer.cvsStatus).not.toBe('active');
  expect(view.requirements.some(({ state }) => state === 'unmet')).toBe(false);
}

test('whatever the facts, there is one next action, and the button is only enabled when it is safe', () => {
  let enabled = 0;
  fc.assert(
    fc.property(changes, (change) => {
      const given = facts(change);
      const view = viewJob(given);
      expect(Object.keys(DEEDS)).toContain(view.next.action);
      expect(view.mayActivate).toBe(view.next.action === 'activate');
      if (view.mayActivate) expectSafe(view, given);
      enabled += view.mayActivate ? 1 : 0;
    }),
    { numRuns: 10_000, examples: [[{}]] },
  );
  expect(enabled).toBeGreaterThan(0);
});
