import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobFacts } from '../../../app/carkey/job.ts';
import { isFresh, requirementsOf } from '../../../app/carkey/requirements.ts';
import type { AttemptState, Requirement, RequirementId } from '../../../app/carkey/types.ts';
import { ACTIVE, attempt, facts, NOT_ACTIVATED, NOW, OTHER, phone, reading, READY, TX, VIN } from './facts.ts';

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

function line(id: RequirementId, change: Partial<JobFacts>): Omit<Requirement, 'id' | 'how'> {
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

const TABLE: [RequirementId, Partial<JobFacts>, Requirement['state'], Requirement['reason'], Requirement['values']?][] = [
  ['bridge', { bridge: { name: 'off' } }, 'unmet', 'bridge-not-ready'],
  ['bridge', { bridge: { name: 'connecting', attempt: 1 } }, 'unmet', 'bridge-not-ready'],
  ['session', { bridge: { name: 'off' } }, 'unknown', 'bridge-not-ready'],
  ['session', { readFailure: failure(2301) }, 'unmet', 'signed-out'],
  ['session', { readFailure: failure(2302) }, 'unmet', 'signed-out'],
  ['session', { readFailure: failure(2204) }, 'met', null],
  ['session', { attempt: attempt(signIn), reading: reading(NOT_ACTIVATED, 15_000) }, 'unmet', 'signed-out'],
  ['session', { attempt: attempt(signIn), reading: reading(NOT_ACTIVATED, 5_000) }, 'met', null],
  ['phone-connected', { connection: null }, 'unmet', 'not-asked'],
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
  ['status', { reading: reading(NOT_ACTIVATED, 59_999) }, 'met', null],
  ['status', { reading: reading(NOT_ACTIVATED, 60_000) }, 'unmet', 'stale', { seconds: 60 }],
  ['status', { reading: reading(NOT_ACTIVATED, -1) }, 'unmet', 'stale', { seconds: 0 }],
  ['clock', skew(30_000), 'met', null],
  ['clock', skew(-30_001), 'warning', 'skew-warn', { seconds: 30 }],
  ['clock', skew(300_000), 'warning', 'skew-warn', { seconds: 300 }],
  ['clock', skew(-300_001), 'unmet', 'skew-block', { seconds: 300 }],
  ['clock', skew(null), 'unknown', 'skew-unknown'],
  ['phone-battery', battery(15), 'met', null],
  ['phone-battery', battery(14), 'warning', 'battery-low', { percent: 14 }],
  ['phone-battery', battery(null), 'unknown', 'battery-unknown'],
  ['phone-battery', { bridge: { ...READY, device: null } }, 'unknown', 'battery-unknown'],
  ['subscription', { services: [] }, 'unmet', 'no-remote-service'],
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
