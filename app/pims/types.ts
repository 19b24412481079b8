/**
 * The published PIMS message contract, as the console uses it (docs/bridge-protocol.md).
 * Parsing is liberal; what is kept and shown has known forms only, and the exact answer of an activation is sealed with its code.
 */
import type { JsonObject } from '../base/index.ts';
import type { PrivacyWord } from './forms.ts';

declare const transactionBrand: unique symbol;

/** Id of one request: a UUID made from 128 random bits, stored before it is sent, never used twice. */
export type TransactionId = string & { readonly [transactionBrand]: 'transaction' };

/** SDK generations with a different CarKey contract. 2.3 selects the vehicle first; older ones take the VIN as a parameter. */
export const SDK_VERSIONS = ['2.0', '2.1', '2.2', '2.3'] as const;

/** One of {@link SDK_VERSIONS}. */
export type SdkVersion = (typeof SDK_VERSIONS)[number];

/** Environments of PIMS, in its own spelling. */
export const ENVIRONMENTS = ['Production', 'Preproduction', 'development'] as const;

/** One of {@link ENVIRONMENTS}. */
export type Environment = (typeof ENVIRONMENTS)[number];

/** Methods of the bridge protocol. */
export type PimsMethod = 'initialize' | 'release' | 'get' | 'set' | 'subscribe' | 'unsubscribe';

/** One request before it gets its transaction id. `api` is absent for the life-cycle calls. */
export type PimsRequest = {
  readonly method: PimsMethod;
  readonly api?: string;
  readonly parameters?: JsonObject;
};

/** An error as PIMS gave it. `code` is a number whatever form it came in; sub-errors have no published meaning and stay raw. */
export type PimsError = { readonly code: number; readonly label: string; readonly subErrors: JsonObject | null };

/** One parsed answer envelope. `raw` is the frame's text as received. */
export type Answer =
  | { readonly status: 'SUCCEEDED'; readonly transactionId: TransactionId; readonly result: JsonObject | null; readonly raw: string }
  | { readonly status: 'FAILED'; readonly transactionId: TransactionId; readonly error: PimsError; readonly raw: string }
  /** An event of a subscription: either a result or an error. */
  | { readonly status: 'RESULT'; readonly transactionId: TransactionId; readonly result: JsonObject; readonly raw: string }
  | { readonly status: 'RESULT'; readonly transactionId: TransactionId; readonly error: PimsError; readonly raw: string };

/** Why a frame is not an answer. All of them are shown as PIMS code 2203. */
export type FrameFault = 'binary' | 'too-large' | 'not-json' | 'not-an-object' | 'no-transaction-id' | 'bad-status' | 'bad-shape';

/** What became of one request. The difference between `not-sent` and `no-answer` decides whether an activation may have had an effect. */
export type RequestOutcome =
  | { readonly kind: 'answered'; readonly answer: Extract<Answer, { status: 'SUCCEEDED' | 'FAILED' }>; readonly elapsedMs: number }
  /** No byte of the request left this computer. */
  | { readonly kind: 'not-sent'; readonly reason: 'not-connected' | 'aborted' | 'too-large' }
  /** The request left, or may have left; nothing usable came back. */
  | { readonly kind: 'no-answer'; readonly reason: 'timeout' | 'disconnected' | 'aborted' | 'unreadable'; readonly elapsedMs: number };

/** State of the conversation with the bridge. */
export type BridgeState =
  | { readonly name: 'off' }
  | { readonly name: 'connecting'; readonly attempt: number }
  | {
      readonly name: 'ready';
      readonly since: number;
      readonly sdk: SdkVersion | null;
      readonly device: BridgeDevice | null;
      readonly simulator: string | null;
      readonly skewMs: number | null;
    }
  /** Lost; the next try starts at `retryAt` (UTC ms). */
  | { readonly name: 'waiting'; readonly problem: BridgeProblem; readonly retryAt: number; readonly attempt: number }
  /** Will not try again by itself: a person has to change something. */
  | { readonly name: 'refused'; readonly problem: BridgeProblem };

