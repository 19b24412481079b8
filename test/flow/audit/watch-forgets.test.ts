import { expect, it } from 'vitest';
import { openReader } from '../../../main/audit/queries/reader.ts';
import { add, folder, VIN } from './trails.ts';
import { openSigning } from './heads-trails.ts';

it('a console that watches shows no VIN that another one forgot', () => {
  const dir = folder();
  const trail = openSigning(dir);
  const veh = trail.vehicle(VIN);
  add(trail, { kind: 'lookup', veh, out: 'typed', personal: { vin: VIN } });
  const reader = openReader(dir);
  if (!reader.ok) throw new Error(reader.error);
  const shown = () => reader.value.list({ veh }, undefined, 10).rows.map((row) => row.vin);
  reader.value.changed();
  expect(shown()).toEqual([VIN]);
  expect(trail.maintenance.forget(veh, 'requested')).toMatchObject({ ok: true });
  expect(reader.value.changed()).toBe(true);
  expect(new Set(shown())).toEqual(new Set([null]));
  reader.value.stop();
  trail.stop();
});
