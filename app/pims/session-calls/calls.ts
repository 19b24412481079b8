/**
 * Every call of the customer's session, once: API, where it was published, since which SDK, what it costs, what it may answer.
 * Facts: the published reference, SDK 2.0 to 2.3 (docs/session.md). `get pims.authentication.token` is missing on purpose: tokens stay on the phone.
 */
import type { SecretKind } from '../../secret/index.ts';
import type { PimsMethod, SdkVersion } from '../index.ts';

/** What a customer's account has few of. `device`: an enrolled phone. */
export const BUDGETS = ['sms', 'pin', 'otp', 'device'] as const;

/** One of {@link BUDGETS}. */
export type Budget = (typeof BUDGETS)[number];

/** One call. */
export type CallRow = {
  readonly api: string;
  readonly method: Extract<PimsMethod, 'get' | 'set' | 'subscribe'>;
  /** Component of the publication; null: the call is told in its prose, and the reference has no row for it. */
  readonly component: string | null;
  readonly since: SdkVersion;
  /**
   * `ask`: changes nothing and is free to repeat. `spend`: costs a try or changes something; it is logged before it is sent, sent once, and
   * repeated by a person's new act alone, whatever its method is.
   */
  readonly nature: 'ask' | 'spend';
  readonly spends: readonly Budget[];
  /** Runs in the phone's browser: minutes, with progress and cancel (bridge protocol 1.1). */
  readonly long: boolean;
  /** Its answer holds a secret (an OTP): it is neither traced nor kept. */
  readonly secretAnswer: boolean;
  /** What the customer types for it, by parameter. */
  readonly secrets: Readonly<Record<string, readonly SecretKind[]>>;
  /** Error codes as published for it. */
  readonly errors: readonly number[];
};

const ask = { nature: 'ask', spends: [], long: false, secretAnswer: false, secrets: {} } as const;
const spend = { ...ask, nature: 'spend' } as const;
const BASIC = { component: 'BasicAuthentication', since: '2.0' } as const;
const STRONG = { component: 'StrongAuthentication', since: '2.0' } as const;
const STEPS = { component: 'UserVehicleSteps', since: '2.0' } as const;
const REMOTE = { component: 'LongRangeRemoteRemote', since: '2.0' } as const;
const STATUS = { component: 'LongRangeRemoteStatus', since: '2.0' } as const;

const account = { ...ask, api: 'pims.authentication.account', method: 'get' } as const;
const browser = {
  ...spend,
  ...BASIC,
  api: 'pims.authentication.user',
  method: 'set',
  long: true,
  errors: [2001, 2101, 2102, 2368],
} as const;
/** Sends an SMS, although it is a `get`. */
const sms = {
  ...spend,
  ...STRONG,
  api: 'pims.authentication.smscode',
  method: 'get',
  spends: ['sms'],
  errors: [2001, 2006, 2101, 2102, 2201, 2202, 2204],
} as const;
const smsCode = { ...spend, ...STRONG, api: 'pims.authentication.smscode', method: 'set' } as const;
const enrolment = { ...spend, ...STRONG, api: 'pims.authentication.enrollment', method: 'set' } as const;
const pin = { ...spend, ...STRONG, api: 'pims.authentication.pincode', method: 'set' } as const;
/** Costs a one-time code, although it is a `get`. */
const otp = {
  ...spend,
  ...STRONG,
  api: 'pims.authentication.otp',
  method: 'get',
  secretAnswer: true,
  errors: [2000, 2001, 2006, 2101, 2102, 2202, 2308, 2309, 2310, 2311, 2312, 2313, 2314, 2316, 2317],
} as const;
const steps = {
  ...ask,
  ...STEPS,
  api: 'pims.subscription.steps',
  method: 'get',
  errors: [2000, 2101, 2102, 2201, 2202, 2203, 2204],
} as const;
const command = { ...spend, ...REMOTE, api: 'pims.vehicle.command', method: 'set' } as const;
const status = {
  ...ask,
  ...STATUS,
  api: 'pims.vehicle.informations',
  method: 'get',
  errors: [2000, 2101, 2102, 2201, 2202, 2203, 2204, 2301, 2302],
} as const;

const INWEBO = [2308, 2309, 2310, 2311, 2312, 2313, 2314, 2316, 2317] as const;
const SERVER = [2001, 2006, 2101, 2102, 2201, 2202, 2204] as const;

