/** A receipt's code alone leads to its attempt, however the log went on since. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { activate, call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;

beforeEach(async () => {
  folder = temporaryFolder();
  run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' } });
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

const attemptsOf = async (receipt: string) => (await call(run, 'attempts.list', { receipt })).map(({ id }) => id);

it('finds the attempt of each receipt, and none for the code of another log', async () => {
  const first = (await activate(run, OK_VIN)).attempt!.id;
  const early = (await call(run, 'receipt.get', { attempt: first })).code;
  await call(run, 'practice.reset', {});
  const second = (await activate(run, OK_VIN)).attempt!.id;
  const late = (await call(run, 'receipt.get', { attempt: first })).code;
  const own = (await call(run, 'receipt.get', { attempt: second })).code;
  expect(second).not.toBe(first);
  expect(await Promise.all([early, late, own].map(attemptsOf))).toEqual([[first], [first], [second]]);
  expect(await attemptsOf('00000-00000-00000-00000-00000')).toEqual([]);
});
