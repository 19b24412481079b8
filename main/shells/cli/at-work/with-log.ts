/** Reads the log of one mode without a console: no bridge is opened, nothing is written, and it works while another program writes. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../../../../app/mode.ts';
import type { LogProblem } from '../../../../app/carkey/types.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { patiently } from '../../../disk/index.ts';
import type { TrailReader } from '../../../audit/index.ts';
import { bridgeOverride } from './bridge-options.ts';
import { exitOfProblem, failed, type Invocation, type Outcome } from '../terminal/index.ts';
import { logKeys } from './log-keys.ts';
import type { LogPlace } from './log-place.ts';

/** The log that the options name; without them the one that was written last. */
export async function logPlace(invocation: Invocation): Promise<Result<LogPlace, string>> {
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(override.error);
  const places = await logPlaces(invocation.dataDir);
  const wanted = places.find((place) => place.mode === override.value.mode) ?? places[0];
  return wanted === undefined ? fail('There is no log in this data folder.') : ok(wanted);
}

const MODES: readonly Mode[] = ['live', 'practice'];

/** When a log was written last, ms; 0 for one that is not there. */
function writtenAt(dir: string): number {
  const times = ['log.db', 'log.db-wal'].map((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...times);
}

/** All logs of a data folder, the one written last first. Throws FileRefused where a file of the folder is none. */
export async function logPlaces(dataDir: string): Promise<readonly LogPlace[]> {
  const { modeDir, refuseStrangeFile } = await import('../../../data-folder/index.ts');
  if (existsSync(dataDir)) refuseStrangeFile(dataDir);
  const places = MODES.map((mode) => ({ mode, dir: modeDir(dataDir, mode), writtenAt: writtenAt(modeDir(dataDir, mode)) }));
  return places
    .toSorted((a, b) => b.writtenAt - a.writtenAt)
    .map(({ mode, dir, writtenAt: at }) => ({ dataDir, mode, dir, exists: at > 0 }));
}

/** Opens one log for reading, uses it, closes it. `epoch`: that of an earlier one, which a restore left beside it. */
export async function readLog(
  place: LogPlace,
  use: (log: TrailReader) => Outcome | Promise<Outcome>,
  epoch: number | null = null,
): Promise<Outcome> {
  const { openEpoch, openReader } = await import('../../../audit/index.ts');
  const keys = await logKeys(place);
  if (!keys.ok) return keys.error;
  const { vault } = keys.value;
  const opened = await patiently(
    () => (epoch === null ? openReader(place.dir, vault) : openEpoch(place.dir, epoch, vault)),
    (done) => !done.ok && done.error === 'in-use',
  );
  if (!opened.ok) return logFailure(opened.error);
  try {
    return await use(opened.value);
  } finally {
    opened.value.stop();
  }
}

/** A log that cannot be used. */
export async function logFailure(problem: LogProblem): Promise<Outcome> {
  const { hands, meaning } = (await wordsFor('en')).logProblem[problem];
  return failed(exitOfProblem({ kind: 'log', reason: problem }), problem, `${hands} ${meaning}`);
}
