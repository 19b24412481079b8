/** A data folder that an earlier program wrote: it verifies, opens, tells what it told, and goes on. */
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { activate, call, OK_VIN, openVehicle, started, temporaryFolder } from '../../support/console.ts';
import { run } from './processes.ts';

const FIXTURE = resolve(import.meta.dirname, '../../fixtures/data-folder-1');
const UNKNOWN_VIN = 'VR3UPHNSSKT000001';
const ORIGIN = 'carkey-console/7zbtk8s1hksmzdh2/practice/1';

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));
afterEach(() => vi.unstubAllEnvs());

function copied(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const path = join(folder.path, 'data');
  cpSync(FIXTURE, path, { recursive: true });
  return path;
}

const verify = (dataDir: string) => {
  vi.stubEnv('CARKEY_PIN', '735912');
  return run(['audit', 'verify', '--operator', 'Ada Tester', '--data', dataDir]);
};

describe('a data folder of before', () => {
  it('verifies whole, both logs and their vaults', async () => {
    const { code, out } = await verify(copied());
    expect(out).toContain('live: 6 of 6 entries verified');
    expect(out).toContain('practice: 20 of 20 entries verified');
    expect(code).toBe(0);
  });

  it('tells its attempts, opens its values, and takes new entries that verify', async () => {
    const dataDir = copied();
    const console = await started({ dataDir });
    try {
      const attempts = await call(console, 'attempts.list', {});
      expect(attempts.map(({ vin, state }) => [vin, state])).toEqual([
        [UNKNOWN_VIN, 'unknown'],
        [OK_VIN, 'succeeded'],
      ]);
      const { rows } = await call(console, 'audit.search', { order: 'oldest', limit: 3 });
      expect(rows.map(({ kind, vin }) => [kind, vin])).toEqual([
        ['start', null],
        ['lookup', OK_VIN],
        ['status', OK_VIN],
      ]);
      expect(console.current().trail.view().origin).toBe(ORIGIN);
      expect((await openVehicle(console, UNKNOWN_VIN)).attempt?.state.name).toBe('unknown');
      await call(console, 'job.handOver', { attempt: attempts[0]?.id ?? '', reason: 'The line was closed.' });
      const again = await activate(console, 'VR3USHNKKKJ000007');
      expect(again.attempt).not.toBeNull();
    } finally {
      await console.stop();
    }
    const { code, out } = await verify(dataDir);
    expect(out).toMatch(/practice: (\d+) of \1 entries verified/);
    expect(code).toBe(0);
  });
});
