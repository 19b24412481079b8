/**
 * Calls that wait for the customer (bridge protocol 1.1): the phone's browser, a question on the phone. Each tells progress until it is
 * answered, goes on when the connection is gone, and can be given up.
 */
import { LONG_CALL_MS, type Progress } from '../../../app/pims/bridge-protocol/index.ts';
import * as answers from './answers.ts';
import { failure, type GivenUp, type Incoming, type Reaction, say, success, type Talk } from './session.ts';

/** What the customer does: each step with its time from the start of the call, and how it ends. `null`: not before the limit. */
export type Waiting = {
  readonly steps: readonly (readonly [progress: Progress, afterMs: number])[];
  readonly endsMs: number | null;
  /** Answer of the call when it is given up, or its limit is over; null: none comes. */
  readonly givenUp: GivenUp;
  /** What the call is answered when the customer is done. */
  readonly end: () => readonly Reaction[];
};

/** Waits for the customer. */
export function waitFor(talk: Talk, request: Incoming, { steps, endsMs, givenUp, end }: Waiting): readonly Reaction[] {
  const of = request.transactionId;
  talk.session.open.set(of, givenUp);
  const limit = Math.min(request.limitMs ?? LONG_CALL_MS, LONG_CALL_MS);
  const close = (then: () => readonly Reaction[]) => (): readonly Reaction[] => {
    talk.session.open.delete(of);
    return [{ kind: 'cancel', of }, ...then()];
  };
  return [
    ...steps
      .filter(([, afterMs]) => afterMs < limit)
      .map(([progress, afterMs]): Reaction => ({ kind: 'later', afterMs, of, run: () => [tell(talk, of, progress)] })),
    endsMs === null || endsMs >= limit
      ? { kind: 'later', afterMs: limit, of, run: close(() => giveUp(talk, of, givenUp)) }
      : { kind: 'later', afterMs: endsMs, of, run: close(end) },
  ];
}

function tell(talk: Talk, of: string, progress: Progress): Reaction {
  return say(talk, answers.event(of, { progress }));
}

/** `set bridge.cancel`: gives a call up; the call gets its own answer all the same. */
export function cancelLongCall(talk: Talk, request: Incoming): readonly Reaction[] {
  const of = request.parameters?.['transactionId'];
  if (typeof of !== 'string') return failure(talk, request, 2101);
  const givenUp = talk.session.open.get(of);
  if (givenUp === undefined) return success(talk, request, { state: doneOrNot(talk, of) });
  talk.session.open.delete(of);
  return [{ kind: 'cancel', of }, ...giveUp(talk, of, givenUp), ...success(talk, request, { state: 'cancelled' })];
}

/** The call's own answer, kept with its mark where it has one. */
function giveUp(talk: Talk, of: string, code: GivenUp): readonly Reaction[] {
  if (code === null) return [];
  const message = answers.failed(of, code);
  if (talk.setting.world.mark(of) !== null) talk.setting.world.setMark({ id: of, state: 'done', answer: JSON.stringify(message) });
  return [say(talk, message)];
}

function doneOrNot({ setting }: Talk, of: string): string {
  const mark = setting.world.mark(of);
  if (mark === null) return 'not-seen';
  return mark.state === 'done' ? 'done' : 'cannot';
}
