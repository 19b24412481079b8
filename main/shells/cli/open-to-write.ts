/** Opens the log of one mode for writing, without a console: its own keys, and its mark. */
import { fail, ok, type Result } from '../../../app/result.ts';
import type { LogProblem } from '../../../app/carkey/types.ts';
import type { LogKeys } from '../../audit/log-keys.ts';
import type { OpenTrail, TrailOptions } from '../../audit/trail.ts';
import { systemClock } from '../../clock.ts';
import { VERSION } from '../../version.ts';
import type { Outcome } from './command.ts';
import { logKeys, logMark } from './log-keys.ts';
import { logFailure, type LogPlace } from './with-log.ts';

/** A log that is open. `close` resolves when everything is written down. */
export type OpenLog = { readonly trail: OpenTrail; close(): Promise<void> };

/** How the files of a log are opened here: with its own keys, sealed or plain. */
export function trailOptions(dir: string, keys: LogKeys): Omit<TrailOptions, 'origin' | 'readonly'> {
  return { dir, station: 'carkey', app: VERSION, clock: systemClock, seeds: keys.seeds, keySource: keys.vault };
}

/** Opens it, or gives the outcome that says why not. */
export async function openToWrite(place: LogPlace): Promise<Result<OpenLog, Outcome>> {
  const keys = await logKeys(place);
  if (!keys.ok) return keys;
  const mark = await logMark(place);
  const opened = await openOwn(place, { ...trailOptions(place.dir, keys.value), keeper: mark.keeper });
  if (!opened.ok) return fail(await logFailure(opened.error));
  const trail = opened.value;
  return ok({
    trail,
    async close() {
      trail.stop();
      await mark.settled();
    },
  });
}

async function openOwn({ dir }: LogPlace, options: Omit<TrailOptions, 'origin'>): Promise<Result<OpenTrail, LogProblem>> {
  const [{ openTrail }, { storedOrigin }] = await Promise.all([import('../../audit/trail.ts'), import('../../audit/stored-origin.ts')]);
  const origin = storedOrigin(dir);
  return origin === null ? fail('corrupt') : openTrail({ ...options, origin });
}
