/** The phone on the USB cable: follows what the adb server lists, forwards the port of the bridge app, and says in closed words how it stands. */
export { adbIn, adbPort } from './adb-program.ts';
export { startPhoneCable, type CableOptions, type CablePlace, type PhoneCable } from './cable.ts';
export { lookAtPhones, type PhonesThere } from './look.ts';
