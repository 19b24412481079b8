/**
 * The conversation with one bridge: keeps a connection, sends each request once, and says for sure whether a byte left.
 * It never repeats a request; what is repeated after a reconnect are subscriptions, and nothing else.
 */
import { MAX_FRAME_BYTES, encodeRequest, parseFrame, transactionOfFrame } from '../../app/pims/envelope.ts';
import { release } from '../../app/pims/requests.ts';
import type { BridgeProblem, BridgeState, FrameFault, PimsRequest, RequestOutcome, TransactionId } from '../../app/pims/types.ts';
import { assertNever } from '../../app/result.ts';
import type { Result } from '../../app/result.ts';
import type { Clock } from '../clock.ts';
import type { Bridge, BridgeProfile, Stray } from './api.ts';
import { judgeAddress } from './bridge-address.ts';
import { openSocket } from './bridge-socket.ts';
import type { BridgeSocket, Greeting, SocketEnd } from './bridge-socket.ts';
import { BRIDGE_TIMING, backOff } from './bridge-timing.ts';
import type { BridgeTiming } from './bridge-timing.ts';
import { introduce } from './introduction.ts';
import { PendingRequests } from './pending.ts';
import { Subscriptions } from './subscriptions.ts';
import type { SubscriptionEvent } from './subscriptions.ts';
import { newTransactionId } from './transaction.ts';

/** What the bridge tells the log: closed words and numbers, never an address with secrets, a parameter or a VIN. */
export type BridgeLogEvent =
  | { readonly event: 'state'; readonly name: BridgeState['name']; readonly problem?: BridgeProblem; readonly attempt?: number }
  | { readonly event: 'stray'; readonly kind: Stray['kind']; readonly fault?: FrameFault; readonly transactionId?: string }
  | { readonly event: 'initialize-failed'; readonly code: number | null }
  | { readonly event: 'subscribe-failed'; readonly api: string; readonly why: string };

