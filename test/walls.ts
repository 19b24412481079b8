/**
 * The import walls as a gate: `node test/walls.ts` ends with 1 when an import crosses a wall, and also when fewer modules were seen than
 * there surely are; a gate that saw nothing would otherwise be green. The rules are in .dependency-cruiser.cjs.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IResolveOptions } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'main', 'renderer', 'test'] as const;

/** Fewer modules of ours than this mean that the tool did not see the sources (it sees none without the TypeScript it knows). */
const LEAST_MODULES = 120;

/** One import that crosses a wall. */
export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

/** What a look at a tree gave: how many modules of ours were seen, and what crosses a wall. */
export type Walls = { readonly modules: number; readonly violations: readonly Violation[] };

/** The options of .dependency-cruiser.cjs. */
async function optionsOf(): Promise<ICruiseOptions> {
  return await extractDepcruiseOptions(join(ROOT, '.dependency-cruiser.cjs'));
}

/** Names of all rules. */
export async function ruleNames(): Promise<readonly string[]> {
  const { ruleSet } = await optionsOf();
  return (ruleSet?.forbidden ?? []).map((rule) => rule.name ?? 'unnamed');
}

/**
 * Looks at the four folders below `base` (those that are there). `only`: by this rule alone; the tool judges the patterns of all its rules anew each
 * time, which takes longer than a small tree.
 */
export async function cruiseTree(base: string, only?: string): Promise<Walls> {
  const options = await optionsOf();
  const forbidden = (options.ruleSet?.forbidden ?? []).filter(({ name }) => only === undefined || name === only);
  const folders = FOLDERS.filter((folder) => existsSync(join(base, folder)));
  const tsConfig = extractTSConfig(join(ROOT, 'tsconfig.base.json')) as unknown;
  const resolving = options.enhancedResolveOptions as Partial<IResolveOptions> | undefined;
  const { output } = await cruise(
    folders,
    { ...options, ruleSet: { ...options.ruleSet, forbidden }, baseDir: base, validate: true },
    resolving,
    { tsConfig },
  );
  const { modules, summary } = output as ICruiseResult;
  const ours = modules.filter(({ source }) => FOLDERS.some((folder) => source.startsWith(`${folder}/`)));
  return { modules: ours.length, violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })) };
}

async function main(): Promise<number> {
  const { modules, violations } = await cruiseTree(ROOT);
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`);
  if (modules < LEAST_MODULES) console.error(`only ${modules} modules were seen, at least ${LEAST_MODULES} are there: the gate is blind`);
  console.log(`${modules} modules, ${violations.length} imports across a wall`);
  return violations.length > 0 || modules < LEAST_MODULES ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main();
