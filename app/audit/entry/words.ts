/**
 * Everything that may stand in the public part of an entry, as data: what is not in these lists and has none of the forms of strict.ts is not
 * written. Words are only ever added: what an old log says must go on meaning the same. docs/bundle-format.md and other verifiers may take
 * them from here; whoever reads an entry must expect words of a later version all the same.
 */
import type { AskingId, CodeState, Expiry, RefusalReason, Resolution, StatusWord, UnknownReason } from '../../carkey/index.ts';
import { type ErrorCode, MODES } from '../../base/index.ts';
import { SETTING_NAMES } from '../../settings/index.ts';
import type { SilenceReason, Verdict } from '../../link/protocol/index.ts';
import { type Action, permissions, type Refusal } from '../../operators/index.ts';
import { type FrameFault, type RequestOutcome, SDK_VERSIONS } from '../../pims/index.ts';
import type { EvidenceSource } from '../../vehicle/index.ts';
import type { ErasureGround } from './erasure.ts';
import { CUSTOMER_OUTS, isCustomerWords, type AccountRef, type CustomerWords } from '../../customer/index.ts';
import { isProofCall, PROOF_OUTS, type ProofCall } from '../../proof/index.ts';
import { isRunWords, type EnrolmentState, type RunWords } from '../../enrolment/index.ts';
import type { EntryKind, OperatorRef } from './kinds.ts';

/** What is written instead of a text that is on no list. */
export const OTHER_WORD = 'other';

const STATUS = [
  'active',
  'suspended',
  'suspended-late',
  'suspended-no-date',
  'not-activated',
  'server-does-not-know',
  'contradiction',
  'unreadable',
] as const satisfies readonly StatusWord[];
const SESSION_ENDS = ['signed-out', 'locked', 'idle-locked'] as const;
const REFUSALS = ['signed-out', 'locked', 'role', 'fresh-pin', 'live-only'] as const satisfies readonly Refusal['code'][];
const ERRORS = [
  'invalid-input',
  'invalid-vin',
  'no-vehicle',
  'not-found',
  'not-now',
  'not-ready',
  'attempt-open',
  'attempt-vehicle-unknown',
  'log-unwritable',
  'code-gone',
  'watch-only',
  'operator',
  'throttled',
  'internal',
] as const satisfies readonly ErrorCode[];
const VERDICTS = ['agree', 'conflict', 'limited', 'silent'] as const satisfies readonly Verdict['kind'][];
const UNKNOWN = [
  'timeout',
  'disconnected',
  'stopped-waiting',
  'unreadable-answer',
  'empty-answer',
  'no-vin-in-answer',
  'odd-vin-in-answer',
  'no-carkey-in-answer',
  'carkey-field-unusable',
  'error-code',
  'crash',
  'other-vehicle',
] as const satisfies readonly UnknownReason[];
const RESOLUTIONS = ['activated', 'activated-code-lost', 'no-effect', 'other-vehicle-handled'] as const satisfies readonly Resolution[];

/** `out`, by the kind of the entry. A kind that is not named has none. */
export const OUT_WORDS = {
  start: MODES,
  stop: MODES,
  'sign-in': ['set-up', 'set-up-again', 'signed-in'],
  denied: [...REFUSALS, ...ERRORS, 'wrong-pin', 'unknown-name', 'locked-out'],
  lookup: ['scanned', 'typed', 'chosen', 'link'],
  'vin-read': ['read', 'agrees', 'differs', 'not-connected', 'no-vin', ...VERDICTS],
  status: [...STATUS, 'failed'],
  result: ['succeeded', 'refused'],
  unknown: UNKNOWN,
  'read-back': ['confirmed', 'not-confirmed', 'no-effect-seen', ...STATUS],
  resolved: RESOLUTIONS,
  answer: ['late', 'double', 'foreign', 'unreadable'],
  'code-shown': ['copied'],
  'code-hidden': [...SESSION_ENDS, 'not-told'],
  'follow-up': ['done', 'reopened'],
  export: ['csv', 'jsonl', 'pdf', 'bundle', 'trace'],
  erase: ['requested', 'retention-over', 'wrong-vehicle'] satisfies readonly ErasureGround[],
  clock: ['forward', 'back'],
  config: ['changed'],
  override: ['given', 'withdrawn'],
  session: [...SESSION_ENDS, 'unlocked', 'pin-given'],
  account: [
    ...(['own-pin-changed', 'added', 'role-changed', 'enabled', 'disabled', 'failures-forgotten', 'pin-changed'] as const),
    ...(['rescue-requested', 'rescue-cancelled', 'rescued'] as const),
  ],
  customer: CUSTOMER_OUTS,
  enrolment: ['asking', 'waiting', 'spending', 'done', 'not-done'] as const satisfies readonly EnrolmentState['name'][],
  proof: PROOF_OUTS,
} as const satisfies Partial<Record<EntryKind, readonly string[]>>;

/** One word of `out`. */
export type OutWord = (typeof OUT_WORDS)[keyof typeof OUT_WORDS][number];

