/** English: the phone on the cable. */
import type { CableWords } from '../shape/index.ts';

/** How the cable stands, and what each phone on it is. */
export const cable: CableWords = {
  phoneCable: {
    off: {
      hands: 'Support or an administrator switches the phone cable on in the settings.',
      meaning: 'The cable to the phone is switched off.',
    },
    looking: { hands: 'Wait a moment.', meaning: 'The cable is being looked at.' },
    'no-adb': {
      hands: 'Install Android’s “Platform Tools” (adb) on this computer; the phone is then found by itself.',
      meaning: 'The program that reaches a phone over USB is missing.',
    },
    'not-started': {
      hands: 'Type “adb start-server” in a terminal, or let the console start it: setting “Phone on the cable”.',
      meaning: 'The adb program is installed, but its server is not running.',
    },
    'no-phone': {
      hands: 'Plug the phone in with a data cable and unlock it; USB debugging must be on.',
      meaning: 'No phone is on the cable.',
    },
    'chosen-away': {
      hands: 'Plug the chosen phone in again, or choose another one.',
      meaning: 'The phone that was chosen is not on the cable.',
    },
    'which-phone': { hands: 'Choose the phone.', meaning: 'Several phones are on the cable.' },
    alike: { hands: 'Unplug one of the two phones.', meaning: 'Two phones with the same serial number are on the cable.' },
    'no-permission': {
      hands: 'Ask your administrator for the system’s USB rule (udev) for this phone.',
      meaning: 'This user of the computer may not use the phone over USB.',
    },
    unauthorised: {
      hands: 'Unlock the phone and tap “Allow” where it asks about USB debugging.',
      meaning: 'The phone does not trust this computer yet.',
    },
    starting: { hands: 'Wait a moment.', meaning: 'The phone is on the cable and is about to answer.' },
    offline: {
      hands: 'Unplug the phone, wait five seconds and plug it in again.',
      meaning: 'The phone is on the cable but does not answer.',
    },
    'other-mode': { hands: 'Restart the phone in the ordinary way.', meaning: 'The phone is in a service mode in which no app runs.' },
    'no-forward': {
      hands: 'Unplug the phone and plug it in again.',
      meaning: 'The way to the bridge app could not be opened through the cable.',
    },
    'no-app': { hands: 'Open the bridge app on the phone.', meaning: 'The phone trusts this computer, but its bridge app is not running.' },
    ready: { hands: 'Nothing to do.', meaning: 'The bridge app on the phone is reached over the cable.' },
  },
  phoneState: {
    authorised: 'allowed',
    unauthorised: 'not allowed yet',
    starting: 'about to answer',
    offline: 'no answer',
    'no-permission': 'no permission',
    'other-mode': 'service mode',
  },
};
