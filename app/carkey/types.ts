/**
 * Words and shapes of the CarKey rules. Nothing here reads a clock: every `now` is passed in.
 * Times are UTC milliseconds. "Server time" is this computer's clock plus the measured offset to the bridge.
 */
import type { EvidenceSource, Vin } from '../vehicle/index.ts';
import type { ActivationAnswer, BridgeProblem, PrivacyWord, StatusAnswer, TransactionId } from '../pims/index.ts';
import type { Revised } from '../base/index.ts';
import type { Verdict } from '../verdict/index.ts';
import type { CustomerDeed, Deed, NextAction } from './next-words.ts';

export type { CustomerDeed, Deed, NextAction };

declare const attemptBrand: unique symbol;

/** Id of one attempt: `A-` and 26 characters of Crockford base 32 (time-free, random). */
export type AttemptId = string & { readonly [attemptBrand]: 'attempt' };

// ---------------------------------------------------------------- status

/** The one word for what the CarKey is now. */
export type StatusWord =
  | 'active'
  | 'suspended'
  | 'suspended-late'
  | 'suspended-no-date'
  | 'not-activated'
  | 'server-does-not-know'
  | 'contradiction'
  | 'unreadable';

/** Why the fields of a status answer do not agree, or cannot be understood. */
export type Contradiction =
  'verified-but-not-active' | 'active-but-not-verified' | 'verified-field-unusable' | 'status-field-unusable' | 'date-unusable';

/** What a status answer means at one moment. */
export type StatusMeaning = {
  readonly word: StatusWord;
  readonly tone: 'good' | 'warn' | 'bad' | 'neutral';
  /** May an activation be started from here, as far as the status alone tells? */
  readonly mayActivate: boolean;
  /** Deadline to activate again; only ever set when suspended. Server time. */
  readonly deadline: number | null;
  readonly contradictions: readonly Contradiction[];
};

/** A status as it was read. Age is `now - at`; a status older than {@link STATUS_FRESH_MS} never carries an activation. */
export type StatusReading = {
  readonly answer: StatusAnswer;
  readonly transactionId: TransactionId;
  /** When the answer arrived, this computer's clock. */
  readonly at: number;
  readonly elapsedMs: number;
};

/** Rule 11: a status this old or older does not carry an activation. */
export const STATUS_FRESH_MS = 60_000;
/** Below this charge the phone may switch off in the middle of an activation: a warning. Percent. */
export const BATTERY_LOW_PERCENT = 15;
/** Rule 12: above this skew the person is warned … */
export const SKEW_WARN_MS = 30_000;
/** … and above this one an activation is not sent. */
export const SKEW_BLOCK_MS = 300_000;

// ---------------------------------------------------------------- security code and expiry

/** Why a securityCode is not shown as text. */
export type CodeFault = 'missing' | 'not-text' | 'empty' | 'not-base64' | 'not-canonical' | 'too-long';

/** A decoded security code. `text` is null when the bytes are not printable UTF-8; a trailing line feed is named, and not part of `copy`. */
export type DecodedCode = {
  /** The Base64 text as received. */
  readonly raw: string;
  /** Lower-case hex of all bytes. */
  readonly hex: string;
  readonly byteLength: number;
  readonly text: string | null;
  readonly trailing: 'none' | 'line-feed' | 'carriage-return-line-feed';
  /** What the copy button copies: the text without its trailing line end, or the hex when there is no text. */
  readonly copy: string;
};

/** What a `securityExpiration` means. `unknown` covers absent, unparseable and offset-less texts. */
export type Expiry =
  | { readonly kind: 'at'; readonly at: number; readonly raw: string }
  | { readonly kind: 'unknown'; readonly reason: 'missing' | 'not-iso' | 'no-offset' | 'out-of-range'; readonly raw: string | null };

// ---------------------------------------------------------------- attempt

