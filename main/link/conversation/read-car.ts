/** One read of the car over an open line, with the one retry that only a serial port can need. */
import {
  Conversation,
  type LinkProblem,
  type Medium,
  ReadFacts,
  type ReadResult,
  readScript,
  restoreScript,
  type Step,
} from '../../../app/link/read/index.ts';
import type { LinkFacts } from '../../../app/link/protocol/index.ts';
import { ok, type Result } from '../../../app/base/index.ts';
import { drive } from './drive.ts';
import type { Line } from './line.ts';
import { problem } from '../../base/index.ts';

/** What a read tells while it runs. */
export type ReadTell = {
  readonly step: (step: Step) => void;
  readonly facts: (facts: LinkFacts) => void;
  readonly note: (text: string) => void;
};

/** A read and the part of it that the other side took, ms. */
export type CarRead = { readonly result: ReadResult; readonly answeringMs: number };

type Orders = { readonly medium: Medium; readonly tell: ReadTell; readonly signal: AbortSignal };

/**
 * Reads. On adapters with two buses the RTS line chooses the bus; when no bus talked with it on, the read is done once more with it off,
 * and the line goes back on. What the second read found counts only when its bus talked.
 */
export async function readCar(line: Line, orders: Orders): Promise<Result<CarRead, LinkProblem>> {
  const first = await readOnce(line, orders);
  if (!first.ok || !mayHaveSecondBus(first.value.result.facts) || line.stream.setLines === undefined) return first;
  const switched = await line.stream.setLines({ dtr: true, rts: false });
  if (!switched.ok) return first;
  orders.tell.note('No bus talked; once more with RTS off, which is the second bus of some adapters.');
  const second = await readOnce(line, orders);
  await line.stream.setLines({ dtr: true, rts: true });
  if (!second.ok) return second;
  const talked = second.value.result.facts.states.bus === 'talks';
  if (talked) orders.tell.note('The car answered with RTS off.');
  return ok({
    result: talked ? saySecondBus(second.value.result) : first.value.result,
    answeringMs: first.value.answeringMs + second.value.answeringMs,
  });
}

/** A person is told: the next program, or the next adapter, will hear nothing the usual way. */
function saySecondBus(result: ReadResult): ReadResult {
  const { adapter } = result.facts;
  if (adapter === null) return result;
  return { ...result, facts: { ...result.facts, adapter: { ...adapter, advice: [...adapter.advice, 'second-bus'] } } };
}

function mayHaveSecondBus({ states }: LinkFacts): boolean {
  return states.adapter === 'answers' && states.powered !== 'no' && states.bus !== 'talks';
}

async function readOnce(line: Line, { medium, tell, signal }: Orders): Promise<Result<CarRead, LinkProblem>> {
  const notes = new ReadFacts();
  let name = '';
  const onStep = (step: Step): void => {
    tell.step(step);
    if (step.name !== name) tell.facts(notes.facts());
    ({ name } = step);
  };
  const driven = await drive(new Conversation(readScript(notes, medium), restoreScript()), line, { signal, onStep });
  if (!driven.ok) return driven;
  tell.facts(notes.facts());
  const { outcome, answeringMs } = driven.value;
  return outcome.kind === 'cancelled' ? problem('cancelled', 'The read was cancelled.') : ok({ result: outcome.value, answeringMs });
}
