import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobFacts } from '../../../../../app/carkey/status/job-facts.ts';
import { GROUNDS } from '../../../../../app/carkey/status/grounds.ts';
import { viewJob } from '../../../../../app/carkey/job/job.ts';
import { asking, goneOver, isFresh, requirementsOf } from '../../../../../app/carkey/job/requirements.ts';
import type { AskingId, AttemptState, Requirement, RequirementId } from '../../../../../app/carkey/types.ts';
import { ACTIVE, attempt, facts, NOT_ACTIVATED, NOW, OTHER, phone, reading, READY, TX, VIN } from '../../../../support/facts.ts';

const IDS: readonly RequirementId[] = [
  'bridge',
  'session',
  'phone-connected',
  'same-vehicle',
  'status',
  'clock',
  'phone-battery',
  'subscription',
  'no-open-attempt',
  'keys',
  'inside',
];

function line(id: RequirementId, change: Partial<JobFacts>): Pick<Requirement, 'state' | 'reason' | 'values'> {
  const { state, reason, values } = requirementsOf(facts(change)).find((one) => one.id === id)!;
  return { state, reason, values };
}

test('the list always has the same eleven lines, and says which are asked', () => {
  const list = requirementsOf(facts());
  expect(list.map(({ id }) => id)).toEqual(IDS);
  expect(list.filter(({ how }) => how === 'asked').map(({ id }) => id)).toEqual(['keys', 'inside']);
  expect(list.every(({ state }) => state === 'met')).toBe(true);
});

const unknown: AttemptState = { name: 'unknown', transactionId: TX, sentAt: 0, reason: 'timeout', errorCode: null, noEffectSeen: false };
const signIn: AttemptState = { name: 'refused', transactionId: TX, because: { kind: 'error', code: 2302 } };
const link = (vin: string, at = NOW - 1000) => ({ source: 'link F190 BSI', vin, at }) as const;
const failure = (code: number): JobFacts['readFailure'] => ({ error: { code, label: 'x', subErrors: null }, transactionId: TX });
const skew = (skewMs: number | null) => ({ bridge: { ...READY, skewMs } });
const battery = (batteryPercent: number | null) => ({ bridge: { ...READY, device: { ...READY.device!, batteryPercent } } });

const went = (...over: readonly AskingId[]) => ({ goOn: { at: NOW, by: 'Kim', reason: 'the dealer said so', over } });

