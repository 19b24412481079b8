/** Views are numbered in the order in which they are made, whatever the clock of the computer does meanwhile. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConsoleEvent } from '../../../app/contract/console.ts';
import { systemClock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

const HOUR = 3_600_000;

let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;
const clock = { ahead: 0, mono: () => systemClock.mono(), wall: () => systemClock.wall() + clock.ahead };

beforeEach(async () => {
  folder = temporaryFolder();
  clock.ahead = 0;
  run = await started({ dataDir: folder.path, clock, override: { mode: 'practice', operatorName: 'Ada' } });
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

/** The number of the view that an event tells. */
function revOf(event: ConsoleEvent): number {
  switch (event.type) {
    case 'job':
      return event.job.rev;
    case 'link':
      return event.link.rev;
    case 'trust':
      return event.trust.rev;
    case 'log':
      return event.log.rev;
    case 'bridge':
      return event.bridge.rev;
    case 'settings':
      return event.settings.rev;
    case 'operators':
      return event.operators.rev;
    case 'followups':
      return event.rev;
    case 'update':
      return event.update.rev;
    case 'customer':
      return event.customer.rev;
    case 'training':
      return event.training.rev;
    case 'asked':
      return event.turn;
  }
}

const asked = async () => [
  (await call(run, 'job.get', {})).rev,
  (await call(run, 'link.get', {})).rev,
  (await call(run, 'trust.get', {})).rev,
  (await call(run, 'bridge.get', {})).rev,
  (await call(run, 'settings.get', {})).rev,
  (await call(run, 'operators.get', {})).rev,
  (await call(run, 'followups.list', {})).rev,
  (await call(run, 'about.get', {})).log.rev,
];

it('goes on through a clock that is set back and a mode that starts anew', async () => {
  const events: ConsoleEvent[] = [];
  run.api.listen((event) => events.push(event));
  const first = await asked();
  clock.ahead = -30 * 24 * HOUR;
  await call(run, 'job.open', { vin: OK_VIN, how: 'typed' });
  await run.current().job.idle();
  await call(run, 'trust.print', {});
  const second = await asked();
  await call(run, 'settings.change', { station: 'Bay 2' });
  const third = await asked();
  const replies = [...first, ...second, ...third];
  expect(replies).toEqual([...new Set(replies)].toSorted((a, b) => a - b));
  const told = events.map(revOf);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['job', 'log', 'settings', 'bridge', 'followups']));
});
