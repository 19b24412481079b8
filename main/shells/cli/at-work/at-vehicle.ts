/** Takes one vehicle into work, once the bridge is ready. */
import type { Vin } from '../../../../app/vehicle/types.ts';
import type { BridgeProblem, BridgeState } from '../../../../app/pims/types.ts';
import { span } from '../../../../app/words/span.ts';
import type { Words } from '../../../../app/words/words.ts';
import { type Desk, type Outcome, refused } from '../terminal/index.ts';
import { problemSentence } from '../views/index.ts';
import { notReached } from './with-console.ts';

/** What a server says that is there, and wants a pause. */
const ASKS_FOR_PAUSE: ReadonlySet<BridgeProblem> = new Set(['busy', 'too-many-requests']);

/** Null when the bridge is ready, else what a person is told. */
export async function unreachedBridge(desk: Desk, words: Words): Promise<Outcome | null> {
  const state = await desk.bridge();
  if (state.name === 'ready') return null;
  const problem = state.name === 'waiting' || state.name === 'refused' ? state.problem : 'unreachable';
  const sentence = problemSentence({ kind: 'bridge', problem }, words);
  return notReached(state, `${sentence}${pauseOf(state, desk.console.current().context.clock.wall())}`);
}

/** How long a bridge that is there asks to be left alone. */
function pauseOf(state: BridgeState, now: number): string {
  if (state.name !== 'waiting' || !ASKS_FOR_PAUSE.has(state.problem)) return '';
  return ` Try again in ${span('en', Math.max(1_000, state.retryAt - now + 999))}.`;
}

/** Opens the vehicle, waits for its first reads, then goes on with `then`. Without a bridge, or without the vehicle, it ends here. */
export async function atVehicle(
  desk: Desk,
  vin: Vin,
  how: 'typed' | 'chosen',
  words: Words,
  then: () => Promise<Outcome>,
): Promise<Outcome> {
  const unreached = await unreachedBridge(desk, words);
  if (unreached !== null) return unreached;
  // A start takes a vehicle with an unknown outcome up by itself and reads it: that read is waited for, and not cut off by another one.
  if ((await desk.settled()).vin === vin) return then();
  const opened = await desk.ask('job.open', { vin, how });
  if (!opened.ok) return refused(opened.error);
  await desk.settled();
  return then();
}
