/**
 * Reads the steps of a recipe (docs/recipes) out of its code blocks and carries them out, as a person would who copies them. A block
 * ` ```ts FILE ` has a line that stands in the file and, behind `+ `, what goes under it; a block ` ```sh ` has commands.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';

/** One block. */
export type Step =
  | { readonly kind: 'lines'; readonly name: string; readonly file: string; readonly under: string; readonly added: readonly string[] }
  | { readonly kind: 'commands'; readonly name: string; readonly commands: readonly string[] };

/** The steps of a recipe, in order. */
export function stepsOf(recipe: string): readonly Step[] {
  return [...recipe.matchAll(/^```(ts|sh) ?(.*)\n([^]*?)^```$/gm)].map(([, language, file = '', body = '']) => {
    const lines = body.split('\n').filter((line) => line !== '');
    if (language === 'sh') return { kind: 'commands', name: lines.join('; '), commands: lines };
    const [under = '', ...rest] = lines;
    const added = rest.map((line) => line.replace(/^\+ /, ''));
    return { kind: 'lines', name: `${file}: ${under}`, file, under, added };
  });
}

type Ran = { readonly ok: boolean; readonly said: string };

/** Runs a command in a tree with this very Node; tells how it ended and what it said. */
export function runIn(tree: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, ...env },
    shell: process.platform === 'win32',
  });
  return { ok: status === 0, said: `${stdout}\n${stderr}` };
}

/** Carries a step out. Throws when it does not say one place, or a command fails. */
export function carryOut(tree: string, step: Step): void {
  if (step.kind === 'lines') {
    insert(join(tree, step.file), step);
    return;
  }
  for (const command of step.commands) {
    const [program = '', ...args] = command.split(' ');
    const { ok, said } = runIn(tree, program, args);
    if (!ok) throw new Error(`${command}: ${said}`);
  }
}

function insert(path: string, { under, added, name }: Extract<Step, { kind: 'lines' }>): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const places = lines.flatMap((line, index) => (line.trim() === under ? [index] : []));
  const [place] = places;
  if (place === undefined || places.length > 1) throw new Error(`${name} stands there ${places.length} times`);
  const margin = /^ */.exec(lines[place] ?? '')?.[0] ?? '';
  writeFileSync(path, lines.toSpliced(place + 1, 0, ...added.map((line) => margin + line)).join('\n'));
}