/** What the bridge needs from its house. `random` gives numbers in [0, 1). */
export type BridgeDeps = {
  readonly clock: Clock;
  readonly log: (event: BridgeLogEvent) => void;
  readonly random: () => number;
  readonly timing?: Partial<BridgeTiming>;
};

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
  readonly #pending: PendingRequests;
  readonly #subscriptions: Subscriptions;
  readonly #stateListeners = new Set<(state: BridgeState) => void>();
  readonly #strayListeners = new Set<(stray: Stray) => void>();
  #state: BridgeState = { name: 'off' };
  #socket: BridgeSocket | null = null;
  #retry: NodeJS.Timeout | null = null;
  #failures = 0;
  #readySince = 0;
  #stopped = false;

  constructor(profile: BridgeProfile, deps: BridgeDeps) {
    this.#profile = profile;
    this.#deps = deps;
    this.#timing = { ...BRIDGE_TIMING, ...deps.timing };
    this.#pending = new PendingRequests(deps.clock);
    this.#subscriptions = new Subscriptions((request) => this.#sendAside(request));
  }

  state(): BridgeState {
    return this.#state;
  }

  onState(listener: (state: BridgeState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  onStray(listener: (stray: Stray) => void): () => void {
    this.#strayListeners.add(listener);
    return () => this.#strayListeners.delete(listener);
  }

  request(request: PimsRequest, options: RequestOptions): Promise<RequestOutcome> {
    if (this.#state.name !== 'ready') return Promise.resolve({ kind: 'not-sent', reason: 'not-connected' });
    return this.#transmit(request, options);
  }

  subscribe(api: string, listener: (event: SubscriptionEvent) => void): () => void {
    return this.#subscriptions.add(api, listener);
  }

  reconnect(): void {
    if (this.#stopped || this.#state.name === 'ready' || this.#state.name === 'connecting') return;
    this.#clearRetry();
    this.#connect();
  }

  ready(timeoutMs: number, signal?: AbortSignal): Promise<BridgeState> {
    if (this.#isSettledState() || signal?.aborted === true) return Promise.resolve(this.#state);
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        stopListening();
        signal?.removeEventListener('abort', finish);
        resolve(this.#state);
      };
      const timer = setTimeout(finish, timeoutMs);
      const stopListening = this.onState(() => {
        if (this.#isSettledState()) finish();
      });
      signal?.addEventListener('abort', finish, { once: true });
    });
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#clearRetry();
    const socket = this.#socket;
    if (socket?.isOpen() === true) await this.#ask(socket, release(), Math.min(this.#timing.courtesyMs, 500));
    await socket?.close(this.#timing.courtesyMs);
    this.#pending.failAll('disconnected');
    this.#become({ name: 'off' });
    this.#stateListeners.clear();
    this.#strayListeners.clear();
  }

  /** Nothing more will happen by itself. */
  #isSettledState(): boolean {
    return this.#state.name === 'ready' || this.#state.name === 'refused' || this.#stopped;
  }

  #connect(): void {
    const address = judgeAddress(this.#profile.url);
    if (!address.ok) {
      this.#become({ name: 'refused', problem: address.error });
      return;
    }
    this.#become({ name: 'connecting', attempt: this.#failures + 1 });
    const { clock } = this.#deps;
    const { pin } = this.#profile;
    const socket = openSocket(
      { address: address.value, token: this.#profile.token(), pin, clock, timing: this.#timing },
      {
        opened: (greeting) => void this.#introduce(socket, greeting),
        frame: (frame, bytes) => this.#receive(frame, bytes),
        ended: (end) => this.#ended(socket, end),
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
      this.#ended(socket, { problem: 'initialize-failed', retry: found.retry });
      await socket.close(this.#timing.courtesyMs);
      return;
    }
    const { clock } = this.#deps;
    this.#readySince = clock.mono();
    this.#state = { name: 'ready', since: clock.wall(), sdk: found.sdk, device: found.device, ...greeting };
    // Before anybody hears of it: the Bluetooth service is started by a listener, and wants its subscription first.
    this.#subscriptions.renew();
    this.#become(this.#state);
  }

  #ended(socket: BridgeSocket, end: SocketEnd): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    const wasStable = this.#state.name === 'ready' && this.#deps.clock.mono() - this.#readySince >= this.#timing.stableMs;
    this.#failures = wasStable ? 1 : this.#failures + 1;
    this.#pending.failAll('disconnected');
    if (this.#stopped) return;
    if (end.retry) this.#waitAndRetry(end.problem);
    else this.#become({ name: 'refused', problem: end.problem });
  }

  #waitAndRetry(problem: BridgeProblem): void {
    const pause = backOff(this.#failures, this.#timing, this.#deps.random);
    this.#retry = setTimeout(() => this.#connect(), pause);
    this.#become({ name: 'waiting', problem, retryAt: this.#deps.clock.wall() + pause, attempt: this.#failures });
  }

  #clearRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #become(state: BridgeState): void {
    this.#state = state;
    const { name } = state;
    const problem = 'problem' in state ? { problem: state.problem } : {};
    this.#deps.log({ event: 'state', name, ...problem, ...('attempt' in state ? { attempt: state.attempt } : {}) });
    for (const listener of [...this.#stateListeners]) listener(state);
  }

  /** Our own questions, on a connection that may not be ready yet. */
  #ask(socket: BridgeSocket, request: PimsRequest, timeoutMs: number): Promise<RequestOutcome> {
    if (this.#socket !== socket) return Promise.resolve({ kind: 'not-sent', reason: 'not-connected' });
    return this.#transmit(request, { transactionId: newTransactionId(), timeoutMs });
  }

  /** The only place where a request leaves. From `beforeSend` to the socket there is no gap in which anything else could happen. */
  #transmit(request: PimsRequest, options: RequestOptions): Promise<RequestOutcome> {
    const { transactionId, timeoutMs, signal, beforeSend } = options;
    if (this.#pending.knows(transactionId)) throw new Error('a transaction id must not be used twice');
    const text = encodeRequest(transactionId, request);
    const hurdle = this.#hurdle(text, signal);
    if (hurdle !== null) return Promise.resolve({ kind: 'not-sent', reason: hurdle });
    try {
      beforeSend?.();
    } catch {
      // The caller kept the bytes back and knows why; see Bridge.request.
      return Promise.resolve({ kind: 'not-sent', reason: 'aborted' });
    }
    const outcome = this.#pending.wait(transactionId, timeoutMs, signal);
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
    if (this.#state.name !== 'ready' || this.#socket?.isOpen() !== true) return null;
    const transactionId = newTransactionId();
    void this.#transmit(request, { transactionId, timeoutMs: this.#profile.answerTimeoutMs }).then((outcome) => {
      const why =
        outcome.kind === 'answered' ? (outcome.answer.status === 'FAILED' ? String(outcome.answer.error.code) : null) : outcome.reason;
      if (why !== null && !this.#stopped) this.#deps.log({ event: 'subscribe-failed', api: request.api ?? '', why });
    });
    return transactionId;
  }

  #receive(frame: Result<string, FrameFault>, bytes: number): void {
    if (!frame.ok) {
      this.#stray({ kind: 'fault', fault: frame.error, bytes });
      return;
    }
    const parsed = parseFrame(frame.value);
    if (!parsed.ok) {
      const id = transactionOfFrame(frame.value);
      this.#stray({ kind: 'fault', fault: parsed.error, bytes });
      if (id !== null) this.#pending.fail(id, 'unreadable');
      return;
    }
    const answer = parsed.value;
    switch (answer.status) {
      case 'SUCCEEDED':
      case 'FAILED':
        if (this.#pending.answer(answer)) return;
        break;
      case 'RESULT':
        if (this.#subscriptions.deliver(answer)) return;
        break;
      default:
        assertNever(answer, 'status');
    }
    const settled = this.#pending.settled(answer.transactionId);
    if (settled === 'ended') this.#pending.remember(answer.transactionId, 'answered');
    this.#stray({ kind: settled === 'ended' ? 'late' : settled === 'answered' ? 'double' : 'foreign', answer });
  }

  #stray(stray: Stray): void {
    const { kind } = stray;
    this.#deps.log(
      stray.kind === 'fault'
        ? { event: 'stray', kind, fault: stray.fault }
        : { event: 'stray', kind, transactionId: stray.answer.transactionId },
    );
    for (const listener of [...this.#strayListeners]) listener(stray);
  }
}
