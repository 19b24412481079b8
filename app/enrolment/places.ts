/**
 * Goals of an enrolment run, the places in which it waits for the person, and what the person can do there. What a press sends stands here
 * and nowhere else; rules of the way in machine.ts.
 */
import type { SecretKind } from '../secret/index.ts';
import type { AskCall, SpendCall } from '../pims/session-calls/index.ts';

/** What a run is for. `one-time-code`: 2302 was met outside of a run, and the caller goes on with its own step afterwards. */
export const GOALS = ['enrol', 'one-time-code', 'reset-pin', 'change-pin', 'change-phone', 'remove-all', 'unlink'] as const;

/** One of {@link GOALS}. */
export type Goal = (typeof GOALS)[number];

/** Where a run of each goal can wait. `start`: nothing is known yet. */
export const PLACES = {
  enrol: [
    'start',
    /** No trusted number: which one? */
    'number',
    /** An SMS went to the new number: its code makes it the trusted one (long way) … */
    'number-code',
    /** … or code, number and new PIN enrol at once (short way, 2.1 and newer). */
    'number-code-short',
    /** There is a trusted number: an SMS may go to it. */
    'sms',
    /** It went: its code. */
    'code',
    /** The account has a PIN: that one. */
    'pin-known',
    /** It has none: choose one. */
    'pin-new',
    /** The customer does not know the PIN: a phone that is still enrolled can set a new one, or all enrolments are removed. */
    'forgotten',
    'blocked',
    /** The second question before all enrolments are removed; `blocked` and `forgotten` ask the first. */
    'remove-sure',
  ],
  'one-time-code': ['start', 'otp', 'otp-after-reset'],
  'reset-pin': ['start', 'reset-sms', 'reset-code'],
  'change-pin': ['start', 'change-pin'],
  'change-phone': ['start', 'change-number', 'change-code'],
  'remove-all': ['start', 'remove', 'remove-sure'],
  unlink: ['start', 'unlink', 'unlink-sure'],
} as const satisfies Readonly<Record<Goal, readonly string[]>>;

/** A place of any goal. */
export type Place<G extends Goal = Goal> = { [One in G]: (typeof PLACES)[One][number] }[G];

/** A goal with one of its own places: no other pair can be written. */
export type Spot<G extends Goal = Goal> = { [One in G]: { readonly goal: One; readonly place: Place<One> } }[G];

/** Asks of a run: free to repeat. `steps.reset` follows 2312 and 2317, as published. */
export const RUN_ASKS = [
  'account.device-activated',
  'account.blocked',
  'phone.trusted',
  'steps.reset',
] as const satisfies readonly AskCall[];

/** One of {@link RUN_ASKS}. */
export type RunAsk = (typeof RUN_ASKS)[number];

/** What a run sends once for one act. */
export const RUN_SPENDS = [
  'sms.certify-phone',
  'sms.enrol',
  'sms.reset-pin',
  'sms-code.add-phone',
  'sms-code.enrol',
  'sms-code.change-phone',
  'enrolment.enrol',
  'enrolment.enrol-with-phone',
  'enrolment.remove-all',
  'pin.reset',
  'pin.update',
  'otp.with-pin',
  'otp.without-pin',
  'vehicle.unlink',
] as const satisfies readonly SpendCall[];

/** One of {@link RUN_SPENDS}. */
export type RunSpend = (typeof RUN_SPENDS)[number];

/** Acts that send nothing that costs. `stop` ends the run; `ask-again` asks how things stand. */
export const FREE_ACTS = ['ask-again', 'signed-in', 'other-number', 'forgot-pin', 'remove', 'unlink', 'back', 'stop'] as const;

/** One of {@link FREE_ACTS}. */
export type FreeAct = (typeof FREE_ACTS)[number];

/** Acts that send one call: `give` what was typed, `send-sms`, `sure` (the second yes), `give-pin` and `without-pin` for a one-time code. */
export const SPEND_ACTS = ['give', 'send-sms', 'sure', 'give-pin', 'without-pin'] as const;

/** One of {@link SPEND_ACTS}. */
export type SpendAct = (typeof SPEND_ACTS)[number];