/** Why the outcome of an activation is not known. */
export type UnknownReason =
  | 'timeout'
  | 'disconnected'
  | 'stopped-waiting'
  | 'unreadable-answer'
  | 'empty-answer'
  | 'no-vin-in-answer'
  | 'odd-vin-in-answer'
  | 'no-carkey-in-answer'
  | 'carkey-field-unusable'
  | 'error-code'
  | 'crash'
  | 'other-vehicle';

/** How an unknown outcome was settled. */
export type Resolution = 'activated' | 'activated-code-lost' | 'no-effect' | 'other-vehicle-handled';

/** What became of the security code of one attempt. */
export type CodeState =
  /** Sealed in the vault until it expires. */
  | 'sealed'
  /** Received, but not decodable; what came is sealed as it came. */
  | 'faulty'
  /** The answer that activated the CarKey held no code. */
  | 'missing'
  /** The CarKey is active, the code never reached us and cannot be asked for. */
  | 'lost'
  /** Received for another vehicle: never shown. */
  | 'withheld'
  /** Destroyed at expiry; a commitment stays in the log. */
  | 'expired'
  | 'none';

/** The read-back after a successful answer: only `confirmed` is green. */
export type ReadBack = 'pending' | 'confirmed' | 'not-confirmed';

/**
 * State of one attempt: `idle > checked > intent > sent > succeeded | refused | unknown > resolved`.
 * `idle` is the absence of an attempt. `intent` and `sent` are durable before a byte leaves.
 */
export type AttemptState =
  | { readonly name: 'checked' }
  | { readonly name: 'intent'; readonly transactionId: TransactionId }
  | { readonly name: 'sent'; readonly transactionId: TransactionId; readonly sentAt: number }
  | {
      readonly name: 'succeeded';
      readonly transactionId: TransactionId;
      readonly code: CodeState;
      readonly expiry: Expiry;
      readonly readBack: ReadBack;
    }
  | { readonly name: 'refused'; readonly transactionId: TransactionId | null; readonly because: RefusalReason }
  | {
      readonly name: 'unknown';
      readonly transactionId: TransactionId;
      readonly sentAt: number;
      readonly reason: UnknownReason;
      readonly errorCode: number | null;
      readonly noEffectSeen: boolean;
    }
  | {
      readonly name: 'resolved';
      readonly transactionId: TransactionId;
      readonly as: Resolution;
      readonly by: 'late-answer' | 'read-back' | 'person';
      readonly code: CodeState;
      readonly expiry: Expiry;
    };

/** Why an attempt surely had no effect. */
export type RefusalReason =
  | { readonly kind: 'error'; readonly code: number }
  /** No byte left this computer (link down, log not writable, crash between intent and sent). */
  | {
      readonly kind: 'not-sent';
      readonly reason: 'not-connected' | 'aborted' | 'crash' | 'log-unwritable' | 'vehicle-changed' | 'too-large';
    };

/** What happens to an attempt. `at` is this computer's clock. */
export type AttemptEvent =
  | { readonly type: 'intend'; readonly transactionId: TransactionId }
  | { readonly type: 'send'; readonly at: number }
  | { readonly type: 'not-sent'; readonly reason: Extract<RefusalReason, { kind: 'not-sent' }>['reason'] }
  | { readonly type: 'verdict'; readonly verdict: ActivationVerdict; readonly late: boolean }
  | { readonly type: 'stop-waiting' }
  | { readonly type: 'restarted' }
  | { readonly type: 'read-back'; readonly word: StatusWord; readonly final: boolean }
  | { readonly type: 'decide'; readonly as: Resolution }
  | { readonly type: 'code-expired' };

/** What one answer (or the lack of one) to `set pims.vehicle.carkey` says about one attempt. */
export type ActivationVerdict =
  | {
      readonly kind: 'succeeded';
      readonly answer: ActivationAnswer;
      readonly code: 'sealed' | 'faulty' | 'missing';
      readonly expiry: Expiry;
    }
  | { readonly kind: 'refused'; readonly because: RefusalReason }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly errorCode: number | null };