/** Why the bridge cannot be used. */
export type BridgeProblem =
  /** None was ever entered. */
  | 'no-address'
  | 'bad-address'
  | 'insecure-address'
  /** No person of the desk has confirmed where the token would go. */
  | 'unconfirmed'
  | 'unreachable'
  /** The bridge is a phone on the cable, and cannot be reached through it. */
  | 'phone-cable'
  /** The bridge wants a token, and none was entered. */
  | 'no-token'
  | 'wrong-token'
  | 'wrong-subprotocol'
  | 'wrong-certificate'
  | 'pin-mismatch'
  | 'not-a-bridge'
  /** What answered the upgrade instead of the bridge, or in its name: 503. */
  | 'busy'
  /** 429. */
  | 'too-many-requests'
  /** Another 5xx: something in front of the bridge, which does not reach it. */
  | 'server-trouble'
  /** A redirection, or a page for people: the sign-in page of a network. */
  | 'login-page'
  /** 407. */
  | 'proxy-sign-in'
  | 'no-pong'
  | 'flooding'
  | 'closed'
  /** PIMS refuses the profile: brand, environment, credentials. */
  | 'initialize-failed'
  /** PIMS did not start for another reason, which may pass. */
  | 'pims-not-started'
  /** Live mode, and the other end says that it is a simulator. */
  | 'simulator-in-live'
  /** A simulator was meant, and the other end did not prove that it is that one. */
  | 'other-simulator';

/** The phone or gateway on the other end, as far as it tells (`pims.sdk.version`, `pims.sdk.device`). */
export type BridgeDevice = {
  readonly sdkVersion: string | null;
  readonly os: string | null;
  readonly model: string | null;
  readonly batteryPercent: number | null;
};

/** `get pims.vehicle.carkey`, parsed. `null` marks a field that is absent or has a value we do not know; the raw text tells which. */
export type StatusAnswer = {
  readonly isCarKeyVerified: boolean | null;
  readonly cvsStatus: 'unknown' | 'active' | 'suspended' | 'disabled' | null;
  /** ISO date-time text as received, unjudged; `no date` (forms.ts) for a text that has not the form of one. */
  readonly maxReactivationDate: string | null;
};

/** A security code as it was received: a text in its own field, or (`other`) anything else that stands for one, as text or as its JSON. */
export type ReceivedCode = { readonly form: 'text' | 'other'; readonly text: string };

/** `set pims.vehicle.carkey`, parsed; every field as received, unjudged, `null` when absent or not of a usable type. */
export type ActivationAnswer = {
  readonly hasCarKey: boolean | null;
  readonly vin: string | null;
  readonly securityCode: ReceivedCode | null;
  readonly securityExpiration: string | null;
};

/** `pims.vehicle.connection`: is the phone connected by Bluetooth, and to which vehicle. */
export type ConnectionFact = {
  readonly connected: boolean;
  readonly vin: string | null;
  readonly protocol: string | null;
  readonly model: string | null;
  readonly version: string | null;
  readonly privacy: PrivacyWord | null;
};

/** One of the ordered steps that unlock the services. The spelling `trusterPhoneNumber` is the contract's. */
export type SubscriptionStep = {
  readonly name: 'trusterPhoneNumber' | 'deviceActivation' | 'mediumCarKey';
  readonly done: boolean | null;
  readonly order: number | null;
};

/** `pims.subscription.services`: a service the vehicle has. */
export type SubscribedService = { readonly name: string; readonly code: string };

/** What a repeated call costs or risks (the person's view of an error). */
export type RetryVerdict = 'safe' | 'read-first' | 'after-fix' | 'after-sign-in' | 'no';

/** What an error answered to `set pims.vehicle.carkey` says about the effect. */
export type ActivationEffect = 'surely-none' | 'unknown';

/** One row of the published error table, with the console's own verdicts. */
export type PimsErrorInfo = {
  readonly code: number;
  /** The published label, shortened of trailing spaces only. */
  readonly label: string;
  readonly group: 'generic' | 'input' | 'output' | 'specific';
  readonly hasSubErrors: boolean;
  /** SDK versions whose published table lists the code. */
  readonly since: SdkVersion;
  readonly get: RetryVerdict;
  readonly set: RetryVerdict;
  readonly effect: ActivationEffect;
  /** True when app/words has advice for this very code; the others share the advice of their group. */
  readonly advised: boolean;
};
