/** The first words on a new connection: initialise the SDK, find out its generation, ask what phone it is. */
import type { JsonObject } from '../../app/base/index.ts';
import {
  type Answer,
  type BridgeDevice,
  initialize,
  parseDevice,
  parseSdkVersion,
  type PimsRequest,
  probeCarKey,
  readSdkDevice,
  readSdkVersion,
  type RequestOutcome,
  type SdkVersion,
} from '../../app/pims/index.ts';
import type { BridgeProfile } from './api.ts';

/** Sends one request on the connection that is being introduced. */
type Ask = (request: PimsRequest, timeoutMs: number) => Promise<RequestOutcome>;

/** What the introduction found. `retry` is false where a person has to change the profile. */
type Introduction =
  | { readonly ok: true; readonly sdk: SdkVersion | null; readonly device: BridgeDevice }
  | { readonly ok: false; readonly retry: boolean; readonly code: number | null };

/** The SDK was initialised before, by us on an earlier connection or by the phone: as good as done. */
const ALREADY_INITIALIZED = 2007;

/** Refusals of `initialize` that only another profile cures: configuration and parameters. */
const PROFILE_AT_FAULT: ReadonlySet<number> = new Set([2003, 2004, 2006, 2010, 2101, 2102]);

const MISSING_PARAMETER = 2101;

/** Introduces the console. `courtesyMs` limits the wait for what is only nice to know. */
export async function introduce(ask: Ask, profile: BridgeProfile, courtesyMs: number): Promise<Introduction> {
  // A closed shape of plain values: a JSON object by construction, which an object type without index signature does not say.
  const parameters = profile.initialize() as unknown as JsonObject;
  const first = await ask(initialize(parameters), profile.answerTimeoutMs);
  if (first.kind !== 'answered') return { ok: false, retry: true, code: null };
  if (first.answer.status === 'FAILED' && first.answer.error.code !== ALREADY_INITIALIZED) {
    const { code } = first.answer.error;
    return { ok: false, retry: !PROFILE_AT_FAULT.has(code), code };
  }
  const [version, device] = await Promise.all([
    ask(readSdkVersion(), profile.answerTimeoutMs),
    ask(readSdkDevice(), Math.min(courtesyMs, profile.answerTimeoutMs)),
  ]);
  const { text, generation } = parseSdkVersion(resultOf(version));
  const sdk = profile.sdk === 'auto' ? (generation ?? (await probe(ask, profile.answerTimeoutMs))) : profile.sdk;
  return { ok: true, sdk, device: { ...parseDevice(resultOf(device)), sdkVersion: text } };
}

/**
 * The other way to find the generation: up to 2.2 a `get carkey` misses its VIN parameter. 2.3 could say the same while no vehicle is
 * selected, but 2.3 offers the version call, which was asked before. Null when there is no answer at all.
 */
async function probe(ask: Ask, timeoutMs: number): Promise<SdkVersion | null> {
  const outcome = await ask(probeCarKey(), timeoutMs);
  if (outcome.kind !== 'answered') return null;
  return outcome.answer.status === 'FAILED' && outcome.answer.error.code === MISSING_PARAMETER ? '2.2' : '2.3';
}

function resultOf(outcome: RequestOutcome): Extract<Answer, { status: 'SUCCEEDED' }>['result'] {
  return outcome.kind === 'answered' && outcome.answer.status === 'SUCCEEDED' ? outcome.answer.result : null;
}
