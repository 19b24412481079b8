/**
 * `npm test`: every check and every test, in two lanes beside each other, with one line for the whole at the end. What the second lane prints is
 * kept until its stage ends. Names on the command line pick stages: `npm test -- unit e2e`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepCompiled } from './compiled.ts';
import { ensureChromium, findChromium } from './e2e/chromium.ts';
import { ensureAdb } from './support/find-adb.ts';
import { REPORTS } from './windows/reports.ts';
import { runLanes, type Ended } from './lanes.ts';
import { failedOfPlaywright, failedOfVitest, slowestLines, timesOfPlaywright, timesOfVitest } from './report.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

const NONE: Count = { passed: 0, failed: 0, skipped: 0 };

/** Where a stage prints: on the terminal at once, or there when it has ended. */
type Printing = 'at once' | 'at its end';

/** Runs a command; resolves with whether it succeeded. */
function run(printing: Printing, command: string, args: readonly string[]): Promise<boolean> {
  const stdio = printing === 'at once' ? 'inherit' : 'pipe';
  if (stdio === 'inherit') console.log(`\n> ${command} ${args.join(' ')}`);
  const child = spawn(command, args, { cwd: root, stdio: ['inherit', stdio, stdio], shell: process.platform === 'win32' });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part));
  return new Promise((done) => {
    const end = (ok: boolean) => {
      if (stdio === 'pipe') console.log(`\n> ${command} ${args.join(' ')}\n${Buffer.concat(said).toString('utf8')}`);
      done(ok);
    };
    child.once('error', (fault) => {
      console.error(fault.message);
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

/** A stage without a count of its own is one test: it holds or it does not. */
const gate = async (printing: Printing, script: string, ...args: readonly string[]): Promise<Count> =>
  (await run(printing, 'npm', ['run', '--silent', script, ...args])) ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };

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

async function vitest(printing: Printing): Promise<Count> {
  const ok = await run(printing, 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'vitest.json')}`,
  ]);
  return counted(ok, countOf('vitest.json'));
}

/** Its cases, and the unit and flow tests under Windows' Node. Where Wine is missing there are only cases, all skipped. */
async function windows(printing: Printing): Promise<Count> {
  const ok = await run(printing, 'node', ['test/windows/stage.ts']);
  const [cases, units, flows] = [countOf(REPORTS.cases), countOf(REPORTS.units) ?? NONE, countOf(REPORTS.flows) ?? NONE];
  return counted(ok, cases && sum(sum(cases, units), flows));
}

const sum = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

async function playwright(printing: Printing): Promise<Count> {
  if (findChromium() === null) return { ...NONE, failed: 1 };
  const ok = await run(printing, 'playwright', ['test', '--config', 'test/e2e/playwright.config.ts']);
  const read = report('playwright.json') as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } } | null;
  return counted(
    ok,
    read && { passed: read.stats.expected + read.stats.flaky, failed: read.stats.unexpected, skipped: read.stats.skipped },
  );
}

const stages: Readonly<Record<string, (printing: Printing) => Promise<Count>>> = {
  build: (printing) => gate(printing, 'build'),
  check: (printing) => gate(printing, 'check'),
  unit: vitest,
  faults: (printing) => gate(printing, 'faults', '--', '--starred'),
  windows,
  e2e: playwright,
};

/** What all others stand on goes first; then two lanes; then what asks a browser to keep up with a person's hands, alone. */
const STEPS: readonly (readonly (readonly string[])[])[] = [[['build']], [['unit'], ['check', 'faults', 'windows']], [['e2e']]];

/** How many of the slowest tests are named at the end. */
const NAMED = 10;

/** The end of a long run is what is read first: it names what failed, in every runner, and what took longest. */
function tellTests(ended: readonly Ended<Count>[]): void {
  const vitestReports = ['vitest.json', ...Object.values(REPORTS)].map((name) => report(name) as Parameters<typeof timesOfVitest>[0]);
  const playwrightReport = report('playwright.json') as Parameters<typeof timesOfPlaywright>[0];
  const lines = slowestLines([...vitestReports.flatMap(timesOfVitest), ...timesOfPlaywright(playwrightReport)], NAMED);
  if (lines.length > 0) console.log(`\nTook longest:\n${lines.join('\n')}`);
  const stagesFailed = ended.filter(({ result }) => result.failed > 0).map(({ name }) => `stage ${name}`);
  const failed = [...vitestReports.flatMap(failedOfVitest), ...failedOfPlaywright(playwrightReport), ...stagesFailed];
  if (failed.length > 0) console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
}

function tellStages(ended: readonly Ended<Count>[]): void {
  const told = ended.map(({ name, seconds, result }) => `${name} ${seconds.toFixed(0)} s${result.failed > 0 ? ' (failed)' : ''}`);
  console.log(`\nStages: ${told.join(', ')}`);
}

/** The picked stages of the names, in a lane. The first lane that has any prints at once. */
function lanesOf(lanes: readonly (readonly string[])[], wanted: readonly string[]) {
  const picked = lanes.map((names) => names.filter((name) => wanted.length === 0 || wanted.includes(name)));
  return picked
    .filter((names) => names.length > 0)
    .map((names, lane) =>
      names.map((name) => ({ name, run: () => stages[name]?.(lane === 0 ? 'at once' : 'at its end') ?? Promise.resolve(NONE) })),
    );
}

async function main(): Promise<number> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  keepCompiled();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in stages));
  if (unknown !== undefined) {
    console.error(`There is no stage "${unknown}": ${Object.keys(stages).join(', ')}.`);
    return 2;
  }
  // Before the lanes: only one of them at a time can ask Debian for packages.
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  if (isWanted('e2e')) ensureChromium();
  if (isWanted('unit')) ensureAdb();
  const now = () => performance.now();
  const ended: Ended<Count>[] = [];
  for (const lanes of STEPS) ended.push(...(await runLanes(lanesOf(lanes, wanted), now)));
  const total = ended.reduce((all, { result }) => sum(all, result), NONE);
  tellTests(ended);
  tellStages(ended);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

process.exitCode = await main();
