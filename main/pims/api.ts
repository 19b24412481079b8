/** What the rest of `main` may ask of the bridge, on two levels: raw requests and the PIMS calls the console uses. */
import type {
  Answer,
  BridgeState,
  ConnectionFact,
  Environment,
  FrameFault,
  PimsError,
  PimsRequest,
  RequestOutcome,
  SdkVersion,
  StatusAnswer,
  SubscribedService,
  SubscriptionStep,
  TransactionId,
} from '../../app/pims/index.ts';
import type { BridgeHello, Progress } from '../../app/pims/bridge-protocol/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import type { CablePlace } from '../phone-cable/index.ts';

/** How to reach one bridge. Secrets come by function, so that they are never part of a value that could be printed. */
export type BridgeProfile = {
  readonly url: string;
  /** Where a phone on the cable is reached at this moment; asked where the address means one. */
  readonly cable?: () => CablePlace;
  /** No person of the desk has confirmed this address, pin and environment: nothing is connected. */
  readonly unconfirmed?: true;
  /** Bearer token, or null for none. */
  readonly token: () => string | null;
  readonly sdk: 'auto' | SdkVersion;
  /** SHA-256 of the server's public key (SPKI), lower-case hex; null = the system's trust store alone. */
  readonly pin: string | null;
  /** Key of the simulator that must be at the other end; null: a real bridge, and one that calls itself a simulator is refused. */
  readonly simulator: Uint8Array | null;
  /** Parameters of `initialize`; holds secrets, never logged. */
  readonly initialize: () => InitializeParameters;
  /** Limit for the answer to any call but an activation, ms. */
  readonly answerTimeoutMs: number;
  /** Limit for the answer to an activation, ms. */
  readonly activationTimeoutMs: number;
};

/** Parameters of `initialize`; `environnement` is the contract's spelling. */
export type InitializeParameters = {
  readonly environnement: Environment;
  readonly mode: 'B2C' | 'B2B';
  readonly monitoring: boolean;
  readonly credential: {
    readonly clientID: string;
    readonly clientSecret: string;
    readonly webviewsRedirectURI: string;
    readonly loginRedirectURI: string;
    readonly macID?: string;
    readonly inWeboURL?: string;
  };
  readonly profile: { readonly brand: string };
};

/** A frame that answers no open request. `late`: its request had already ended; `double`: it was answered before; `foreign`: never ours in this run. */
export type Stray =
  | { readonly kind: 'late' | 'double' | 'foreign'; readonly answer: Answer }
  | { readonly kind: 'fault'; readonly fault: FrameFault; readonly bytes: number };

export interface Bridge {
  state(): BridgeState;
  /** What the bridge of this connection announced; a bridge of 1.0, and none, can do nothing beyond it. */
  hello(): BridgeHello;
  onState(listener: (state: BridgeState) => void): () => void;
  onStray(listener: (stray: Stray) => void): () => void;
  /** Sends once, never again by itself. Settles within `timeoutMs`; an abort settles at once. */
  request(
    request: PimsRequest,
    options: {
      readonly transactionId: TransactionId;
      readonly timeoutMs: number;
      readonly signal?: AbortSignal;
      /** Called right before the bytes leave; throwing keeps them. */ readonly beforeSend?: () => void;
      /** The call waits for a person at the phone: a bridge that knows long calls is told the limit, and its progress comes here. */
      readonly onProgress?: (progress: Progress) => void;
    },
  ): Promise<RequestOutcome>;
  /** Subscribes now and after every reconnect. Returns the function that ends it. */
  subscribe(api: string, listener: (event: Extract<Answer, { status: 'RESULT' }>) => void): () => void;
  /** Tries at once instead of waiting for the back-off. Does nothing while connected. */
  reconnect(): void;
  /** Drops the connection and opens a new one, so that clock skew and session are measured again. Open requests end as disconnected. */
  renew(): void;
  /** Resolves when ready or, at the latest, when a person would have to act or `timeoutMs` is over. */
  ready(timeoutMs: number, signal?: AbortSignal): Promise<BridgeState>;
  stop(): Promise<void>;
}

/** The answer to one typed call: the value, PIMS' error, or why there is no answer. `raw` is the answer as received. */
export type CallOutcome<T> =
  | {
      readonly kind: 'ok';
      readonly value: T;
      readonly raw: string;
      readonly transactionId: TransactionId;
      readonly at: number;
      readonly elapsedMs: number;
    }
  | {
      readonly kind: 'error';
      readonly error: PimsError;
      readonly raw: string;
      readonly transactionId: TransactionId;
      readonly at: number;
      readonly elapsedMs: number;
    }
  | { readonly kind: 'failed'; readonly outcome: Exclude<RequestOutcome, { kind: 'answered' }>; readonly transactionId: TransactionId };

/** The PIMS calls of the console, for one SDK generation or the one found out. Reads may be repeated; none of these activates. */
export interface Pims {
  /** 2.3: selects the vehicle. Older: nothing to do. */
  select(vin: Vin, signal?: AbortSignal): Promise<CallOutcome<null>>;
  /** Reads the CarKey status of exactly this vehicle (selects it first where the SDK wants that; repairs 2101 by selecting again). */
  status(vin: Vin, signal?: AbortSignal): Promise<CallOutcome<StatusAnswer>>;
  connection(signal?: AbortSignal): Promise<CallOutcome<ConnectionFact>>;
  /** Follows the Bluetooth connection; the service is started when it is not (2367). */
  followConnection(vin: Vin, listener: (fact: ConnectionFact, at: number) => void): () => void;
  services(vin: Vin, signal?: AbortSignal): Promise<CallOutcome<readonly SubscribedService[]>>;
  steps(
    vin: Vin,
    signal?: AbortSignal,
  ): Promise<CallOutcome<{ readonly stepsID: string | null; readonly steps: readonly SubscriptionStep[] }>>;
  /** The SDK generation in use; null until known. */
  sdk(): SdkVersion | null;
}
