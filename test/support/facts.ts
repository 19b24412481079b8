/** Facts of a job in which everything is ready; each test changes one thing. */
import type { AttemptId, AttemptState, AttemptView } from '../../app/carkey/types.ts';
import type { JobFacts } from '../../app/carkey/status/job-facts.ts';
import type { BridgeState, StatusAnswer, TransactionId } from '../../app/pims/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';

export const NOW = Date.UTC(2026, 2, 1, 12);
export const VIN = 'VR3UHZKXZNT123456' as Vin;
export const OTHER = 'VR3UHZKXZNT123457';
export const TX = '8f5b1a52-6c0e-4a66-9d6e-6a2f0a1b2c3d' as TransactionId;

export const NOT_ACTIVATED: StatusAnswer = { isCarKeyVerified: false, cvsStatus: 'disabled', maxReactivationDate: null };
export const ACTIVE: StatusAnswer = { isCarKeyVerified: true, cvsStatus: 'active', maxReactivationDate: null };

export const READY: Extract<BridgeState, { name: 'ready' }> = {
  name: 'ready',
  since: NOW - 60_000,
  sdk: '2.3',
  device: { sdkVersion: '2.3.0', os: 'Android', model: 'Phone', batteryPercent: 80 },
  simulator: null,
  skewMs: 0,
};

/** A status reading of `age` ms. */
export function reading(answer: StatusAnswer, age = 1000): NonNullable<JobFacts['reading']> {
  return { answer, transactionId: TX, at: NOW - age, elapsedMs: 5 };
}

/** The phone's statement. */
export function phone(connected: boolean, vin: string | null = VIN): NonNullable<JobFacts['connection']> {
  return { fact: { connected, vin, protocol: 'CEA', model: 'NAC', version: '1.0.2', privacy: 'None' }, at: NOW - 5000 };
}

/** An attempt in a state, as the facts carry it. */
export function attempt(state: AttemptState, change: Partial<AttemptView> = {}): NonNullable<JobFacts['attempt']> {
  const steps = [{ name: state.name, at: NOW - 10_000 }];
  return {
    view: {
      id: 'A-00000000000000000000000000' as AttemptId,
      state,
      handedOver: false,
      handOver: null,
      openedAt: NOW - 20_000,
      steps,
      recheckAt: null,
      seen: { code: false, receipt: false },
      ...change,
    },
  };
}

/** Ready to activate, with changes. */
export function facts(change: Partial<JobFacts> = {}): JobFacts {
  return {
    now: NOW,
    vin: VIN,
    brands: ['Peugeot'],
    how: 'scanned',
    foundAt: NOW - 30_000,
    bridge: READY,
    reading: reading(NOT_ACTIVATED),
    readFailure: null,
    connection: phone(true),
    services: [{ name: 'Remote', code: 'NAS01' }],
    evidence: [{ source: 'scanned', vin: VIN, at: NOW - 30_000 }],
    carSilence: null,
    override: null,
    goOn: null,
    keys: { at: NOW - 3000, by: 'Kim' },
    inside: { at: NOW - 2000, by: 'Kim' },
    attempt: null,
    asked: false,
    answered: [],
    openElsewhere: false,
    vehicleUnknown: false,
    codeLost: false,
    may: { decide: true, again: true },
    stage: null,
    logProblem: null,
    customer: null,
    problem: null,
    history: [],
    ...change,
  };
}
