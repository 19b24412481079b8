/** What a read found instead of a VIN is said of the vehicle that it was made for, and for a while. */
import { expect, it } from 'vitest';
import { CAR_SAID_FRESH_MS, carSilence } from '../../../../../app/carkey/status/car-said.ts';
import type { LinkStates, Verdict } from '../../../../../app/link/protocol/types.ts';
import type { VehicleReport } from '../../../../../app/link/read/view.ts';
import type { Vin } from '../../../../../app/vehicle/types.ts';
import { NOW, OTHER, VIN } from '../../../../support/facts.ts';

const SILENT: Verdict = { kind: 'silent', reasons: ['ignition-off'] };
const report = (states: Partial<LinkStates>, change: Partial<VehicleReport> = {}): VehicleReport =>
  ({
    verdict: SILENT,
    at: NOW - 1_000,
    vehicle: VIN,
    facts: { states: { adapter: 'answers', powered: 'yes', bus: 'silent', ecu: 'unknown', ...states } },
    ...change,
  }) as VehicleReport;

it.each([
  ['nothing was read', null, null],
  ['the car is silent', report({}), 'silent'],
  ['the socket has no power', report({ powered: 'no' }), 'no-power'],
  ['the adapter is silent', report({ adapter: 'silent' }), 'adapter'],
  ['the adapter was not asked', report({ adapter: 'unknown' }), null],
  ['the car said one', report({}, { verdict: { kind: 'agree', vin: VIN, sources: ['link 0902'], confirmed: true } }), null],
  ['it was read for another vehicle', report({}, { vehicle: OTHER as Vin }), null],
  ['it was read long ago', report({}, { at: NOW - CAR_SAID_FRESH_MS }), null],
] as const)('%s', (_title, read, silence) => {
  expect(carSilence(read, VIN, NOW)).toBe(silence);
});