/** `d.code`. */
export const CODE_WORDS = ['sealed', 'faulty', 'missing', 'lost', 'withheld', 'expired', 'none'] as const satisfies readonly CodeState[];

type Reason =
  | Extract<Expiry, { kind: 'unknown' }>['reason']
  | Extract<RefusalReason, { kind: 'not-sent' }>['reason']
  | Exclude<RequestOutcome, { kind: 'answered' }>['reason']
  | FrameFault
  | SilenceReason
  | 'error'
  | 'damaged'
  | 'rolled-back'
  | 'forked'
  | 'moved'
  | 'tries'
  | 'new-pin'
  | 'interrupted';

/** `d.reason`: of a date, a refusal, a silence, a frame, a car that says nothing, a restore, a rescue. */
export const REASON_WORDS = [
  ...(['missing', 'not-iso', 'no-offset', 'out-of-range'] as const),
  ...(['error', 'not-connected', 'aborted', 'crash', 'log-unwritable', 'vehicle-changed', 'too-large'] as const),
  ...(['timeout', 'disconnected', 'unreadable'] as const),
  ...(['binary', 'not-json', 'not-an-object', 'no-transaction-id', 'bad-status', 'bad-shape'] as const),
  ...(['adapter-silent', 'adapter-out-of-step', 'adapter-restarting', 'not-an-obd-adapter', 'not-in-socket', 'battery-weak'] as const),
  ...(['ignition-off', 'car-asleep', 'pins-3-8', 'bad-contact', 'unsupported-bus', 'adapter-limited', 'answer-damaged'] as const),
  ...(['ecu-without-vin', 'ecu-busy'] as const),
  ...(['damaged', 'rolled-back', 'forked', 'moved'] as const),
  ...(['tries', 'new-pin'] as const),
  ...(['interrupted'] as const),
] as const satisfies readonly Reason[];

/** `d.src`: one source, or several with a comma and a blank between them. */
export const SOURCE_WORDS = [
  'scanned',
  'typed',
  'chosen',
  'link',
  'link 0902',
  'link F190 BSI',
  'link F190 NAC',
  'link F190 telematics',
  'link 21B0 radio',
  'phone connection',
  'activation answer',
] as const satisfies readonly (EvidenceSource | 'link')[];

/** One of {@link SOURCE_WORDS}. */
export type SourceWord = (typeof SOURCE_WORDS)[number];

/** `d.by`, where it is no reference: of an operator (`P-…`), or of a customer's account (`C-…`) in whose session something was done. */
export const BY_WORDS = ['late-answer', 'read-back', 'person', 'override', 'restore'] as const;

/** `d.sdk`. */
export const SDK_WORDS = SDK_VERSIONS;

/** `d.api`. */
export const API_WORDS = [
  'pims.vehicle.vin',
  'pims.vehicle.carkey',
  'pims.vehicle.connection',
  'pims.vehicle.service',
  'pims.subscription.services',
  'pims.subscription.steps',
  'pims.subscription.step',
  'pims.sdk.version',
  'pims.sdk.device',
] as const;

/** `d.word` of `config`: the settings that were changed, with blanks between them. */
export const SETTING_WORDS: readonly string[] = SETTING_NAMES;

/** Actions of before, which old logs may say were refused. */
const FORMER_ACTIONS = ['vin.judge', 'audit.list'] as const;

/** An action as `denied` entries name it. */
export type LoggedAction = Action | (typeof FORMER_ACTIONS)[number];

/** `d.word` of `denied`: the action that was refused. */
export const ACTION_WORDS: readonly LoggedAction[] = [...(Object.keys(permissions) as readonly Action[]), ...FORMER_ACTIONS];

/** `d.word` of `answer` and `export`, and the roles of `account`; besides, it is a status word, or the id of a key (eight hex digits). */
export const DETAIL_WORDS = ['SUCCEEDED', 'FAILED', 'RESULT', 'repeated', 'with-vins', 'masked', 'technician', 'support', 'admin'] as const;

/** `d.sim`: what a simulator plays, by the names that ours know (main/pims/simulator/scenarios.ts); any error code with `get-` or `set-`. */
export const SCENARIO_WORDS = [
  ...(['fleet', 'ok', 'already-active', 'suspended', 'suspended-late', 'disabled', 'unknown-status', 'contradiction'] as const),
  ...(['string-booleans', 'refused-carkey', 'wrong-vin', 'vin-18', 'no-vin', 'bad-base64', 'bad-date', 'date-without-offset'] as const),
  ...(['empty-answer', 'lost-answer', 'lost-request', 'dropped-connection', 'dropped-before-effect', 'late-answer'] as const),
  ...(['double-answer', 'foreign-answer', 'garbage-frame', 'slow', 'read-back-disagrees', 'phone-away', 'phone-in-other-car'] as const),
  ...(['no-service', 'needs-sign-in', 'clock-off', 'clock-drift', 'sdk-2.0', 'sdk-2.2'] as const),
  // Of the customer's session.
  ...(['nobody', 'session-lost', 'browser-slow', 'browser-closed', 'browser-left-open', 'first-time', 'no-number'] as const),
  ...(['number-exists', 'not-enrolled', 'no-pin-yet', 'old-sms', 'sms-answer-lost', 'enrol-answer-lost', 'pin-mistyped'] as const),
  ...(['pin-for-sms-code', 'last-pin-try', 'pin-forgotten', 'pin-blocked', 'account-blocked', 'too-many-phones'] as const),
  ...(['nobody-answers', 'wants-code', 'phone-disabled', 'other-phone-steps', 'sold', 'status-cached', 'status-odd-times'] as const),
  ...(['status-empty', 'network-not-carkey', 'command-lost', 'command-late', 'command-double', 'command-code', 'doors-open'] as const),
  ...(['signals-stop', 'bridge-1.0', 'stand-in', 'typed-here', 'no-short-way'] as const),
] as const;

