import { describe, expect, test } from 'vitest';
import type { AttemptState, JobView, Problem } from '../../../../../../app/carkey/types.ts';
import type { TransactionId } from '../../../../../../app/pims/types.ts';
import { parseVin } from '../../../../../../app/vehicle/vin.ts';
import { exitOfAttempt, exitOfProblem, exitOfStatus } from '../../../../../../main/shells/cli/command/exit-codes.ts';

const tx = '00000000-0000-4000-8000-000000000000' as TransactionId;

const expiry = { kind: 'at', at: 1_800_000_000_000, raw: '2027-01-15T08:00:00Z' } as const;

const unknown = (reason: Extract<AttemptState, { name: 'unknown' }>['reason']): AttemptState => ({
  name: 'unknown',
  transactionId: tx,
  sentAt: 0,
  reason,
  errorCode: null,
  noEffectSeen: false,
});

const resolved = (as: Extract<AttemptState, { name: 'resolved' }>['as']): AttemptState => ({
  name: 'resolved',
  transactionId: tx,
  as,
  by: 'read-back',
  code: 'lost',
  expiry,
});

const succeeded = (readBack: 'confirmed' | 'not-confirmed' | 'pending'): AttemptState => ({
  name: 'succeeded',
  transactionId: tx,
  code: 'sealed',
  expiry,
  readBack,
});

const notSent = (reason: 'not-connected' | 'vehicle-changed' | 'log-unwritable' | 'aborted'): AttemptState => ({
  name: 'refused',
  transactionId: tx,
  because: { kind: 'not-sent', reason },
});

const EMPTY_JOB: JobView = {
  vin: parseVin('VR1AB12C3D4567890'),
  brands: [],
  foundAt: 0,
  status: null,
  requirements: [],
  confirmations: { keys: null, inside: null },
  override: { given: null, possible: false },
  evidence: [],
  connection: null,
  attempt: null,
  stage: null,
  problem: null,
  verdict: null,
  next: { action: 'find', about: null },
  goOn: null,
  mayActivate: false,
  barredAgain: false,
  history: [],
  serverOffsetMs: null,
  asOf: 0,
  rev: 1,
};

describe('exit codes', () => {
  test.each([
    [succeeded('confirmed'), 0],
    [succeeded('not-confirmed'), 5],
    [succeeded('pending'), 5],
    [resolved('activated'), 0],
    [resolved('activated-code-lost'), 0],
    [resolved('no-effect'), 4],
    [resolved('other-vehicle-handled'), 6],
    [unknown('timeout'), 5],
    [unknown('crash'), 5],
    [unknown('other-vehicle'), 6],
    [{ name: 'refused', transactionId: tx, because: { kind: 'error', code: 2341 } }, 4],
    [notSent('not-connected'), 3],
    [notSent('vehicle-changed'), 6],
    [notSent('log-unwritable'), 1],
    [notSent('aborted'), 4],
    [{ name: 'sent', transactionId: tx, sentAt: 0 }, 5],
  ] as const)('of the attempt %j is %i', (state, code) => {
    expect(exitOfAttempt(state)).toBe(code);
  });

  test.each([
    [{ kind: 'pims', method: 'get', code: 2301, label: '', subErrors: null, transactionId: null }, 4],
    [{ kind: 'bridge', problem: 'unreachable' }, 3],
    [{ kind: 'bridge', problem: 'wrong-token' }, 4],
    [{ kind: 'bridge', problem: 'bad-address' }, 2],
    [{ kind: 'log', reason: 'disk-full' }, 1],
    [{ kind: 'log', reason: 'other-writer' }, 4],
    [{ kind: 'status', contradictions: [], transactionId: null }, 6],
  ] as const satisfies readonly (readonly [Problem, number])[])('of the problem %j is %i', (problem, code) => {
    expect(exitOfProblem(problem)).toBe(code);
  });

  test('of a status that was not read is that of its problem', () => {
    expect(exitOfStatus(EMPTY_JOB)).toBe(4);
    expect(exitOfStatus({ ...EMPTY_JOB, problem: { kind: 'bridge', problem: 'no-pong' } })).toBe(3);
  });
});
