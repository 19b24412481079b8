/**
 * The situations the simulator can play, as data. Each has a practice vehicle of its own; in the `fleet` the vehicle decides the situation,
 * with a named scenario every vehicle meets it. Pure: no I/O, no clock; times are relative to the simulator's own clock.
 */
import { ACCOUNT_SITUATIONS, type AccountScript, bentSituation, NOTHING_YET } from './account/index.ts';
import { CARKEY_GET_ERRORS, isPublishedError, type SdkVersion, type StatusAnswer } from '../../../app/pims/index.ts';
import { PRACTICE_GROUPS, type PracticeGroup } from '../../../app/training/index.ts';
import { parseVin, type Vin } from '../../../app/vehicle/index.ts';

/** What the activation answer says differently from a good one. */
export type AnswerFlaw =
  'no-carkey' | 'other-vin' | 'long-vin' | 'no-vin' | 'bad-base64' | 'bad-date' | 'date-without-offset' | 'no-result';

/** How the way of an activation, or of its answer, goes wrong. `lost-request` and `dropped-before-effect` never reach the vehicle. */
export type Mishap = 'lost-answer' | 'lost-request' | 'dropped-connection' | 'dropped-before-effect' | 'late-answer';

/** What comes along with each CarKey answer. */
export type Noise = 'double' | 'foreign' | 'garbage';

/** One situation. What is not named is as with `ok`. */
export type Scenario = {
  readonly name: string;
  /** The practice vehicle. */
  readonly vin: Vin;
  /** Status before any activation; `deadlineMs` from the first look, negative for a date that has passed. */
  readonly start: {
    readonly verified: boolean;
    readonly cvsStatus: NonNullable<StatusAnswer['cvsStatus']>;
    readonly deadlineMs?: number;
  };
  /** The start is the point of the scenario: effects of other scenarios on the same vehicle do not show here. */
  readonly ownWorld?: boolean;
  readonly getError?: number;
  readonly setError?: number;
  /** The vehicle was activated although the answer is an error. */
  readonly errorAfterEffect?: boolean;
  readonly flaw?: AnswerFlaw;
  readonly mishap?: Mishap;
  readonly noise?: Noise;
  /** The status stays as it was although the activation took effect. */
  readonly statusFrozen?: boolean;
  /** Booleans and error codes as text, as in the published samples. */
  readonly asText?: boolean;
  readonly phone?: 'away' | 'in-other-car';
  readonly noServices?: boolean;
  /** Answer time of the CarKey calls, ms. */
  readonly delayMs?: number;
  /** How far the bridge's clock is ahead, ms. Belongs to the connection, so it needs the scenario by name. */
  readonly skewMs?: number;
  /** Belongs to the connection, so it needs the scenario by name. */
  readonly sdk?: SdkVersion;
  /** The customer's account and phone; absent: everything is done there. */
  readonly account?: AccountScript;
  /** What the bridge announces, if not all. `1.0`: nothing at all; `typed-here`: it cannot ask on the phone; `stand-in`: a script in place of the SDK. Belongs to the connection. */
  readonly bridge?: '1.0' | 'typed-here' | 'stand-in';
};

const DAY_MS = 86_400_000;
const DISABLED = { verified: false, cvsStatus: 'disabled' } as const;
const ACTIVE = { verified: true, cvsStatus: 'active', deadlineMs: 365 * DAY_MS } as const;

/** The vehicle of the published samples. */
const OK_VIN = vin('VR1AB12C3D4567890');

/** Makes a scenario whose practice vehicle is plainly made up: `PRACT0` in the description, a running number at the end. */
function scenario(name: string, wmi: string, number: number, rest: Partial<Scenario> = {}): Scenario {
  return { name, vin: vin(`${wmi}PRACT0S${String(number).padStart(7, '0')}`), start: DISABLED, ...rest };
}

