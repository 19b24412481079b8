/** A path that a page or a comment names is there: files move, and what speaks of them does not. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const TELLING = ['*.md', 'docs/**/*.md', '{app,main,renderer,test,build}/**/*.{ts,tsx,md,mjs}', '*.{js,cjs,ts}'];

/** Paths from the root of the project to a file. */
const PATH = /(?<![\w/.-])(?:main|app|renderer|test|build|docs)\/[\w/.-]+\.(?:tsx?|md|mjs|cjs|css|json)\b/g;

/** A place that stands for others (`NAME.ts`), and files that a person who follows a recipe makes. */
const MADE = /[A-Z]{4,}|0005-what-it-adds/;

/** These speak of trees of their own. */
const OWN_TREES = /import-walls\.test|file-walls\.test|small-project|recipe|paths-told/;

const told = globSync(TELLING, { cwd: ROOT, exclude: (name) => name.includes('node_modules') || name.includes('out/') })
  .filter((file) => !OWN_TREES.test(file) || file.startsWith('docs'))
  .flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(PATH)].map(([path]) => ({ file, path })))
  .filter(({ path }) => !MADE.test(path));

it('names no file that is not there', () => {
  expect(told.length).toBeGreaterThan(150);
  expect(told.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
});
