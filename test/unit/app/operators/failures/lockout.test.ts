import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  carriedOver,
  FREE_TRIES,
  MAX_FAILURES,
  MAX_WAIT_MS,
  NO_FAILURES,
  patienceOf,
  type Lockout,
  type RunTime,
} from '../../../../../app/operators/failures/lockout.ts';

/** Who guesses whenever it is allowed. */
type World = { lockout: Lockout; now: RunTime };

function guess(world: World): void {
  if (patienceOf(world.lockout, world.now).word === 'free') world.lockout = afterFailure(world.lockout, world.now);
}

/** A console that ends, saved or killed, and starts again. The new run's monotonic clock begins anywhere. */
function restart(world: World, step: { saved: boolean; mono: number }, boot: string): void {
  if (step.saved) world.lockout = carriedOver(world.lockout, world.now);
  world.now = { boot, mono: step.mono };
  world.lockout = carriedOver(world.lockout, world.now);
}

function msLeft({ lockout, now }: World): number {
  const patience = patienceOf(lockout, now);
  return patience.word === 'waiting' ? patience.ms : 0;
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('guess' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.oneof(fc.nat(90_000), fc.nat(2 * MAX_WAIT_MS)) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), saved: fc.boolean(), mono: fc.nat(2 * MAX_WAIT_MS) }) },
);

describe('patience with wrong PINs', () => {
  it('gives five tries, then 30 seconds that double up to an hour, and ends at twenty', () => {
    let lockout = NO_FAILURES;
    const waits: number[] = [];
    for (let mono = 0; patienceOf(lockout, { boot: 'a', mono }).word !== 'locked'; mono += MAX_WAIT_MS) {
      lockout = afterFailure(lockout, { boot: 'a', mono });
      waits.push(lockout.waitMs / 1000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, ...Array.from({ length: 9 }, () => 3600)]);
    expect(waits.length).toBe(MAX_FAILURES);
  });

  it('frees exactly when the wait is over', () => {
    const lockout = { ...NO_FAILURES, failures: FREE_TRIES, waitMs: 30_000, boot: 'a', mono: 500 };
    expect(patienceOf(lockout, { boot: 'a', mono: 30_499 })).toEqual({ word: 'waiting', ms: 1 });
    expect(patienceOf(lockout, { boot: 'a', mono: 30_500 })).toEqual({ word: 'free' });
    expect(patienceOf(lockout, { boot: 'a', mono: 0 })).toEqual({ word: 'waiting', ms: 30_000 });
  });

  it('starts a new run with what the last one saved, whatever its clock says', () => {
    const lockout = { ...NO_FAILURES, failures: 7, waitMs: 120_000, boot: 'a', mono: 0 };
    const saved = carriedOver(lockout, { boot: 'a', mono: 50_000 });
    expect(patienceOf(saved, { boot: 'b', mono: 9_999_999 })).toEqual({ word: 'waiting', ms: 70_000 });
  });

  it('never gives more tries to one who restarts than to one who waits', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const patient: World = { lockout: NO_FAILURES, now: { boot: '0', mono: 0 } };
        const restless: World = { lockout: NO_FAILURES, now: { boot: '0', mono: 0 } };
        for (const [index, one] of steps.entries()) {
          if (one.kind === 'restart') restart(restless, one, String(index + 1));
          for (const world of [patient, restless]) {
            if (one.kind === 'guess') guess(world);
            if (one.kind === 'pass') world.now = { ...world.now, mono: world.now.mono + one.ms };
          }
          expect(restless.lockout.failures).toBeLessThanOrEqual(patient.lockout.failures);
          if (restless.lockout.failures === patient.lockout.failures) expect(msLeft(restless)).toBeGreaterThanOrEqual(msLeft(patient));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never an obstacle for longer than one running hour below twenty failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FAILURES - 1 }), fc.nat(), fc.nat(), (failures, mono, later) => {
        const lockout = carriedOver({ failures, waitMs: MAX_WAIT_MS, boot: 'a', mono }, { boot: 'b', mono: later });
        expect(patienceOf(lockout, { boot: 'b', mono: later + MAX_WAIT_MS }).word).toBe('free');
      }),
    );
  });
});
