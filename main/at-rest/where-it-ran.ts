/** Where an attempt ran: the mode of its log, and in practice the situation that it met. Nobody is told anything. */
import type { AttemptId } from '../../app/carkey/index.ts';
import type { Override } from '../modes/index.ts';
import { readLog } from './open.ts';
import { logPlaces, type LogPlace } from './place.ts';

/** How a console is started to ask about an attempt where it ran; nothing of it where no log of the folder has it. */
export async function whereItRan(dataDir: string, id: AttemptId): Promise<Override> {
  for (const place of logPlaces(dataDir)) {
    const scenario = place.exists ? await scenarioOf(place, id) : undefined;
    if (scenario !== undefined) return { mode: place.mode, ...(scenario === null || place.mode === 'live' ? {} : { scenario }) };
  }
  return {};
}

/** The situation that an attempt of this log met; null on a real bridge, undefined when it is not in this log. */
async function scenarioOf(place: LogPlace, id: AttemptId): Promise<string | null | undefined> {
  const read = await readLog(place, (log) => log.attempt(id)?.scenario);
  return read.ok ? read.value : undefined;
}
