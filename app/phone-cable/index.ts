/** A phone on the USB cable: addresses that mean one, what the adb server lists, which phone is meant, and in which word it stands. */
export { parseUsbAddress, USB_PORT, type UsbAddress, type UsbAddressFault } from './address.ts';
export { isOnCable, parseDeviceList, PHONE_STATES, type PhoneSeen, type PhoneState } from './devices.ts';
export {
  CABLE_NEXTS,
  CABLE_WORDS,
  cableView,
  nextOf,
  phoneMeant,
  wordOf,
  type CableFacts,
  type CableNext,
  type CableView,
  type CableWord,
} from './situation.ts';
