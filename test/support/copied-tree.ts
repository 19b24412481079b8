/** A copy of the project's tree to change sources in: its own files, with the installed packages by a link. */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** What is made, not written. */
const MADE: ReadonlySet<string> = new Set(['node_modules', 'out', 'dist', '.git', '.dev', 'test-results', 'playwright-report', 'coverage']);

/** A copy that goes away with `remove`. */
export function copiedTree(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'carkey-tree-'));
  cpSync(ROOT, path, {
    recursive: true,
    filter: (source) => !MADE.has(relative(ROOT, source).split(sep)[0] ?? '') && !source.endsWith('.tsbuildinfo'),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(path, 'node_modules'), 'junction');
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