// ---------------------------------------------------------------- requirements

/** What must hold before an activation. Each is either measured by the console or asked of the person. */
export type RequirementId =
  | 'bridge'
  | 'session'
  | 'phone-connected'
  | 'same-vehicle'
  | 'status'
  | 'clock'
  | 'phone-battery'
  | 'subscription'
  | 'no-open-attempt'
  | 'keys'
  | 'inside';

/** Why a requirement is not met, or only just. */
export type RequirementReason =
  | 'bridge-not-ready'
  | 'not-read'
  | 'stale'
  | 'already-active'
  | 'contradiction'
  | 'unreadable'
  | 'phone-not-connected'
  | 'other-vehicle'
  | 'odd-vin'
  | 'not-asked'
  | 'skew-warn'
  | 'skew-block'
  | 'skew-unknown'
  | 'battery-low'
  | 'battery-unknown'
  | 'no-remote-service'
  | 'services-unknown'
  | 'signed-out'
  | 'one-time-code'
  | 'attempt-open-here'
  | 'attempt-open-elsewhere'
  | 'attempt-vehicle-unknown'
  | 'log-not-writable'
  | 'not-confirmed'
  | 'overridden';

/** What a line rests on: the published contract, a safety rule of the console, or our own conclusion. */
export type Basis = 'published' | 'safety' | 'concluded';

/** Lines that ask for a person's reason: we only concluded them. */
export type AskingId = Extract<RequirementId, 'phone-connected' | 'status' | 'clock' | 'subscription'>;

/**
 * One line of the list. `unmet` keeps the activation from being sent, and so does `needs-reason` until a person goes on with a reason;
 * `warning` and `unknown` are shown. What we only concluded is never `unmet`.
 */
export type Requirement = {
  readonly id: RequirementId;
  readonly how: 'measured' | 'asked';
  /** Numbers and short texts that the sentence names (a skew in seconds, a VIN, a percentage). */
  readonly values: Readonly<Record<string, string | number>>;
} & RequirementState;

/** How a line stands, why, and what that rests on (grounds.ts). */
export type RequirementState =
  | { readonly state: 'met'; readonly reason: null; readonly basis: null }
  | { readonly state: 'unmet'; readonly reason: RequirementReason; readonly basis: Exclude<Basis, 'concluded'> }
  | { readonly state: 'needs-reason'; readonly reason: RequirementReason; readonly basis: 'concluded' }
  | { readonly state: 'warning' | 'unknown'; readonly reason: RequirementReason; readonly basis: Basis };

/** A person's confirmation, with the name it is logged under. */
export type Confirmation = { readonly at: number; readonly by: string };

/** A person answers for the vehicle where the car is silent or its units disagree, and says why (rule 8). */
export type Override = Confirmation & { readonly reason: string };

/** A person goes on although these lines, which we only concluded, do not hold, and says why. */
export type GoOn = Confirmation & { readonly reason: string; readonly over: readonly AskingId[] };

// ---------------------------------------------------------------- the job screen

/** The one next action, and what it answers to: the card says that, and nothing else. */
export type Next = {
  readonly action: NextAction;
  readonly about:
    { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'requirement'; readonly requirement: Requirement } | null;
};

/** Something that went wrong, as data; the words are in app/words. */
export type Problem =
  | {
      readonly kind: 'pims';
      readonly method: 'get' | 'set';
      readonly code: number;
      readonly label: string;
      readonly subErrors: string | null;
      readonly transactionId: string | null;
    }
  | { readonly kind: 'bridge'; readonly problem: BridgeProblem }
  /** `errorCode`: for the reason `error-code`, whose sentence names it. */
  | {
      readonly kind: 'unknown-outcome';
      readonly reason: UnknownReason;
      readonly errorCode: number | null;
      readonly transactionId: string;
    }
  | { readonly kind: 'not-sent'; readonly reason: Extract<RefusalReason, { kind: 'not-sent' }>['reason'] }
  | { readonly kind: 'status'; readonly contradictions: readonly Contradiction[]; readonly transactionId: string | null }
  | { readonly kind: 'log'; readonly reason: LogProblem };

