/** Reads the log of one mode without a console: no bridge is opened, nothing is written, and it works while another program writes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../../../app/console.ts';
import type { LogProblem } from '../../../app/carkey/types.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { wordsFor } from '../../../app/words/load.ts';
import type { TrailReader } from '../../audit/reader.ts';
import { bridgeOverride } from './bridge-options.ts';
import { failed, wrong, type Invocation, type Outcome } from './command.ts';
import { EXIT } from './exit.ts';
import { exitOfProblem } from './judge.ts';

/** A log on disk: the folder of its mode, and whether anything was ever logged there. */
type LogPlace = { readonly dir: string; readonly mode: Mode; readonly exists: boolean };

/** The log that the options name; without them the one of the mode in the settings. */
export async function logPlace({ dataDir, values }: Invocation): Promise<Result<LogPlace, string>> {
  const override = bridgeOverride(values);
  if (!override.ok) return fail(override.error);
  const { modeDir } = await import('../../mode.ts');
  const mode = override.value.mode ?? (await settledMode(dataDir));
  const dir = modeDir(dataDir, mode);
  return ok({ dir, mode, exists: existsSync(join(dir, 'log.db')) });
}

async function settledMode(dataDir: string): Promise<Mode> {
  if (!existsSync(join(dataDir, 'settings.json'))) return 'practice';
  const { openSettings } = await import('../../settings/settings.ts');
  const { silentLogger } = await import('../../logger.ts');
  return openSettings(join(dataDir, 'settings.json'), silentLogger).get().mode;
}

/** Opens the log for reading and closes it again. `none` is the outcome where nothing was ever logged. */
export async function withLog(
  invocation: Invocation,
  none: Outcome,
  use: (log: TrailReader) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const place = await logPlace(invocation);
  if (!place.ok) return wrong(place.error);
  if (!place.value.exists) return none;
  const { openReader } = await import('../../audit/reader.ts');
  const opened = openReader(place.value.dir);
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
  // A log that is damaged is evidence that conflicts, not a fault of the program.
  const exit = problem === 'corrupt' ? EXIT.conflict : exitOfProblem({ kind: 'log', reason: problem });
  return failed(exit, problem, `${hands} ${meaning}`);
}
