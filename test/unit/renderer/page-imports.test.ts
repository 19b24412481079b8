/** What the pages are made of: followed from their entries along every import that is more than a type. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = resolve(import.meta.dirname, '../../../renderer');

const IMPORT = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:([^'";]*?)\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/g;

/** The names of a clause that are more than types; null: everything. */
function namesOf(clause: string | undefined): readonly string[] | null {
  const list = /\{([^}]*)\}/.exec(clause ?? '')?.[1];
  if (list === undefined) return null;
  const names = list.split(',').map((name) => name.trim().replace(/ as .*/, ''));
  return names.filter((name) => name !== '' && !name.startsWith('type '));
}

/** Files and packages behind a specifier: a door of `app` does nothing by being loaded, so only what is taken through it counts. */
function behind(from: string, specifier: string, names: readonly string[] | null): readonly string[] {
  if (!specifier.startsWith('.')) return [specifier];
  const file = join(dirname(from), specifier);
  if (!existsSync(file)) throw new Error(`${from} imports ${specifier}, which is not there`);
  if (names === null || !/[\\/]app[\\/].*[\\/]index\.ts$/.test(file)) return [file];
  const exports = [...readFileSync(file, 'utf8').matchAll(IMPORT)];
  const through = exports.filter(([line, clause]) => /^\s*export/.test(line) && namesOf(clause)?.some((name) => names.includes(name)));
  const own = names.some((name) => !through.some(([, clause]) => namesOf(clause)?.includes(name)));
  return [...(own ? [file] : []), ...through.map(([, , there = '']) => join(dirname(file), there))];
}

/** Packages that the page of an entry loads, now or later. */
function packagesOf(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const files = new Set([entry]);
  for (const file of files) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [, clause, still, late] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      for (const found of behind(file, still ?? late ?? '', late === undefined ? namesOf(clause) : null)) {
        (found === still || found === late ? packages : files).add(found);
      }
    }
  }
  return packages;
}

describe('no page has a schema library in it: it weighs more than all that a bundle needs, and asks for code from text', () => {
  it.each([
    ['the console', 'main.tsx', 'react-dom/client'],
    ['the verifier', 'verifier/main.ts', '@noble/hashes/sha2.js'],
  ])('%s', (_page, entry, known) => {
    const packages = packagesOf(join(RENDERER, entry));
    expect([...packages]).toContain(known);
    expect([...packages].filter((name) => /^zod\b/.test(name))).toEqual([]);
  });

  it('the look sees one where it is', () => {
    expect([...packagesOf(resolve(RENDERER, '../app/contract/console.ts'))]).toContain('zod');
  });
});
