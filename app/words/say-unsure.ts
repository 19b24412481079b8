/** That nobody knows what became of a call of the customer's side: screens and command line say the same. */
import type { RunSpend } from '../enrolment/index.ts';
import type { OpenThing, Words } from './shape/index.ts';

/** What a call that nobody knows the end of leaves open. */
const OPEN: Readonly<Record<RunSpend, OpenThing>> = {
  'sms.certify-phone': 'sms',
  'sms.enrol': 'sms',
  'sms.reset-pin': 'sms',
  'sms-code.add-phone': 'number',
  'sms-code.enrol': 'code',
  'sms-code.change-phone': 'number',
  'enrolment.enrol': 'enrolment',
  'enrolment.enrol-with-phone': 'enrolment',
  'enrolment.remove-all': 'removal',
  'pin.reset': 'pin',
  'pin.update': 'pin',
  'otp.with-pin': 'password',
  'otp.without-pin': 'password',
  'vehicle.unlink': 'unlinking',
};

/** That nobody knows what became of a call. */
export const sayUnsure = (words: Words, call: RunSpend): string => words.customer.unsure[OPEN[call]];
