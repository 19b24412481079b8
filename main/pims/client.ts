/** The PIMS calls of the console over a bridge. All of them read or prepare; the activation is main/carkey's own. */
import {
  type Answer,
  API,
  bluetoothService,
  type ConnectionFact,
  parseConnection,
  parseServices,
  parseStatus,
  parseSteps,
  type PimsRequest,
  readCarKey,
  readConnection,
  readServices,
  readSteps,
  type RequestOutcome,
  type SdkVersion,
  selectVehicle,
  type StatusAnswer,
  type TransactionId,
} from '../../app/pims/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import { type Clock, turns } from '../base/index.ts';
import type { Bridge, BridgeProfile, CallOutcome, Pims } from './api.ts';
import { newTransactionId } from './transaction.ts';

/** What the calls need. */
type PimsDeps = { readonly clock: Clock };

type Result = Extract<Answer, { status: 'SUCCEEDED' }>['result'];

/** Missing parameter: on 2.3, no vehicle is selected (any more). */
const MISSING_PARAMETER = 2101;

/** Makes the calls. */
export function createPims(bridge: Bridge, profile: Pick<BridgeProfile, 'answerTimeoutMs'>, deps: PimsDeps): Pims {
  const sdk = (): SdkVersion | null => {
    const state = bridge.state();
    return state.name === 'ready' ? state.sdk : null;
  };
  const call = async <T>(request: PimsRequest, read: (result: Result) => T | undefined, signal?: AbortSignal): Promise<CallOutcome<T>> => {
    const transactionId = newTransactionId();
    const timeoutMs = profile.answerTimeoutMs;
    const outcome = await bridge.request(request, { transactionId, timeoutMs, ...(signal === undefined ? {} : { signal }) });
    return outcomeOf(outcome, transactionId, deps.clock.wall(), read);
  };
  const select = (vin: Vin, signal?: AbortSignal): Promise<CallOutcome<null>> => {
    const request = selectVehicle(sdk() ?? NEWEST, vin);
    return request === null ? Promise.resolve(nothingToDo(deps.clock.wall())) : call(request, () => null, signal);
  };
  const readStatus = async (vin: Vin, signal?: AbortSignal): Promise<CallOutcome<StatusAnswer>> => {
    const selected = await select(vin, signal);
    return selected.kind === 'ok' ? call(readCarKey(sdk() ?? NEWEST, vin), parseStatus, signal) : selected;
  };
  // Between a selection and the read that belongs to it, no other vehicle may be selected.
  const inTurn = turns();
  return {
    sdk,
    select: (vin, signal) => inTurn(() => select(vin, signal)),
    status: (vin, signal) =>
      inTurn(async () => {
        const first = await readStatus(vin, signal);
        return first.kind === 'error' && first.error.code === MISSING_PARAMETER ? readStatus(vin, signal) : first;
      }),
    connection: (signal) => call(readConnection(), parseConnection, signal),
    followConnection: (vin, listener) => followConnection(bridge, vin, listener, deps.clock, (request) => call(request, () => null)),
    services: (vin, signal) => call(readServices(vin), (result) => parseServices(result) ?? undefined, signal),
    steps: (vin, signal) => call(readSteps(vin), parseSteps, signal),
  };
}

/** How to speak while the generation is not known: with the one that cannot read another vehicle's status by mistake. */
const NEWEST: SdkVersion = '2.3';

function nothingToDo(at: number): CallOutcome<null> {
  return { kind: 'ok', value: null, raw: '', transactionId: newTransactionId(), at, elapsedMs: 0 };
}

/** `read` gives undefined for a result that says nothing: that is no answer, not an empty one. */
function outcomeOf<T>(
  outcome: RequestOutcome,
  transactionId: TransactionId,
  at: number,
  read: (result: Result) => T | undefined,
): CallOutcome<T> {
  if (outcome.kind !== 'answered') return { kind: 'failed', outcome, transactionId };
  const { answer, elapsedMs } = outcome;
  const { raw } = answer;
  if (answer.status === 'FAILED') return { kind: 'error', error: answer.error, raw, transactionId, at, elapsedMs };
  const value = read(answer.result);
  if (value === undefined) return { kind: 'failed', outcome: { kind: 'no-answer', reason: 'unreadable', elapsedMs }, transactionId };
  return { kind: 'ok', value, raw, transactionId, at, elapsedMs };
}

/**
 * Subscribes first, then starts the phone's Bluetooth service (the published order), again after each reconnect. A service that was
 * started before (2339) is as good; other refusals show as "not connected", which is what they amount to.
 */
function followConnection(
  bridge: Bridge,
  vin: Vin,
  listener: (fact: ConnectionFact, at: number) => void,
  clock: Clock,
  send: (request: PimsRequest) => Promise<unknown>,
): () => void {
  const startService = (): void => {
    if (bridge.state().name === 'ready') void send(bluetoothService('start', vin));
  };
  const unsubscribe = bridge.subscribe(API.connection, (event) => {
    if ('result' in event) listener(parseConnection(event.result), clock.wall());
  });
  const stopListening = bridge.onState((state) => {
    if (state.name === 'ready') startService();
  });
  startService();
  return () => {
    stopListening();
    unsubscribe();
  };
}
