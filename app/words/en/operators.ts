/** English: accounts, PINs, and who may do what. */
import type { OperatorWords } from '../shape/index.ts';

/** Accounts, PINs, and who may do what. */
export const operators: OperatorWords = {
  pinProblem: {
    'not-digits': 'A PIN has only digits.',
    'too-short': 'This PIN is too short: at least 6 digits.',
    'too-long': 'This PIN is too long: at most 12 digits.',
    repeats: 'This PIN repeats itself: choose digits that differ more.',
    run: 'This PIN is a run such as 123456: mix the digits.',
    date: 'This PIN could be a date: dates are tried first.',
    keypad: 'This PIN is a path over the keypad: let the digits jump.',
    famous: 'This is a well-known number: choose one that nobody can look up.',
  },
  operatorProblem: {
    'wrong-pin': 'Name and PIN do not belong together. Wrong PINs left before the account is locked: {triesLeft}.',
    wait: 'Too many wrong PINs in a row. Wait before the next try.',
    'locked-out': 'This account is locked after too many wrong PINs. An administrator unlocks it in the settings.',
    busy: 'Too many tries at once. Try again in a moment.',
    unwritable: 'The file of the accounts cannot be written, so nothing was changed. Free some disk space or check the data folder.',
    'accounts-unreadable':
      'The file of the accounts could not be read and was set aside. Nobody can sign in until an administrator has put the data folder right.',
    'pin-key-lost':
      'The part of the PINs that is kept on this computer is missing, so no PIN can be checked. An administrator has to restore it.',
    'bad-name': 'A name has 1 to 80 printable characters.',
    'name-taken': 'There is already an account with this name.',
    'not-found': 'This account no longer exists.',
    'last-admin': 'This is the last administrator. Add another one first.',
    'already-set-up': 'The first administrator exists already. Sign in.',
    'not-now': 'The session has changed in the meantime. Sign in first.',
  },
  roleRefused: 'This may be done by: {roles}. The refusal is in the log.',
  roleMeans: {
    technician: 'Works on vehicles: reads, activates, and sees the code.',
    support: 'Also settles unknown outcomes and changes the connection.',
    admin: 'Also manages the accounts.',
  },
  lockout: {
    free: 'can sign in',
    waiting: 'has to wait after wrong PINs',
    locked: 'locked after wrong PINs',
  },
  accountNotice: {
    'asked-tries':
      '{at}: at the command line of this computer somebody asked for more PIN tries for {name}, who is locked. If you know nothing of it, withdraw it: carkey operators rescue {name} --cancel',
    'asked-new-pin':
      '{at}: at the command line of this computer somebody asked for a new PIN for {name}, who is locked. If you know nothing of it, withdraw it: carkey operators rescue {name} --cancel',
    'done-tries': '{at}: at the command line of this computer {name} was given more PIN tries after a lock.',
    'done-new-pin':
      '{at}: at the command line of this computer a new PIN was set for {name} after a lock. If that was not {name}, somebody else can sign in with this account.',
    cancelled: '{at}: the emergency access for {name} was withdrawn.',
  },
};
