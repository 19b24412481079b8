/** Opens the log of one mode without a console: to read, while others write too, or to write, alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/base/index.ts';
import {
  acquireWriterLock,
  type LogKeys,
  openEpoch,
  openReader,
  openTrail,
  type OpenTrail,
  rebuildTrail,
  storedOrigin,
  type TrailOptions,
  type TrailReader,
} from '../audit/index.ts';
import { systemClock, VERSION } from '../base/index.ts';
import { patiently } from '../disk/index.ts';
import { logKeys, logMark } from './keys.ts';
import { type LogPlace, placeOf } from './place.ts';
import { type AtRestProblem, logFails } from './problem.ts';
import { stationAt } from './told-settings.ts';

const isHeld = (done: Result<unknown, unknown>): boolean => !done.ok && done.error === 'in-use';

/** Opens one log for reading, uses it, closes it. `epoch`: that of an earlier one, which a restore left beside it. */
export async function readLog<T>(
  place: LogPlace,
  use: (log: TrailReader) => T | Promise<T>,
  epoch: number | null = null,
): Promise<Result<T, AtRestProblem>> {
  const keys = await logKeys(place);
  if (!keys.ok) return keys;
  const { vault } = keys.value;
  const opened = await patiently(() => (epoch === null ? openReader(place.dir, vault) : openEpoch(place.dir, epoch, vault)), isHeld);
  if (!opened.ok) return logFails(opened.error);
  try {
    return ok(await use(opened.value));
  } finally {
    opened.value.stop();
  }
}

/** A log that is open for writing. `close` resolves when everything is written down. */
export type OpenLog = { readonly trail: OpenTrail; close(): Promise<void> };

/** How the files of a log are opened here: with its own keys, sealed or plain. */
export function trailOptions(place: Omit<LogPlace, 'exists'>, { seeds, vault }: LogKeys): Omit<TrailOptions, 'origin' | 'readonly'> {
  return { dir: place.dir, station: stationAt(place), app: VERSION, clock: systemClock, seeds, keySource: vault };
}

/** Opens a log for writing. */
export async function openToWrite(place: LogPlace): Promise<Result<OpenLog, AtRestProblem>> {
  const keys = await logKeys(place);
  if (!keys.ok) return keys;
  const mark = await logMark(place);
  const origin = storedOrigin(place.dir);
  if (origin === null) return logFails('corrupt');
  const options = { ...trailOptions(place, keys.value), keeper: mark.keeper, origin };
  const opened = await patiently(() => openTrail(options), isHeld);
  if (!opened.ok) return logFails(opened.error);
  const trail = opened.value;
  return ok({
    trail,
    async close() {
      trail.stop();
      await mark.settled();
    },
  });
}

/** Why the live log of a folder is not had alone: there is none, a console has it, or it cannot be used. */
export type NotAlone = { readonly kind: 'no-log' } | { readonly kind: 'locked'; readonly code: string } | AtRestProblem;

/** The live log, opened for writing under both locks: no console runs on this folder meanwhile. Refused where the log does not pass its own check. */
export async function withLiveLog<T>(dataDir: string, use: (trail: OpenTrail) => Promise<T>): Promise<Result<T, NotAlone>> {
  const place = placeOf(dataDir, 'live');
  if (!existsSync(join(place.dir, 'log.db'))) return fail({ kind: 'no-log' });
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) return fail({ kind: 'locked', code: lock.error });
  try {
    const log = await openToWrite(place);
    if (!log.ok) return log;
    try {
      const { problem } = log.value.trail.view();
      return problem === null ? ok(await use(log.value.trail)) : logFails(problem);
    } finally {
      await log.value.close();
    }
  } finally {
    lock.value.release();
  }
}

/** Makes the tables of a log anew from its entries; how many there are. */
export function rebuildLog({ dir }: LogPlace): Result<number, AtRestProblem> {
  const done = rebuildTrail(dir);
  return done.ok ? done : logFails(done.error);
}
