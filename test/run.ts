/**
 * `npm test`: every check and every test, one after the other, with one line for the whole at the end.
 * Names on the command line pick stages: `npm test -- unit e2e`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './e2e/chromium.ts';
import { REPORTS } from './windows/reports.ts';
import { slowestLines, timesOfPlaywright, timesOfVitest } from './slowest.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

const NONE: Count = { passed: 0, failed: 0, skipped: 0 };

function run(command: string, args: readonly string[]): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(error.message);
  return status === 0;
}

/** A stage without a count of its own is one test: it holds or it does not. */
const gate = (command: string, args: readonly string[]): Count => (run(command, args) ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 });

/** A runner that fails without having counted a failure failed as a whole. */
function counted(ok: boolean, count: Count | null): Count {
  if (count === null || (!ok && count.failed === 0)) return { ...(count ?? NONE), failed: 1 };
  return count;
}

const report = (name: string): unknown => (existsSync(join(results, name)) ? JSON.parse(readFileSync(join(results, name), 'utf8')) : null);

function countOf(name: string): Count | null {
  const read = report(name) as { numPassedTests: number; numFailedTests: number; numPendingTests: number } | null;
  return read && { passed: read.numPassedTests, failed: read.numFailedTests, skipped: read.numPendingTests };
}

function vitest(): Count {
  const ok = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`]);
  return counted(ok, countOf('vitest.json'));
}

/** Its cases, and the unit and flow tests under Windows' Node. Where Wine is missing there are only cases, all skipped. */
function windows(): Count {
  const ok = run('node', ['test/windows/stage.ts']);
  const [cases, units, flows] = [countOf(REPORTS.cases), countOf(REPORTS.units) ?? NONE, countOf(REPORTS.flows) ?? NONE];
  return counted(ok, cases && sum(sum(cases, units), flows));
}

const sum = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

function playwright(): Count {
  const ok = run('playwright', ['test', '--config', 'test/e2e/playwright.config.ts']);
  const read = report('playwright.json') as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } } | null;
  return counted(
    ok,
    read && { passed: read.stats.expected + read.stats.flaky, failed: read.stats.unexpected, skipped: read.stats.skipped },
  );
}

const stages: Readonly<Record<string, () => Count>> = {
  check: () => gate('npm', ['run', '--silent', 'check']),
  build: () => gate('npm', ['run', '--silent', 'build']),
  unit: vitest,
  faults: () => gate('npm', ['run', '--silent', 'faults', '--', '--starred']),
  windows,
  e2e: () => (ensureChromium() === null ? { ...NONE, failed: 1 } : playwright()),
};

/** How many of the slowest tests are named at the end. */
const NAMED = 10;

function tellSlowest(): void {
  const vitestReport = report('vitest.json') as Parameters<typeof timesOfVitest>[0];
  const playwrightReport = report('playwright.json') as Parameters<typeof timesOfPlaywright>[0];
  const lines = slowestLines([...timesOfVitest(vitestReport), ...timesOfPlaywright(playwrightReport)], NAMED);
  if (lines.length > 0) console.log(`\nTook longest:\n${lines.join('\n')}`);
}

function main(): number {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in stages));
  if (unknown !== undefined) {
    console.error(`There is no stage "${unknown}": ${Object.keys(stages).join(', ')}.`);
    return 2;
  }
  let total = NONE;
  for (const [name, stage] of Object.entries(stages)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    total = sum(total, stage());
  }
  tellSlowest();
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

process.exitCode = main();
