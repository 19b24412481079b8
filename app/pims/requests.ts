/**
 * The requests of the console, per SDK generation. There is one builder per call, so that two mistakes cannot be written:
 * a VIN in a `get carkey` of 2.3 (which ignores it and reads the selected vehicle), and any parameter in the activation.
 */
import type { JsonObject } from '../base/index.ts';
import type { Vin } from '../vehicle/index.ts';
import type { PimsRequest, SdkVersion } from './types.ts';

/** Names of the APIs, without the stray space of some published samples. */
export const API = {
  vin: 'pims.vehicle.vin',
  carkey: 'pims.vehicle.carkey',
  connection: 'pims.vehicle.connection',
  service: 'pims.vehicle.service',
  services: 'pims.subscription.services',
  steps: 'pims.subscription.steps',
  step: 'pims.subscription.step',
  sdkVersion: 'pims.sdk.version',
  sdkDevice: 'pims.sdk.device',
} as const;

/** From 2.3 on the vehicle is selected first; older generations take it as a parameter of `get carkey`. */
export function selectsVehicle(sdk: SdkVersion): boolean {
  switch (sdk) {
    case '2.0':
    case '2.1':
    case '2.2':
      return false;
    case '2.3':
      return true;
  }
}

/** Life-cycle call; the parameters hold secrets and are only ever handed through. */
export function initialize(parameters: JsonObject): PimsRequest {
  return { method: 'initialize', parameters };
}

/** Life-cycle call: the bridge may let go of the SDK. */
export function release(): PimsRequest {
  return { method: 'release' };
}

/** Chooses the vehicle (2.3). Older generations have nothing to choose: null. */
export function selectVehicle(sdk: SdkVersion, vin: Vin): PimsRequest | null {
  return selectsVehicle(sdk) ? { method: 'set', api: API.vin, parameters: { vin } } : null;
}

/** Reads the CarKey status: with the VIN before 2.3, of the selected vehicle since. */
export function readCarKey(sdk: SdkVersion, vin: Vin): PimsRequest {
  return selectsVehicle(sdk) ? probeCarKey() : { method: 'get', api: API.carkey, parameters: { vin } };
}

/** Reads the status without naming a vehicle: 2101 in return means 2.2 or older, or 2.3 with no vehicle selected. */
export function probeCarKey(): PimsRequest {
  return { method: 'get', api: API.carkey };
}

/** The activation. It names no vehicle in any generation. Only main/carkey sends it, once per attempt. */
export function activateCarKey(): PimsRequest {
  return { method: 'set', api: API.carkey };
}

/** Is the phone connected by Bluetooth, and to which vehicle. */
export function readConnection(): PimsRequest {
  return { method: 'get', api: API.connection };
}

/** Starts or stops the phone's Bluetooth service for one vehicle. `gdpr` says that the customer agreed to the connection. */
export function bluetoothService(action: 'start' | 'stop', vin: Vin, gdpr = true): PimsRequest {
  return { method: 'set', api: API.service, parameters: { action, service: 'bluetooth', vins: [{ vin, gdpr }] } };
}

/** The services the vehicle has. */
export function readServices(vin: Vin): PimsRequest {
  return { method: 'get', api: API.services, parameters: { vin } };
}

/** The ordered steps that unlock the services. `resetSteps` after 2312 or 2317. */
export function readSteps(vin: Vin, resetSteps = false): PimsRequest {
  return { method: 'get', api: API.steps, parameters: { vin, resetSteps, stepsStatus: 'all' } };
}

/** The steps of an earlier `readSteps`; its id is valid on one device only. */
export function readStep(stepsID: string): PimsRequest {
  return { method: 'get', api: API.step, parameters: { stepsID } };
}

/** Version of the SDK on the other side. */
export function readSdkVersion(): PimsRequest {
  return { method: 'get', api: API.sdkVersion };
}

/** The phone on the other side. */
export function readSdkDevice(): PimsRequest {
  return { method: 'get', api: API.sdkDevice };
}
