/** English: bridge, log, errors of the console, lists. */
import type { DeskWords } from '../shape/index.ts';

/** Bridge, log, errors of the console, lists. */
export const desk: DeskWords = {
  bridgeState: {
    off: 'Bridge off',
    connecting: 'Connecting to the bridge',
    ready: 'Bridge ready',
    waiting: 'Bridge disconnected, trying again',
    refused: 'Bridge not connected',
  },
  bridgeProblem: {
    'no-address': {
      hands: 'Support or an administrator enters the address of the bridge in the settings.',
      meaning: 'No bridge address has been entered yet.',
    },
    'bad-address': { hands: 'Correct the address in the settings.', meaning: 'The bridge address is not an address.' },
    'insecure-address': {
      hands: 'Use an address that begins with wss://.',
      meaning: 'An unencrypted address is allowed for this computer only.',
    },
    unconfirmed: {
      hands: 'Ask support or an administrator: they confirm the bridge in the settings, or enter its token again.',
      meaning:
        'Address, fingerprint or environment of the bridge were changed outside the console, or were never confirmed. Nothing is sent there.',
    },
    unreachable: {
      hands: 'Wake the phone, open the bridge app and check Wi-Fi or cable.',
      meaning: 'There is no answer at the bridge address.',
    },
    'phone-cable': {
      hands: 'Plug the phone in, unlock it and open the bridge app.',
      meaning: 'The bridge is a phone on the USB cable, and it is not reached through it.',
    },
    'no-token': {
      hands: 'Copy the token from the bridge and enter it in the settings.',
      meaning: 'The bridge wants a token, and none has been entered.',
    },
    'wrong-token': {
      hands: 'Copy the token from the bridge again and enter it in the settings.',
      meaning: 'The bridge refuses the token. It is not tried again by itself.',
    },
    'wrong-subprotocol': {
      hands: 'Update the bridge app, or check the address.',
      meaning: 'The other side does not speak the protocol of the bridge.',
    },
    'wrong-certificate': {
      hands: 'Check date and time of this computer, and whether this network wants a sign-in in the browser; then ask your administrator.',
      meaning: 'The certificate of the bridge is not trusted.',
    },
    'pin-mismatch': {
      hands: 'Do not go on. Ask your administrator.',
      meaning: 'The key of the bridge is not the agreed one. Somebody may be in between.',
    },
    'not-a-bridge': {
      hands: 'Check address and port in the settings.',
      meaning: 'Something answers at this address, but it is no bridge.',
    },
    busy: {
      hands: 'Wait a moment; the console tries again by itself.',
      meaning: 'The bridge, or a server in front of it, is there but busy or being serviced (503).',
    },
    'too-many-requests': {
      hands: 'Wait until the pause is over; trying more often only makes it longer.',
      meaning: 'The bridge has had too many requests from here (429) and asks for a pause.',
    },
    'server-trouble': {
      hands: 'Wait a few minutes. If it stays, tell whoever runs the bridge.',
      meaning: 'A server in front of the bridge reports a fault of its own (5xx): the bridge behind it is not reached.',
    },
    'login-page': {
      hands: 'Open the browser on this computer and sign in to the network. The console tries again by itself.',
      meaning:
        'A web page answers in place of the bridge, most likely the sign-in page of this network. If there is none, check address and port in the settings.',
    },
    'proxy-sign-in': {
      hands: 'Ask your administrator to let this computer reach the bridge without the proxy.',
      meaning: 'A proxy of this network wants a sign-in of its own (407), which the console does not have.',
    },
    flooding: {
      hands: 'Restart the bridge app. If this comes again, tell whoever provides it.',
      meaning: 'The bridge sent far too much, so the connection was ended. It is tried again after a pause.',
    },
    'no-pong': { hands: 'Bring the phone closer and keep its screen on.', meaning: 'The bridge has stopped answering.' },
    closed: { hands: 'Open the bridge app again.', meaning: 'The bridge ended the connection.' },
    'initialize-failed': {
      hands: 'Check brand, environment and credentials in the settings.',
      meaning: 'PIMS could not be started with this configuration.',
    },
    'pims-not-started': {
      hands: 'Open the bridge app and check that the phone has internet. The console tries again by itself.',
      meaning: 'The bridge answers, but PIMS behind it did not start.',
    },
    'simulator-in-live': {
      hands: 'Enter the address of a real bridge in the settings; to practise, switch to practice.',
      meaning: 'A simulator answers at this address. It is not allowed in live mode, so nothing was sent.',
    },
    'other-simulator': {
      hands: 'Restart the simulator and this console.',
      meaning: 'Another simulator answers than the one set. Nothing was sent.',
    },
  },
  logProblem: {
    'disk-full': { hands: 'Free some disk space, then start the console again.', meaning: 'The disk is full. Nothing is sent meanwhile.' },
    'read-only': {
      hands: 'Ask your administrator for write access to the data folder.',
      meaning: 'The log may not be written. Nothing is sent meanwhile.',
    },
    'in-use': {
      hands:
        'Wait a moment and try again; if it stays so, ask your administrator to exclude the data folder from virus scans, backups and sync.',
      meaning: 'Another program holds a file of the data folder, perhaps a virus scanner or a backup. Nothing is sent meanwhile.',
    },
    corrupt: {
      hands: 'Change nothing and export the log for support.',
      meaning: 'The log does not pass its own check. It can be read, but takes no entries.',
    },
    io: { hands: 'Check the disk, then start the console again.', meaning: 'The disk reports an error. Nothing is sent meanwhile.' },
    'other-writer': { hands: 'Use the window that is already open.', meaning: 'Another console writes this log. This one can only watch.' },
    conflict: {
      hands: 'Settle the open attempt first.',
      meaning: 'Another attempt is open for this vehicle or this station.',
    },
  },
  consoleError: {
    'invalid-vin': 'This is not a VIN.',
    'no-vehicle': 'No vehicle is in work. Scan a VIN first.',
    'attempt-vehicle-unknown':
      'An open activation belongs to a vehicle that the vault here does not know. Put the right vault back, or let the support desk settle it.',
    'log-unwritable': 'The log takes no entries, so nothing was done.',
    'watch-only': 'This window can only watch.',
    'signed-out': 'Sign in first.',
    locked: 'The screen is locked. Enter your PIN.',
    role: 'Your role may not do this.',
    'fresh-pin': 'Enter your PIN once more for this.',
    'live-only': 'This belongs to live work. Switch to live mode to change it.',
    operator: 'That is not possible with these accounts.',
    internal:
      'An error occurred in the console. If an activation was running, look at its attempt before doing anything else. Please tell support.',
  },
  retryVerdict: {
    safe: 'May be repeated: reading changes nothing.',
    'read-first': 'Read the status first, then decide.',
    'after-fix': 'Repeat only once the cause is fixed.',
    'after-sign-in': 'Repeat after signing in.',
    no: 'Do not repeat: it uses up a try or needs somebody else.',
  },
  evidenceSource: {
    scanned: 'Scanned',
    typed: 'Typed',
    chosen: 'Chosen from the list',
    'link 0902': 'Engine control unit (link)',
    'link F190 BSI': 'Body computer BSI (link)',
    'link F190 NAC': 'Head unit NAC (link)',
    'link F190 telematics': 'Telematics unit (link)',
    'link 21B0 radio': 'Older radio unit (link)',
    'phone connection': 'Phone connection',
    'activation answer': 'Answer to the activation',
  },
  entryKind: {
    start: 'Console started',
    stop: 'Console stopped',
    'sign-in': 'Operator signed in',
    denied: 'Denied',
    lookup: 'Vehicle looked up',
    'vin-read': 'VIN read',
    status: 'Status read',
    checked: 'Requirements checked',
    intent: 'Activation approved',
    sent: 'Activation sent',
    result: 'Answer received',
    unknown: 'Outcome unknown',
    'read-back': 'Status read to check',
    resolved: 'Outcome settled',
    'handed-over': 'Handed over to support',
    answer: 'Unexpected answer',
    'code-shown': 'Security code shown',
    'code-hidden': 'Security code hidden',
    'code-expired': 'Security code expired',
    'follow-up': 'Follow-up',
    export: 'Exported',
    erase: 'Personal data erased',
    clock: 'Clock changed',
    restore: 'Restored from a backup',
    'key-change': 'Signing key changed',
    config: 'Settings changed',
    'checkpoint-out': 'Checkpoint handed out',
    override: 'Vehicle confirmed by a person',
    session: 'Session',
    account: 'Accounts changed',
    customer: 'Whose account',
    enrolment: 'Second factor',
    proof: 'Proof at the vehicle',
  },
  followUp: {
    'code-expiry': 'Security code expires',
    reactivation: 'Activate again before the deadline',
    'unknown-outcome': 'Settle an unknown outcome',
  },
  role: { technician: 'Technician', support: 'Support', admin: 'Administrator' },
};
