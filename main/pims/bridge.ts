/**
 * The conversation with one bridge: keeps a connection, sends each request once, and says for sure whether a byte left.
 * It never repeats a request; what is repeated after a reconnect are subscriptions, and nothing else.
 */
import { type BridgeAddressReason, forwardedHref, judgeBridgeAddress } from '../../app/address/index.ts';
import {
  API,
  type BridgeProblem,
  type BridgeState,
  encodeRequest,
  MAX_FRAME_BYTES,
  type PimsRequest,
  release,
  type RequestOutcome,
  type TransactionId,
} from '../../app/pims/index.ts';
import { BRIDGE_1_0, type BridgeHello, encodeLongRequest } from '../../app/pims/bridge-protocol/index.ts';
import type { Clock } from '../base/index.ts';
import type { Bridge, BridgeProfile, Stray } from './api.ts';
import {
  backOff,
  BRIDGE_LIMITS,
  BRIDGE_TIMING,
  type BridgeLimits,
  type BridgeSocket,
  type BridgeTiming,
  type Greeting,
  openSocket,
  type SocketEnd,
} from './transport/index.ts';
import { limitedLog, type BridgeLogEvent } from './bridge-log.ts';
import { BridgeStatus } from './bridge-status.ts';
import { Inbox } from './inbox.ts';
import { introduce } from './introduction.ts';
import { PendingRequests } from './pending.ts';
import { Subscriptions, type SubscriptionEvent } from './subscriptions.ts';
import { newTransactionId } from './transaction.ts';

/** What the bridge needs from its house. `random` gives numbers in [0, 1). */
type BridgeDeps = {
  readonly clock: Clock;
  readonly log: (event: BridgeLogEvent) => void;
  readonly random: () => number;
  readonly timing?: Partial<BridgeTiming>;
  readonly limits?: BridgeLimits;
};

/** What an address that a judge refuses makes of the bridge. */
const ADDRESS_PROBLEMS: Readonly<Record<BridgeAddressReason, BridgeProblem>> = {
  'bridge-address-form': 'bad-address',
  'bridge-address-secret': 'bad-address',
  'bridge-address-insecure': 'insecure-address',
};

/** A flood counts like so many connections that failed: the pause is some seconds after the first, and the longest one from the second on. */
const FLOOD_FAILURES = 5;

type RequestOptions = Parameters<Bridge['request']>[1];

/** Opens the conversation and keeps it up until `stop`. Never throws: what is wrong with the profile shows in the state. */
export function openBridge(profile: BridgeProfile, deps: BridgeDeps): Bridge {
  const bridge = new WebSocketBridge(profile, deps);
  bridge.reconnect();
  return bridge;
}

class WebSocketBridge implements Bridge {
  readonly #profile: BridgeProfile;
  readonly #deps: BridgeDeps;
  readonly #timing: BridgeTiming;
  readonly #limits: BridgeLimits;
  readonly #status: BridgeStatus;
  readonly #pending: PendingRequests;
  readonly #subscriptions: Subscriptions;
  readonly #inbox: Inbox;
  #socket: BridgeSocket | null = null;
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;
  #readySince = 0;
  #stopped = false;
  #hello: BridgeHello = BRIDGE_1_0;

  constructor(profile: BridgeProfile, deps: BridgeDeps) {
    this.#profile = profile;
    this.#deps = deps;
    this.#timing = { ...BRIDGE_TIMING, ...deps.timing };
    this.#limits = deps.limits ?? BRIDGE_LIMITS;
    this.#status = new BridgeStatus(deps.log);
    this.#pending = new PendingRequests(deps.clock);
    this.#subscriptions = new Subscriptions((request) => this.#sendAside(request));
    this.#inbox = new Inbox(this.#pending, this.#subscriptions, limitedLog(deps.log, this.#limits, deps.clock));
  }

  state(): BridgeState {
    return this.#status.get();
  }

  hello(): BridgeHello {
    return this.state().name === 'ready' ? this.#hello : BRIDGE_1_0;
  }

  onState(listener: (state: BridgeState) => void): () => void {
    return this.#status.listen(listener);
  }

