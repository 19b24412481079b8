/** What a command loads before it answers: judging a VIN must not wait for the console. */
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../../../..');

/** Prints the address of every module that is loaded, when the process ends. */
const TELL_LOADED = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  process.on('exit', () => console.log(loaded.join('\\n')));
`)}`;

/** The modules that a command loads, without those of the runtime, by their paths below the project. */
function loadedBy(...words: readonly string[]): readonly string[] {
  const carkey = join(ROOT, 'main/shells/cli/carkey.mjs');
  const told = execFileSync(process.execPath, ['--import', TELL_LOADED, carkey, ...words], { encoding: 'utf8' });
  return told.split('\n').flatMap((line) => (line.startsWith('file:') ? [relative(ROOT, fileURLToPath(line)).replaceAll('\\', '/')] : []));
}

describe('what a command loads', () => {
  it('carkey vin loads no package and no room of the console', () => {
    const loaded = loadedBy('vin', 'VR1AB12C3D4567890');
    expect(loaded).toContain('main/shells/cli/commands/vin.ts');
    expect(loaded.filter((path) => /^(?:\.\.|node_modules\/)/.test(path))).toEqual([]);
    expect(loaded.filter((path) => path.startsWith('main/') && !/^main\/shells\/(?:process|cli)\//.test(path))).toEqual([]);
    expect(loaded.length).toBeLessThan(60);
  });

  it('the list of commands is told by loading them all, so the count above means something', () => {
    expect(loadedBy('--help').length).toBeGreaterThan(300);
  });
});