/** Why the audit log does not take entries; nothing is sent meanwhile. `in-use`: a program that is no console holds a file of it. */
export type LogProblem = 'disk-full' | 'read-only' | 'in-use' | 'corrupt' | 'io' | 'other-writer' | 'conflict';

/** What the job is busy with; each has a visible name and seconds. */
export type JobStage =
  | 'selecting'
  | 'reading-status'
  | 'reading-connection'
  | 'reading-car'
  | 'checking'
  | 'logging'
  | 'sending'
  | 'waiting-for-answer'
  | 'reading-back'
  | 'late-window'
  | 'checking-again';

/** A hand-over as the log keeps it. `by` and `note` are null once the vault does not open them any more. */
export type HandOver = { readonly at: number; readonly by: string | null; readonly note: string | null };

/** The attempt as the screen shows it. */
export type AttemptView = {
  readonly id: AttemptId;
  readonly state: AttemptState;
  readonly handedOver: boolean;
  /** What support should know; null while it was not handed over. */
  readonly handOver: HandOver | null;
  readonly openedAt: number;
  /** Steps so far with their times, oldest first. */
  readonly steps: readonly { readonly name: AttemptState['name'] | 'read-back'; readonly at: number }[];
  /** While unknown: the earliest moment a re-check is allowed (end of the late-answer window). */
  readonly recheckAt: number | null;
  /** What a person has had of it: the code was shown or copied, the receipt was opened. */
  readonly seen: { readonly code: boolean; readonly receipt: boolean };
};

/** VIN evidence with its comparison to the chosen vehicle. */
export type EvidenceView = {
  readonly source: EvidenceSource;
  readonly vin: string;
  readonly at: number;
  readonly agrees: boolean;
  /** Positions (from 1) that differ from the chosen VIN. */
  readonly differsAt: readonly number[];
};

/** Everything the Job screen shows. Computed in one place (job.ts) from facts; screens decide nothing. */
export type JobView = {
  readonly vin: Vin | null;
  readonly brands: readonly string[];
  readonly foundAt: number | null;
  readonly status:
    | (StatusMeaning & { readonly at: number; readonly fresh: boolean; readonly transactionId: string; readonly answer: StatusAnswer })
    | null;
  readonly requirements: readonly Requirement[];
  readonly confirmations: { readonly keys: Confirmation | null; readonly inside: Confirmation | null };
  readonly evidence: readonly EvidenceView[];
  /** A person's word for the vehicle, and whether one could be given now. */
  readonly override: { readonly given: Override | null; readonly possible: boolean };
  /** A person's reason to go on over lines that we only concluded. */
  readonly goOn: GoOn | null;
  readonly connection: {
    readonly connected: boolean;
    readonly model: string | null;
    readonly version: string | null;
    readonly protocol: string | null;
    readonly privacy: PrivacyWord | null;
  } | null;
  readonly attempt: AttemptView | null;
  readonly stage: { readonly name: JobStage; readonly since: number; readonly limitMs: number | null } | null;
  readonly problem: Problem | null;
  /** Whose matter it is that the job does not go on; null while nothing stands in its way. */
  readonly verdict: Verdict | null;
  readonly next: Next;
  readonly mayActivate: boolean;
  /** Is its code lost, so that sending again is for somebody of another role? */
  readonly barredAgain: boolean;
  /** Earlier status words of this vehicle from the log, oldest first. */
  readonly history: readonly { readonly at: number; readonly word: string }[];
  /** Milliseconds to add to this computer's clock to get server time; null while not measured. */
  readonly serverOffsetMs: number | null;
  /** The moment the view was made, this computer's clock; only to count on from. */
  readonly asOf: number;
} & Revised;
