/** Which adapters there are and how they are reached: places, speeds, radio profiles, who they say they are, the voltage at the plug. */
export { chooseProfile, isObdName, isObdService, normalizeUuid, type BleProfile, type BleRoute, type GattService } from './ble-profiles.ts';
export { adviceOf, claimsModern, identify, isIntroduction, type Introduction } from './identify.ts';
export { BAUD, placeId, type AdapterPlace, type BleController } from './place.ts';
export { BAUD_RATES, baudOrder, type PortHint } from './serial.ts';
export { classifyPort, type PortFacts } from './usb-ids.ts';
export { NOT_IN_SOCKET_VOLTS, parseVoltage, supplyOf } from './voltage.ts';
