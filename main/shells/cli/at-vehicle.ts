/** Takes one vehicle into work, once the bridge is ready. */
import type { Vin } from '../../../app/vehicle/types.ts';
import type { Words } from '../../../app/words/words.ts';
import type { Outcome } from './command.ts';
import { problemSentence } from './views.ts';
import { notReached, refused, type Desk } from './with-console.ts';

/** Opens the vehicle, waits for its first reads, then goes on with `then`. Without a bridge, or without the vehicle, it ends here. */
export async function atVehicle(
  desk: Desk,
  vin: Vin,
  how: 'typed' | 'chosen',
  words: Words,
  then: () => Promise<Outcome>,
): Promise<Outcome> {
  const state = await desk.bridge();
  if (state.name !== 'ready') {
    const problem = state.name === 'waiting' || state.name === 'refused' ? state.problem : 'unreachable';
    return notReached(state, problemSentence({ kind: 'bridge', problem }, words));
  }
  const opened = await desk.ask('job.open', { vin, how });
  if (!opened.ok) return refused(opened.error);
  await desk.settled();
  return then();
}
