/** Which Node is supported is said in several places, which agree, and on each supported one `npm ci` has nothing to warn about. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/console.ts';
import { runIn } from '../../support/recipe.ts';

const root = join(import.meta.dirname, '../../..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(textOf('package.json')) as {
  readonly engines: { readonly node: string };
  readonly devDependencies: Readonly<Record<string, string>>;
};

const folder = temporaryFolder();
afterAll(() => folder.remove());
for (const file of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(root, file), join(folder.path, file));

/** What `npm ci` says about engines on a Node of this version, which npm is made to believe it runs on. Nothing is installed. */
function warningsOn(version: string): readonly string[] {
  const disguise = join(folder.path, 'disguise.mjs');
  writeFileSync(disguise, `Object.defineProperty(process, 'version', { value: 'v${version}' });`);
  const NODE_OPTIONS = `--import=${pathToFileURL(disguise).href}`;
  const { ok, said } = runIn(folder.path, 'npm', ['ci', '--dry-run', '--offline', '--no-progress'], { NODE_OPTIONS });
  expect(ok, said).toBe(true);
  return [...said.matchAll(/package: '(.+)@[^@]+'/g)].map(([, name = '']) => name);
}

/** The lowest version of each range of `engines`. */
const lowest = manifest.engines.node.split(' || ').map((range) => range.replace(/^\D+/, ''));

describe('the supported Node', () => {
  it('is the same in .nvmrc and in the package that brings it, and is one of the engines', () => {
    const own = textOf('.nvmrc').trim();
    expect(own).toBe(manifest.devDependencies['node']);
    expect(lowest.map((version) => version.split('.')[0])).toContain(own.split('.')[0]);
  });

  it.each([...lowest, textOf('.nvmrc').trim()])('%s: npm ci prints no engine warnings', (version) => {
    expect(warningsOn(version)).toEqual([]);
  });

  it('is not 20: npm says so, the project first in its list, and goes on', () => {
    expect(warningsOn('20.20.2')[0]).toBe('carkey');
  });
});
