/** The services around a security code, the real ones, on a real log: clocks and bridge are not. */
import { judgeActivation } from '../../app/carkey/status/verdict.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import { pimsErrorInfo } from '../../app/pims/errors.ts';
import { parseActivation } from '../../app/pims/schemas.ts';
import { ok } from '../../app/base/result.ts';
import { parseVin } from '../../app/vehicle/vin.ts';
import { newAttemptId } from '../../main/carkey/attempt-id.ts';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import { intend, recordOf } from '../../main/carkey/attempt/activate.ts';
import type { CarKeyContext } from '../../main/carkey/context.ts';
import { watchExpiry, type ExpiryWatch } from '../../main/carkey/codes/expiry.ts';
import { JobState } from '../../main/carkey/job/job-state.ts';
import { settle } from '../../main/carkey/attempt/settle.ts';
import { silentLogger } from '../../main/base/logger.ts';
import type { Bridge } from '../../main/pims/api.ts';
import { BRIDGE_LIMITS } from '../../main/pims/transport/bridge-limits.ts';
import { createPims } from '../../main/pims/client.ts';
import { OK_VIN } from '../support/console.ts';
import type { ClockWorld } from './clock-world.ts';
import { measureServerTime } from '../../main/carkey/server-time.ts';
import { createRevisions } from '../../main/base/revisions.ts';

/** How a control bends the bridge. */
export type Bend = (bridge: Bridge) => Bridge;
/** A running console: the services of one process. */
export type Console = { readonly context: CarKeyContext; readonly job: JobState; readonly watch: ExpiryWatch };

/** Starts the services on a world without a wire. */
export function startIn(world: ClockWorld, trail: OpenTrail, bend: Bend): Console {
  const bridge = bend(world.bridge);
  const context: CarKeyContext = {
    trail,
    bridge,
    pims: createPims(bridge, { answerTimeoutMs: 1_000 }, { clock: world.clock }),
    link: { report: () => null, reread: () => Promise.reject(new Error('there is no link')), losses: () => 0 },
    clock: world.clock,
    serverTime: measureServerTime(bridge, world.clock),
    revise: createRevisions(),
    log: silentLogger,
    operator: () => ({ name: 'Test Person', ref: trail.operator('Test Person'), role: 'technician' }),
    may: () => true,
    scenario: () => null,
    activationLimitMs: () => 60_000,
    bridgeLimits: BRIDGE_LIMITS,
    throttle: () => ok(null),
    newAttemptId,
    wait: () => Promise.resolve(),
  };
  const job = new JobState(context, () => undefined);
  return { context, job, watch: watchExpiry(context, { onChange: () => undefined, onJump: () => bridge.renew() }) };
}

/** An attempt whose answer said `told` about the end of its code. */
export function succeededAttempt({ context }: Console, told: string | null): AttemptId {
  const vin = parseVin(OK_VIN);
  if (vin === null) throw new Error('the vehicle has no VIN');
  const opened = intend(context, { vin, sources: ['scanned'], answeredFor: false, goneOver: null });
  if (!opened.ok) throw new Error(opened.error);
  const { id, transactionId } = opened.value;
  context.trail.append({ kind: 'sent', act: id, veh: recordOf(context, id).veh, d: { tx: transactionId, at: context.clock.wall() } });
  const result = { hasCarKey: true, vin, securityCode: 'c2hhemFt', ...(told === null ? {} : { securityExpiration: told }) };
  const raw = JSON.stringify({ transactionId, status: 'SUCCEEDED', result });
  const answer = { status: 'SUCCEEDED', transactionId, result, raw } as const;
  const effectOf = (code: number) => pimsErrorInfo(code).effect;
  const verdict = judgeActivation({ kind: 'answered', answer, elapsedMs: 1 }, vin, parseActivation, effectOf);
  settle(context, recordOf(context, id), { verdict, raw, late: false, elapsedMs: 1 });
  return id;
}
