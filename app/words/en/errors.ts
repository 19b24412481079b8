/** English: advice for PIMS error codes. What to do with the hands, what it means, how to confirm it, and what comes next. */
import type { Words } from '../shape/index.ts';

/** Codes with advice of their own. */
export const advice: Words['pimsAdvice'] = {
  2000: {
    hands: 'Leave everything as it is and read the status.',
    meaning: 'PIMS reports an error that it cannot explain itself.',
    confirm: 'Does the same happen with a second vehicle or a second phone?',
    next: 'Restart the bridge app, try once more, then send the support bundle to support.',
  },
  2006: {
    hands: 'Stop here and call your administrator.',
    meaning: 'Client id, brand or environment of the bridge are configured wrongly.',
    confirm: 'Compare brand and environment in the settings with the vehicle.',
    next: 'The administrator corrects the settings; then start again.',
  },
  2101: {
    hands: 'No work on the vehicle needed: read the status again.',
    meaning: 'No vehicle was selected when the question was asked.',
    confirm: 'The bridge shows its SDK version: before 2.3 the VIN goes with the question.',
    next: 'The console selects the vehicle again by itself. If the error stays, ask support.',
  },
  2102: {
    hands: 'Scan the VIN again and compare it with the windscreen.',
    meaning: 'PIMS does not accept a value, most likely the VIN.',
    confirm: 'Count 17 characters. Look for O instead of 0 and I instead of 1.',
    next: 'Correct the VIN and read the status again.',
  },
  2201: {
    hands: 'Leave phone and ignition as they are and read the status.',
    meaning: 'The answer did not come in time. An activation may have happened even so.',
    confirm: 'Check the signal of the phone and the lamp of the bridge.',
    next: 'Move to better reception. Activate again only if the status says “not activated”.',
  },
  2202: {
    hands: 'Switch mobile data on, or move the vehicle out of the dead spot.',
    meaning: 'The phone has no internet.',
    confirm: 'Open a web page on the phone, not on the computer.',
    next: 'Read the status before you activate again. Do not change networks during a call.',
  },
  2203: {
    hands: 'Leave everything as it is and read the status again.',
    meaning: 'An answer came that contains no usable data. It does not mean “not activated”.',
    confirm: 'Is the phone on a Wi-Fi that asks for a sign-in page?',
    next: 'Use mobile data. If it stays, send the support bundle to support.',
  },
  2204: {
    hands: 'Wait five to fifteen minutes, then read the status.',
    meaning: 'The server reports an error, or refuses without giving a readable reason.',
    confirm: 'Does it happen with other vehicles too? Note the sub-error.',
    next: 'If it stays, send the support bundle with the sub-error to support.',
  },
  2205: {
    hands: 'Switch the ignition on, restart the head unit and connect the phone again.',
    meaning: 'The conversation between phone and head unit failed.',
    confirm: 'Does the head unit show the phone as connected?',
    next: 'Read the status. Activate again only if it says “not activated”.',
  },
  2301: {
    hands: 'Give the phone to the customer to sign in.',
    meaning: 'The session of the customer has ended.',
    confirm: 'Does the bridge app show nobody signed in?',
    next: 'After signing in, go on at the same step. Your entries are kept.',
  },
  2302: {
    hands: 'Let the customer enter the PIN on the phone.',
    meaning: 'PIMS wants a one-time password: strong authentication.',
    confirm: 'Is this phone enrolled as a trusted device?',
    next: 'After the one-time password, repeat the step.',
  },
  2305: {
    hands: 'Read the newest SMS slowly and type its code again.',
    meaning: 'The SMS code is wrong.',
    confirm: 'Compare the time of the SMS. Is it the code and not the PIN?',
    next: 'One careful try. Tries are limited; then stop and ask support.',
  },
  2306: {
    hands: 'Keep the phone ready and request one new SMS.',
    meaning: 'The SMS code is too old.',
    confirm: 'When was the SMS requested?',
    next: 'Request one SMS only: the number of messages is limited.',
  },
  2307: {
    hands: 'Let the customer enter a mobile number in the account.',
    meaning: 'The account has no phone number.',
    confirm: 'Is the trusted number in the account empty?',
    next: 'Enrol the phone together with its number, then go on.',
  },
  2308: {
    hands: 'Stop typing.',
    meaning: 'Access was refused: the PIN or the SMS code was wrong.',
    confirm: 'Does the bridge app show the account as blocked?',
    next: 'The customer enters the PIN slowly once more, or resets it. Further tries can block the account.',
  },
  2309: {
    hands: 'Update the bridge app on the phone.',
    meaning: 'The version of the bridge is too old for the sign-in.',
    confirm: 'Compare the SDK version that the bridge shows.',
    next: 'After the update, sign in and start again.',
  },
  2310: {
    hands: 'Stop trying.',
    meaning: 'The account is blocked: too many wrong PINs or too many enrolled phones.',
    confirm: 'Does the account show a blocked PIN or a blocked account?',
    next: 'The customer removes all enrolments, those of every phone of theirs, and enrols again, or asks customer service.',
  },
  2311: {
    hands: 'Close the bridge app and open it again.',
    meaning: 'An enrolment has stopped half-way.',
    confirm: 'Which step is still open in the list of steps?',
    next: 'Enrol again from the first step. Clear the data of the bridge app only if support asks for it.',
  },
  2312: {
    hands: 'Enrol this phone again.',
    meaning: 'The phone is disabled or unknown, for example after a reset.',
    confirm: 'Was the phone removed from the account elsewhere?',
    next: 'Reset the steps, then enrol the phone.',
  },
  2313: {
    hands: 'Finish the enrolment on the phone first.',
    meaning: 'The enrolment of the phone was never completed.',
    confirm: 'Is the step “device” still open?',
    next: 'Do the steps in order: phone number, device, CarKey.',
  },
  2314: {
    hands: 'Do not go on with this account.',
    meaning: 'The account has no service for strong authentication, or the service is down.',
    confirm: 'Does it work with another account?',
    next: 'Ask support.',
  },
  2315: {
    hands: 'Let the customer choose a different PIN.',
    meaning: 'The new PIN is the same as the old one.',
    confirm: 'Ask the customer.',
    next: 'Choose a new PIN, or keep the old one.',
  },
  2316: {
    hands: 'Wait a moment and check whether the phone is enrolled.',
    meaning: 'The step succeeded, but the last synchronisation failed.',
    confirm: 'Does the bridge app show the phone as enrolled?',
    next: 'If it is enrolled, go on. Do not repeat the step.',
  },
  2317: {
    hands: 'Stop, and look which step you are in.',
    meaning: 'The operation is not allowed: something is already activated or blocked.',
    confirm: 'Were you enrolling, or entering a PIN?',
    next: 'When enrolling: remove all enrolments, which concerns every phone of the customer. When entering a PIN: reset the steps.',
  },
  2318: {
    hands: 'Let the customer sign out and sign in again.',
    meaning: 'The proof of the sign-in is not valid.',
    confirm: 'Are date and time of the phone automatic?',
    next: 'After signing in, go on at the same step.',
  },
  2323: {
    hands: 'Compare the name of the account with the papers of the vehicle.',
    meaning: 'This account does not own the vehicle.',
    confirm: 'Is it a used vehicle that is still in the account of its former owner?',
    next: 'The former owner removes the vehicle, or support does.',
  },
  2340: {
    hands: 'Open the settings of the phone and allow Bluetooth and location.',
    meaning: 'The bridge app lacks a permission.',
    confirm: 'Look at the permissions of the app on the phone.',
    next: 'Grant them, return to the app and go on.',
  },
  2341: {
    hands: 'Switch Bluetooth and location on, on the phone.',
    meaning: 'Location or Bluetooth is off. Nothing was activated.',
    confirm: 'Open the quick settings of the phone. Is power saving on?',
    next: 'When both are on, connect to the vehicle and activate again.',
  },
  2342: {
    hands: 'Switch the ignition on, delete the pairing on both sides and pair again.',
    meaning: 'The phone is not paired with this vehicle. Nothing was activated.',
    confirm: 'Does the list of phones in the vehicle show this phone as connected?',
    next: 'Wait until the phone shows as connected, then activate again.',
  },
  2345: {
    hands: 'No work on the vehicle needed: read again.',
    meaning: 'The bridge has lost its list of vehicles.',
    confirm: 'Is the Bluetooth service of the bridge running?',
    next: 'The console starts the service again with the VIN.',
  },
  2346: {
    hands: 'Use the phone on which the steps were started.',
    meaning: 'These steps belong to another phone.',
    confirm: 'Who started the enrolment, and on which phone?',
    next: 'Request the steps anew on this phone.',
  },
  2354: {
    hands: 'Put the key in the cup holder, the phone 30 cm away, and shut all doors.',
    meaning: 'The vehicle does not find the key inside. Nothing was activated.',
    confirm: 'Press a button of the key. Does the instrument panel say “key not detected”?',
    next: 'Take the key out of any pouch, change its battery if weak, then activate again.',
  },
  2355: {
    hands: 'Let the customer sign out and in again, then pair the phone again.',
    meaning: 'A signature is not valid: old pairing, old session or altered data. Nothing was activated.',
    confirm: 'Is it the right account and the right phone? Is the clock right?',
    next: 'Try once more. If it happens again, send the support bundle to support.',
  },
  2356: {
    hands: 'Set the phone to automatic time and wait for the clock of the vehicle.',
    meaning: 'A time stamp is not valid: a clock is wrong. Nothing was activated.',
    confirm: 'Compare the clocks of phone and vehicle with this computer. A whole hour means time zone or summer time.',
    next: 'Restart the head unit outdoors for a GPS fix, then activate again.',
  },
  2366: {
    hands: 'Compare the VIN on the windscreen with the screen.',
    meaning: 'The VIN is not valid for this call: wrong vehicle, wrong brand or not eligible.',
    confirm: 'Which VIN does the phone connection report?',
    next: 'Correct vehicle or brand. If all is right, ask support.',
  },
  2367: {
    hands: 'Switch the ignition on and wait a few seconds.',
    meaning: 'The Bluetooth service of the bridge is not running.',
    confirm: 'Look at the lamp of the phone connection.',
    next: 'The console starts the service and waits for the connection.',
  },
  2377: {
    hands: 'Leave the vehicle alone: it is not the cause.',
    meaning: 'The connection for remote commands failed. It is not an error of the CarKey.',
    confirm: 'Is the CarKey status “active”?',
    next: 'If it is active, the job is done. Report the network problem separately.',
  },
  2390: {
    hands: 'Do not enter the number again.',
    meaning: 'The phone number is already registered.',
    confirm: 'Is the trusted number of the account filled in?',
    next: 'Use the full enrolment instead.',
  },
};

/** Advice shared by all other codes of a group. */
export const groupAdvice: Words['pimsGroupAdvice'] = {
  generic: {
    hands: 'Leave the vehicle as it is and restart the bridge app.',
    meaning: 'The bridge or its SDK is not in order, or the code is not published.',
    confirm: 'Does it happen with another vehicle too?',
    next: 'Read the status. If the error stays, send the support bundle to support.',
  },
  input: {
    hands: 'Scan the VIN again.',
    meaning: 'PIMS lacks a value, or does not accept it.',
    confirm: 'Compare all 17 characters with the windscreen.',
    next: 'Read the status again. If the error stays, send the support bundle to support.',
  },
  output: {
    hands: 'Leave phone and ignition as they are and read the status.',
    meaning: 'Something failed on the way to the server or to the vehicle.',
    confirm: 'Check the reception of the phone and its connection to the vehicle.',
    next: 'Activate again only if the status says “not activated”; otherwise ask support.',
  },
  specific: {
    hands: 'Change nothing on the vehicle and read the status.',
    meaning: 'PIMS reports something that does not belong to the usual CarKey errors.',
    confirm: 'Note the code, the label and what was done just before.',
    next: 'If the status is not clear, send the support bundle to support.',
  },
};
