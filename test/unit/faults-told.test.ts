/** The cases that docs/windows.md names for the faults that were seen are there, under these names. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** A row of a table that names a case: what was seen (empty: the one of the row above), the file, the case. */
const ROW = /^\| (?<fault>[^|]*)\| `(?<file>test\/[^`]+)` \| "(?<name>[^|]+)" \|$/gm;
const rows = [...read('docs/windows.md').matchAll(ROW)].map(({ groups }) => ({ fault: '', file: '', name: '', ...groups }));

it('names cases that are there', () => {
  const missing = rows.filter(({ file, name }) => !existsSync(join(ROOT, file)) || !read(file).includes(name));
  expect(missing).toEqual([]);
});

it('has a row for each of the numbered faults', () => {
  const numbers = rows.map(({ fault }) => /^(\d+)\./.exec(fault)?.[1]).filter((number) => number !== undefined);
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => String(index + 1));
  expect(numbers).toEqual([...upTo(11), ...upTo(5)]);
});

it('no test takes the path of an address for one of this computer', () => {
  const own = /new URL\([^()]*import\.meta\.url\)\s*\.pathname/;
  const sources = globSync('test/**/*.{ts,tsx,mjs}', { cwd: ROOT });
  expect(sources.length).toBeGreaterThan(300);
  expect(own.test("new URL('../x.ts', import.meta.url).pathname")).toBe(true);
  expect(sources.filter((file) => !file.endsWith('faults-told.test.ts') && own.test(read(file)))).toEqual([]);
});
