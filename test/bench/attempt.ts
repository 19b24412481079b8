/**
 * What the console adds to one attempt, from the press of the button to the read-back, less the time that PIMS took to answer: against as many bare
 * commits as the attempt made, in turn with it, to the log and, where an entry has values, to a vault.
 */
import { call, jobUntil, OK_VIN, openVehicle, started } from '../support/console.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import type { Bridge } from '../../main/pims/api.ts';
import { bareCommit } from './bare-commit.ts';
import { benchFolder } from './folders.ts';
import { judged, median, quantile, timed, type Bench } from './row.ts';

const ATTEMPTS = 60;
const WARM_UP = 10;

/** Adds up how long the bridge waited for answers. */
function stopwatch(bridge: Bridge): { waited: number } {
  const watch = { waited: 0 };
  const request = bridge.request.bind(bridge);
  bridge.request = async (...args) => {
    const outcome = await request(...args);
    if (outcome.kind === 'answered') watch.waited += outcome.elapsedMs;
    return outcome;
  };
  return watch;
}

/** Counts commits: one for each append to the log, and one to the vault where an entry of it has values. */
function commitCounter(run: RunningConsole): { log: number; vault: number } {
  const commits = { log: 0, vault: 0 };
  run.current().context.trail.listen((entries) => {
    commits.log += 1;
    if (entries.some(({ f }) => f !== undefined)) commits.vault += 1;
  });
  return commits;
}

type Parts = {
  readonly run: RunningConsole;
  readonly watch: { readonly waited: number };
  readonly commits: { log: number; vault: number };
};

async function overhead({ run, watch, commits }: Parts): Promise<{ readonly own: number; readonly pims: number }> {
  await call(run, 'practice.reset', {});
  await openVehicle(run, OK_VIN);
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'keys', value: true });
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'inside', value: true });
  await jobUntil(run, (job) => job.stage === null);
  const waited = watch.waited;
  [commits.log, commits.vault] = [0, 0];
  const start = performance.now();
  await call(run, 'job.activate', { vin: OK_VIN });
  const job = await jobUntil(run, (view) => view.stage === null);
  const took = performance.now() - start;
  if (job.attempt?.state.name !== 'succeeded' || job.attempt.state.readBack !== 'confirmed') throw new Error('the attempt did not succeed');
  const pims = watch.waited - waited;
  return { own: took - pims, pims };
}

/** The rows. */
export const run: Bench = async () => {
  const console = await started({ dataDir: benchFolder('attempt'), override: { mode: 'practice', scenario: 'ok', operatorName: 'Bench' } });
  const parts: Parts = { run: console, watch: stopwatch(console.current().bridge), commits: commitCounter(console) };
  const [log, vault] = [bareCommit(), bareCommit()];
  const all = [];
  for (let i = 0; i < WARM_UP + ATTEMPTS; i += 1) {
    const { own, pims } = await overhead(parts);
    const { commits } = parts;
    const bare = timed(() => {
      for (let n = 0; n < commits.log; n += 1) log();
      for (let n = 0; n < commits.vault; n += 1) vault();
    });
    all.push({ own, pims, bare, commits: commits.log + commits.vault });
  }
  await console.stop();
  const rows = all.slice(WARM_UP);
  const p95 = (pick: (one: (typeof rows)[number]) => number) => quantile(rows.map(pick), 0.95);
  const middle = (pick: (one: (typeof rows)[number]) => number) => median(rows.map(pick)).toFixed(1);
  const typical = `medians ${middle((r) => r.own)} and ${middle((r) => r.bare)} ms`;
  const measured = `${p95((r) => r.own).toFixed(1)} ms, ${middle((r) => r.commits)} bare commits ${p95((r) => r.bare).toFixed(1)} ms; ${typical}`;
  return [
    judged('console overhead per attempt, p95, against its commits, bare', measured, p95((r) => r.own) / p95((r) => r.bare), { atMost: 2 }),
    { what: 'PIMS took, in the middle', bar: '-', measured: `${middle((r) => r.pims)} ms`, ratio: null, holds: null },
  ];
};
