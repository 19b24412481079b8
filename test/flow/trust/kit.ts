/** Practice consoles for the tests of trust. */
import { onTestFinished } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { activate, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

/** The code that the practice vehicle's activation answers, as text and as it was sent. */
export const CODE = { text: 'shazam', raw: 'c2hhemFtCg==' } as const;

/** A folder that is removed when the test ends. */
export function dataFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  return folder.path;
}

/** A practice console that is stopped when the test ends. */
export async function practice(dataDir: string): Promise<RunningConsole> {
  const run = await started({ dataDir, override: { mode: 'practice', scenario: 'ok', operatorName: 'Ada' } });
  onTestFinished(() => run.stop());
  return run;
}

/** The same after an activation that succeeded. */
export async function activated(dataDir: string) {
  const run = await practice(dataDir);
  const { attempt } = await activate(run, OK_VIN);
  if (attempt === null) throw new Error('nothing was activated');
  return { run, attempt: attempt.id };
}
