/** Takes one vehicle into work, once the bridge is ready. */
import type { Vin } from '../../../../app/vehicle/index.ts';
import type { BridgeProblem, BridgeState } from '../../../../app/pims/index.ts';
import { verdictOfBridge } from '../../../../app/verdict/index.ts';
import { span, type Words } from '../../../../app/words/shape/index.ts';
import type { Desk, CommandResult } from '../command/index.ts';
import { refused } from '../terminal/index.ts';
import { problemSentence, verdictJson, verdictLines } from '../views/index.ts';
import { notReached } from './with-console.ts';

/** What a server says that is there, and wants a pause. */
const ASKS_FOR_PAUSE: ReadonlySet<BridgeProblem> = new Set(['busy', 'too-many-requests']);

/** Null when the bridge is ready, else what a person is told. */
export async function unreachedBridge(desk: Desk, words: Words): Promise<CommandResult | null> {
  const state = await desk.bridge();
  if (state.name === 'ready') return null;
  const problem = state.name === 'waiting' || state.name === 'refused' ? state.problem : 'unreachable';
  const sentence = problemSentence({ kind: 'bridge', problem }, words);
  const outcome = notReached(state, `${sentence}${pauseOf(state, desk.console.current().context.clock.wall())}`);
  const verdict = verdictOfBridge(problem);
  const error = { code: problem, detail: outcome.sentence ?? '' };
  // Nothing was answered, so people read it where they read that: what a script takes from the output stays empty.
  const told = [error.detail, ...verdictLines(verdict, words)].join('\n');
  return { ...outcome, sentence: told, answer: { json: { error, verdict: verdictJson(verdict, words) }, lines: [] } };
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
  then: () => Promise<CommandResult>,
): Promise<CommandResult> {
  const unreached = await unreachedBridge(desk, words);
  if (unreached !== null) return unreached;
  // A start takes a vehicle with an unknown outcome up by itself and reads it: that read is waited for, and not cut off by another one.
  if ((await desk.settled()).vin === vin) return then();
  const opened = await desk.ask('job.open', { vin, how });
  if (!opened.ok) return refused(opened.error);
  await desk.settled();
  return then();
}