/** What can be done in one place: free acts with where they lead, spending ones with what they send. */
export type PlaceRow<P extends string = Place> = {
  readonly free: Partial<Readonly<Record<FreeAct, P>>>;
  readonly spend: Partial<Readonly<Record<SpendAct, RunSpend>>>;
  /** What has to be typed for `give` (or `give-pin`), in this order; what is held from the step before is not asked again. */
  readonly needs: readonly SecretKind[];
};

type Table = { readonly [G in Goal]: { readonly [P in Place<G>]: PlaceRow<Place<G>> } };

const START = { free: {}, spend: {}, needs: [] } as const;
const otp = { free: {}, spend: { 'give-pin': 'otp.with-pin', 'without-pin': 'otp.without-pin' }, needs: ['pin'] } as const;

/** The table. */
export const TABLE: Table = {
  enrol: {
    start: START,
    number: { free: {}, spend: { give: 'sms.certify-phone' }, needs: ['phone-number'] },
    'number-code': {
      free: { 'other-number': 'number' },
      spend: { give: 'sms-code.add-phone', 'send-sms': 'sms.certify-phone' },
      needs: ['phone-number', 'sms-code'],
    },
    'number-code-short': {
      free: { 'other-number': 'number' },
      spend: { give: 'enrolment.enrol-with-phone', 'send-sms': 'sms.certify-phone' },
      needs: ['phone-number', 'sms-code', 'new-pin'],
    },
    sms: { free: {}, spend: { 'send-sms': 'sms.enrol' }, needs: [] },
    code: { free: {}, spend: { give: 'sms-code.enrol', 'send-sms': 'sms.enrol' }, needs: ['sms-code'] },
    'pin-known': {
      free: { 'forgot-pin': 'forgotten' },
      spend: { give: 'enrolment.enrol', 'send-sms': 'sms.enrol' },
      needs: ['sms-code', 'pin'],
    },
    'pin-new': { free: {}, spend: { give: 'enrolment.enrol', 'send-sms': 'sms.enrol' }, needs: ['sms-code', 'new-pin'] },
    forgotten: { free: { remove: 'remove-sure', back: 'pin-known' }, spend: {}, needs: [] },
    blocked: { free: { remove: 'remove-sure' }, spend: {}, needs: [] },
    'remove-sure': { free: { back: 'start' }, spend: { sure: 'enrolment.remove-all' }, needs: [] },
  },
  'one-time-code': { start: START, otp, 'otp-after-reset': otp },
  'reset-pin': {
    start: START,
    'reset-sms': { free: {}, spend: { 'send-sms': 'sms.reset-pin' }, needs: [] },
    'reset-code': { free: {}, spend: { give: 'pin.reset', 'send-sms': 'sms.reset-pin' }, needs: ['sms-code', 'new-pin'] },
  },
  'change-pin': { start: START, 'change-pin': { free: {}, spend: { give: 'pin.update' }, needs: ['pin', 'new-pin'] } },
  'change-phone': {
    start: START,
    'change-number': { free: {}, spend: { give: 'sms.certify-phone' }, needs: ['phone-number'] },
    'change-code': {
      free: { 'other-number': 'change-number' },
      spend: { give: 'sms-code.change-phone', 'send-sms': 'sms.certify-phone' },
      needs: ['phone-number', 'sms-code'],
    },
  },
  'remove-all': {
    start: START,
    remove: { free: { remove: 'remove-sure' }, spend: {}, needs: [] },
    'remove-sure': { free: { back: 'remove' }, spend: { sure: 'enrolment.remove-all' }, needs: [] },
  },
  unlink: {
    start: START,
    unlink: { free: { unlink: 'unlink-sure' }, spend: {}, needs: [] },
    'unlink-sure': { free: { back: 'unlink' }, spend: { sure: 'vehicle.unlink' }, needs: [] },
  },
};

/** What is typed for the call that an act sends. A resent SMS to a new number needs the number alone. */
export function needsOf(row: PlaceRow, act: SpendAct): readonly SecretKind[] {
  if (act === 'give' || act === 'give-pin') return row.needs;
  return row.spend[act] === 'sms.certify-phone' ? ['phone-number'] : [];
}

/** The row of a spot. */
export function rowOf({ goal, place }: Spot): PlaceRow {
  const rows: Readonly<Record<string, PlaceRow>> = TABLE[goal];
  const row = rows[place];
  if (row === undefined) throw new TypeError(`a run for ${goal} has no place ${place}`);
  return row;
}
