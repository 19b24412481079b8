/** How many activations this station may send (activation rule 18), counted from the `sent` entries of its own log. */
import type { Entry } from '../../app/audit/entry/index.ts';
import { maySend, SENT_PER_HOUR, type ThrottleRefusal } from '../../app/operators/index.ts';
import type { Result } from '../../app/base/index.ts';
import type { AuditTrail } from '../audit/index.ts';
import type { Clock } from '../base/index.ts';

/** May one more be sent now? */
export type Throttle = () => Result<null, ThrottleRefusal>;

/** Makes the throttle of one run; `start` is the entry that this run began with. */
export function stationThrottle(
  trail: Pick<AuditTrail, 'list' | 'attempts'>,
  start: Pick<Entry, 'boot' | 'ts' | 'mono'>,
  clock: Clock,
): Throttle {
  const startedTs = start.ts - start.mono;
  return () => {
    const sent = trail.list({ kind: 'sent' }, undefined, SENT_PER_HOUR).rows;
    const sending = trail.attempts(true, 100).some(({ state, handedOver }) => state.name === 'sent' && !handedOver);
    return maySend({ sending, sent }, { boot: start.boot, startedTs, mono: clock.mono() });
  };
}
