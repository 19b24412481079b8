/** The walks of docs/architecture.md: every file is there, and each step leads to the next by an import, a message, or over a process border. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods } from '../../app/contract/console.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

/** One step: how it is reached, and its file. A file that stood before is gone through once more and not counted again. */
type Step = { readonly by: string; readonly file: string };

/** A numbered step, or one that leads back to a file: `1. *import* FILE …`, `- *import* back in FILE`. */
const STEP = /^(?:\d+\.|-) (?:\*([^*]+)\* )?(?:back in )?`([\w/.-]+\.tsx?)`/;

function walk(title: string): readonly Step[] {
  const [, section = ''] = page.split(`### ${title}\n`);
  const [steps = ''] = section.split(/\n#{2,3} /);
  return steps.split('\n').flatMap((line) => {
    const [, by = 'start', file] = STEP.exec(line) ?? [];
    return file === undefined ? [] : [{ by, file }];
  });
}

const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The files of ours that a file names in its imports, or hands on. */
function named(file: string): readonly string[] {
  const from = [...text(file).matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, path = '']) => path);
  return from.map((path) => join(dirname(file), path)).filter((path) => existsSync(join(ROOT, path)));
}

/** What a file imports; what it imports of a room is what the door of the room hands on. */
function reached(file: string): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    if (one.endsWith('/index.ts')) named(one).forEach(add);
  };
  named(file).forEach(add);
  return found;
}

const isImport = (a: string, b: string): boolean => reached(a).has(b) || reached(b).has(a);

/** One of both names the message, or both carry every message there is. */
function isMessage(name: string, a: string, b: string): boolean {
  const names = (file: string) => text(file).includes(`'${name}'`);
  const carries = (file: string) => /\bcall\b/.test(text(file)) && text(file).includes('contract/index.ts');
  return Object.hasOwn(methods, name) && (names(a) || names(b) || (carries(a) && carries(b)));
}

function isConnected(before: Step, { by, file }: Step): boolean {
  if (by.startsWith('process border')) return true;
  const [, message] = /^message ([\w.]+)$/.exec(by) ?? [];
  return message === undefined ? by === 'import' && isImport(before.file, file) : isMessage(message, before.file, file);
}

const WALKS = [
  ['A VIN', 18],
  ['A security code', 22],
] as const;

describe.each(WALKS)('%s', (title, most) => {
  const steps = walk(title);

  it('goes through few files, and every one is there', () => {
    const files = new Set(steps.map(({ file }) => file));
    expect([...files].filter((file) => !existsSync(join(ROOT, file)) || file.endsWith('/index.ts'))).toEqual([]);
    expect(files.size).toBeLessThanOrEqual(most);
    expect(files.size).toBeGreaterThan(most - 4);
  });

  it('leads from each file to the next', () => {
    const broken = steps.flatMap((step, at) => {
      const before = steps[at - 1];
      return before === undefined || isConnected(before, step) ? [] : [`${before.file} > ${step.by} > ${step.file}`];
    });
    expect(broken).toEqual([]);
  });
});

it('knows what is no connection', () => {
  const from = { by: 'start', file: 'renderer/find/Finder.tsx' };
  expect(isConnected(from, { by: 'import', file: 'main/audit/log/log.ts' })).toBe(false);
  expect(isConnected(from, { by: 'message job.dance', file: 'main/handlers/handlers.ts' })).toBe(false);
  expect(isConnected(from, { by: 'by magic', file: 'renderer/find/FindPanel.tsx' })).toBe(false);
  expect(isConnected(from, { by: 'import', file: 'renderer/find/FindPanel.tsx' })).toBe(true);
});