/** `d.word` of `checked`: the requirements that a person went on over, with blanks between them; why stands sealed beside it. */
export const REQUIREMENT_WORDS = ['phone-connected', 'status', 'clock', 'subscription'] as const satisfies readonly AskingId[];

declare const formBrand: unique symbol;
/** A text made here, of listed words or of a fixed form: what a caller types has not this type. */
type Formed<Name extends string> = string & { readonly [formBrand]: Name };

/** Names of settings with blanks between them; see {@link settingWords}. */
export type SettingWords = Formed<'settings'>;
/** Requirements with blanks between them; see {@link requirementWords}. */
export type RequirementWords = Formed<'requirements'>;
/** The id of a key; see {@link keyIdWord}. */
export type KeyIdWord = Formed<'key'>;
/** Sources with commas between them; see {@link sourceWords}. */
export type SourceWords = Formed<'sources'>;
/** A scenario; see {@link scenarioWord}. */
export type ScenarioWord = Formed<'scenario'>;

/** What `d.word` may be. */
export type DetailWord =
  | (StatusWord | Action | (typeof DETAIL_WORDS)[number] | SettingWords | RequirementWords | KeyIdWord)
  /** Of the customer's session: a state in words. */
  | (RunWords | CustomerWords | ProofCall);
/** What `d.reason` may be. */
export type ReasonWord = (typeof REASON_WORDS)[number];
/** What `d.by` may be. */
export type ByWord = (typeof BY_WORDS)[number] | OperatorRef | AccountRef;

const SCENARIO = new RegExp(`^(?:${SCENARIO_WORDS.join('|').replaceAll('.', '\\.')}|get-\\d{4}|set-\\d{4}(?:-applied)?)$`);
const SOURCE = `(?:${[...SOURCE_WORDS].sort((a, b) => b.length - a.length).join('|')})`;
const SOURCES = new RegExp(`^${SOURCE}(?:, ?${SOURCE}){0,40}$`);
const SETTING = `(?:${[...SETTING_WORDS, OTHER_WORD].join('|').replaceAll('.', '\\.')})`;
const SETTINGS = new RegExp(`^${SETTING}(?: ${SETTING}){0,60}$`);
const REQUIREMENT = `(?:${REQUIREMENT_WORDS.join('|')})`;
const REQUIREMENTS = new RegExp(`^${REQUIREMENT}(?: ${REQUIREMENT}){0,9}$`);
const KEY_ID = /^[0-9a-f]{8}$/;

/** Is it a scenario that our simulators know? */
export const isScenario = (text: string): boolean => SCENARIO.test(text);
/** Is it a list of known sources? */
export const isSources = (text: string): boolean => SOURCES.test(text);
/** Is it a list of known settings? */
export const isSettings = (text: string): boolean => SETTINGS.test(text);
/** Is it a list of requirements? */
export const isRequirements = (text: string): boolean => REQUIREMENTS.test(text);
/** Is it a word of the customer's session: a run, whose session it is, a call of a proof? */
export const isSessionWord = (text: string): boolean => isRunWords(text) || isCustomerWords(text) || isProofCall(text);
/** Is it the id of a key? */
export const isKeyId = (text: string): boolean => KEY_ID.test(text);

/** The name of a scenario as a simulator calls itself, which may be any text; a strange one becomes `other`. */
export function scenarioWord(text: string): ScenarioWord {
  return (isScenario(text) ? text : OTHER_WORD) as ScenarioWord;
}

/** The sources that spoke, as one text. */
export function sourceWords(sources: readonly SourceWord[]): SourceWords {
  return sources.join(', ') as SourceWords;
}

/** The settings that were changed, as one text; a name that is on no list becomes `other`. */
export function settingWords(names: readonly string[]): SettingWords {
  return names.map((name) => (SETTING_WORDS.includes(name) ? name : OTHER_WORD)).join(' ') as SettingWords;
}

/** The requirements that a person went on over, as one text. */
export function requirementWords(ids: readonly AskingId[]): RequirementWords {
  return ids.join(' ') as RequirementWords;
}

/** The id of a key as a word. Throws a TypeError for anything else. */
export function keyIdWord(id: string): KeyIdWord {
  if (!isKeyId(id)) throw new TypeError('the id of a key has eight hex digits');
  return id as KeyIdWord;
}