  onStray(listener: (stray: Stray) => void): () => void {
    return this.#inbox.onStray(listener);
  }

  renew(): void {
    const socket = this.#socket;
    if (socket === null || this.#stopped) {
      this.reconnect();
      return;
    }
    this.#socket = null;
    this.#pending.failAll('disconnected');
    this.#clearRetry();
    this.#connect();
    void socket.close(this.#timing.courtesyMs);
  }

  ready(timeoutMs: number, signal?: AbortSignal): Promise<BridgeState> {
    return this.#status.settled(timeoutMs, signal);
  }

  request(request: PimsRequest, options: RequestOptions): Promise<RequestOutcome> {
    if (this.state().name !== 'ready') return Promise.resolve({ kind: 'not-sent', reason: 'not-connected' });
    return this.#transmit(request, options);
  }

  subscribe(api: string, listener: (event: SubscriptionEvent) => void): () => void {
    return this.#subscriptions.add(api, listener);
  }

  reconnect(): void {
    const { name } = this.state();
    // While the cable is being looked at there is no socket yet.
    if (this.#stopped || name === 'ready' || (name === 'connecting' && this.#socket !== null)) return;
    this.#clearRetry();
    this.#connect();
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#clearRetry();
    const socket = this.#socket;
    if (socket?.isOpen() === true) await this.#ask(socket, release(), Math.min(this.#timing.courtesyMs, 500));
    await socket?.close(this.#timing.courtesyMs);
    this.#pending.failAll('disconnected');
    this.#status.stop();
    this.#inbox.stop();
  }

  #connect(): void {
    if (this.#profile.unconfirmed === true) {
      this.#status.become({ name: 'refused', problem: 'unconfirmed' });
      return;
    }
    const address = judgeBridgeAddress(this.#profile.url);
    if (!address.ok || address.value === null) {
      this.#status.become({ name: 'refused', problem: address.ok ? 'no-address' : ADDRESS_PROBLEMS[address.error] });
      return;
    }
    const href = address.value.usb === null ? address.value.href : this.#overCable();
    if (href !== null) this.#open(new URL(href));
  }

  /** Where the phone on the cable is reached; null where it is not: whoever follows the cable asks again when that changes. */
  #overCable(): string | null {
    const place = this.#profile.cable?.() ?? { at: 'nowhere' };
    if (place.at === 'port') return forwardedHref(place.port);
    if (place.at === 'looking') this.#status.become({ name: 'connecting', attempt: this.#failures + 1 });
    else this.#status.become({ name: 'refused', problem: 'phone-cable' });
    return null;
  }

  #open(address: URL): void {
    this.#status.become({ name: 'connecting', attempt: this.#failures + 1 });
    const { clock } = this.#deps;
    const { pin, token, simulator } = this.#profile;
    const socket = openSocket(
      { address, token: token(), pin, simulator, clock, timing: this.#timing, limits: this.#limits },
      {
        opened: (greeting) => void this.#introduce(socket, greeting),
        frame: (frame, bytes) => this.#inbox.receive(frame, bytes),
        ended: (end) => this.#ended(socket, end),
        mayEnd: () => !this.#pending.awaitsActivation(),
      },
    );
    this.#socket = socket;
  }

  async #introduce(socket: BridgeSocket, greeting: Greeting): Promise<void> {
    const ask = (request: PimsRequest, timeoutMs: number): Promise<RequestOutcome> => this.#ask(socket, request, timeoutMs);
    const found = await introduce(ask, this.#profile, this.#timing.courtesyMs);
    if (this.#socket !== socket || !socket.isOpen() || this.#stopped) return;
    if (!found.ok) {
      this.#deps.log({ event: 'initialize-failed', code: found.code });
      this.#ended(socket, { problem: found.retry ? 'pims-not-started' : 'initialize-failed', retry: found.retry });
      await socket.close(this.#timing.courtesyMs);
      return;
    }
    const { clock } = this.#deps;
    this.#readySince = clock.mono();
    const { sdk, device } = found;
    const { hello, ...greeted } = greeting;
    this.#hello = hello;
    // Renewed before anybody hears of it: a listener starts the Bluetooth service, which wants its subscription first.
    this.#status.become({ name: 'ready', since: clock.wall(), sdk, device, ...greeted }, () => this.#subscriptions.renew());
  }

  #ended(socket: BridgeSocket, end: SocketEnd): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    const wasStable = this.state().name === 'ready' && this.#deps.clock.mono() - this.#readySince >= this.#timing.stableMs;
    this.#failures = end.problem === 'flooding' ? this.#failures + FLOOD_FAILURES : wasStable ? 1 : this.#failures + 1;
    this.#pending.failAll('disconnected');
    if (this.#stopped) return;
    if (end.retry) this.#waitAndRetry(end);
    else this.#status.become({ name: 'refused', problem: end.problem });
  }

  #waitAndRetry({ problem, notBeforeMs = 0 }: SocketEnd): void {
    const pause = Math.max(notBeforeMs, backOff(this.#failures, this.#timing, this.#deps.random));
    this.#retry = setTimeout(() => this.#connect(), pause);
    this.#status.become({ name: 'waiting', problem, retryAt: this.#deps.clock.wall() + pause, attempt: this.#failures });
  }

  #clearRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  /** Our own questions, on a connection that may not be ready yet. */
  #ask(socket: BridgeSocket, request: PimsRequest, timeoutMs: number): Promise<RequestOutcome> {
    if (this.#socket !== socket) return Promise.resolve({ kind: 'not-sent', reason: 'not-connected' });
    return this.#transmit(request, { transactionId: newTransactionId(), timeoutMs });
  }

  /** The only place where a request leaves. From `beforeSend` to the socket there is no gap in which anything else could happen. */
  #transmit(request: PimsRequest, options: RequestOptions): Promise<RequestOutcome> {
    const { transactionId, timeoutMs, signal, beforeSend, onProgress } = options;
    if (this.#pending.knows(transactionId)) throw new Error('a transaction id must not be used twice');
    const isLong = onProgress !== undefined && this.#hello.capabilities.has('long-calls');
    const text = isLong ? encodeLongRequest(transactionId, request, timeoutMs) : encodeRequest(transactionId, request);
    const hurdle = this.#hurdle(text, signal);
    if (hurdle !== null) return Promise.resolve({ kind: 'not-sent', reason: hurdle });
    try {
      beforeSend?.();
    } catch {
      // The caller keeps the bytes back, and knows why (see Bridge.request).
      return Promise.resolve({ kind: 'not-sent', reason: 'aborted' });
    }
    const outcome = this.#pending.wait(transactionId, { timeoutMs, isActivation: isActivation(request), signal, onProgress });
    this.#socket?.send(text);
    return outcome;
  }

  #hurdle(text: string, signal: AbortSignal | undefined): Extract<RequestOutcome, { kind: 'not-sent' }>['reason'] | null {
    if (signal?.aborted === true) return 'aborted';
    if (this.#socket?.isOpen() !== true) return 'not-connected';
    return Buffer.byteLength(text) > MAX_FRAME_BYTES ? 'too-large' : null;
  }

  /** Sends what nobody waits for (subscriptions); a failure is logged. Gives the id, or null while not ready. */
  #sendAside(request: PimsRequest): TransactionId | null {
    if (this.state().name !== 'ready' || this.#socket?.isOpen() !== true) return null;
    const transactionId = newTransactionId();
    void this.#transmit(request, { transactionId, timeoutMs: this.#profile.answerTimeoutMs }).then((outcome) => {
      const why = failureOf(outcome);
      if (why !== null && !this.#stopped) this.#deps.log({ event: 'subscribe-failed', api: request.api ?? '', why });
    });
    return transactionId;
  }
}

/** The one request whose answer nothing may be dropped for. */
function isActivation({ method, api }: PimsRequest): boolean {
  return method === 'set' && api === API.carkey;
}

/** One word or number for what went wrong, or null when nothing did. */
function failureOf(outcome: RequestOutcome): string | null {
  if (outcome.kind !== 'answered') return outcome.reason;
  return outcome.answer.status === 'FAILED' ? String(outcome.answer.error.code) : null;
}
