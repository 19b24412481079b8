/** The command line as it is bundled: what starts it by the hundred waits half as long as for its sources. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, SHELL_BUILD, type Build } from '../../main/shells/cli/terminal/project.ts';
import { fakeIo } from './fake-io.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const CLI_BUILD: Build = { ...SHELL_BUILD, product: 'out/cli/carkey.js' };

/** Path of the bundle. Throws where nothing was built. */
export function builtCli(): string {
  const file = join(ROOT, CLI_BUILD.product);
  if (!existsSync(file)) throw new Error('The command line is not built: run "npm run build" first.');
  return file;
}

/** Once before a run of tests: builds it where it is missing or older than its sources. */
export async function setup(): Promise<void> {
  const problem = await ensureBuilt(ROOT, CLI_BUILD, fakeIo());
  if (problem !== null) throw new Error(problem);
}