const TABLE: [RequirementId, Partial<JobFacts>, Requirement['state'], Requirement['reason'], Requirement['values']?][] = [
  ['bridge', { bridge: { name: 'off' } }, 'unmet', 'bridge-not-ready'],
  ['bridge', { bridge: { name: 'connecting', attempt: 1 } }, 'unmet', 'bridge-not-ready'],
  ['session', { bridge: { name: 'off' } }, 'unknown', 'bridge-not-ready'],
  ['session', { readFailure: failure(2301) }, 'unmet', 'signed-out'],
  ['session', { readFailure: failure(2302) }, 'unmet', 'one-time-code'],
  ['session', { readFailure: failure(2204) }, 'met', null],
  ['session', { attempt: attempt(signIn), reading: reading(NOT_ACTIVATED, 15_000) }, 'unmet', 'one-time-code'],
  ['session', { attempt: attempt(signIn), reading: reading(NOT_ACTIVATED, 5_000) }, 'met', null],
  ['phone-connected', { connection: null }, 'needs-reason', 'not-asked'],
  ['phone-connected', { connection: null, ...went('phone-connected') }, 'warning', 'not-asked'],
  ['phone-connected', { connection: phone(false) }, 'unmet', 'phone-not-connected'],
  ['same-vehicle', { vin: null }, 'unmet', 'not-read'],
  ['same-vehicle', { connection: null }, 'unmet', 'not-read'],
  ['same-vehicle', { connection: phone(false) }, 'unmet', 'not-read'],
  ['same-vehicle', { connection: phone(true, null) }, 'unmet', 'not-read'],
  ['same-vehicle', { connection: phone(true, OTHER) }, 'unmet', 'other-vehicle', { chosen: VIN, found: OTHER, source: 'phone connection' }],
  [
    'same-vehicle',
    { connection: phone(true, `${VIN}9`) },
    'unmet',
    'odd-vin',
    { chosen: VIN, found: `${VIN}·`, source: 'phone connection' },
  ],
  [
    'same-vehicle',
    { connection: phone(true, VIN.toLowerCase()) },
    'unmet',
    'odd-vin',
    { chosen: VIN, found: VIN.toLowerCase(), source: 'phone connection' },
  ],
  ['same-vehicle', { connection: null, evidence: [link(VIN)] }, 'met', null],
  ['same-vehicle', { evidence: [link(OTHER)] }, 'unmet', 'other-vehicle', { chosen: VIN, found: OTHER, source: 'link F190 BSI' }],
  ['same-vehicle', { evidence: [link(VIN, 1), link(VIN, 2)] }, 'met', null],
  [
    'same-vehicle',
    { evidence: [link(OTHER, 1), link(VIN, 2)] },
    'unmet',
    'other-vehicle',
    { chosen: VIN, found: OTHER, source: 'link F190 BSI' },
  ],
  ['same-vehicle', { connection: null, evidence: [{ source: 'scanned', vin: VIN, at: 1 }] }, 'unmet', 'not-read'],
  ['status', { reading: null }, 'unmet', 'not-read'],
  ['status', { readFailure: failure(2204) }, 'unmet', 'not-read'],
  ['status', { reading: reading(ACTIVE) }, 'unmet', 'already-active'],
  ['status', { reading: reading({ ...ACTIVE, isCarKeyVerified: false }) }, 'unmet', 'contradiction'],
  ['status', { reading: reading({ ...ACTIVE, isCarKeyVerified: null }) }, 'unmet', 'contradiction'],
  ['status', { reading: reading({ ...ACTIVE, cvsStatus: null }) }, 'unmet', 'contradiction'],
  ['status', { reading: reading({ ...ACTIVE, isCarKeyVerified: null, cvsStatus: null }) }, 'unmet', 'contradiction'],
  ['status', { reading: reading({ ...NOT_ACTIVATED, cvsStatus: null }) }, 'needs-reason', 'unreadable'],
  ['status', { reading: reading({ ...NOT_ACTIVATED, isCarKeyVerified: null }) }, 'needs-reason', 'unreadable'],
  ['status', { reading: reading({ ...NOT_ACTIVATED, cvsStatus: null }, 60_000) }, 'unmet', 'stale', { seconds: 60 }],
  ['status', { reading: reading({ ...NOT_ACTIVATED, cvsStatus: null }), ...went('status') }, 'warning', 'unreadable'],
  ['status', { reading: reading(ACTIVE), ...went('status') }, 'unmet', 'already-active'],
  ['status', { reading: reading(NOT_ACTIVATED, 59_999) }, 'met', null],
  ['status', { reading: reading(NOT_ACTIVATED, 60_000) }, 'unmet', 'stale', { seconds: 60 }],
  ['status', { reading: reading(NOT_ACTIVATED, -1) }, 'unmet', 'stale', { seconds: 0 }],
  ['clock', skew(30_000), 'met', null],
  ['clock', skew(-30_001), 'warning', 'skew-warn', { seconds: 30, ahead: 'computer', hours: 0 }],
  ['clock', skew(300_000), 'warning', 'skew-warn', { seconds: 300, ahead: 'server', hours: 0 }],
  ['clock', skew(-300_001), 'needs-reason', 'skew-block', { seconds: 300, ahead: 'computer', hours: 0 }],
  ['clock', skew(3_600_000), 'needs-reason', 'skew-block', { seconds: 3600, ahead: 'server', hours: 1 }],
  ['clock', skew(-7_200_000 - 120_000), 'needs-reason', 'skew-block', { seconds: 7320, ahead: 'computer', hours: 2 }],
  ['clock', skew(-7_200_000 - 120_001), 'needs-reason', 'skew-block', { seconds: 7320, ahead: 'computer', hours: 0 }],
  ['clock', { ...skew(3_600_000), ...went('clock') }, 'warning', 'skew-block', { seconds: 3600, ahead: 'server', hours: 1 }],
  ['clock', skew(null), 'unknown', 'skew-unknown'],
  ['phone-battery', battery(15), 'met', null],
  ['phone-battery', battery(14), 'warning', 'battery-low', { percent: 14 }],
  ['phone-battery', battery(null), 'unknown', 'battery-unknown'],
  ['phone-battery', { bridge: { ...READY, device: null } }, 'unknown', 'battery-unknown'],
  ['subscription', { services: [] }, 'needs-reason', 'no-remote-service'],
  ['subscription', { services: [], ...went('subscription') }, 'warning', 'no-remote-service'],
  ['subscription', { services: [], ...went('clock') }, 'needs-reason', 'no-remote-service'],
  ['subscription', { services: null }, 'unknown', 'services-unknown'],
  ['no-open-attempt', { attempt: attempt(unknown) }, 'unmet', 'attempt-open-here'],
  ['no-open-attempt', { attempt: attempt(unknown, { handedOver: true }) }, 'unmet', 'attempt-open-here'],
  ['no-open-attempt', { openElsewhere: true }, 'unmet', 'attempt-open-elsewhere'],
  ['no-open-attempt', { openElsewhere: true, vehicleUnknown: true }, 'unmet', 'attempt-vehicle-unknown'],
  ['no-open-attempt', { logProblem: 'disk-full' }, 'unmet', 'log-not-writable'],
  ['keys', { keys: null }, 'unmet', 'not-confirmed'],
  ['inside', { inside: null }, 'unmet', 'not-confirmed'],
];