/** The table. Names are the console's own; the log has them too, so they are only ever added. */
export const CALLS = {
  'account.username': { ...account, ...BASIC, errors: [2001, 2101, 2102, 2301] },
  'user.login': browser,
  'user.forced-login': browser,
  'user.create-account': browser,
  'user.update-login': browser,
  'user.update-password': browser,
  'user.logout': { ...browser, errors: [2001, 2101, 2102, 2201, 2202, 2204, 2301] },

  'account.device-activated': { ...account, ...STRONG, errors: [2001, 2101, 2102, 2344] },
  'account.blocked': { ...account, ...STRONG, errors: [2001, 2101, 2102, 2344] },
  'phone.trusted': {
    ...ask,
    ...STRONG,
    api: 'pims.authentication.trustedphonenumber',
    method: 'get',
    errors: [2001, 2006, 2201, 2202, 2204, 2307],
  },
  'sms.certify-phone': { ...sms, secrets: { phoneNumber: ['phone-number'] } },
  'sms.enrol': sms,
  'sms.reset-pin': sms,
  'sms-code.add-phone': {
    ...smsCode,
    secrets: { smsCode: ['sms-code'], phoneNumber: ['phone-number'] },
    errors: [...SERVER, 2344],
  },
  'sms-code.change-phone': {
    ...smsCode,
    secrets: { smsCode: ['sms-code'], phoneNumber: ['phone-number'] },
    errors: [...SERVER, ...INWEBO, 2344],
  },
  'sms-code.enrol': { ...smsCode, secrets: { smsCode: ['sms-code'] }, errors: [2001, 2006, 2102, 2201, 2202, 2204, ...INWEBO, 2344] },
  'enrolment.enrol': {
    ...enrolment,
    spends: ['pin', 'device'],
    secrets: { pinCode: ['pin', 'new-pin'], smsCode: ['sms-code'] },
    errors: [2001, 2101, 2102, 2305, ...INWEBO, 2344],
  },
  'enrolment.enrol-with-phone': {
    ...enrolment,
    since: '2.1',
    spends: ['pin', 'device'],
    secrets: { pinCode: ['new-pin'], smsCode: ['sms-code'], phoneNumber: ['phone-number'] },
    errors: [2001, 2101, 2102, 2305, ...INWEBO, 2344, 2390],
  },
  'enrolment.remove-all': { ...enrolment, errors: [2001, 2101, 2102, 2202, 2204, 2305, ...INWEBO, 2344] },
  'pin.reset': {
    ...pin,
    secrets: { pinCode: ['new-pin'], smsCode: ['sms-code'] },
    errors: [2001, 2101, 2102, 2305, ...INWEBO, 2315, 2344],
  },
  'pin.update': {
    ...pin,
    spends: ['pin'],
    secrets: { oldPIN: ['pin'], newPIN: ['new-pin'] },
    errors: [2001, 2101, 2102, 2305, ...INWEBO, 2315, 2344],
  },
  'otp.with-pin': { ...otp, spends: ['pin', 'otp'], secrets: { pinCode: ['pin'] } },
  'otp.without-pin': { ...otp, spends: ['otp'] },

  'steps.read': steps,
  /** The same with `resetSteps: true`, as published after 2312 and 2317. */
  'steps.reset': steps,
  'steps.next': { ...ask, ...STEPS, api: 'pims.subscription.step', method: 'get', errors: [2101, 2102, 2346] },
  /** Its errors are not published; those of a remote call are expected, and 2302 "as a rule". */
  'vehicle.unlink': { ...spend, component: null, since: '2.0', api: 'pims.subscription.vehicle', method: 'set', errors: [2302] },

  /** Chooses the vehicle of the remote calls; no error is published. */
  'remote.select': { ...ask, ...REMOTE, api: 'pims.vehicle.vin', method: 'set', errors: [] },
  'remote.signals': { ...ask, ...REMOTE, api: 'pims.vehicle.signal', method: 'subscribe', errors: [] },
  'remote.status': status,
  'remote.refresh': status,
  'command.lights': { ...command, errors: [2000, 2101, 2102, 2201, 2202, 2203, 2204, 2301, 2302, 2329, 2359, 2377] },
  'command.horn': { ...command, errors: [2000, 2101, 2102, 2201, 2202, 2203, 2204, 2302, 2329, 2358, 2377] },
  'command.lock': { ...command, errors: [2000, 2101, 2102, 2201, 2202, 2203, 2204, 2301, 2302, 2357, 2360, 2361, 2362, 2377] },
  'command.unlock': { ...command, errors: [2000, 2101, 2102, 2201, 2202, 2203, 2204, 2301, 2302, 2357, 2360, 2361, 2362, 2377] },
} as const satisfies Readonly<Record<string, CallRow>>;

/** The name of one call. */
export type CallName = keyof typeof CALLS;

type Named<N extends CallRow['nature']> = { [C in CallName]: (typeof CALLS)[C]['nature'] extends N ? C : never }[CallName];
/** Calls that are free to repeat. */
export type AskCall = Named<'ask'>;
/** Calls that are sent once for one act of a person. */
export type SpendCall = Named<'spend'>;

/** Every name, in the order of the table. */
export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];

/** The row of a call, as a row. */
export function callRow(name: CallName): CallRow {
  return CALLS[name];
}

/** Is it sent once only? */
export function isSpend(name: CallName): name is SpendCall {
  return callRow(name).nature === 'spend';
}
