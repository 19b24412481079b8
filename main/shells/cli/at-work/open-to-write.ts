/** Opens the log of one mode for writing, without a console: its own keys, and its mark. */
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { LogProblem } from '../../../../app/carkey/types.ts';
import { patiently } from '../../../disk/index.ts';
import type { LogKeys, OpenTrail, TrailOptions } from '../../../audit/index.ts';
import { silentLogger, systemClock, VERSION } from '../../../base/index.ts';
import type { Outcome } from '../terminal/index.ts';
import { logKeys, logMark } from './log-keys.ts';
import { logFailure } from './with-log.ts';
import type { LogPlace } from './log-place.ts';

/** A log that is open. `close` resolves when everything is written down. */
export type OpenLog = { readonly trail: OpenTrail; close(): Promise<void> };

/** The name that the settings give this station in a mode: what a command writes is written by the same station as what a console writes. */
export async function stationAt({ dataDir, mode }: Pick<LogPlace, 'dataDir' | 'mode'>): Promise<string> {
  const { openSettings, stationOf } = await import('../../../settings/index.ts');
  return stationOf(openSettings(join(dataDir, 'settings.json'), silentLogger).get(), mode);
}

/** How the files of a log are opened here: with its own keys, sealed or plain. */
export async function trailOptions(place: Omit<LogPlace, 'exists'>, keys: LogKeys): Promise<Omit<TrailOptions, 'origin' | 'readonly'>> {
  const { dir } = place;
  return { dir, station: await stationAt(place), app: VERSION, clock: systemClock, seeds: keys.seeds, keySource: keys.vault };
}

/** Opens it, or gives the outcome that says why not. */
export async function openToWrite(place: LogPlace): Promise<Result<OpenLog, Outcome>> {
  const keys = await logKeys(place);
  if (!keys.ok) return keys;
  const mark = await logMark(place);
  const opened = await openOwn(place, { ...(await trailOptions(place, keys.value)), keeper: mark.keeper });
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
  const { openTrail, storedOrigin } = await import('../../../audit/index.ts');
  const origin = storedOrigin(dir);
  if (origin === null) return fail('corrupt');
  return patiently(
    () => openTrail({ ...options, origin }),
    (opened) => !opened.ok && opened.error === 'in-use',
  );
}
