/**
 * Between reads the port stays open, and what the car said counts only as long as the adapter was in it. So the supply is measured
 * every few seconds: harmless, and it shows an adapter that was pulled out of the socket while its USB cable stayed in.
 */
import { adapterCommand, LIMITS } from '../../../app/link/protocol/index.ts';
import { ask, Conversation, linesOf, type LinkProblem, type Script } from '../../../app/link/read/index.ts';
import { NOT_IN_SOCKET_VOLTS, parseVoltage } from '../../../app/link/adapters/index.ts';
import { drive } from './drive.ts';
import { nothing } from './find-speed.ts';
import type { Line } from './line.ts';

/** Pause between two measurements, ms. */
export const IDLE_MS = 5_000;

type Look = 'there' | 'silent' | 'restarted' | 'unpowered';

function* lookScript(): Script<Look> {
  const answer = yield* ask('read-voltage', adapterCommand('ATRV'), LIMITS.setting);
  if (answer.kind === 'silence') return 'silent';
  if (answer.restarted !== null) return 'restarted';
  const volts = parseVoltage(linesOf(answer));
  return volts !== null && volts < NOT_IN_SOCKET_VOLTS ? 'unpowered' : 'there';
}

/** What it means that the adapter is not there as it was. One silence may be noise; a second one is not. */
const GONE: Readonly<Record<Exclude<Look, 'there'>, string>> = {
  silent: 'The adapter does not answer any more.',
  restarted: 'The adapter lost its supply: it was pulled out of the socket, or the battery was.',
  unpowered: 'The adapter was pulled out of the socket of the car.',
};

/** Looks once. Null: all is as before. `supplied`: the adapter had the car's supply at the last read. */
export async function lookIdle(line: Line, supplied: boolean): Promise<LinkProblem | null> {
  line.tracer.mute(true);
  let look = await lookOnce(line);
  if (look === 'silent') look = await lookOnce(line);
  line.tracer.mute(false);
  if (look === null || look === 'there' || (look === 'unpowered' && !supplied)) return null;
  return { code: 'unplugged', detail: GONE[look] };
}

/** Null when the stream ended meanwhile; that is told by the stream itself. */
async function lookOnce(line: Line): Promise<Look | null> {
  const driven = await drive(new Conversation(lookScript(), nothing()), line);
  return driven.ok && driven.value.outcome.kind === 'finished' ? driven.value.outcome.value : null;
}
