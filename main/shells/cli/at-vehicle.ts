/** Takes one vehicle into work, once the bridge is ready. */
import type { Vin } from '../../../app/vehicle/types.ts';
import type { Words } from '../../../app/words/words.ts';
import type { Outcome } from './command.ts';
import { problemSentence } from './views.ts';
import type { Desk } from './desk.ts';
import { notReached, refused } from './with-console.ts';

/** Null when the bridge is ready, else what a person is told. */
export async function unreachedBridge(desk: Desk, words: Words): Promise<Outcome | null> {
  const state = await desk.bridge();
  if (state.name === 'ready') return null;
  const problem = state.name === 'waiting' || state.name === 'refused' ? state.problem : 'unreachable';
  return notReached(state, problemSentence({ kind: 'bridge', problem }, words));
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
  const opened = await desk.ask('job.open', { vin, how });
  if (!opened.ok) return refused(opened.error);
  await desk.settled();
  return then();
}
