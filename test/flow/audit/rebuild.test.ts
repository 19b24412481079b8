import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attemptRef } from '../../../app/audit/entry/refs.ts';
import type { EntryDraft } from '../../../app/audit/entry/types.ts';
import { COLUMNS } from '../../../main/audit/log/projections.ts';
import { rebuildTrail } from '../../../main/audit/log/rebuild.ts';
import { add, folder, openFor, OTHER_VIN, verified, VIN } from './trails.ts';
import type { OpenTrail } from '../../../main/audit/trail/trail.ts';

const step = fc.record({
  kind: fc.constantFrom(
    'checked',
    'intent',
    'sent',
    'result',
    'unknown',
    'read-back',
    'resolved',
    'handed-over',
    'code-expired',
    'status',
    'follow-up',
    'lookup' as const,
  ),
  who: fc.nat(3),
  car: fc.boolean(),
  out: fc.constantFrom(
    'succeeded',
    'refused',
    'timeout',
    'confirmed',
    'no-effect-seen',
    'no-effect',
    'suspended',
    'active',
    'done',
    'reopened',
  ),
  due: fc.nat(3),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function draftOf(trail: OpenTrail, { kind, who, car, out, due }: Step): EntryDraft {
  const veh = trail.vehicle(car ? VIN : OTHER_VIN);
  const act = attemptRef(new Uint8Array(16).fill(who));
  const tx = `00000000-0000-4000-8000-00000000000${who}`;
  const d = { tx, due, exp: due, code: 'sealed', fu: `react:${veh}`, by: 'person', word: 'active' } as const;
  return kind === 'status' || kind === 'lookup' ? { kind, veh, out, d } : { kind, veh, act, out, d };
}

function tablesOf(dir: string): unknown {
  const db = new Database(join(dir, 'log.db'), { readonly: true });
  const tables = Object.entries(COLUMNS).map(([table, [key]]) => db.prepare(`select * from ${table} order by ${key}`).all());
  db.close();
  return tables;
}

test('tables grown with the log, tables rebuilt and a fresh fold are the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), fc.integer({ min: 200, max: 256 }), async (steps, padding) => {
      const dir = folder();
      const trail = openFor(dir);
      for (let i = 0; i < padding; i += 1) add(trail, { kind: 'clock' });
      for (const one of steps) trail.append(draftOf(trail, one)); // A conflict is refused, and that is fine here.
      for (let i = 0; i < 250; i += 1) add(trail, { kind: 'clock' });
      const asked = { attempts: trail.attempts(false, 50), followUps: trail.followUps(), vehicles: trail.recentVehicles(9) };
      const { size } = trail.view();
      trail.stop();
      const grown = tablesOf(dir);
      expect((await verified(dir)).findings).toEqual([]);
      expect(rebuildTrail(dir)).toEqual({ ok: true, value: size });
      expect(tablesOf(dir)).toEqual(grown);
      const reopened = openFor(dir);
      expect({ attempts: reopened.attempts(false, 50), followUps: reopened.followUps(), vehicles: reopened.recentVehicles(9) }).toEqual(
        asked,
      );
      reopened.stop();
    }),
    { numRuns: 12 },
  );
});

test('tables of another version are filled again at the start', async () => {
  const dir = folder();
  const trail = openFor(dir);
  for (let i = 0; i < 300; i += 1) add(trail, { kind: 'status', veh: trail.vehicle(VIN), out: 'active' });
  trail.stop();
  const db = new Database(join(dir, 'log.db'));
  db.exec('update head set projection = 0; delete from entry_index; delete from vehicle');
  db.close();
  openFor(dir).stop();
  expect((await verified(dir)).findings).toEqual([]);
});

test('a rebuild needs the folder for itself', () => {
  const dir = folder();
  openFor(dir);
  expect(rebuildTrail(dir)).toEqual({ ok: false, error: 'other-writer' });
});
