/** Finds the speed of a serial adapter: its name is asked at each speed in turn. */
import { Conversation, type LinkProblem, probeScript, type Script } from '../../../app/link/read/index.ts';
import { LIMITS } from '../../../app/link/protocol/index.ts';
import { baudOrder, type PortHint } from '../../../app/link/adapters/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { drive, type DriveOptions } from './drive.ts';
import type { Line } from './line.ts';
import { problem } from '../../base/index.ts';

/** `certain`: an adapter answered at this speed as adapters do. */
export type FoundSpeed = { readonly baud: number; readonly certain: boolean; readonly answeringMs: number };

/**
 * Tries speeds, `opened` (the speed the port already has) without being set again: all of them quickly, then all of them patiently. When
 * none is answered as an ELM does, the first one with any prompt is taken, else the first of all: an adapter may keep silent at first, and
 * whoever reads will name it.
 */
export async function findSpeed(
  line: Line,
  hint: PortHint,
  opened: number,
  options: DriveOptions,
): Promise<Result<FoundSpeed, LinkProblem>> {
  let answeringMs = 0;
  let current = opened;
  let fallback: number | null = null;
  for (const { baud, limitMs } of probesFor(hint)) {
    if (!(await change(line, current, baud))) continue;
    current = baud;
    const probed = await drive(new Conversation(probeScript(limitMs), nothing()), line, options);
    if (!probed.ok) return probed;
    const { outcome, heard } = probed.value;
    answeringMs += probed.value.answeringMs;
    if (outcome.kind === 'cancelled') return problem('cancelled', 'Cancelled while looking for the speed.');
    if (outcome.value) return ok({ baud, certain: true, answeringMs });
    if (heard) fallback ??= baud;
  }
  const baud = fallback ?? baudOrder(hint)[0] ?? opened;
  return (await change(line, current, baud))
    ? ok({ baud, certain: false, answeringMs })
    : fail({ code: 'open-failed', detail: 'The port does not take its speed back.' });
}

/** Which speeds are tried in which order, and how long each is waited for, ms. A speed that worked last time is worth waiting for at once. */
function probesFor(hint: PortHint): readonly { readonly baud: number; readonly limitMs: number }[] {
  const speeds = baudOrder(hint);
  const quick = speeds.map((baud) => ({ baud, limitMs: baud === hint.remembered ? LIMITS.patientProbe : LIMITS.probe }));
  const left = speeds.filter((baud) => baud !== hint.remembered);
  return [...quick, ...left.map((baud) => ({ baud, limitMs: LIMITS.patientProbe }))];
}

/** A speed that the driver does not know is passed over. */
async function change({ stream }: Line, from: number, to: number): Promise<boolean> {
  return from === to || ((await stream.setSpeed?.(to))?.ok ?? false);
}

/** A probe leaves nothing to restore. */
export function* nothing(): Script<null> {
  yield* [];
  return null;
}
