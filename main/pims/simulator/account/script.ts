/** How the account of a situation begins, and what its customer and its phone do. What is not named is an account where everything is done. */
import { createHash } from 'node:crypto';
import type { CallName } from '../../../../app/pims/session-calls/index.ts';
import type { Account } from './state.ts';

/** One call that goes another way than it should. */
export type Bend = {
  readonly call: CallName;
  /** Answers this error; the call is carried out before it when `applied`. */
  readonly code?: number;
  readonly applied?: boolean;
  /** `lost-request`: nothing happens, and nothing is answered; a browser stays open, and is given up without an answer of its own. */
  readonly mishap?: 'lost' | 'lost-request' | 'late' | 'double';
  /** The first time only. */
  readonly once?: boolean;
};

/** A calls' script for one situation. */
export type AccountScript = {
  /** Differences of the account from {@link freshAccount}. */
  readonly start?: Partial<Account>;
  /** What the customer does with the browser. `closed-once`: the first time only; `never`: leaves it open. */
  readonly browser?: 'slow' | 'closed' | 'closed-once' | 'never';
  /** What the customer does with a question on the phone. `wrong-pin-once` mistypes the first PIN. */
  readonly person?: 'nobody' | 'wrong-pin' | 'wrong-pin-once' | 'takes-pin-for-code';
  /** The first SMS is too old when its code is typed. */
  readonly firstSmsExpired?: boolean;
  /** The short way is refused as if the number existed (2390), although none is told. */
  readonly numberExists?: boolean;
  /** Calls that want a one-time code first; `carkey` is the activation. */
  readonly wantsCode?: readonly (CallName | 'carkey')[];
  /** What the vehicle's status looks like. */
  readonly status?: 'cached' | 'odd' | 'empty';
  /** Every `stepsID` is another phone's, until the steps are read by something else. */
  readonly stepsOfOtherPhone?: boolean;
  readonly doorsOpen?: boolean;
  /** Signals end before the last one. */
  readonly signalsStop?: boolean;
  /** Answers as in the published samples, where they differ from the schema. */
  readonly asInSamples?: boolean;
  readonly bend?: Bend;
};

/** Enrolled phones that an account may have, and wrong PINs in a row that it bears. Not published: the community's numbers. */
export const MOST_DEVICES = 5;
/** See {@link MOST_DEVICES}. */
export const MOST_WRONG_PINS = 3;

/** PIN of accounts that have one; every practice person may know it. */
export const PRACTICE_PIN = '2580';
/** PIN that the customer chooses when asked for a new one. */
export const CHOSEN_PIN = '1470';
/** Number of the customer's phone: one that is kept free for stories. */
export const PRACTICE_NUMBER = '+33639980001';

/** Nothing of an account but its login. */
export const NOTHING_YET = { phone: null, pin: null, enrolled: false, devices: 0 } as const satisfies Partial<Account>;
/** Known to PIMS, on another phone. */
export const OTHER_PHONE = { enrolled: false, devices: 1 } as const satisfies Partial<Account>;

/** The account of a situation before anything happened. */
export function freshAccount(name: string, { start = {}, numberExists = false }: AccountScript): Account {
  return {
    user: loginOf(name),
    phone: PRACTICE_NUMBER,
    pin: PRACTICE_PIN,
    enrolled: true,
    devices: 1,
    wrongPins: 0,
    blocked: 'not-blocked',
    sms: null,
    smsSent: 0,
    otps: 0,
    hasCode: false,
    deviceDisabled: false,
    stepsID: null,
    unlinked: [],
    locked: true,
    browsers: 0,
    statusReads: 0,
    bent: 0,
    commands: {},
    ...(numberExists ? { phone: null } : {}),
    ...start,
  };
}

/** Who signs in to the account of a situation; its name does not tell which one that is. The domain is one that nobody can own. */
export function loginOf(name: string): string {
  return `customer.${createHash('sha256').update(name).digest('hex').slice(0, 8)}@practice.example`;
}
