/** The table of docs/reliability.md: what `npm run faults -- --write` measured last, one line per fault, each with its own date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, platform, totalmem } from 'node:os';
import type { Row, Scale, Skipped } from './fault.ts';

const START = '<!-- figures: written by `npm run faults -- --write` -->';
const END = '<!-- end of figures -->';
const HEADER = ['| `--only=` | Fault | Tried | Survived | Lost | Control | Measured |', '| --- | --- | ---: | ---: | ---: | --- | --- |'];

/** One fault that ran: its name for `--only`, what it showed and how long it took. */
export type Measured = { readonly key: string; readonly row: Row | Skipped; readonly seconds: number; readonly scale: Scale };

/** The kind of machine that the figures are from; nothing that tells one machine from another of its kind. */
export function machineClass(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${memory} GiB, ${platform()}, Node ${process.versions.node.split('.')[0] ?? ''}`;
}

const cell = (text: string): string => text.replaceAll('|', '/').replaceAll('\n', ' ');

function lineOf({ key, row, seconds, scale }: Measured, day: string, machine: string): string {
  const when = `${day}, ${scale}, ${seconds} s, ${machine}`;
  if ('skipped' in row) return `| ${key} | ${cell(row.name)} | - | - | - | not tried: ${cell(row.skipped)} | ${when} |`;
  const control = `${cell(row.control.what)}: ${row.control.seen ? 'seen' : 'NOT SEEN'}`;
  return `| ${key} | ${cell(row.name)} | ${row.tried} | ${row.survived} | ${row.lost.length} | ${control} | ${when} |`;
}

const keyOf = (line: string): string => (line.split('|')[1] ?? '').trim();

/** Figures of a full run are not given up for those of its starred part. */
const isFuller = (line: string | undefined, than: Measured): boolean => line?.includes(', full, ') === true && than.scale !== 'full';

/** Puts the new lines into the text in place of the old ones of the same fault; others stay, with their own dates. */
export function withFigures(text: string, measured: readonly Measured[], day: string, machine: string): string {
  const [before, rest] = text.split(START);
  const [table, after] = (rest ?? '').split(END);
  if (before === undefined || table === undefined || after === undefined) throw new Error('there is no place for the figures');
  const old = table.split('\n').filter((line) => line.startsWith('| ') && !HEADER.includes(line));
  const lines = new Map(old.map((line) => [keyOf(line), line]));
  for (const one of measured) if (!isFuller(lines.get(one.key), one)) lines.set(one.key, lineOf(one, day, machine));
  return `${before}${START}\n\n${[...HEADER, ...lines.values()].join('\n')}\n\n${END}${after}`;
}

/** Writes the figures into the file. */
export function writeFigures(path: string, measured: readonly Measured[]): void {
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(path, withFigures(readFileSync(path, 'utf8'), measured, day, machineClass()));
}