const STATUSES: readonly Scenario[] = [
  { name: 'ok', vin: OK_VIN, start: DISABLED },
  scenario('already-active', 'VR3', 101, { start: ACTIVE, ownWorld: true }),
  scenario('suspended', 'VR7', 102, { start: { verified: false, cvsStatus: 'suspended', deadlineMs: 3 * DAY_MS }, ownWorld: true }),
  scenario('suspended-late', 'VF7', 103, { start: { verified: false, cvsStatus: 'suspended', deadlineMs: -2 * DAY_MS }, ownWorld: true }),
  scenario('disabled', 'VF3', 104, { ownWorld: true }),
  scenario('unknown-status', 'VXK', 105, { start: { verified: false, cvsStatus: 'unknown' }, ownWorld: true }),
  scenario('contradiction', 'VR1', 106, { start: { ...ACTIVE, verified: false }, ownWorld: true, statusFrozen: true }),
  scenario('string-booleans', 'VR3', 107, { asText: true }),
];

const ANSWERS: readonly Scenario[] = [
  scenario('refused-carkey', 'VR7', 201, { flaw: 'no-carkey' }),
  scenario('wrong-vin', 'VR3', 202, { flaw: 'other-vin' }),
  scenario('vin-18', 'VR1', 203, { flaw: 'long-vin' }),
  scenario('no-vin', 'VXE', 204, { flaw: 'no-vin' }),
  scenario('bad-base64', 'W0V', 205, { flaw: 'bad-base64' }),
  scenario('bad-date', 'VR7', 206, { flaw: 'bad-date' }),
  scenario('date-without-offset', 'VF3', 207, { flaw: 'date-without-offset' }),
  scenario('empty-answer', 'VR3', 208, { flaw: 'no-result' }),
];

const WAYS: readonly Scenario[] = [
  scenario('lost-answer', 'VR7', 301, { mishap: 'lost-answer' }),
  scenario('lost-request', 'VR3', 302, { mishap: 'lost-request' }),
  scenario('dropped-connection', 'VXK', 303, { mishap: 'dropped-connection' }),
  scenario('dropped-before-effect', 'W0L', 304, { mishap: 'dropped-before-effect' }),
  scenario('late-answer', 'VR1', 305, { mishap: 'late-answer' }),
  scenario('double-answer', 'VF7', 306, { noise: 'double' }),
  scenario('foreign-answer', 'VR3', 307, { noise: 'foreign' }),
  scenario('garbage-frame', 'VR7', 308, { noise: 'garbage' }),
  scenario('slow', 'VXE', 309, { delayMs: 3000 }),
  scenario('read-back-disagrees', 'VR3', 310, { statusFrozen: true }),
];

const PHONES: readonly Scenario[] = [
  scenario('phone-away', 'VXK', 401, { phone: 'away' }),
  scenario('phone-in-other-car', 'VR3', 402, { phone: 'in-other-car' }),
  scenario('no-service', 'VR7', 403, { noServices: true }),
  scenario('needs-sign-in', 'VF3', 404, { getError: 2301, setError: 2301 }),
  scenario('clock-off', 'VR1', 501, { skewMs: 600_000 }),
  scenario('clock-drift', 'VR7', 502, { skewMs: 45_000 }),
  scenario('sdk-2.0', 'VF7', 503, { sdk: '2.0' }),
  scenario('sdk-2.2', 'VF3', 504, { sdk: '2.2' }),
  scenario('bridge-1.0', 'VR3', 505, { bridge: '1.0' }),
  scenario('typed-here', 'VR7', 506, { bridge: 'typed-here', account: { start: { user: null, ...NOTHING_YET } } }),
  scenario('stand-in', 'VXK', 508, { bridge: 'stand-in' }),
  scenario('no-short-way', 'VF7', 507, { sdk: '2.0', account: { start: { user: null, ...NOTHING_YET } } }),
];

const MAKERS = ['VR1', 'VR3', 'VR7', 'VF3', 'VF7', 'VXK', 'VXE', 'W0L', 'W0V'];