test.each(TABLE)('%s with %j is %s (%s)', (id, change, state, reason, values = {}) => {
  expect(line(id, change)).toEqual({ state, reason, values });
});

test('only what is published or a safety rule is ever unmet; what we concluded asks, and lets a person go on', () => {
  for (const [, change] of TABLE) {
    for (const one of requirementsOf(facts(change))) {
      if (one.state === 'unmet') expect(['published', 'safety']).toContain(one.basis);
      if (one.basis === 'concluded') expect(one.state).not.toBe('unmet');
    }
  }
});

test('with every concluded line open a reason is all that is missing', () => {
  const open = { services: [], ...skew(-3_600_000), reading: reading({ ...NOT_ACTIVATED, cvsStatus: null }) };
  const before = viewJob(facts(open));
  expect(asking(before.requirements)).toEqual(['status', 'clock', 'subscription']);
  expect(before).toMatchObject({ mayActivate: false, next: { action: 'read-status' } });
  const after = viewJob(facts({ ...open, ...went('status', 'clock', 'subscription') }));
  expect(goneOver(after.requirements)).toEqual(['status', 'clock', 'subscription']);
  expect(after).toMatchObject({ mayActivate: true, next: { action: 'activate' } });
});

test('every reason of the table of grounds occurs, and no other', () => {
  const told = TABLE.flatMap(([id, , , reason]) => (reason === null ? [] : [`${id} ${reason}`]));
  const overridden = 'same-vehicle overridden';
  const known = Object.entries(GROUNDS).flatMap(([id, reasons]) => Object.keys(reasons).map((reason) => `${id} ${reason}`));
  expect(new Set([...told, overridden])).toEqual(new Set(known));
});

test('a VIN that differs in one letter never counts as the same vehicle', () => {
  const letters = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789абвОІＶ '.split(''));
  fc.assert(
    fc.property(fc.nat(16), letters, (at, letter) => {
      const found = VIN.slice(0, at) + letter + VIN.slice(at + 1);
      expect(line('same-vehicle', { connection: phone(true, found) }).state === 'met').toBe(found === VIN);
      expect(line('same-vehicle', { evidence: [link(found)] }).state === 'met').toBe(found === VIN);
    }),
    { numRuns: 1000 },
  );
});

test('freshness ends at sixty seconds and never begins in the future', () => {
  expect(isFresh(reading(NOT_ACTIVATED, 0), NOW)).toBe(true);
  expect(isFresh(reading(NOT_ACTIVATED, 60_000), NOW)).toBe(false);
  expect(isFresh(reading(NOT_ACTIVATED, -1), NOW)).toBe(false);
});
