/** What the pages are made of: followed from their entries along every import that is more than a type. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = resolve(import.meta.dirname, '../../../renderer');

const IMPORT = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/g;

/** Packages that the page of an entry loads, now or later. */
function packagesOf(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const files = new Set([entry]);
  for (const file of files) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [, still, late] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const name = still ?? late ?? '';
      if (!name.startsWith('.')) packages.add(name);
      else if (existsSync(join(dirname(file), name))) files.add(join(dirname(file), name));
      else throw new Error(`${file} imports ${name}, which is not there`);
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
    expect([...packagesOf(resolve(RENDERER, '../app/console.ts'))]).toContain('zod');
  });
});
