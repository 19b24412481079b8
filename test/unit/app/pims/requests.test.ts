import { describe, expect, test } from 'vitest';
import * as requests from '../../../../app/pims/requests.ts';
import type { SdkVersion } from '../../../../app/pims/types.ts';
import { parseVin } from '../../../../app/vehicle/vin.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';
import { backOff, BRIDGE_TIMING } from '../../../../main/pims/transport/bridge-timing.ts';
import { newTransactionId } from '../../../../main/pims/transaction.ts';

const VIN = parseVin('VR1AB12C3D4567890') as Vin;
const OLDER: readonly SdkVersion[] = ['2.0', '2.1', '2.2'];

describe('the CarKey calls', () => {
  test.each(OLDER)('%s: the status call carries the VIN, and nothing is selected', (sdk) => {
    expect(requests.readCarKey(sdk, VIN)).toEqual({ method: 'get', api: 'pims.vehicle.carkey', parameters: { vin: VIN } });
    expect(requests.selectVehicle(sdk, VIN)).toBeNull();
  });

  test('2.3: the vehicle is selected, and the status call carries no parameter', () => {
    expect(requests.selectVehicle('2.3', VIN)).toEqual({ method: 'set', api: 'pims.vehicle.vin', parameters: { vin: VIN } });
    expect(requests.readCarKey('2.3', VIN)).toEqual({ method: 'get', api: 'pims.vehicle.carkey' });
  });

  test('the activation names no vehicle and has no parameter to put one in', () => {
    expect(requests.activateCarKey()).toEqual({ method: 'set', api: 'pims.vehicle.carkey' });
    expect(requests.activateCarKey).toHaveLength(0);
  });
});

describe('the other calls', () => {
  test('start the Bluetooth service with a list of vehicles', () => {
    expect(requests.bluetoothService('start', VIN)).toEqual({
      method: 'set',
      api: 'pims.vehicle.service',
      parameters: { action: 'start', service: 'bluetooth', vins: [{ vin: VIN, gdpr: true }] },
    });
  });

  test('ask for steps with the published parameters', () => {
    expect(requests.readSteps(VIN, true).parameters).toEqual({ vin: VIN, resetSteps: true, stepsStatus: 'all' });
    expect(requests.readStep('7').parameters).toEqual({ stepsID: '7' });
  });

  test('have API names without a stray space', () => {
    expect(Object.values(requests.API).filter((api) => !/^pims(\.[a-z]+)+$/.test(api))).toEqual([]);
  });
});

describe('the transport', () => {
  test('makes ids that are version 4 UUIDs, each once', () => {
    const ids = Array.from({ length: 1000 }, newTransactionId);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('backs off exponentially up to the cap, with jitter', () => {
    const pauses = (random: number) => [1, 2, 3, 7, 50].map((failures) => backOff(failures, BRIDGE_TIMING, () => random));
    expect(pauses(0)).toEqual([250, 500, 1000, 15_000, 15_000]);
    expect(pauses(1)).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });
});
