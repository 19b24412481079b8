/** What the console adds to one attempt: from the press of the button to the read-back, less the time that PIMS took to answer. */
import { call, jobUntil, OK_VIN, openVehicle, started } from '../support/console.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import type { Bridge } from '../../main/pims/api.ts';
import { benchFolder } from './folders.ts';
import { judged, median, quantile, type Bench } from './row.ts';

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

async function overhead(run: RunningConsole, watch: { waited: number }): Promise<{ readonly own: number; readonly pims: number }> {
  await call(run, 'practice.reset', {});
  await openVehicle(run, OK_VIN);
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'keys', value: true });
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'inside', value: true });
  await jobUntil(run, (job) => job.stage === null);
  const waited = watch.waited;
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
  const watch = stopwatch(console.current().bridge);
  const all = [];
  for (let i = 0; i < WARM_UP + ATTEMPTS; i += 1) all.push(await overhead(console, watch));
  await console.stop();
  const measured = all.slice(WARM_UP);
  const p95 = quantile(
    measured.map(({ own }) => own),
    0.95,
  );
  const typical = median(measured.map(({ own }) => own)).toFixed(1);
  const pims = median(measured.map((one) => one.pims)).toFixed(1);
  return [
    judged(
      'console overhead per attempt, p95',
      `${p95.toFixed(1)} ms, median ${typical} ms; PIMS took ${pims} ms`,
      p95,
      { atMost: 30 },
      ' ms',
    ),
  ];
};
