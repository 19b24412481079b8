/** How much the screens are, gzipped: all JavaScript, what a start loads, the texts, and which packages weigh most. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { judged, type Bench, type Row } from './row.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Packages that are listed. */
const HEAVIEST = 8;

type Output = readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

/** The rows. The screens are built anew, so that the figures are about this source; nothing is written. */
export const run: Bench = async () => {
  const built = await build({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'error', build: { write: false } });
  if (!('output' in built)) throw new Error('one build is expected');
  return rowsOf(built.output);
};

function rowsOf(output: Output): readonly Row[] {
  const chunks = output.filter((file) => file.type === 'chunk');
  const sizes = new Map(chunks.map((chunk) => [chunk.fileName, kilobytes(chunk.code)]));
  const all = sum(sizes.values());
  const start = sum(startOf(chunks).map((name) => sizes.get(name) ?? 0));
  const texts = output.flatMap((file) => (file.type === 'asset' && file.fileName.startsWith('texts/') ? [kilobytes(file.source)] : []));
  const each = `${Math.min(...texts).toFixed(0)} to ${Math.max(...texts).toFixed(0)} kB`;
  return [
    judged('renderer JavaScript, gzipped, all files', `${all.toFixed(0)} kB in ${chunks.length} files`, all, { atMost: 200 }, ' kB'),
    judged(
      'loaded at a start, one language',
      `${start.toFixed(0)} kB of JavaScript, ${each} of texts (data)`,
      start,
      { atMost: 170 },
      ' kB',
    ),
    told('texts, gzipped, all languages', `${sum(texts).toFixed(0)} kB in ${texts.length} files; none of it is code`),
    told('heaviest, each module gzipped by itself', heaviest(chunks)),
  ];
}

/** A line that only informs. */
function told(what: string, measured: string): Row {
  return { what, bar: '-', measured, ratio: null, holds: null };
}

/** The entry and what it imports statically. */
function startOf(chunks: readonly Rolldown.OutputChunk[]): readonly string[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of found) for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) found.add(next);
  return [...found];
}

function heaviest(chunks: readonly Rolldown.OutputChunk[]): string {
  const weights = new Map<string, number>();
  for (const { modules } of chunks) {
    for (const [id, { code }] of Object.entries(modules)) {
      const owner = ownerOf(id);
      weights.set(owner, (weights.get(owner) ?? 0) + kilobytes(code ?? ''));
    }
  }
  return [...weights]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, HEAVIEST)
    .map(([owner, weight]) => `${owner} ${weight.toFixed(0)}`)
    .join(', ');
}

/** The package of a module, or one of our folders. */
function ownerOf(id: string): string {
  const inside = id.split('/node_modules/').at(-1) ?? id;
  if (inside !== id) return /^(?:@[^/]+\/)?[^/]+/.exec(inside)?.[0] ?? inside;
  return id.startsWith(ROOT)
    ? `ours: ${id
        .slice(ROOT.length + 1)
        .split('/')
        .slice(0, 2)
        .join('/')}`
    : 'build';
}

function kilobytes(content: string | Uint8Array): number {
  return content.length === 0 ? 0 : gzipSync(content, { level: 9 }).length / 1000;
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}
