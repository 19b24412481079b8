/** What `carkey audit list` says after a restore: what was brought over, where the entries of before are read, and which station writes. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { openVehicle, started } from '../../support/console.ts';
import { run } from '../shells/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-restored-'));
const audit = async (...words: readonly string[]) => (await run(['audit', ...words, '--data', folder])).out.trim().split('\n');

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const console = await started({ dataDir: folder, override: { mode: 'practice', scenario: 'suspended' } });
  await openVehicle(console, findScenario('suspended')!.vin);
  console.settings.change({ practice: { station: 'Bay 3' } });
  await console.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('marks what was brought over, says where the earlier entries are, and keeps the name of the station', async () => {
  expect((await audit('list')).join()).not.toMatch(/brought over|--epoch/);
  const made = JSON.parse((await audit('backup', '--json')).join('')) as { folder: string };
  await audit('restore', '--from', made.folder, '--reason', 'damaged');
  const [carried, first, foot] = await audit('list');
  expect(carried).toMatch(/ Status read {2}Suspended .*\[brought over by a restore\]$/);
  expect(first).toMatch(/ Restored from a backup$/);
  expect(foot).toBe('this log goes on after a restore; entries from before it: --epoch 1');
  const { rows } = JSON.parse((await audit('list', '--json')).join('')) as { rows: { stationName: string }[] };
  expect(new Set(rows.map(({ stationName }) => stationName))).toEqual(new Set(['Bay 3']));
  const earlier = await audit('list', '--epoch', '1');
  expect(earlier.some((line) => line.includes('  Vehicle looked up  '))).toBe(true);
  expect(earlier.join()).not.toMatch(/brought over|--epoch/);
  expect(await run(['audit', 'list', '--epoch', '9', '--data', folder])).toMatchObject({ code: 2, out: '' });
});
