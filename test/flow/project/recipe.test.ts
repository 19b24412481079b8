/** The recipe for a message, followed letter by letter in a copy of the project: with every step it holds, with one left out it does not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copiedTree } from '../../support/copied-tree.ts';
import { carryOut, runIn, stepsOf, type Step } from '../../support/recipe.ts';

const RECIPE = join(import.meta.dirname, '../../../docs/recipes/add-a-message.md');
const PAGE = 'docs/rights.md';
const steps = stepsOf(readFileSync(RECIPE, 'utf8'));

const tree = copiedTree();
afterAll(() => tree.remove());

const touched = [...new Set([...steps.flatMap((step) => (step.kind === 'lines' ? [step.file] : [])), PAGE])];
const before = new Map(touched.map((file) => [file, readFileSync(join(tree.path, file), 'utf8')]));

function follow(some: readonly Step[]): void {
  for (const [file, text] of before) writeFileSync(join(tree.path, file), text);
  for (const step of some) carryOut(tree.path, step);
}

const tsc = (...projects: string[]) =>
  runIn(tree.path, process.execPath, ['node_modules/typescript7/bin/tsc', '-b', '--stopBuildOnErrors', ...projects]);

const TESTS = [
  'test/unit/app/operators/rights-page.test.ts',
  'test/unit/app/operators/roles.test.ts',
  'test/unit/main/shells/common/dispatch.test.ts',
];
const vitest = () => runIn(tree.path, process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...TESTS]);

/** Steps in the same place say the same thing: of the five languages one is left out. */
const isWords = (step: Step) => step.kind === 'lines' && step.file.startsWith('app/words/');
const lastWords = steps.findLast(isWords);
const leftOut = steps.filter((step) => !isWords(step) || step === lastWords);

/** What is not a source of the program is missed by the tests alone, and all else by the compiler before any test runs. */
const isSource = (step: Step) => step.kind === 'lines' && !step.file.startsWith('test/');

describe('the recipe for a message', () => {
  it('holds with every step, and has its new message in the table of rights', () => {
    follow(steps);
    expect(tsc()).toMatchObject({ ok: true });
    expect(vitest()).toMatchObject({ ok: true });
    expect(readFileSync(join(tree.path, PAGE), 'utf8')).toContain('`vehicles.isKnown`');
  });

  it.each(leftOut.map((step) => [step.name, step] as const))('does not hold without: %s', (_name, left) => {
    follow(steps.filter((step) => step !== left));
    const { ok, said } = isSource(left) ? tsc('app', 'main', 'renderer') : vitest();
    expect(ok).toBe(false);
    expect(said).toMatch(/error TS\d+|isKnown|rights\.md/);
  });
});
