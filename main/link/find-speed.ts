/** Finds the speed of a serial adapter: its name is asked at each speed in turn. */
import { Conversation } from '../../app/link/conversation.ts';
import { probeScript } from '../../app/link/script-init.ts';
import { baudOrder, type PortHint } from '../../app/link/serial.ts';
import type { Script } from '../../app/link/steps.ts';
import type { LinkProblem } from '../../app/link/view.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import { drive, type DriveOptions } from './drive.ts';
import type { Line } from './line.ts';
import { problem } from './timer.ts';

/** `certain`: an adapter answered at this speed as adapters do. */
export type FoundSpeed = { readonly baud: number; readonly certain: boolean; readonly answeringMs: number };

/**
 * Tries speeds, `opened` (the speed the port already has) without being set again. When none is answered as an ELM does, the first one
 * with any prompt is taken, else the first of all: an adapter may keep silent at first, and whoever reads will name it.
 */
export async function findSpeed(
  line: Line,
  hint: PortHint,
  opened: number,
  options: DriveOptions,
): Promise<Result<FoundSpeed, LinkProblem>> {
  const speeds = baudOrder(hint);
  let answeringMs = 0;
  let current = opened;
  let fallback: number | null = null;
  for (const baud of speeds) {
    if (!(await change(line, current, baud))) continue;
    current = baud;
    const probed = await drive(new Conversation(probeScript(), nothing()), line, options);
    if (!probed.ok) return probed;
    const { outcome, heard } = probed.value;
    answeringMs += probed.value.answeringMs;
    if (outcome.kind === 'cancelled') return problem('cancelled', 'Cancelled while looking for the speed.');
    if (outcome.value) return ok({ baud, certain: true, answeringMs });
    if (heard) fallback ??= baud;
  }
  const baud = fallback ?? speeds[0] ?? opened;
  return (await change(line, current, baud))
    ? ok({ baud, certain: false, answeringMs })
    : fail({ code: 'open-failed', detail: 'The port does not take its speed back.' });
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