const SESSIONS: readonly Scenario[] = ACCOUNT_SITUATIONS.map(({ name, account }, i) =>
  scenario(name, MAKERS[i % MAKERS.length] ?? 'VR1', 601 + i, { account }),
);

/** Errors of `set pims.vehicle.carkey` that are played: the published ones, and those that come although they are not listed for it. */
const PLAYED_SET_ERRORS = [2000, 2006, 2201, 2202, 2203, 2204, 2205, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2366, 2367];

const ERRORS: readonly Scenario[] = [
  ...CARKEY_GET_ERRORS.map((code) => scenario(`get-${code}`, 'VR3', 3_000_000 + code, { getError: code })),
  ...PLAYED_SET_ERRORS.map((code) => scenario(`set-${code}`, 'VR7', 5_000_000 + code, { setError: code })),
];

const GROUPS: Readonly<Record<PracticeGroup, readonly Scenario[]>> = {
  status: STATUSES,
  answer: ANSWERS,
  way: WAYS,
  phone: PHONES,
  customer: SESSIONS,
  error: ERRORS,
};

/** All scenarios with a practice vehicle. */
export const SCENARIOS: readonly Scenario[] = PRACTICE_GROUPS.flatMap((group) => GROUPS[group]);

/** Their names, `fleet` first. */
export const SCENARIO_NAMES: readonly string[] = ['fleet', ...SCENARIOS.map(({ name }) => name)];

/** Does the situation belong to the whole connection (clock, SDK, bridge)? Then it is played by name only. */
const isOfConnection = ({ skewMs, sdk, bridge }: Scenario): boolean => skewMs !== undefined || sdk !== undefined || bridge !== undefined;

/** The practice vehicles, one per situation. */
export const practiceFleet: readonly { readonly vin: Vin; readonly scenario: string; readonly group: PracticeGroup }[] =
  PRACTICE_GROUPS.flatMap((group) =>
    GROUPS[group].flatMap((one) => (isOfConnection(one) ? [] : [{ vin: one.vin, scenario: one.name, group }])),
  );

const BY_NAME: ReadonlyMap<string, Scenario> = new Map(SCENARIOS.map((one) => [one.name, one]));
const BY_VIN: ReadonlyMap<string, Scenario> = new Map(
  practiceFleet.flatMap(({ vin: key, scenario: name }) => entry(key, BY_NAME.get(name))),
);

/**
 * A scenario by its name. Besides the listed ones, `get-CODE`, `set-CODE` and `set-CODE-applied` play any published error code;
 * `-applied` activates the vehicle before it answers the error; calls of the session are bent by names too (`bentSituation`). Null for an unknown name, and for `fleet`, which is not one scenario.
 */
export function findScenario(name: string): Scenario | null {
  const [, method, digits, applied] = /^(get|set)-(\d{4})(-applied)?$/.exec(name) ?? [];
  const code = Number(digits);
  const known = BY_NAME.get(name);
  const bent = known === undefined ? bentSituation(name) : null;
  if (bent !== null) return { ...bent, vin: OK_VIN, start: DISABLED };
  if (known !== undefined || method === undefined || !isPublishedError(code)) return known ?? null;
  if (method === 'get') return applied === undefined ? { name, vin: OK_VIN, start: DISABLED, getError: code } : null;
  return { name, vin: OK_VIN, start: DISABLED, setError: code, errorAfterEffect: applied !== undefined };
}

/** The scenario that a vehicle of the practice fleet stands for; any other vehicle behaves like `ok`. */
export function scenarioOfVehicle(text: string): Scenario {
  return BY_VIN.get(text) ?? { name: 'ok', vin: OK_VIN, start: DISABLED };
}

function entry(key: Vin, value: Scenario | undefined): [string, Scenario][] {
  return value === undefined ? [] : [[key, value]];
}

function vin(text: string): Vin {
  const parsed = parseVin(text);
  if (parsed === null) throw new Error(`practice VIN ${text} is not a VIN`);
  return parsed;
}
